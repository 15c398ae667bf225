"""Canvases in JSON Canvas 1.0 (jsoncanvas.org), which Obsidian and others draw."""

import json
from collections.abc import Iterator
from typing import Any

from argmap.drawing.card import parties
from argmap.drawing.edge import Edge, edges
from argmap.drawing.engine import find
from argmap.drawing.palette import LIGHT
from argmap.drawing.placing import places
from argmap.drawing.scene import Scene
from argmap.graph import Graph
from argmap.interchange import Exported
from argmap.losses import leftovers
from argmap.texts.markdown import plain

TITLE = "Canvases (JSON Canvas)"
ENDINGS = (".canvas",)
LOSSES = (
    "notes, sources, dates and tags of statements",
    "what is settled, statuses, proof standards, weights and likelihoods",
    "scenarios, and all that is said of the map itself, of parties, sources and groups",
)

_CARRIED = (
    *("text", "title", "kind", "by", "group"),
    *("only_if", "unless", "in_exchange_for", "supports", "against", "undercuts", "answers", "supersedes"),
)
_SCALE = 1.75
"""How much larger the letters of canvases are than ours, and with them all else."""


def write(graph: Graph) -> Exported:
    """A card for each statement and gate, and a frame for each group, where our drawing has them."""
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
    canvas = {"nodes": groups + nodes, "edges": lines}
    text = json.dumps(canvas, indent=2, ensure_ascii=False)
    return Exported(f"{text}\n".encode(), leftovers(graph, _CARRIED))


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
