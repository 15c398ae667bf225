"""Drawings set in the fonts of this machine, by typst (the optional `argmap[scripts]`)."""

import importlib
import importlib.util
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from math import ceil
from typing import Literal

from argmap.drawing import fonts, sheet
from argmap.drawing.engine import EngineError

Format = Literal["pdf", "png"]

# Graphviz has words for some colours.
_HEX = {"black": "#000000", "white": "#ffffff"}
_TEXT = re.compile(rb"<text .*?</text>", re.DOTALL)
# So wide that any line fits.
_BROAD = 2000.0


def is_installed() -> bool:
    """Whether typst can be asked."""
    return importlib.util.find_spec("typst") is not None


def book(pages: Sequence[sheet.Page], format: Format, title: str = "", dpi: float | None = None) -> bytes:
    """Drawings as PDF, or one as PNG; argmap's own font first, then whatever font has the character."""
    # Imported by name, as it is not there in every installation.
    typst = importlib.import_module("typst")
    lines = [f"#set document(title: {_quoted(title)}, date: none)"]
    files = {}
    for number, page in enumerate(pages, 1):
        # The texts are set by typst itself: in an image, a line of several scripts would have empty boxes.
        files[f"{number}.svg"] = _TEXT.sub(b"", page.svg)
        lines += _page(page, f"{number}.svg")
    files["main.typ"] = "\n".join(lines).encode()
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


def _page(page: sheet.Page, image: str) -> Iterator[str]:
    """A page in typst's language."""
    drawing = page.drawing
    width, height = page.size
    yield f"#page(width: {width:.2f}pt, height: {height:.2f}pt, margin: 0pt)["
    (right, down), scale = page.margin, page.scale
    at = f"dx: {right:.2f}pt, dy: {down:.2f}pt"
    yield f'#place({at}, image("{image}", width: {drawing.size[0] * scale:.2f}pt))'
    for mark in drawing.marks:
        if isinstance(mark, sheet.Text):
            yield _written(mark, page)
    # An image takes its own links along into no PDF.
    for link in drawing.links:
        left, top, far, bottom = (number * scale for number in link.area)
        box = f"box(width: {far - left:.2f}pt, height: {bottom - top:.2f}pt)"
        yield f"#place(dx: {right + left:.2f}pt, dy: {down + top:.2f}pt, link({_quoted(link.url)}, {box}))"
    yield "]"


def _written(mark: sheet.Text, page: sheet.Page) -> str:
    """A line of text, in a box of no height that is too broad for it to be broken."""
    scale, (right, down) = page.scale, page.margin
    side = "right" if mark.leftward else {"start": "left", "middle": "center", "end": "right"}[mark.anchor]
    before = {"left": 0.0, "center": _BROAD / 2, "right": _BROAD}[side]
    end = ceil(mark.width) if mark.leftward else 0.0
    look = {
        "font": '"Arimo"',
        "size": f"{mark.size * scale:.3f}pt",
        "weight": '"bold"' if mark.bold else '"regular"',
        "fill": f"rgb({_quoted(_HEX.get(mark.fill, mark.fill))})",
        "dir": "rtl" if mark.leftward else "ltr",
        "top-edge": '"baseline"',
        "bottom-edge": '"baseline"',
    }
    facts = ", ".join(f"{name}: {value}" for name, value in look.items())
    line = f"text({facts}, {_quoted(mark.text)})"
    line = f"strike({line})" if mark.struck else line
    x, y = right + (mark.place[0] + end) * scale - before, down + mark.place[1] * scale
    return f"#place(dx: {x:.2f}pt, dy: {y:.2f}pt, box(width: {_BROAD:g}pt, align({side}, {line})))"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
