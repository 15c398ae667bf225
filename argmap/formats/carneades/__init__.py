"""Argument graphs of Carneades 4 in YAML."""

import re
from typing import TYPE_CHECKING

from argmap.interchange import Beside, Exported, Imported

if TYPE_CHECKING:
    from argmap.graph import Graph

TITLE = "Argument graphs of Carneades 4"
ENDINGS = (".yml", ".yaml")
LOSSES = (
    "read: arguments that Carneades makes from schemes, and weighing by criteria",
    "read: keys that Carneades does not know, and expected labels that count on schemes",
    "written: questions, but for notes at their answers; scenarios, groups, what is said of parties",
)

_SECTION = re.compile(r"^(?:statements|argument_schemes)[ \t]*:", re.MULTILINE)
_OTHER = re.compile(r"^argmap[ \t]*:", re.MULTILINE)


def recognises(text: str) -> bool:
    """Whether it has statements, or schemes for them, at the beginning of a line."""
    return _SECTION.search(text) is not None and _OTHER.search(text) is None


def read(text: str, beside: Beside) -> Imported:
    """The map that a graph stands for."""
    from argmap.formats.carneades.importing import imported

    return imported(text)


def write(graph: "Graph") -> Exported:
    """A graph with the same statements, each in if it stands, out if it falls, undecided if it is open."""
    from argmap.formats.carneades.exporting import exported

    return exported(graph)
