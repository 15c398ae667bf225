"""How to read the map: what it uses, and nothing else."""

from collections.abc import Iterable, Sequence

from argmap.drawing.label import cell, row, table, words
from argmap.drawing.line import Stroke
from argmap.drawing.palette import Palette
from argmap.drawing.role import Role

_WIDTH = 236


def statements(used: Iterable[Role], palette: Palette) -> str:
    """The label that explains the cards."""
    return _column([_statement(role, palette) for role in Role if role in set(used)])


def lines(used: Iterable[Stroke], palette: Palette, *, undercuts: bool = False) -> str:
    """The label that explains the lines."""
    rows = [_line(stroke.sample, stroke.colour(palette), stroke.meaning, palette) for stroke in Stroke if stroke in set(used)]
    if undercuts:
        rows.append(_line("├─●", Stroke.OBJECTS.colour(palette), "denies that it bears on this", palette))
    return _column(rows)


def _statement(role: Role, palette: Palette) -> str:
    heading = words(role.heading, 9, palette.onband, bold=True)
    tag = table(row(cell(heading, WIDTH=82, ALIGN="LEFT")), CELLPADDING=3, BGCOLOR=role.hue(palette).strong)
    return row(cell(tag, WIDTH=88), cell(words(role.meaning, 10, palette.ink), WIDTH=_WIDTH - 88, ALIGN="LEFT"))


def _line(sample: str, colour: str, meaning: str, palette: Palette) -> str:
    mark = cell(words(sample, 12, colour, bold=True), WIDTH=48, ALIGN="RIGHT")
    return row(mark, cell(words(meaning, 10, palette.ink), WIDTH=_WIDTH - 48, ALIGN="LEFT"))


def _column(rows: Sequence[str]) -> str:
    return table(*rows, CELLSPACING=4, CELLPADDING=1)
