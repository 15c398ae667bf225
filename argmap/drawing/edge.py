"""The lines of a drawing for programs that draw it themselves: from what bears on something to it."""

from collections.abc import Iterator
from typing import NamedTuple

from argmap.drawing.line import Stroke, stroke_of
from argmap.drawing.scene import Scene
from argmap.relations import Relation

_BY_GATES = (Relation.ONLY_IF, Relation.UNLESS, Relation.EXCHANGE)


class Edge(NamedTuple):
    """A line between two nodes, how it is drawn, and what it says, if its ends do not say it."""

    source: str
    target: str
    stroke: Stroke
    words: str = ""


def edges(scene: Scene) -> Iterator[Edge]:
    """All lines; one that undercuts a reason leads to the reason's card, as lines have no ends at lines."""
    for link in scene.links:
        if link.relation not in _BY_GATES:
            yield Edge(link.source, link.target, stroke_of(link, scene.roles), link.relation.phrase)
    for gate in scene.gates:
        yield Edge(gate.id, gate.parent, Stroke.CONDITION)
        for member in gate.members:
            yield Edge(member, gate.id, Stroke.CONDITION)
    for exchange in scene.exchanges:
        for name in (*exchange.given, *exchange.wanted):
            yield Edge(exchange.id, name, Stroke.EXCHANGE)
