"""Propositional formulas over statements, and what can be known of one while statements are open."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import is_

Values = Mapping[str, bool]
"""The statements that are settled; one that is not in it is open."""


@dataclass(frozen=True, slots=True)
class Constant:
    """True or false, whatever else is the case."""

    value: bool


@dataclass(frozen=True, slots=True)
class Variable:
    """A statement stands."""

    id: str


@dataclass(frozen=True, slots=True)
class Negation:
    """The item is false."""

    item: "Formula"


@dataclass(frozen=True, slots=True)
class Threshold:
    """At least `count` of the items are true: all of them is a conjunction, one a disjunction."""

    count: int
    items: tuple["Formula", ...]


Formula = Constant | Variable | Negation | Threshold

TRUE, FALSE = Constant(True), Constant(False)


def conjunction(items: Iterable[Formula]) -> Formula:
    """All of the items; true if there are none."""
    return at_least(None, items)


def disjunction(items: Iterable[Formula]) -> Formula:
    """One of the items; false if there are none."""
    return at_least(1, items)


def at_least(count: int | None, items: Iterable[Formula]) -> Formula:
    """So many of the items (None: all of them), constants worked out."""
    open_items: list[Formula] = []
    satisfied = total = 0
    for item in items:
        total += 1
        if isinstance(item, Constant):
            satisfied += item.value
        else:
            open_items.append(item)
    missing = (total if count is None else count) - satisfied
    if missing <= 0:
        return TRUE
    if missing > len(open_items):
        return FALSE
    if len(open_items) == 1:
        return open_items[0]
    return Threshold(missing, tuple(open_items))


def negation(item: Formula) -> Formula:
    """Not the item, double negations and constants worked out."""
    if isinstance(item, Constant):
        return FALSE if item.value else TRUE
    return item.item if isinstance(item, Negation) else Negation(item)


def literals(formula: Formula, *, positive: bool = True) -> list[tuple[str, bool]]:
    """Every occurrence of a statement, and whether it makes the formula true rather than false."""
    found: list[tuple[str, bool]] = []
    _collect(formula, positive, found)
    return found


def _collect(formula: Formula, positive: bool, found: list[tuple[str, bool]]) -> None:
    while isinstance(formula, Negation):
        formula, positive = formula.item, not positive
    if isinstance(formula, Variable):
        found.append((formula.id, positive))
    elif isinstance(formula, Threshold):
        for item in formula.items:
            _collect(item, positive, found)


def mixed(formula: Formula) -> frozenset[str]:
    """The statements that occur both ways: those whose standing can make it true as well as false."""
    found = literals(formula)
    if len(dict(found)) == len(found):  # none of them occurs twice
        return frozenset()
    seen = set(found)
    return frozenset(id for id, positive in seen if not positive and (id, True) in seen)


def known(formula: Formula, values: Values) -> bool | None:
    """Kleene's value: None where the open statements seem to leave it open.

    Exact where no open statement occurs both ways; otherwise it may miss what holds in every case.
    """
    match formula:
        case Variable(id):
            return values.get(id)
        case Negation(item):
            value = known(item, values)
            return None if value is None else not value
        case Threshold(count, items):
            spare = len(items) - count
            for item in items:
                value = known(item, values)
                if value is True:
                    count -= 1
                    if count == 0:
                        return True
                elif value is False:
                    spare -= 1
                    if spare < 0:
                        return False
            return None
        case Constant(value):
            return value


def restricted(formula: Formula, values: Values) -> Formula:
    """What is left of a formula when the values are put in: a constant, or a formula over open statements."""
    if isinstance(formula, Variable):
        value = values.get(formula.id)
        return formula if value is None else TRUE if value else FALSE
    if isinstance(formula, Negation):
        rest = restricted(formula.item, values)
        return formula if rest is formula.item else negation(rest)
    if isinstance(formula, Threshold):
        items = [restricted(item, values) for item in formula.items]
        return formula if all(map(is_, items, formula.items)) else at_least(formula.count, items)
    return formula


def settled(formula: Formula, values: Values, both_ways: frozenset[str]) -> bool | None:
    """The value that the formula has in every completion of the values, None if there are two.

    `both_ways` are the statements of the formula that occur both ways (`mixed`).
    """
    value = known(formula, values)
    if value is not None or both_ways <= values.keys():
        return value
    rest = restricted(formula, values)
    if not possible(rest, True):
        return False
    return None if possible(rest, False) else True


def essential(formula: Formula) -> tuple[str, ...]:
    """The statements on which the value of the formula depends, in order of first occurrence.

    One that occurs may yet make no difference, as `b` in `a or (a and b)`. Of more than a few dozen, each is
    taken to make one.
    """
    ids = [id for id, _ in literals(formula)]
    found = tuple(dict.fromkeys(ids))
    if len(ids) == len(found) or len(found) > _MANY:
        return found
    return tuple(id for id in found if _matters(formula, id))


_MANY = 30


def _matters(formula: Formula, id: str) -> bool:
    if_stands, if_falls = restricted(formula, {id: True}), restricted(formula, {id: False})
    return possible(conjunction((if_stands, negation(if_falls))), True) or possible(
        conjunction((if_falls, negation(if_stands))), True
    )


def possible(formula: Formula, value: bool) -> bool:
    """Whether some values of its statements give the formula the value.

    By cases, after all that is sure (Davis, Logemann & Loveland 1962), on formulas of any form. Cases are
    tried only on statements that occur both ways, and never twice on the same rest of a formula.
    """
    return _possible(formula, value, set())


def _possible(formula: Formula, value: bool, refuted: set[Formula]) -> bool:
    while not isinstance(formula, Constant):
        if sure := dict(_forced(formula, value)):
            formula = restricted(formula, sure)
            continue
        weights = _weights(formula, value)
        if best := {id: case for id, case in weights if (id, not case) not in weights}:
            formula = restricted(formula, best)
            continue
        if formula in refuted:
            return False
        id, case = max(weights, key=lambda each: weights[each] * weights[each[0], not each[1]])
        if any(_possible(restricted(formula, {id: each}), value, refuted) for each in (case, not case)):
            return True
        refuted.add(formula)
        return False
    return formula.value is value


def _forced(formula: Formula, value: bool) -> Iterator[tuple[str, bool]]:
    """Cases without which the formula cannot have the value; both for a statement if it cannot at all."""
    match formula:
        case Variable(id):
            yield id, value
        case Negation(item):
            yield from _forced(item, not value)
        case Threshold(count, items) if count == (len(items) if value else 1):
            for item in items:
                yield from _forced(item, value)


def _weights(formula: Formula, value: bool) -> Counter[tuple[str, bool]]:
    """How much each case of a statement does for the value: the more, the fewer else could do the same.

    The idea is Jeroslow & Wang's (1990).
    """
    weights: Counter[tuple[str, bool]] = Counter()
    work: list[tuple[Formula, bool, int]] = [(formula, value, 0)]
    while work:
        part, wanted, others = work.pop()
        match part:
            case Variable(id):
                weights[id, wanted] += 1 << max(0, 2 * (_MOST - others))
            case Negation(item):
                work.append((item, not wanted, others))
            case Threshold(count, items):
                others += len(items) - count if wanted else count - 1
                work += ((item, wanted, others) for item in items)
    return weights


_MOST = 20
"""Where more than so many others could do the same, their number makes no difference to a weight."""
