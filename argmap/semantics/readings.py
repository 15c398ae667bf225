"""The coherent readings of a map: interpretations of an abstract dialectical framework."""

from collections.abc import Callable, Collection, Iterator
from time import monotonic
from typing import NamedTuple

from argmap.semantics.cases import Exhausted
from argmap.semantics.choices import Choices
from argmap.semantics.equations import Conditions, Semantics, posed
from argmap.semantics.formula import Formula, literals, restricted
from argmap.semantics.grounded import components, grounded
from argmap.semantics.search import TIME_LIMIT, Search

__all__ = ["Count", "Reading", "Semantics", "count", "readings"]

Reading = dict[str, bool]
"""The statements that are settled; one that is not in it is open."""


class Count(NamedTuple):
    """How many readings there are; at least so many if the count is not complete."""

    number: int
    complete: bool


def readings(
    conditions: Conditions,
    semantics: Semantics,
    *,
    free: Collection[str] = (),
    limit: int | None = None,
    time_limit: float = TIME_LIMIT,
) -> Search[Reading]:
    """The readings of acceptance conditions, as they are found; the order is the same each time.

    `free` statements (a map's conditions) may be taken as true on their own presumption, which is no ring of
    support. Raises expansion.Entangled on a condition that is too intricate.
    """
    deadline = monotonic() + time_limit
    values, rest = _unsettled(conditions, semantics)
    frame = {id: values.get(id, True) for id in conditions}  # to be told otherwise, if at all
    if not rest:
        return Search(iter((frame,)), limit)
    try:
        found = Choices.of(rest, semantics, frozenset(free)).readings(frame, deadline)
    except Exhausted:
        found = _searched(frame, rest, semantics, frozenset(free), deadline)
    return Search(found, limit)


def count(
    conditions: Conditions,
    semantics: Semantics,
    *,
    free: Collection[str] = (),
    time_limit: float = TIME_LIMIT,
) -> Count:
    """How many readings there are: as many as the parts that have nothing to do with one another allow."""
    deadline = monotonic() + time_limit
    product, complete = 1, True
    for part in _parts(_unsettled(conditions, semantics)[1]):
        number, is_all = _count(part, semantics, frozenset(free), deadline)
        if number == 0 and is_all:
            return Count(0, True)
        product *= number
        complete = complete and is_all
    return Count(product, complete)


def _count(part: dict[str, Formula], semantics: Semantics, free: frozenset[str], deadline: float) -> Count:
    if monotonic() > deadline:
        return Count(0, False)
    try:
        return Count(Choices.of(part, semantics, free).number, True)
    except Exhausted:
        found = Search(_searched(dict.fromkeys(part, True), part, semantics, free, deadline))
        return Count(sum(1 for _ in found), found.complete)


def _unsettled(conditions: Conditions, semantics: Semantics) -> tuple[Reading, dict[str, Formula]]:
    """What is the same in all readings, and what is left of the other conditions.

    What the grounded interpretation settles is settled so in all complete ones, models among them.
    """
    values = {} if semantics == "admissible" else grounded(conditions)
    rest = {id: restricted(formula, values) for id, formula in conditions.items() if id not in values}
    return values, rest


def _parts(conditions: Conditions) -> list[dict[str, Formula]]:
    """The conditions by what they have to do with one another, small parts first."""
    neighbours: dict[str, dict[str, None]] = {id: {} for id in conditions}
    for id, formula in conditions.items():
        for used, _ in literals(formula):
            neighbours[id][used] = neighbours[used][id] = None
    parts = components({id: tuple(near) for id, near in neighbours.items()})
    return sorted(({id: conditions[id] for id in part} for part in parts), key=len)


def _searched(
    frame: Reading, rest: Conditions, semantics: Semantics, free: frozenset[str], deadline: float
) -> Iterator[Reading]:
    """The readings, put into a frame, as the solver finds them; a TimeoutError past the deadline."""
    from argmap.semantics.solver import Program

    program = Program(in_rings=True)
    told = posed(program, rest, semantics, free)
    if semantics == "preferred":
        program.seek_largest(told.values())
    states = [(id, told[id, True], told[id, False]) for id in rest]
    return (_told(frame, states, holds) for holds in program.solutions(deadline))


def _told(frame: Reading, states: list[tuple[str, int, int]], holds: Callable[[int], bool]) -> Reading:
    reading = frame.copy()
    for id, true, false in states:
        if holds(false):
            reading[id] = False
        elif not holds(true):
            del reading[id]
    return reading
