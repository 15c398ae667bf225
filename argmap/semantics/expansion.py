"""Formulas rewritten so that Kleene's value tells all that holds whatever becomes of the open statements."""

from collections.abc import Mapping

from argmap.semantics.formula import (
    Constant,
    Formula,
    Negation,
    Threshold,
    Variable,
    at_least,
    conjunction,
    disjunction,
    literals,
    mixed,
    negation,
    restricted,
)

MOST = 100_000
"""So many places of statements are looked at in a formula: about two dozen in each case of a dozen ones."""


class Entangled(Exception):
    """A condition uses so many statements both ways that its cases can't be told apart; says whose it is."""


def expanded(conditions: Mapping[str, Formula]) -> dict[str, tuple[Formula, Formula]]:
    """For each condition, a formula that is true if it is known to be, and one that is false if it is.

    Both by Kleene's value. Raises Entangled.
    """
    return {id: (exact(id, each, True), exact(id, each, False)) for id, each in conditions.items()}


def exact(id: str, formula: Formula, value: bool) -> Formula:
    """A formula that Kleene gives this value if and only if the condition of a statement is known to have it.

    Raises Entangled.
    """
    if not mixed(formula):
        return formula
    try:
        return known_true(formula) if value else negation(known_false(formula))
    except Entangled:
        message = f"the condition of `{id}` uses too many statements both ways to be searched"
        raise Entangled(message) from None


def known_true(formula: Formula) -> Formula:
    """A formula of which Kleene's value is true if and only if this one is true in every completion.

    In it, only statements are negated: `x` says that x is known to be true, `not x` that it is known to be
    false. Its size is that of the formula, times the cases of the statements that tie parts of it together.
    """
    return _Expansion().of(pushed(formula, True))


def known_false(formula: Formula) -> Formula:
    """The same for being false in every completion."""
    return _Expansion().of(pushed(formula, False))


def pushed(formula: Formula, wanted: bool) -> Formula:
    """The formula, or its negation, with only statements negated."""
    match formula:
        case Constant(value):
            return Constant(value is wanted)
        case Variable():
            return formula if wanted else Negation(formula)
        case Negation(item):
            return pushed(item, not wanted)
        case Threshold(count, items):
            needed = count if wanted else len(items) - count + 1
            return at_least(needed, (pushed(item, wanted) for item in items))


class _Expansion:
    def __init__(self) -> None:
        self._seen = 0

    def of(self, formula: Formula) -> Formula:
        """What it takes to know that the formula is true.

        All items are known to be true if each is. That so many are is known by counting those that are, if no
        statement makes one item true and another one false: then all the others can fail at once. A statement
        that does is told apart: if it may be true, the formula must hold with it; if false, without it.
        """
        if not isinstance(formula, Threshold) or not (both_ways := mixed(formula)):
            return formula
        tie = None if formula.count == len(formula.items) else _tie(formula, both_ways)
        if tie is None:
            return at_least(formula.count, map(self.of, formula.items))
        self._seen += sum(1 for _ in literals(formula))
        if self._seen > MOST:
            raise Entangled
        with_it, without = (self.of(restricted(formula, {tie: value})) for value in (True, False))
        known = Variable(tie)
        return conjunction((disjunction((Negation(known), with_it)), disjunction((known, without))))


def _tie(formula: Threshold, both_ways: frozenset[str]) -> str | None:
    """The first statement used both ways that two of the items have in common."""
    seen: set[str] = set()
    for item in formula.items:
        used = dict.fromkeys(id for id, _ in literals(item) if id in both_ways)
        for id in used:
            if id in seen:
                return id
        seen.update(used)
    return None
