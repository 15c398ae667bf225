"""What a formula comes down to: what gives it the value it has, and the best that could become of it."""

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from argmap.semantics.formula import (
    FALSE,
    TRUE,
    Constant,
    Formula,
    Negation,
    Threshold,
    Values,
    Variable,
    at_least,
    known,
    literals,
    mixed,
    negation,
    settled,
)

_FEW = 12
"""Of so many statements, every choice is tried."""


def value_of(formula: Formula, values: Values) -> bool | None:
    """The value that a formula has in every completion of the values, None if there are two."""
    return settled(formula, values, mixed(formula))


def deciding(formula: Formula, values: Values) -> list[str]:
    """A smallest choice of settled statements that gives a formula its value; of such, the first ones.

    Where many statements recur in the formula, none of the choice can be spared, but a smaller one may exist.
    """
    value = value_of(formula, values)
    if value is None:
        return []
    places = {id: place for place, id in enumerate(values)}
    ids = [id for id, _ in literals(formula)]
    if len(set(ids)) == len(ids):
        return _chosen(formula, value, values, places)
    used = sorted(places.keys() & set(ids), key=places.__getitem__)
    if len(used) <= _FEW:
        return next(each for each in _by_size(used) if _suffices(formula, value, each, values))
    chosen = used
    for id in reversed(used):
        fewer = [each for each in chosen if each != id]
        if _suffices(formula, value, fewer, values):
            chosen = fewer
    return chosen


def at_best(formula: Formula, free: Collection[str], *, positive: bool = True) -> Formula:
    """What is left of a formula if what is free is as it would have it, at each place by itself."""
    match formula:
        case Variable(id):
            return formula if id not in free else TRUE if positive else FALSE
        case Negation(item):
            return negation(at_best(item, free, positive=not positive))
        case Threshold(count, items):
            return at_least(count, (at_best(item, free, positive=positive) for item in items))
        case Constant():
            return formula


def _by_size(ids: list[str]) -> Iterable[list[str]]:
    return (list(each) for size in range(len(ids) + 1) for each in combinations(ids, size))


def _suffices(formula: Formula, value: bool, ids: Iterable[str], values: Values) -> bool:
    return value_of(formula, {id: values[id] for id in ids}) is value


def _chosen(formula: Formula, value: bool, values: Values, places: Mapping[str, int]) -> list[str]:
    """A smallest choice for a formula in which no statement recurs."""
    match formula:
        case Variable(id):
            return [id]
        case Negation(item):
            return _chosen(item, not value, values, places)
        case Threshold(count, items):
            enough = count if value else len(items) - count + 1
            able = [_chosen(item, value, values, places) for item in items if known(item, values) is value]
            able.sort(key=lambda ids: (len(ids), [places[id] for id in ids]))
            return [id for ids in able[:enough] for id in ids]
        case Constant():
            return []
