"""Badges: small outlined signs on a card, each with a few words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from argmap.drawing.dates import written
from argmap.drawing.label import box, cell, row, table, words
from argmap.drawing.metrics import cut, width
from argmap.drawing.palette import Palette
from argmap.graph import Graph, Statement

HEIGHT = 15
"""Of a badge in points."""

GAP = 4
"""Around each."""


class Badge(NamedTuple):
    """The words of a badge, and how broad it is."""

    text: str
    width: int


def badges(statement: Statement, graph: Graph) -> Iterator[str]:
    """What is worth a badge on the card of a statement, and only if it is set."""
    if "." in statement.id:
        yield f"from {statement.id.rpartition('.')[0]}"
    if statement.status:
        yield statement.status
    if statement.due:
        yield f"by {written(statement.due, graph)}"
    if statement.likelihood is not None:
        full = round(statement.likelihood * 3)
        yield f"{'●' * full}{'○' * (3 - full)} {statement.likelihood:.0%} likely"
    if {each.believes.get(statement.id) for each in graph.parties.values()} >= {True, False}:
        yield "disputed"
    if statement.weight != 1:
        yield f"weight {statement.weight.normalize():f}"
    if len(statement.citations) > 1:
        yield f"[{len(statement.citations)}] sources"


def packed(texts: Iterable[str], room: float) -> Iterator[list[Badge]]:
    """Badges in lines that are no broader than that."""
    line: list[Badge] = []
    for each in texts:
        text = cut(each, room - 16, 9)
        badge = Badge(text, round(width(text, 9)) + 12)
        if line and reach(line) + badge.width > room:
            yield line
            line = []
        line.append(badge)
    if line:
        yield line


def reach(badges: Iterable[Badge]) -> int:
    """How far a line of badges reaches, with the gap after each."""
    return sum(badge.width + GAP for badge in badges)


def drawn(badges: Iterable[Badge], room: int, palette: Palette) -> str:
    """A line of badges as a table so broad."""
    outline = {"BORDER": 1, "STYLE": "ROUNDED", "COLOR": palette.muted}
    line = list(badges)
    signs = []
    for badge in line:
        inner = box(words(badge.text, 9, palette.ink), badge.width - 8, HEIGHT - 2)
        signs.append(cell(table(row(cell("", WIDTH=6), inner)), **outline))
    return table(row(*signs, cell("", WIDTH=room - 2 * GAP - reach(line))), CELLSPACING=GAP)
