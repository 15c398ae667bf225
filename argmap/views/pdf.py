"""The drawing on paper."""

from collections.abc import Mapping
from dataclasses import replace

from argmap.drawing import paper
from argmap.drawing.diagram import Style, diagram
from argmap.drawing.engine import Drawn, Engine
from argmap.drawing.scene import Scene
from argmap.drawing.selection import by_group
from argmap.graph import NOTHING, Graph
from argmap.semantics.evaluate import Outcome


def render(graph: Graph, style: Style, engine: Engine, outcomes: Mapping[str, Outcome] = NOTHING) -> Drawn:
    """A map's drawing as a PDF with real text and links: on one page, or on paper, group by group."""
    scene, title = Scene(graph, outcomes, style.selection, style.marks), graph.title or ""
    if style.paper is None:
        return paper.pdf(diagram(scene, style), engine, title)
    parts = [part for _, part in by_group(style.selection, graph, scene.groups)]
    scenes = [replace(scene, selection=part) for part in parts] or [scene]
    return paper.book([diagram(each, style) for each in scenes], engine, style.paper, title)
