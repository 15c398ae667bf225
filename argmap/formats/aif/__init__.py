"""Argument graphs in the JSON of the Argument Interchange Format."""

import re
from typing import TYPE_CHECKING

from argmap.interchange import Beside, Exported, Imported

if TYPE_CHECKING:
    from argmap.graph import Graph

TITLE = "Argument graphs in AIF JSON, as AIFdb and its corpora have them"
ENDINGS = (".aif.json", ".json")
LOSSES = (
    "reading: transitions of a dialogue, locutions that say no statement, and times",
    "reading: rephrasing, but for a note; challenges",
    "writing: all keys of statements but the text, the party, supports, against, undercuts and answers",
    "writing: proposals and conditions as such; what the map says besides its statements and parties",
)

_NODES = re.compile(r'"nodes"\s*:\s*\[')
_EDGES = re.compile(r'"edges"\s*:\s*\[')


def recognises(text: str) -> bool:
    """Whether it is an object with a list of nodes and one of edges."""
    return text.lstrip("\ufeff \t\n").startswith("{") and None not in (
        _NODES.search(text),
        _EDGES.search(text),
    )


def read(text: str, beside: Beside) -> Imported:
    """The map of a graph: statements for its information nodes, with what the scheme nodes say of them."""
    from argmap.formats.aif.importing import imported

    return imported(text)


def write(graph: "Graph") -> Exported:
    """The graph of a map, from which `read` makes the same map again, but for what is lost."""
    from argmap.formats.aif.exporting import exported

    return exported(graph)
