"""Figures in Markdown: fenced blocks of `argmap`, which name a file, or hold a map.

An extension of Python-Markdown; its name for that is `argmap`.
"""

import re
import shlex
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from argmap.figures import Unusable, figure

_OPENING = re.compile(r"(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$")
_BEFORE_CODE = 27
"""Fenced code of Python-Markdown itself is read at 25, that of PyMdown at 25, too."""


class Maps(Extension):
    """Draws maps in a text; `folder` is where the files are that it names, and can be set between texts."""

    def __init__(self, **settings: Any) -> None:
        self.config = {"folder": [".", "Where the files are that figures name."]}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown calls it so
        """Take part in reading a text."""
        md.preprocessors.register(_Figures(md, self), "argmap", _BEFORE_CODE)


class _Figures(Preprocessor):
    def __init__(self, md: Markdown, maps: Maps) -> None:
        super().__init__(md)
        self._maps = maps

    def run(self, lines: list[str]) -> list[str]:
        """The lines with figures in the place of blocks; blocks within other blocks are left alone."""
        kept: list[str] = []
        rest = iter(lines)
        number = 0
        for line in rest:
            opening = _OPENING.fullmatch(line.rstrip())
            if opening is None:
                kept.append(line)
                continue
            body = []
            closing = ""
            for inner in rest:
                if re.fullmatch(rf"{opening['fence'][0]}{{{len(opening['fence'])},}}\s*", inner):
                    closing = inner
                    break
                body.append(inner)
            if opening["info"].split()[:1] != ["argmap"] or not closing:
                kept += [line, *body, *([closing] if closing else [])]
                continue
            number += 1
            html = self._drawn(opening["info"], "\n".join(body), f"map-{number}")
            kept += ["", self.md.htmlStash.store(html), ""]
        return kept

    def _drawn(self, info: str, body: str, name: str) -> str:
        options = {}
        for word in shlex.split(info)[1:]:
            option, equals, value = word.partition("=")
            if not equals:
                raise Unusable(f"`{word}`: write OPTION=VALUE, for example file=maps/talks.argmap.yaml")
            options[option] = value
        file = options.pop("file", None)
        if (file is None) == (not body.strip()):
            raise Unusable("a block of argmap names a file, file=PATH, or holds a map")
        folder = str(self._maps.getConfig("folder"))
        return figure(Path(file) if file else body + "\n", folder, options).html(name)


def makeExtension(**settings: Any) -> Maps:  # noqa: N802 - Python-Markdown calls it so
    """The extension, for Python-Markdown."""
    return Maps(**settings)
