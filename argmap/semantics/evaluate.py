"""Verdicts: the grounded interpretation, and for each open statement what it is that keeps it open."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from argmap.graph import NOTHING, Graph
from argmap.semantics.acceptance import Acceptance, Role
from argmap.semantics.formula import Formula, essential, literals, restricted
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
    acceptance = Acceptance(graph)
    conditions = acceptance.conditions(assumed)
    values = grounded(conditions)
    found = {id: Outcome("stands" if value else "falls") for id, value in values.items()}
    if len(found) < len(conditions):
        rest = {id: restricted(formula, values) for id, formula in conditions.items() if id not in values}
        found |= _Causes(graph, acceptance, values, rest).outcomes()
    return {id: found[id] for id in conditions}


Link = tuple[str, bool, Role]
"""A statement that another comes down to, whether it must stand rather than fall, and what it is to it."""


class _Causes:
    """What keeps open statements open: what there is on the ways along open statements from each."""

    def __init__(
        self, graph: Graph, acceptance: Acceptance, values: Mapping[str, bool], rest: Mapping[str, Formula]
    ) -> None:
        self._statements = graph.statements
        self._acceptance = acceptance
        self._values = values
        self._uses = {id: essential(formula) for id, formula in rest.items()}
        self._order = {id: number for number, id in enumerate(rest)}

    def outcomes(self) -> Iterator[tuple[str, Outcome]]:
        """The outcome for each open statement."""
        reached: dict[str, tuple[frozenset[str], frozenset[Ring]]] = {}
        for component in components(self._uses):
            free = frozenset(id for id in component if self._is_free(id))
            rings = frozenset(self._rings(component))
            for used in {used for id in component for used in self._uses[id]}.difference(component):
                free |= reached[used][0]
                rings |= reached[used][1]
            reached.update(dict.fromkeys(component, (free, rings)))
        for id, (conditions, rings) in reached.items():
            waits_on = tuple(sorted(conditions, key=self._order.__getitem__))
            yield id, Outcome("open", waits_on, tuple(sorted(rings, key=self._first)))

    def _is_free(self, id: str) -> bool:
        """Whether it is an open condition that comes down to itself, whatever else it comes down to."""
        statement = self._statements[id]
        return statement.kind == "condition" and statement.standard == "presumption" and id in self._uses[id]

    def _rings(self, component: list[str]) -> Iterator[Ring]:
        """The rings among statements that all come down to one another.

        What supports an open condition is no part of a ring: the condition can do without.
        """
        if len(component) == 1 and component[0] not in self._uses[component[0]]:
            return
        within = set(component)
        links = {id: [link for link in self._links(id) if link[0] in within] for id in component}
        for ring in components({id: tuple(used for used, _, _ in links[id]) for id in component}):
            members = set(ring)
            inside = [link for id in ring for link in links[id] if link[0] in members]
            if inside:
                yield Ring(_kind(inside), tuple(sorted(ring, key=self._order.__getitem__)))

    def _links(self, id: str) -> Iterator[Link]:
        for part in self._acceptance.parts(self._statements[id]):
            if part.role != "presumption":
                for used, positive in literals(restricted(part.formula, self._values)):
                    if used in self._uses[id]:
                        yield used, positive, part.role

    def _first(self, ring: Ring) -> int:
        return self._order[ring.members[0]]


def _kind(links: list[Link]) -> Literal["package", "deadlock", "standoff"]:
    if not all(positive for _, positive, _ in links):
        return "standoff"
    return "package" if all(role == "exchange" for _, _, role in links) else "deadlock"
