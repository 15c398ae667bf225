"""Flowcharts for Mermaid, which GitHub and others draw in Markdown."""

from argmap.graph import Graph
from argmap.interchange import Exported
from argmap.losses import leftovers

TITLE = "Flowcharts for Mermaid"
ENDINGS = (".mmd", ".mermaid")
LOSSES = (
    "ids, titles, notes, sources, dates and tags of statements",
    "what is settled, statuses, proof standards, weights and likelihoods",
    "scenarios, and all that is said of parties, sources, groups and the map itself, but for its title",
)

_CARRIED = (
    *("text", "kind", "by", "group", "map.title"),
    *("only_if", "unless", "in_exchange_for", "supports", "against", "undercuts", "answers", "supersedes"),
)


def write(graph: Graph) -> Exported:
    """The map as a flowchart: its cards, gates and lines, and its groups as frames."""
    from argmap.drawing.diagram import Style
    from argmap.drawing.scene import Scene
    from argmap.views.mmd import flowchart

    return Exported(flowchart(Scene(graph), Style()).encode(), leftovers(graph, _CARRIED))
