"""Which column every card stands in: what bears on a statement stands further on than the statement."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple


class Before(NamedTuple):
    """`first` stands before `then`, by at least so many columns, if that does not go round in a circle."""

    first: str
    then: str
    gap: int = 1


def columns(names: Sequence[str], order: Iterable[Before]) -> Mapping[str, int]:
    """The column of everything named, counted from 0, as small as the order allows."""
    after: dict[str, list[Before]] = {name: [] for name in names}
    bearing = set()
    for before in order:
        after[before.first].append(before)
        if before.first != before.then:
            bearing.add(before.then)
    # From what bears on nothing, so that a circle is cut where a reader arrives at its beginning again.
    beginnings = [name for name in names if name not in bearing]
    column = dict.fromkeys(names, 0)
    for before in reversed(list(_forward([*beginnings, *names], after))):
        column[before.then] = max(column[before.then], column[before.first] + before.gap)
    return column


def _forward(beginnings: Iterable[str], after: Mapping[str, list[Before]]) -> Iterator[Before]:
    """Everything of the order that closes no circle; what comes from a name precedes what leads to it."""
    done: set[str] = set()
    for beginning in beginnings:
        if beginning in done:
            continue
        path = {beginning: iter(after[beginning])}
        kept: dict[str, list[Before]] = {beginning: []}
        while path:
            name, rest = next(reversed(path.items()))
            step = next(rest, None)
            if step is None:
                path.pop(name)
                done.add(name)
                yield from reversed(kept.pop(name))
            elif step.then not in path:
                kept[name].append(step)
                if step.then not in done:
                    path[step.then] = iter(after[step.then])
                    kept[step.then] = []
