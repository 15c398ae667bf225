"""Argument graphs in the JSON of the Argument Interchange Format."""

import re
from typing import TYPE_CHECKING

from argmap.interchange import Beside, Exported, Imported

if TYPE_CHECKING:
    from argmap.graph import Graph

TITLE = "Argument graphs in the JSON of AIF"
ENDINGS = (".aif.json", ".json")
LOSSES = (
    "read: the order of a dialogue, locutions that say no statement, challenges, and times",
    "read: that something is a rephrase, but for a note; who draws an inference",
    "read: inferences without premises or conclusion, and nodes and edges of other types",
    "written: kinds, parties but for their names, sources, dates, groups, notes, scenarios, and most tags",
    "written: what a statement depends on, unless that is all it says; weights and standards",
)

_NODES = re.compile(r'"nodes"\s*:\s*\[')
_CANVAS = re.compile(r'"nodes"\s*:\s*\[\s*\{\s*"id"')
_EDGES = re.compile(r'"edges"\s*:\s*\[')


def recognises(text: str) -> bool:
    """Whether it is an object with a list of nodes and one of edges, and no canvas."""
    if not text.lstrip("\ufeff \t\n").startswith("{") or _CANVAS.search(text):
        return False
    return None not in (_NODES.search(text), _EDGES.search(text))


def read(text: str, beside: Beside) -> Imported:
    """The map of a graph: statements for its information nodes, with what the scheme nodes say of them."""
    from argmap.formats.aif.importing import imported

    return imported(text)


def write(graph: "Graph") -> Exported:
    """The graph of a map, from which `read` makes the same map again, but for what is lost."""
    from argmap.formats.aif.exporting import exported

    return exported(graph)
