"""Verdicts that changed, and the smallest sets of changes that did it: tried, not guessed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import comb
from typing import NamedTuple

from argmap.diff.application import applied
from argmap.diff.changes import Change, Flip
from argmap.diff.dependence import Order, Uses, is_supposed, touched
from argmap.graph import NOTHING, Graph
from argmap.semantics.acceptance import Acceptance
from argmap.semantics.evaluate import Outcome, Verdict, evaluate
from argmap.semantics.grounded import grounded
from argmap.semantics.scenario import assumptions

Outcomes = Mapping[str, Outcome]
Verdicts = Mapping[str, Verdict]
Numbers = frozenset[int]
_Found = tuple[Numbers, bool]
"""A set of changes, and whether there is none smaller."""


class Effect(NamedTuple):
    """What became of verdicts: those that flipped, and the outcomes of both maps where they can differ.

    The outcomes are those without a scenario, of the statements that some change can bear on.
    """

    flips: tuple[Flip, ...]
    before: Outcomes
    after: Outcomes


def effect(old: Graph, new: Graph, changes: Sequence[Change], budget: int) -> Effect:
    """Evaluate both maps, as they are and in each scenario that both have, and find what flipped verdicts.

    The old map has the names of the new one. At most so many statements as the `budget` are evaluated in
    search of smallest sets.
    """
    search = _Search(old, new, changes, budget)
    before, after = search.outcomes(None)
    found = list(search.flips(None, before, after))
    for scenario in new.scenarios:
        if scenario in old.scenarios:
            found += search.flips(scenario, *search.outcomes(scenario))
    return Effect(tuple(found), before, after)


class _Search:
    """Tries changes, by their numbers, on the parts of the map that matter."""

    def __init__(self, old: Graph, new: Graph, changes: Sequence[Change], budget: int) -> None:
        self._old = old
        self._new = new
        self._changes = changes
        self._order = Order(changes)
        self._uses = Uses(old, new)
        self._budget = budget
        self._bearing: dict[str, set[int]] = {}
        self._everywhere: set[int] = set()
        for number, change in enumerate(changes):
            places = touched(change)
            if places is None:
                self._everywhere.add(number)
            for id in self._uses.above(places or ()):
                self._bearing.setdefault(id, set()).add(number)

    def outcomes(self, scenario: str | None) -> tuple[Outcomes, Outcomes]:
        """The outcomes in both maps of the statements that some change can bear on, in a scenario."""
        is_everywhere = scenario is not None and self._everywhere
        moving = set(self._new.statements if is_everywhere else self._bearing)
        near = self._uses.below(moving)
        both = []
        for graph in (self._old, self._new):
            part = _part(graph, near)
            assumed = assumptions(graph, scenario) if scenario is not None else {}
            both.append({id: each for id, each in evaluate(part, assumed).items() if id in moving})
        return both[0], both[1]

    def flips(self, scenario: str | None, before: Outcomes, after: Outcomes) -> Iterator[Flip]:
        """The verdicts that differ, with their causes, in the order of the new map."""
        flipped = [id for id in after if id in before and before[id].verdict != after[id].verdict]
        alike: dict[Numbers, list[str]] = {}
        for id in flipped:
            alike.setdefault(self._relevant(id, scenario), []).append(id)
        found: dict[str, Flip] = {}
        for relevant, ids in alike.items():
            old, new = ({id: each[id].verdict for id in ids} for each in (before, after))
            made = self._smallest(scenario, relevant, new, undo=False)
            undone = self._smallest(scenario, relevant, old, undo=True, first=made)
            for id in ids:
                because, undone_by = (self._named(each[id][0]) for each in (made, undone))
                exact = made[id][1] and undone[id][1]
                found[id] = Flip(
                    id, scenario, before[id].verdict, after[id].verdict, because, undone_by, exact
                )
        yield from (found[id] for id in flipped)

    def _relevant(self, id: str, scenario: str | None) -> Numbers:
        """The changes that can bear on a statement in a scenario."""
        found = self._bearing.get(id, set())
        if scenario is None:
            return frozenset(each for each in found if not is_supposed(self._changes[each]))
        return frozenset(found | self._everywhere)

    def _named(self, numbers: Iterable[int]) -> tuple[Change, ...]:
        return tuple(self._changes[number] for number in sorted(numbers))

    def _smallest(
        self,
        scenario: str | None,
        relevant: Numbers,
        wanted: Verdicts,
        *,
        undo: bool,
        first: Mapping[str, _Found] = NOTHING,
    ) -> dict[str, _Found]:
        """For each statement the smallest set that, made or undone alone, gives the verdict wanted.

        Of sets of one size, that which was found `first` comes first, for the other direction.
        """
        if len(relevant) == 1:
            return dict.fromkeys(wanted, (relevant, True))
        near = self._uses.below(wanted)
        trial = _Trial(_part(self._old, near), self._changes, self._order, relevant, scenario, undo=undo)
        found: dict[str, _Found] = {}
        for size in range(1, len(relevant)):
            missing = [id for id in wanted if id not in found]
            if not missing:
                break
            if not self._affords(comb(len(relevant), size) * trial.cost):
                found |= {id: self._irreducible(trial, relevant, id, wanted[id]) for id in missing}
                break
            favoured = dict.fromkeys(first[id][0] for id in missing if id in first)
            for numbers in (*(each for each in favoured if len(each) == size), *trial.sets(size)):
                verdicts = trial(numbers)
                for id in missing:
                    if id not in found and verdicts(id) == wanted[id]:
                        found[id] = (numbers, True)
        return dict.fromkeys(wanted, (relevant, True)) | found

    def _affords(self, cost: int) -> bool:
        if cost > self._budget:
            return False
        self._budget -= cost
        return True

    def _irreducible(self, trial: "_Trial", relevant: Numbers, id: str, wanted: Verdict) -> _Found:
        """A set of which none can be left out, where it would take too long to find the smallest one."""
        kept = relevant
        if self._affords(len(relevant) * trial.cost):
            for number in sorted(relevant, reverse=True):
                if len(kept) > 1 and trial(kept - {number})(id) == wanted:
                    kept -= {number}
        return kept, False


class _Trial:
    """What verdicts there are in a part of a map with some changes alone, or with all but some.

    Called with the numbers of the changes; `cost` is how many statements are evaluated for it.
    """

    def __init__(
        self,
        part: Graph,
        changes: Sequence[Change],
        order: Order,
        relevant: Numbers,
        scenario: str | None,
        *,
        undo: bool,
    ) -> None:
        self.cost = len(part.statements) + len(changes)
        self._part = part
        self._changes = changes
        self._relevant = relevant
        self._all = order.with_needed(relevant)
        self._scenario = scenario
        self._undo = undo
        self._closed = order.with_needing if undo else order.with_needed

    def sets(self, size: int) -> list[Numbers]:
        """All sets of so many changes; first those that take the fewest others along."""
        found = map(frozenset, combinations(sorted(self._relevant), size))
        return sorted(found, key=lambda each: len(self._closed(each)))

    def __call__(self, numbers: Numbers) -> Callable[[str], Verdict | None]:
        closed = self._closed(numbers)
        made = self._all - closed if self._undo else closed
        graph = applied(self._part, [self._changes[number] for number in sorted(made)])
        assumed = {}
        if self._scenario is not None and self._scenario in graph.scenarios:
            assumed = assumptions(graph, self._scenario)
        values = grounded(Acceptance(graph).conditions(assumed))

        def verdict(id: str) -> Verdict | None:
            if id not in graph.statements:
                return None
            return {True: "stands", False: "falls", None: "open"}[values.get(id)]  # type: ignore[return-value]

        return verdict


def _part(graph: Graph, ids: set[str]) -> Graph:
    """The graph with these statements alone."""
    return graph._replace(
        sources={},
        groups={},
        statements={id: each for id, each in graph.statements.items() if id in ids},
        links=tuple(link for link in graph.links if link.source in ids and link.target in ids),
    )
