"""What changed from one map to another: statements, links and verdicts, as data, without words."""

from collections.abc import Mapping
from typing import NamedTuple

from argmap.diff.application import applied
from argmap.diff.causes import effect
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
from argmap.diff.contents import contents
from argmap.diff.renames import renames
from argmap.diff.union import union
from argmap.graph import Graph
from argmap.semantics.evaluate import Outcome

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

    `old` is the old map under the names of the new one; `before` and `after` are the outcomes of both,
    without a scenario, of the statements that a change can bear on. Without `changes`, both say the same.
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
    after = contents(new)
    names, old, before = renames(old, contents(old), after)
    changes = tuple(compared(before, after))
    if not (names or changes):
        return Difference(old, new, (), (), (), {}, {})
    found = effect(old, new, changes, budget)
    return Difference(
        old,
        new,
        (*names, *changes),
        found.flips,
        tuple(
            Waiting(id, found.before[id].waits_on, outcome.waits_on)
            for id, outcome in found.after.items()
            if id in found.before
            and found.before[id].verdict == outcome.verdict == "open"
            and set(found.before[id].waits_on) != set(outcome.waits_on)
        ),
        found.before,
        found.after,
    )
