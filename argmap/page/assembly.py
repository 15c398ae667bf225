"""The page put together: template, drawing, outline, styles and script, and what of it may run."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html import escape, unescape
from string import Template
from typing import Any

from argmap.drawing.palette import DARK, LIGHT, Palette
from argmap.drawing.scene import Scene
from argmap.page.listing import listing, paragraphs
from argmap.page.script import script, source

_POINTS = re.compile(r'(?<=\d)pt(?=")')
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
# What HTML could take for the end of a script, or for a tag; JSON has another way to write each.
_TELLING = str.maketrans(
    {"<": r"\u003c", ">": r"\u003e", "&": r"\u0026", "\u2028": r"\u2028", "\u2029": r"\u2029"}
)


def assembled(svg: str, scene: Scene, contents: dict[str, Any], *, fixed: Palette | None, dark: bool) -> str:
    """The page as HTML, in `fixed` colours on every screen, or else as the screen is, or `dark` at first."""
    graph = scene.graph
    # Each end of a line between two tags would be a piece of text that a browser has to keep.
    drawing = svg[svg.index("<svg") :].replace(">\n<", "><")
    # The drawing's width and height: each of its points is a pixel of the page.
    drawing = _POINTS.sub("", drawing, count=2)
    style = f"{_colours(fixed)}\n{source('page.css')}"
    early, program = source("early.js"), script()
    title = graph.title or "Argument map"
    return Template(source("page.html")).substitute(
        policy=_policy([early, program], [style, *(unescape(each) for each in _STYLE.findall(drawing))]),
        language=escape(graph.language),
        theme=' data-theme="dark"' if dark else ' data-theme="light"' if fixed else "",
        switch=" hidden" if fixed else "",
        title=escape(title),
        summary="".join(
            f'<p class="summary" dir="auto">{escape(each)}</p>' for each in paragraphs(graph.summary)
        ),
        style=style,
        early=early,
        drawing=drawing,
        outline=listing(scene),
        contents=json.dumps(contents, ensure_ascii=False, separators=(",", ":")).translate(_TELLING),
        script=program,
    )


def _policy(scripts: list[str], styles: list[str]) -> str:
    """What the browser may use: these scripts and styles, and nothing from anywhere else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _colours(fixed: Palette | None) -> str:
    """The drawing's colours for the page around it; on paper they are the light ones."""
    if fixed:
        return f":root{{{_variables(fixed)}}}"
    light, dark = _variables(LIGHT), f"color-scheme:dark;{_variables(DARK)}"
    on_paper = _variables(LIGHT, "!important")
    return (
        f":root{{color-scheme:light;{light}}}\n"
        f"@media(prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n"
        f":root[data-theme=dark]{{{dark}}}\n"
        f"@media print{{:root,.am-drawing{{color-scheme:light!important;{on_paper}}}}}"
    )


def _variables(palette: Palette, weight: str = "") -> str:
    return "".join(f"--am-{part}:{colour}{weight};" for part, colour in palette.colours())
