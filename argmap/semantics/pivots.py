"""The open conditions on which most depends."""

from collections.abc import Mapping
from typing import NamedTuple

from argmap.graph import NOTHING, Graph
from argmap.semantics.acceptance import Acceptance
from argmap.semantics.grounded import grounded


class Pivot(NamedTuple):
    """An open condition, and the statements whose verdict differs with whether it holds or fails."""

    condition: str
    proposals: tuple[str, ...]
    others: tuple[str, ...]


def pivots(graph: Graph, assumed: Mapping[str, bool] = NOTHING) -> list[Pivot]:
    """All open conditions, those first on which most proposals, then most statements, depend."""
    acceptance = Acceptance(graph)
    values = grounded(acceptance.conditions(assumed))
    found = []
    for id, statement in graph.statements.items():
        if statement.kind != "condition" or id in values:
            continue
        holding = grounded(acceptance.conditions({**assumed, id: True}))
        failing = grounded(acceptance.conditions({**assumed, id: False}))
        differing = [
            each
            for each in graph.statements.values()
            if each.id != id and holding.get(each.id) != failing.get(each.id)
        ]
        proposals = tuple(each.id for each in differing if each.kind == "proposal")
        others = tuple(each.id for each in differing if each.kind != "proposal")
        found.append(Pivot(id, proposals, others))
    return sorted(found, key=lambda each: (-len(each.proposals), -len(each.proposals) - len(each.others)))
