"""What stands over the drawing and over its panels."""

from math import ceil

from argmap.drawing.card import written
from argmap.drawing.label import box, cell, directed, row, rows, table, words
from argmap.drawing.metrics import width, wrap
from argmap.drawing.palette import Palette
from argmap.graph import Graph


def heading(graph: Graph, palette: Palette, room: float, supposed: str = "") -> str:
    """The map's title, the first paragraph of its summary, its authors, date, and what is supposed of it."""
    summary = (graph.summary or "").strip().split("\n\n")[0]
    date = [written(graph.date, graph, year=True)] if graph.date else []
    rows = [
        _row(graph.title or "", 22, palette.ink, room, bold=True),
        _row(summary, 13, palette.muted, room),
        _row(" · ".join([*graph.authors, *date]), 10, palette.muted, room),
        _row(supposed, 13, palette.ink, room, bold=True),
    ]
    return table(*filter(None, rows), CELLPADDING=2) if any(rows) else " "


def title(text: str, size: int, colour: str, room: float) -> str:
    """A panel's title."""
    return table(_row(text, size, colour, room, bold=True), CELLPADDING=4)


def tagged(label: str, tag: str, palette: Palette) -> str:
    """A panel's title with a warning beside it."""
    said = box(
        words(tag, 9, palette.onband, bold=True), ceil(width(tag, 9, bold=True)) + 4, 14, VALIGN="BOTTOM"
    )
    sign = table(row(cell("", WIDTH=8), said, cell("", WIDTH=4)))
    warning = table(row(cell(sign, BGCOLOR=palette.condition.band, STYLE="ROUNDED", BORDER=1)))
    # A table fills the cell it is in, so what is to stay small stands between two empty rows.
    small = table(row(cell("", HEIGHT=3)), row(cell(warning)), row(cell("", HEIGHT=5)))
    return table(row(cell(label), cell("", WIDTH=8), cell(small)))


def _row(text: str, size: int, colour: str, room: float, *, bold: bool = False) -> str:
    if not text.strip():
        return ""
    wrapped = directed(wrap(text, room, size, bold))
    broad = ceil(max(width(line, size, bold) for line in wrapped))
    return row(cell(table(*rows(wrapped, size, colour, broad, bold=bold))))
