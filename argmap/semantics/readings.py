"""The coherent readings of a map: interpretations of an abstract dialectical framework."""

from collections import ChainMap
from collections.abc import Collection, Iterator, Mapping
from time import monotonic
from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap.semantics.expansion import expanded, pushed
from argmap.semantics.formula import Formula, literals, restricted
from argmap.semantics.grounded import components, grounded
from argmap.semantics.search import TIME_LIMIT, Search

if TYPE_CHECKING:
    from argmap.semantics.solver import Literals, Program, Solution

Semantics = Literal["admissible", "complete", "preferred", "stable", "model"]
"""Which readings are wanted (Brewka et al. 2013).

By an *admissible* one, all that it settles is known; a *complete* one also settles all that is known by it; a
*preferred* one is admissible and settles as much as can be. A *model* settles every statement in accord with
its condition; it is *stable* if what it accepts follows from what it rejects: then nothing props itself up.
"""

Reading = dict[str, bool]
"""The statements that are settled; one that is not in it is open."""

Conditions = Mapping[str, Formula]


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
    return Search(_readings(conditions, semantics, free, monotonic() + time_limit), limit)


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
        found = Search(_readings(part, semantics, free, deadline))
        number = sum(1 for _ in found)
        if number == 0 and found.complete:
            return Count(0, True)
        product *= number
        complete = complete and found.complete
    return Count(product, complete)


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


def _readings(
    conditions: Conditions, semantics: Semantics, free: Collection[str], deadline: float
) -> Iterator[Reading]:
    values, rest = _unsettled(conditions, semantics)
    if not rest:
        return iter([{id: values[id] for id in conditions}])
    from argmap.semantics.solver import Program

    program = Program()
    if semantics == "model":
        states = _models(program, rest)
    elif semantics == "stable":
        states = _stable_models(program, rest, free)
    else:
        states = _three_valued(program, rest, closed=semantics == "complete")
    if semantics == "preferred":
        program.seek_largest(states.values())
    return _told(conditions, values, states, program.solutions(deadline))


def _told(
    conditions: Conditions, values: Reading, states: "Literals", solutions: Iterator["Solution"]
) -> Iterator[Reading]:
    for holds in solutions:
        reading: Reading = {}
        for id in conditions:
            if id in values:
                reading[id] = values[id]
            elif holds(states[id, True]):
                reading[id] = True
            elif holds(states[id, False]):
                reading[id] = False
        yield reading


def _models(program: "Program", conditions: Conditions) -> "Literals":
    """A statement is true if and only if its condition is."""
    states = _two_valued(program, conditions)
    program.free(states[id, True] for id in conditions)
    for id, formula in conditions.items():
        accepted = program.define(pushed(formula, True), states)
        program.forbid(states[id, True], -accepted)
        program.forbid(states[id, False], accepted)
    return states


def _stable_models(program: "Program", conditions: Conditions, free: Collection[str]) -> "Literals":
    """All that is true follows from what is false: it is in the grounded interpretation of the reduct.

    The stable models of logic programs are defined likewise, so that each condition is a rule (Strass 2013).
    """
    states = _two_valued(program, conditions)
    for id, (known_true, _) in expanded(conditions).items():
        own: dict[tuple[str, bool], int] = {}
        if id in free:  # "not false" is no reason: it is so in any solution where nothing makes it false
            refused = program.atom()
            program.rule(refused, states[id, False])
            own[id, True] = -refused
        program.rule(states[id, True], program.define(known_true, ChainMap(own, states)))
    return states


def _two_valued(program: "Program", conditions: Conditions) -> dict[tuple[str, bool], int]:
    atoms = {id: program.atom() for id in conditions}
    return {(id, value): atom if value else -atom for id, atom in atoms.items() for value in (True, False)}


def _three_valued(program: "Program", conditions: Conditions, *, closed: bool) -> "Literals":
    """What is settled is known from what is settled; if `closed`, what is known is settled."""
    states = {(id, value): program.atom() for id in conditions for value in (True, False)}
    program.free(states.values())
    for id, knowledge in expanded(conditions).items():
        program.forbid(states[id, True], states[id, False])
        for value, formula in zip((True, False), knowledge, strict=True):
            known = program.define(formula, states)
            program.forbid(states[id, value], -known)
            if closed:
                program.forbid(known, -states[id, value])
    return states
