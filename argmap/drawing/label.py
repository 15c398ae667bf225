"""Pieces of Graphviz's HTML-like labels, with everything escaped that has to be.

Graphviz shares leftover width equally, so every cell is given its width, and the widths in a row add up. The
engines measure letters beyond ASCII badly, so text stands in boxes of fixed size and always begins at the
left, where a wrong measure moves nothing. Never an empty tag: to Graphviz that is a syntax error.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil

from argmap.drawing.metrics import is_leftward, width

LEADING = 1.2
"""The height of a line, as a part of its letters' size."""

LEFTWARD = "\N{RIGHT-TO-LEFT MARK}"
"""What a line begins and ends with that is read from right to left. It is not seen."""

# What XML has no way to write.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile(f"[&<>\"'\\\\{_UNWRITABLE.pattern[1:]}")


def escaped(text: str) -> str:
    """The text as a label's words; Graphviz reads a single backslash as the beginning of something."""
    if not _SPECIAL.search(text):
        return text
    return html.escape(_UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)).replace("\\", "\\\\")


def words(text: str, size: float, colour: str, *, bold: bool = False, struck: bool = False) -> str:
    """A line of text; a space if there is none."""
    begin, end = _tags(size, colour, bold, struck)
    return f"{begin}{_inner(text)}{end}"


def lines(texts: Iterable[str], size: float, colour: str, *, bold: bool = False, struck: bool = False) -> str:
    """Lines of text that begin at the left."""
    begin, end = _tags(size, colour, bold, struck)
    return "".join([f'{begin}{_inner(text)}{end}<BR ALIGN="LEFT"/>' for text in texts])


def _inner(text: str) -> str:
    inner = escaped(text) or " "
    return f"{LEFTWARD}{inner.removeprefix(LEFTWARD)}{LEFTWARD}" if is_leftward(text) else inner


@lru_cache
def _tags(size: float, colour: str, bold: bool, struck: bool) -> tuple[str, str]:
    """What stands before and after words that look so."""
    marks = "B" * bold, "S" * struck
    begin = "".join(f"<{mark}>" for mark in marks[::-1] if mark)
    end = "".join(f"</{mark}>" for mark in marks if mark)
    return f'<FONT POINT-SIZE="{size:g}" COLOR="{colour}">{begin}', f"{end}</FONT>"


def rows(
    texts: Sequence[str], size: float, colour: str, room: int, *, bold: bool = False, struck: bool = False
) -> Iterator[str]:
    """Lines as rows of a table of that width, at an even distance: Graphviz sets bold and struck ones closer.

    A line that is read from right to left ends at the right.
    """
    ends = (stack_height(number, size) for number in range(len(texts) + 1))
    for text, (top, bottom) in zip(texts, pairwise(ends), strict=True):
        line = lines([text], size, colour, bold=bold, struck=struck)
        broad = min(room, ceil(width(text, size, bold))) if is_leftward(text) else room
        said = box(line, broad, bottom - top)
        yield row(said) if broad == room else row(cell(table(row(cell("", WIDTH=room - broad), said))))


def directed(texts: Sequence[str]) -> Sequence[str]:
    """The lines of one text, each read as the text is."""
    return [f"{LEFTWARD}{each}" for each in texts] if is_leftward(" ".join(texts)) else texts


def stack_height(count: int, size: float) -> int:
    """How high so many rows of lines are."""
    return round(LEADING * size * count)


def cell(content: str, **attributes: object) -> str:
    """A table cell; attributes are written as they are named."""
    return f"<TD{_attributes(**attributes)}>{content}</TD>"


def box(content: str, width: int, height: int, **attributes: object) -> str:
    """A cell for text that is exactly so large, whatever Graphviz takes the text's width to be."""
    return cell(content, FIXEDSIZE="TRUE", WIDTH=width, HEIGHT=height, ALIGN="LEFT", **attributes)


def row(*cells: str) -> str:
    """A table row."""
    return f"<TR>{''.join(cells)}</TR>"


def table(*rows: str, **attributes: object) -> str:
    """A table without lines, unless the attributes say otherwise."""
    # Cells have the border of their table, unless they say otherwise.
    defaults: dict[str, object] = {"BORDER": 0, "CELLSPACING": 0, "CELLPADDING": 0}
    return f"<TABLE{_attributes(**defaults | attributes)}>{''.join(rows)}</TABLE>"


@lru_cache(2**10)
def _attributes(**values: object) -> str:
    return "".join(f' {name}="{value}"' for name, value in values.items())
