"""Drawings set in the fonts of this machine, by typst (the optional `argmap[scripts]`)."""

import importlib
import importlib.util
import re
from datetime import UTC, datetime
from typing import Literal

from argmap.drawing import fonts, sheet
from argmap.drawing.engine import EngineError

Format = Literal["pdf", "png"]


def is_installed() -> bool:
    """Whether typst can be asked."""
    return importlib.util.find_spec("typst") is not None


def picture(svg: bytes, format: Format, title: str = "", dpi: float | None = None) -> bytes:
    """An SVG of Graphviz as PDF or PNG; argmap's own font first, then whatever font has the character."""
    # Imported by name, as it is not there in every installation.
    typst = importlib.import_module("typst")
    drawing = sheet.read(svg)
    width, height = drawing.size
    lines = [
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt)",
        f"#set document(title: {_quoted(title)}, date: none)",
        '#place(image("drawing.svg", width: 100%))',
    ]
    # An image takes its own links along into no PDF.
    for link in drawing.links:
        left, top, right, bottom = link.area
        box = f"box(width: {right - left:.2f}pt, height: {bottom - top:.2f}pt)"
        lines.append(f"#place(dx: {left:.2f}pt, dy: {top:.2f}pt, link({_quoted(link.url)}, {box}))")
    files = {
        "main.typ": "\n".join(lines).encode(),
        "drawing.svg": re.sub(rb'font-family="[^"]*"', b'font-family="Arimo"', svg),
    }
    try:
        made = typst.compile(
            files,
            format=format,
            ppi=dpi,
            # Without the fonts that typst brings: what counts is which fonts this machine has.
            font_paths=typst.Fonts(include_embedded_fonts=False, font_paths=[str(fonts.REGULAR.parent)]),
            timestamp=datetime.fromtimestamp(0, UTC),
        )
    except RuntimeError as error:
        raise EngineError(f"typst could not draw the map: {error}") from error
    return bytes(made)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
