"""Argdown (argdown.org): statements and arguments as people write them, and as argmap's maps have them."""

import re
from typing import TYPE_CHECKING

from argmap.interchange import Beside, Exported, Imported

if TYPE_CHECKING:
    from argmap.graph import Graph

TITLE = "Argdown"
ENDINGS = (".argdown", ".ad", ".adown", ".argdn")
LOSSES = (
    "read: bold and italic words in statements, mentions of other titles, and links within the document",
    "read: tags of headings, and headings that make no group",
    "read: that entailment and contradiction are more than reasons and objections",
    "read: that something undercuts what bears on nothing, and premises that no inference uses",
    "read: files that are included a second time",
    "written: imports; what they bring is written out",
    "written: the order of statements and of groups, where headings ask for another one",
)

_DEFINITION = re.compile(r"^[ \t]*(?:\[[^\]\n]+\]|<[^>\n]+>):[ \t\n]", re.MULTILINE)


def recognises(text: str) -> bool:
    """Whether a statement or an argument is defined in it."""
    return _DEFINITION.search(text) is not None


def read(text: str, beside: Beside) -> Imported:
    """The map that a document stands for, with all that it includes; raises Unreadable."""
    from argmap.formats.argdown.parser import parse
    from argmap.formats.argdown.reading import imported
    from argmap.formats.argdown.whole import Broken, Whole

    whole = Whole(text, beside)
    try:
        return imported(parse(whole.text), whole)
    except Broken as broken:
        raise whole.unreadable(broken) from None


def write(graph: "Graph") -> Exported:
    """The document for a map, which reads back as the same map."""
    from argmap.formats.argdown.writing import written

    return written(graph)
