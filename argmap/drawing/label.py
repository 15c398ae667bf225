"""Pieces of Graphviz's HTML-like labels, with everything escaped that has to be.

Graphviz grows a table beyond what it is given, but shares leftover width equally: so every cell is given its
width, and the widths in a row add up. Never an empty tag: to Graphviz that is a syntax error.
"""

import html
import re
from collections.abc import Iterable

# What XML has no way to write, and the invisible marks that would turn the rest of a label around.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    """The text as a label's words; Graphviz reads a single backslash as the beginning of something."""
    return html.escape(_UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)).replace("\\", "\\\\")


def words(text: str, size: float, colour: str, *, bold: bool = False) -> str:
    """A line of text; a space if there is none."""
    inner = escaped(text) or " "
    return f'<FONT POINT-SIZE="{size:g}" COLOR="{colour}">{f"<B>{inner}</B>" if bold else inner}</FONT>'


def lines(texts: Iterable[str], size: float, colour: str, *, bold: bool = False, align: str = "LEFT") -> str:
    """Lines of text, each ended, so that it is the line and not the block that is aligned."""
    return "".join(f'{words(text, size, colour, bold=bold)}<BR ALIGN="{align}"/>' for text in texts)


def cell(content: str, **attributes: object) -> str:
    """A table cell; attributes are written as they are named."""
    return f"<TD{_attributes(attributes)}>{content}</TD>"


def row(*cells: str) -> str:
    """A table row."""
    return f"<TR>{''.join(cells)}</TR>"


def table(*rows: str, **attributes: object) -> str:
    """A table without lines, unless the attributes say otherwise."""
    defaults: dict[str, object] = {"BORDER": 0, "CELLBORDER": 0, "CELLSPACING": 0, "CELLPADDING": 0}
    return f"<TABLE{_attributes(defaults | attributes)}>{''.join(rows)}</TABLE>"


def _attributes(values: dict[str, object]) -> str:
    return "".join(f' {name}="{value}"' for name, value in values.items())
