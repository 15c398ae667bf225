"""The drawing as SVG, for the web."""

from collections.abc import Mapping

from argmap.drawing.accessibility import accessible
from argmap.drawing.diagram import Style, diagram
from argmap.drawing.engine import Drawn, Engine, run
from argmap.drawing.scene import Scene
from argmap.graph import NOTHING, Graph
from argmap.semantics.evaluate import Outcome


def render(graph: Graph, style: Style, engine: Engine, outcomes: Mapping[str, Outcome] = NOTHING) -> Drawn:
    """A map's drawing as SVG with real text, that can be heard, linked to and seen on a dark screen."""
    scene = Scene(graph, outcomes, style.selection, style.marks)
    drawn = run(engine, diagram(scene, style), "svg")
    return Drawn(accessible(drawn.data, scene, style), drawn.complaints)
