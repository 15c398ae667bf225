"""What follows under each setting of the open conditions, found for all settings at once."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from operator import and_, or_
from typing import Generic, Protocol, Self, TypeVar

from argmap.graph import NOTHING, Graph
from argmap.semantics.acceptance import Acceptance
from argmap.semantics.diagram import Diagrams, Node, TooLarge
from argmap.semantics.formula import (
    Constant,
    Formula,
    Negation,
    Threshold,
    Variable,
    literals,
    mixed,
    restricted,
)
from argmap.semantics.grounded import components, grounded

EVEN = Decimal("0.5")
"""How likely a condition holds that does not say."""

LIMIT = 200_000
"""How many nodes and steps the decision diagrams of a map may take: less than a second."""


class Sets(Protocol):
    """Sets of settings: the bits of a number, or a decision diagram."""

    def __and__(self, other: Self, /) -> Self: ...

    def __or__(self, other: Self, /) -> Self: ...


S = TypeVar("S", bound=Sets)

Sides = tuple[S, S]
"""The settings under which a statement stands, and those under which it falls."""


class Undecided:
    """The open statements of a map, and what is left of their acceptance conditions.

    `values` are the settled statements, `conditions` the open conditions, near one another if used together.
    """

    def __init__(self, graph: Graph, assumed: Mapping[str, bool] = NOTHING) -> None:
        formulas = Acceptance(graph).conditions(assumed)
        self.ids = tuple(formulas)
        self.values = grounded(formulas)
        self._rest = {
            id: restricted(formula, self.values) for id, formula in formulas.items() if id not in self.values
        }
        free = {id for id in self._rest if graph.statements[id].kind == "condition"}
        self._uses = {
            id: () if id in free else tuple(dict.fromkeys(used for used, _ in literals(formula)))
            for id, formula in self._rest.items()
        }
        self._components = list(components(self._uses))
        self.conditions = [id for component in self._components for id in component if id in free]

    def sides(
        self, given: Mapping[str, Sides[S]], everything: S, nothing: S, only: Collection[str] | None = None
    ) -> dict[str, Sides[S]]:
        """The sides of the open statements, or only of some and what they come down to, in the map's order.

        `given` are the sides of the open conditions, and of what else is known.
        """
        found = _Fixpoint(given, everything, nothing)
        needed = None if only is None else self._below(only)
        for component in self._components:
            if needed is None or component[0] in needed:
                found.settle({id: self._rest[id] for id in component if id not in given})
        return {id: found.sides[id] for id in self.ids if id in found.sides}

    def diagrams(self, only: Collection[str] | None = None) -> dict[str, Sides[Node]]:
        """The sides as decision diagrams, with a condition's place as its level; raises TooLarge."""
        diagrams = Diagrams(LIMIT)
        given = {
            id: (diagrams.case(level, True), diagrams.case(level, False))
            for level, id in enumerate(self.conditions)
        }
        return self.sides(given, diagrams.all, diagrams.none, only)

    def above(self, condition: str) -> set[str]:
        """The condition, and all that comes down to it."""
        found = {condition}
        for component in self._components:
            if any(used in found for id in component for used in self._uses[id]):
                found.update(component)
        return found

    def _below(self, ids: Iterable[str]) -> set[str]:
        found: set[str] = set()
        work = list(ids)
        while work:
            if (id := work.pop()) not in found:
                found.add(id)
                work += self._uses[id]
        return found


def drawn(chances: Mapping[str, Decimal], number: int) -> dict[str, Sides[int]]:
    """The sides of conditions in so many settings, drawn by their chances: the same ones each time."""
    from random import Random

    everything = (1 << number) - 1
    found = {}
    for id, chance in chances.items():
        draw, limit = Random(id).random, float(chance)
        stands = int("".join("1" if draw() < limit else "0" for _ in range(number)), 2)
        found[id] = (stands, everything ^ stands)
    return found


def either_way(graph: Graph, assumed: Mapping[str, bool] = NOTHING) -> dict[str, bool]:
    """The open statements that stand (true), or fall, under every setting of the open conditions.

    On a map whose decision diagrams get too large, nothing is said.
    """
    undecided = Undecided(graph, assumed)
    if not undecided.conditions:
        return {}
    few = (1 << _FEW) - 1
    tried = undecided.sides(drawn(dict.fromkeys(undecided.conditions, EVEN), _FEW), few, 0)
    likely = [id for id, sides in tried.items() if few in sides]
    try:
        found = undecided.diagrams(likely)
    except TooLarge:
        return {}
    return {id: found[id][0].is_all for id in likely if any(each.is_all for each in found[id])}


_FEW = 64
"""So many settings rule out most statements that could go either way."""


class _Fixpoint(Generic[S]):
    """The grounded interpretation under all settings at once: the same operator, statement by statement."""

    def __init__(self, given: Mapping[str, Sides[S]], everything: S, nothing: S) -> None:
        self.sides = dict(given)
        self._everything = everything
        self._nothing = nothing

    def settle(self, formulas: Mapping[str, Formula]) -> None:
        """Find the sides of statements that come down to one another, and to others whose sides are known."""
        users: dict[str, list[str]] = {id: [] for id in formulas}
        for id, formula in formulas.items():
            self.sides[id] = (self._nothing, self._nothing)
            for used in {used for used, _ in literals(formula)} & users.keys():
                users[used].append(id)
        waiting = deque(formulas)
        queued = set(formulas)
        while waiting:
            id = waiting.popleft()
            queued.discard(id)
            sides = self._by_cases(formulas[id], {})
            if sides != self.sides[id]:
                self.sides[id] = sides
                waiting += (user for user in users[id] if user not in queued)
                queued.update(users[id])

    def _by_cases(self, formula: Formula, done: dict[Formula, Sides[S]]) -> Sides[S]:
        """The sides of a formula.

        Kleene's, but by cases for a statement that occurs both ways in it and is open under some setting.
        """
        id = next((id for id in sorted(mixed(formula)) if self._may_stay_open(id)), None)
        if id is None:
            return self._sides(formula)
        if formula not in done:
            stands, falls = self.sides[id]
            if_stands = self._by_cases(restricted(formula, {id: True}), done)
            if_falls = self._by_cases(restricted(formula, {id: False}), done)
            # Where it falls, what would be if it stood does not matter; and the reverse.
            done[formula] = (
                (falls | if_stands[0]) & (stands | if_falls[0]),
                (falls | if_stands[1]) & (stands | if_falls[1]),
            )
        return done[formula]

    def _may_stay_open(self, id: str) -> bool:
        stands, falls = self.sides[id]
        return stands | falls != self._everything

    def _sides(self, formula: Formula) -> Sides[S]:
        match formula:
            case Variable(id):
                return self.sides[id]
            case Negation(item):
                stands, falls = self._sides(item)
                return falls, stands
            case Threshold(count, items):
                sides = [self._sides(item) for item in reversed(items)]
                return (
                    self._so_many(count, [stands for stands, _ in sides]),
                    self._so_many(len(items) - count + 1, [falls for _, falls in sides]),
                )
            case Constant(value):
                both = self._everything, self._nothing
                return both if value else both[::-1]

    def _so_many(self, count: int, sets: Sequence[S]) -> S:
        """The settings in at least `count` of the sets."""
        if count == len(sets):
            return reduce(and_, sets)
        if count == 1:
            return reduce(or_, sets)
        # at_least[k]: the settings in at least k of the sets so far
        at_least = [self._everything, *[self._nothing] * count]
        for each in sets:
            for k in range(count, 0, -1):
                at_least[k] |= each & at_least[k - 1]
        return at_least[count]
