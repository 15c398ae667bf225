"""Pieces of Graphviz's HTML-like labels, with everything escaped that has to be.

Graphviz shares leftover width equally, so every cell is given its width, and the widths in a row add up. The
engines measure letters beyond ASCII badly, so text stands in boxes of fixed size and always begins at the
left, where a wrong measure moves nothing. Never an empty tag: to Graphviz that is a syntax error.
"""

import html
import re
from collections.abc import Iterable
from functools import lru_cache

# What XML has no way to write.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    """The text as a label's words; Graphviz reads a single backslash as the beginning of something."""
    return html.escape(_UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)).replace("\\", "\\\\")


def words(text: str, size: float, colour: str, *, bold: bool = False, struck: bool = False) -> str:
    """A line of text; a space if there is none."""
    inner = escaped(text) or " "
    inner = f"<B>{inner}</B>" if bold else inner
    inner = f"<S>{inner}</S>" if struck else inner
    return f'<FONT POINT-SIZE="{size:g}" COLOR="{colour}">{inner}</FONT>'


def lines(texts: Iterable[str], size: float, colour: str, *, bold: bool = False, struck: bool = False) -> str:
    """Lines of text that begin at the left."""
    made = (words(text, size, colour, bold=bold, struck=struck) for text in texts)
    return "".join(f'{each}<BR ALIGN="LEFT"/>' for each in made)


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
    defaults: dict[str, object] = {"BORDER": 0, "CELLBORDER": 0, "CELLSPACING": 0, "CELLPADDING": 0}
    return f"<TABLE{_attributes(**defaults | attributes)}>{''.join(rows)}</TABLE>"


@lru_cache(2**10)
def _attributes(**values: object) -> str:
    return "".join(f' {name}="{value}"' for name, value in values.items())
