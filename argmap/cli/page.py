"""What commands print for people: laid out by rich on a terminal, and as plain lines everywhere else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from argmap.cli.colour import Colour, in_colour
from argmap.cli.table import columns

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    from argmap.cli.table import Table

_UNENDING = 1_000_000
_DEEPEST = 40
"""What lies deeper is set no further in."""
_NARROWEST = 24
"""So many columns a text has, however deep it stands."""
_GAP = 2
"""Between columns."""
_AT_ONCE = 100
"""So many rows are laid out before they are printed, so that nobody waits for the end of a long table."""
_COLOURS = {"√": "green", "×": "red", "?": "yellow"}


class Page:
    """Lines and tables. On a terminal they are fitted to its width; elsewhere nothing is broken or cut."""

    def __init__(self, colour: Colour) -> None:
        self._console = _console(colour)

    def line(self, text: str = "", depth: int = 0, *, strong: bool = False) -> None:
        """Print a text, set in by its depth."""
        text = " ".join(text.split())
        margin = "  " * min(depth, _DEEPEST) if text else ""
        if self._console is None:
            sys.stdout.write(f"{margin}{text}\n")
            return
        hanging = 2 if margin or text[:1] in _COLOURS else 0
        width = max(self._console.width - len(margin) - hanging, _NARROWEST)
        for number, part in enumerate(_painted(text, strong).wrap(self._console, width)):
            part.rstrip()
            part.pad_left(len(margin) + (hanging if number else 0))
            self._console.print(part, soft_wrap=True)

    def table(self, table: Table, *, cut: bool = False) -> None:
        """Print a table; if it is too wide for a terminal its last column is broken, or cut."""
        if self._console is None:
            sys.stdout.write(table.text())
            return
        widths = _widths(table, self._console.width, cut)
        self._console.print(_painted(table.title, strong=True), soft_wrap=True)
        for start in range(0, max(len(table.rows), 1), _AT_ONCE):
            grid = _grid(table, widths, cut)
            grid.show_header = start == 0
            for row in table.rows[start : start + _AT_ONCE]:
                grid.add_row(*map(_painted, row))
            self._console.print(grid, crop=False)


def _grid(table: Table, widths: list[int], cut: bool) -> Grid:
    """A table of rich without rows."""
    from rich.table import Table as Grid

    grid = Grid(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), collapse_padding=True, header_style="dim")
    for heading, width in zip(table.headings, widths, strict=True):
        grid.add_column(heading, width=width, overflow="fold")
    if cut:
        grid.columns[-1].no_wrap, grid.columns[-1].overflow = True, "ellipsis"
    grid.width = sum(widths) + _GAP * (len(widths) - 1)  # where that is too wide, the terminal breaks lines
    return grid


def _widths(table: Table, room: int, cut: bool) -> list[int]:
    """How wide columns are to be: the widest get narrower first, none but a cut one narrower than a word."""
    cells = list(zip(table.headings, *table.rows, strict=True))
    widths = [max(map(columns, column)) for column in cells]
    least = [max(columns(word) for cell in column for word in cell.split() or [""]) for column in cells]
    if cut:
        least[-1] = min(least[-1], _NARROWEST)
    room -= _GAP * (len(widths) - 1)
    while sum(widths) > room and widths != least:
        spare = [width if width > low else 0 for width, low in zip(widths, least, strict=True)]
        widths[spare.index(max(spare))] -= 1
    return widths


def _painted(text: str, strong: bool = False) -> Text:
    """A text, the sign of a verdict before it in colour."""
    from rich.text import Text

    painted = Text(text, "bold" if strong else "")
    if text[1:2] == " " and text[0] in _COLOURS:
        painted.stylize(_COLOURS[text[0]], 0, 1)
    return painted


def _console(colour: Colour) -> Console | None:
    on_terminal = sys.stdout.isatty()
    coloured = in_colour(colour)
    if not (on_terminal or coloured):
        return None
    from rich.console import Console

    return Console(
        force_terminal=True,
        color_system="standard" if coloured else None,
        width=None if on_terminal else _UNENDING,
        highlight=False,
    )
