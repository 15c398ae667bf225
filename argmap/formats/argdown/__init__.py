"""Argdown (argdown.org): statements and arguments as people write them, and as argmap's maps have them."""

import re
from typing import TYPE_CHECKING

from argmap.interchange import Beside, Exported, Imported

if TYPE_CHECKING:
    from argmap.graph import Graph

TITLE = "Argdown"
ENDINGS = (".argdown", ".ad", ".adown", ".argdn")
LOSSES = ()

_OPENING = re.compile(r"^[ \t]*(?:\[[^\]\n]+\](?![(\[])|<[^>\n/!-][^>\n]*>(?::|[ \t]*$))", re.MULTILINE)


def recognises(text: str) -> bool:
    """Whether a line begins with the title of a statement or an argument."""
    return _OPENING.search(text) is not None


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
