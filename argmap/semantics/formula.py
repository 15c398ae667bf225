"""Propositional formulas over statements, and what can be known of one while statements are open."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

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


def literals(formula: Formula, *, positive: bool = True) -> Iterator[tuple[str, bool]]:
    """Every occurrence of a statement, and whether it makes the formula true rather than false."""
    match formula:
        case Variable(id):
            yield id, positive
        case Negation(item):
            yield from literals(item, positive=not positive)
        case Threshold(_, items):
            for item in items:
                yield from literals(item, positive=positive)


def mixed(formula: Formula) -> frozenset[str]:
    """The statements that occur both ways: those whose standing can make it true as well as false."""
    seen = set(literals(formula))
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


def settled(formula: Formula, values: Values, both_ways: frozenset[str]) -> bool | None:
    """The value that the formula has in every completion of the values, None if there are two.

    `both_ways` are the statements of the formula that occur both ways (`mixed`); they are tried out.
    """
    value = known(formula, values)
    tried = [id for id in both_ways if id not in values]
    if value is not None or not tried:
        return value
    found: set[bool | None] = set()
    for case in product((True, False), repeat=len(tried)):
        found.add(known(formula, {**values, **dict(zip(tried, case, strict=True))}))
        if len(found) > 1 or None in found:
            return None
    return found.pop()
