"""The drawing as a picture of dots."""

from collections.abc import Mapping

from argmap.drawing import glyphs
from argmap.drawing.diagram import Style, diagram
from argmap.drawing.engine import Drawn, Engine
from argmap.drawing.scene import Scene
from argmap.graph import NOTHING, Graph
from argmap.semantics.evaluate import Outcome


def render(graph: Graph, style: Style, engine: Engine, outcomes: Mapping[str, Outcome] = NOTHING) -> Drawn:
    """A map's drawing as PNG."""
    return glyphs.png(
        diagram(Scene(graph, outcomes, style.selection, style.marks), style), engine, dpi=style.dots
    )
