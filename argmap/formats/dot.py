"""The drawing as text for Graphviz."""

from argmap.graph import Graph
from argmap.interchange import Exported
from argmap.losses import leftovers

TITLE = "Drawings for Graphviz"
ENDINGS = (".dot", ".gv")
LOSSES = (
    "notes, tags and settled statements",
    "proof standards, and whether one answer or many are to be chosen",
    "scenarios, the language, and all that is said of parties, sources and groups",
)

_CARRIED = (
    *("text", "title", "kind", "by", "source", "date", "due", "group", "status", "weight", "likelihood"),
    *("only_if", "unless", "in_exchange_for", "supports", "against", "undercuts", "answers", "supersedes"),
    *("map.title", "map.summary", "map.date", "map.authors"),
)


def write(graph: Graph) -> Exported:
    """The map as `argmap render` draws it, without verdicts."""
    from argmap.drawing.diagram import Style, diagram
    from argmap.drawing.scene import Scene

    return Exported(diagram(Scene(graph), Style(theme="light")).encode(), leftovers(graph, _CARRIED))
