"""What stands over the drawing and over its panels."""

from math import ceil

from argmap.drawing.dates import written
from argmap.drawing.label import box, cell, directed, row, rows, table, words
from argmap.drawing.metrics import width, wrap
from argmap.drawing.palette import Palette
from argmap.graph import Graph


def heading(graph: Graph, palette: Palette, room: float, supposed: str = "", indent: int = 0) -> str:
    """The map's title, the first paragraph of its summary, its authors, date, and what is supposed of it.

    It is indented by so many points.
    """
    summary = (graph.summary or "").strip().split("\n\n")[0]
    date = [written(graph.date, graph, year=True)] if graph.date else []
    parts = [
        _block(graph.title or "", 22, palette.ink, room, bold=True),
        _block(summary, 13, palette.muted, room),
        _block(" · ".join([*graph.authors, *date]), 10, palette.muted, room),
        _block(supposed, 13, palette.ink, room, bold=True),
    ]
    before = [cell("", WIDTH=indent)] if indent else []
    return table(*(row(*before, cell(part)) for part in parts if part), CELLPADDING=2) if any(parts) else " "


def title(text: str, size: int, colour: str, room: float) -> str:
    """A panel's title, which begins where its cards do."""
    block = _block(text, size, colour, room, bold=True)
    return table(row(cell("", HEIGHT=3)), row(cell(table(row(cell("", WIDTH=4), cell(block))))))


def tagged(label: str, tag: str, palette: Palette) -> str:
    """A panel's title with a warning beside it."""
    said = box(
        words(tag, 9, palette.onband, bold=True), ceil(width(tag, 9, bold=True)) + 4, 14, VALIGN="BOTTOM"
    )
    sign = table(row(cell("", WIDTH=8), said, cell("", WIDTH=4)))
    warning = table(row(cell(sign, BGCOLOR=palette.condition.band, STYLE="ROUNDED", BORDER=1)))
    return table(row(cell(label), cell("", WIDTH=12), cell(warning)))


def _block(text: str, size: int, colour: str, room: float, *, bold: bool = False) -> str:
    """A text in as many lines as it takes; nothing if there is none."""
    if not text.strip():
        return ""
    lines = directed(wrap(text, room, size, bold))
    broad = ceil(max(width(line, size, bold) for line in lines))
    return table(*rows(lines, size, colour, broad, bold=bold))
