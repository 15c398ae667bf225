"""The open conditions on which most depends."""

from collections.abc import Mapping
from typing import NamedTuple

from argmap.graph import NOTHING, Graph
from argmap.semantics.acceptance import Acceptance
from argmap.semantics.formula import literals, restricted
from argmap.semantics.grounded import grounded


class Pivot(NamedTuple):
    """An open condition, and the statements whose verdict differs with whether it holds or fails."""

    condition: str
    proposals: tuple[str, ...]
    others: tuple[str, ...]


def pivots(graph: Graph, assumed: Mapping[str, bool] = NOTHING) -> list[Pivot]:
    """All open conditions, those first on which most proposals, then most statements, depend."""
    conditions = Acceptance(graph).conditions(assumed)
    values = grounded(conditions)
    rest = {id: restricted(formula, values) for id, formula in conditions.items() if id not in values}
    users: dict[str, list[str]] = {id: [] for id in rest}
    for id, formula in rest.items():
        for used in {used for used, _ in literals(formula)}:
            users[used].append(id)
    found = []
    for id in rest:
        if graph.statements[id].kind != "condition":
            continue
        above = {each: rest[each] for each in _above(id, users)}
        holding, failing = (grounded(above, {id: value}) for value in (True, False))
        differing = [each for each in rest if each in above and holding.get(each) != failing.get(each)]
        proposals = tuple(each for each in differing if graph.statements[each].kind == "proposal")
        others = tuple(each for each in differing if graph.statements[each].kind != "proposal")
        found.append(Pivot(id, proposals, others))
    return sorted(found, key=lambda each: (-len(each.proposals), -len(each.proposals) - len(each.others)))


def _above(id: str, users: Mapping[str, list[str]]) -> list[str]:
    """All statements that may come down to another: what is assumed of it makes no difference to the rest."""
    found = {id: None}
    work = [id]
    while work:
        new = [user for user in users[work.pop()] if user not in found]
        found.update(dict.fromkeys(new))
        work += new
    del found[id]
    return list(found)
