"""The nodes and edges of canvases, where our drawing has its cards and lines."""

from collections.abc import Iterator
from typing import Any

from argmap.drawing.card import parties
from argmap.drawing.edge import Edge, edges
from argmap.drawing.engine import find
from argmap.drawing.palette import LIGHT
from argmap.drawing.placing import places
from argmap.drawing.scene import Scene
from argmap.graph import Graph
from argmap.texts.markdown import plain

_SCALE = 1.75
"""How much larger the letters of canvases are than ours, and with them all else."""


def canvas(graph: Graph) -> dict[str, Any]:
    """The canvas of a map."""
    scene = Scene(graph)
    placed = places(scene, find())
    groups = [
        {"id": f"group.{id}", "type": "group", **box.scaled(_SCALE), "label": graph.groups[id].title}
        for id, box in placed.groups.items()
    ]
    nodes = [
        {"id": id, "type": "text", **placed.nodes[id].scaled(_SCALE), "text": text, "color": colour}
        for id, text, colour in _texts(scene)
    ]
    lines = [_edge(number, each) for number, each in enumerate(edges(scene))]
    return {"nodes": groups + nodes, "edges": lines}


def _texts(scene: Scene) -> Iterator[tuple[str, str, str]]:
    """The cards and gates: their names, their words in Markdown, and their colours."""
    for id, each in scene.statements.items():
        role = scene.roles[id]
        first = " · ".join(filter(None, (role.word.upper(), plain(parties(each, scene.graph)))))
        said = filter(None, (f"*{first}*", each.title and f"**{plain(each.title)}**", plain(each.text)))
        yield id, "\n\n".join(said), role.hue(LIGHT).strong
    for gate in scene.gates:
        yield gate.id, " ".join(gate.words), LIGHT.condition.strong
    for exchange in scene.exchanges:
        yield exchange.id, "IN RETURN", LIGHT.proposal.strong


def _edge(number: int, edge: Edge) -> dict[str, Any]:
    label = {"label": edge.words} if edge.words else {}
    ends = {"fromNode": edge.source, "toNode": edge.target}
    return {"id": f"edge.{number}", **ends, "color": edge.stroke.colour(LIGHT), **label}
