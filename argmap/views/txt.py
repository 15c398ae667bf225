"""The map as an outline in plain text."""

from collections.abc import Iterator, Mapping

from argmap.drawing.diagram import Style
from argmap.drawing.engine import Drawn, Engine
from argmap.drawing.scene import Scene
from argmap.graph import NOTHING, Graph
from argmap.outline import of_these, outline
from argmap.semantics.evaluate import Outcome
from argmap.spoken import words


def render(graph: Graph, style: Style, engine: Engine, outcomes: Mapping[str, Outcome] = NOTHING) -> Drawn:
    """The map's title, and below it a line for each statement; no engine is needed for it."""
    scene = Scene(graph, outcomes, style.selection, style.marks)
    return Drawn("".join(f"{line}\n" for line in _lines(scene, style)).encode())


def _lines(scene: Scene, style: Style) -> Iterator[str]:
    graph = scene.graph
    yield graph.title or "Argument map"
    for more in (graph.summary, style.supposed):
        if more:
            yield ""
            yield " ".join(more.split())
    yield ""
    for line in of_these(outline(graph), scene.statements):
        yield "  " * line.depth + words(graph, scene.outcomes, line)
