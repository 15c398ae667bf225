"""What changed from one map to another: statements, links and verdicts, as data, without words."""

from collections.abc import Mapping
from typing import NamedTuple

from argmap.diff.application import applied
from argmap.diff.causes import flips
from argmap.diff.changes import (
    Added,
    Altered,
    Change,
    Flip,
    Linked,
    Removed,
    Renamed,
    Retargeted,
    Thing,
    Unlinked,
    Waiting,
)
from argmap.diff.comparison import compared
from argmap.diff.renames import renames
from argmap.diff.union import union
from argmap.graph import Graph
from argmap.semantics.evaluate import Outcome, evaluate
from argmap.semantics.scenario import assumptions

__all__ = [
    "Added",
    "Altered",
    "Change",
    "Difference",
    "Flip",
    "Linked",
    "Removed",
    "Renamed",
    "Retargeted",
    "Thing",
    "Unlinked",
    "Waiting",
    "applied",
    "difference",
    "union",
]


class Difference(NamedTuple):
    """What changed between two maps.

    `old` is the old map under the names of the new one; `before` and `after` are the outcomes of both as they
    are, without a scenario. Empty `changes` mean that both say the same.
    """

    old: Graph
    new: Graph
    changes: tuple[Change, ...]
    flips: tuple[Flip, ...]
    waiting: tuple[Waiting, ...]
    before: Mapping[str, Outcome]
    after: Mapping[str, Outcome]


BUDGET = 100_000
"""How many statements are evaluated at most in search of causes: two or three seconds."""


def difference(old: Graph, new: Graph, budget: int = BUDGET) -> Difference:
    """Compare two maps: what was done to the first to make the second, and which verdicts that changed."""
    names, old = renames(old, new)
    changes = (*names, *compared(old, new))
    if not changes:
        return Difference(old, new, (), (), (), {}, {})
    outcomes = {None: (evaluate(old), evaluate(new))} | {
        name: (evaluate(old, assumptions(old, name)), evaluate(new, assumptions(new, name)))
        for name in new.scenarios
        if name in old.scenarios
    }
    before, after = outcomes[None]
    return Difference(
        old,
        new,
        changes,
        tuple(flips(old, new, changes[len(names) :], outcomes, budget)),
        tuple(
            Waiting(id, before[id].waits_on, outcome.waits_on)
            for id, outcome in after.items()
            if id in before
            and before[id].verdict == outcome.verdict == "open"
            and set(before[id].waits_on) != set(outcome.waits_on)
        ),
        before,
        after,
    )
