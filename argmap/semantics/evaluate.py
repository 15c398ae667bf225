"""Verdicts: the grounded interpretation, and for each open statement what it is that keeps it open."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from argmap.graph import NOTHING, Graph
from argmap.relations import Relation
from argmap.semantics.acceptance import Acceptance
from argmap.semantics.formula import Formula, literals
from argmap.semantics.grounded import components, grounded

Verdict = Literal["stands", "falls", "open"]


class Ring(NamedTuple):
    """Open statements that depend on one another, in the map's order.

    In a *package* each is offered in exchange for others: all stand or fall together. In a *deadlock* each
    needs another to stand first. In a *standoff* each stands if another falls.
    """

    kind: Literal["package", "deadlock", "standoff"]
    members: tuple[str, ...]


class Outcome(NamedTuple):
    """The verdict on a statement. An open one waits on open conditions, or on rings, its own included."""

    verdict: Verdict
    waits_on: tuple[str, ...] = ()
    rings: tuple[Ring, ...] = ()


def evaluate(graph: Graph, assumed: Mapping[str, bool] = NOTHING) -> dict[str, Outcome]:
    """The outcome for every statement but questions, in the map's order; what is assumed is settled."""
    conditions = Acceptance(graph).conditions(assumed)
    values = grounded(conditions)
    found = {id: Outcome("stands" if value else "falls") for id, value in values.items()}
    if len(found) < len(conditions):
        found |= _open_outcomes(graph, conditions, values)
    return {id: found[id] for id in conditions}


def _open_outcomes(
    graph: Graph, conditions: Mapping[str, Formula], values: Mapping[str, bool]
) -> dict[str, Outcome]:
    """What keeps each open statement open: what is to be found on the ways along open statements from it."""
    order = {id: number for number, id in enumerate(conditions)}
    uses = {
        id: tuple(dict.fromkeys(used for used, _ in literals(formula) if used not in values))
        for id, formula in conditions.items()
        if id not in values
    }
    outcomes: dict[str, Outcome] = {}
    reached: dict[str, tuple[frozenset[str], frozenset[Ring]]] = {}
    for component in components(uses):
        members = set(component)
        free = {id for id in component if graph.statements[id].kind == "condition" and id in uses[id]}
        rings = set()
        if len(component) > 1 or (component[0] in uses[component[0]] and not free):
            rings.add(Ring(_kind(graph, members), tuple(sorted(component, key=order.__getitem__))))
        for used in {used for id in component for used in uses[id]} - members:
            free |= reached[used][0]
            rings |= reached[used][1]
        for id in component:
            reached[id] = frozenset(free), frozenset(rings)
    for id, (free_conditions, open_rings) in reached.items():
        waits_on = tuple(sorted(free_conditions, key=order.__getitem__))
        outcomes[id] = Outcome(
            "open", waits_on, tuple(sorted(open_rings, key=lambda ring: order[ring.members[0]]))
        )
    return outcomes


def _kind(graph: Graph, members: set[str]) -> Literal["package", "deadlock", "standoff"]:
    inside = {link.relation for link in graph.links if link.source in members and link.target in members}
    if inside <= {Relation.EXCHANGE}:
        return "package"
    return "deadlock" if inside <= {Relation.EXCHANGE, Relation.ONLY_IF} else "standoff"
