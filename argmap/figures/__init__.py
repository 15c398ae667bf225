"""Maps as figures in documents: the drawing, and what it shows in words, for those who can't see it."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import NamedTuple

OPTIONS = (
    "view",
    "scenario",
    "assume",
    "as",
    "focus",
    "depth",
    "only",
    "fold",
    "group-by",
    "style",
    "direction",
    "theme",
)
"""What can be said of a figure; each is the option of `argmap render` of that name."""

SWITCHES = ("legend", "verdicts")
"""What is there if nothing is said, and left out with `no`."""

_SEVERAL = ("assume", "focus", "fold", "only")
"""Options that can be given more than once; in a figure with commas, or if these mean something, spaces."""


class Unusable(Exception):
    """A figure that can't be drawn; the message says why, of a map with errors as `argmap check` does."""


class Figure(NamedTuple):
    """The drawing as SVG, and its lines in words, each with how deep it is set in."""

    svg: str
    title: str
    outline: tuple[tuple[int, str], ...]

    def html(self, name: str) -> str:
        """The figure in HTML; `name` sets its addresses apart from those of other figures on the page."""
        label = escape(self.title)
        return (
            f'<figure class="argmap" style="overflow-x: auto" role="group" aria-label="{label}">\n'
            f"{_named(self.svg, name)}\n"
            "<details><summary>The map in words</summary>\n"
            f"{''.join(_nested(self.outline))}\n"
            "</details>\n</figure>"
        )


def figure(map: str | Path, folder: str | Path, options: Mapping[str, str]) -> Figure:
    """The figure of the map in a file, or of a text; paths are as seen from the folder. Raises Unusable."""
    arguments = list(_arguments(options))
    title, *words = _rendered(map, folder, "txt", arguments).splitlines()
    lines = [line for line in words if line.strip()]
    if "theme" not in options:
        arguments += ["--theme", "auto"]
    svg = _rendered(map, folder, "svg", arguments)
    return Figure(svg[svg.index("<svg") :].rstrip(), title, tuple(_set_in(line) for line in lines))


def _set_in(line: str) -> tuple[int, str]:
    """A line of an outline: how deep it is set in, and its words."""
    words = line.lstrip(" ")
    return (len(line) - len(words)) // 2, words


def _arguments(options: Mapping[str, str]) -> Iterator[str]:
    for name, value in options.items():
        if name in SWITCHES:
            if value not in ("yes", "no"):
                raise Unusable(f"`{name}` is yes or no, not `{value}`")
            yield f"--{'no-' if value == 'no' else ''}{name}"
            continue
        if name not in OPTIONS:
            raise Unusable(f"a figure has no option `{name}`; there are {', '.join((*OPTIONS, *SWITCHES))}")
        values = re.split(r"\s+" if name == "only" else r"[,\s]+", value) if name in _SEVERAL else [value]
        for each in filter(None, values):
            yield f"--{name}={each}"


def _rendered(map: str | Path, folder: str | Path, ending: str, arguments: list[str]) -> str:
    source = str(map) if isinstance(map, Path) else "-"
    command = [sys.executable, "-m", "argmap", "render", source, "-o", "-", "--format", ending, *arguments]
    text = None if isinstance(map, Path) else map.encode()
    ran = subprocess.run(command, cwd=folder, input=text, capture_output=True, check=False)
    if ran.returncode:
        raise Unusable(ran.stderr.decode().strip().removeprefix("argmap: "))
    return ran.stdout.decode()


def _named(svg: str, name: str) -> str:
    """The SVG with a name before all of its addresses, and no blank lines, which would end it in Markdown."""
    svg = re.sub(r'(\sid="|\s(?:xlink:)?href="#|url\(#)', rf"\g<1>{name}-", svg)
    svg = re.sub(
        r'(\saria-(?:labelledby|describedby)=")([^"]*)',
        lambda found: found[1] + " ".join(f"{name}-{each}" for each in found[2].split()),
        svg,
    )
    return re.sub(r"\n\s*\n", "\n", svg)


def _nested(lines: tuple[tuple[int, str], ...]) -> Iterator[str]:
    """The lines as lists in lists."""
    depth = -1
    for deep, words in lines:
        here = min(deep, depth + 1)
        yield "<ul>" if here > depth else "</li>" + "</ul></li>" * (depth - here)
        depth = here
        yield f"<li>{escape(words)}"
    yield "</li></ul>" * (depth + 1)
