"""The drawing as text for Graphviz."""

from collections.abc import Mapping

from argmap.drawing.diagram import Style, diagram
from argmap.drawing.engine import Drawn, Engine
from argmap.drawing.scene import Scene
from argmap.graph import NOTHING, Graph
from argmap.semantics.evaluate import Outcome


def render(graph: Graph, style: Style, engine: Engine, outcomes: Mapping[str, Outcome] = NOTHING) -> Drawn:
    """The DOT text of a map's drawing; no engine is needed for it."""
    return Drawn(diagram(Scene(graph, outcomes, style.selection, style.marks), style).encode())
