"""Acceptance conditions: on what it depends that a statement stands (an ADF; Brewka & Woltran 2010)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from argmap.document import AllOf, AnyOf, AtLeast, Atom, Expression, Not
from argmap.graph import Graph, Statement
from argmap.relations import Relation
from argmap.semantics.formula import (
    FALSE,
    TRUE,
    Formula,
    Variable,
    at_least,
    conjunction,
    disjunction,
    negation,
)

_FALLEN = ("withdrawn", "rejected", "superseded")

Role = Literal["need", "exclusion", "exchange", "successor", "rival", "objection", "presumption", "weighing"]
"""What it is to a statement: `only_if`, `unless`, `in_exchange_for`, what supersedes it, other answers, an
objection, what it is presumed or supported by, and reasons weighed against objections by a standard."""

Weighed = list[tuple[Decimal, Formula]]
"""The reasons (or objections) that bear on a statement: the weight of each, and when it bears."""


def recorded(statement: Statement) -> bool | None:
    """What the author records a statement as, by `holds` or by a status; None if it is to be found out."""
    if statement.holds is not None:
        return statement.holds
    return False if statement.status in _FALLEN else None


class Part(NamedTuple):
    """One of the things that a statement depends on: what it is to the statement, and when it is met.

    `other` is the other side of an exchange, the successor, rival or objection.
    """

    role: Role
    formula: Formula
    other: str | None = None


class Acceptance:
    """The acceptance conditions of a map."""

    def __init__(self, graph: Graph) -> None:
        self._statements = graph.statements
        naming = {each: defaultdict[str, list[str]](list) for each in Relation}
        named = {each: defaultdict[str, list[str]](list) for each in Relation}
        for source, relation, target, _, _ in graph.links:
            naming[relation][target].append(source)
            named[relation][source].append(target)
        self._wanted = named[Relation.EXCHANGE]
        self._successors = naming[Relation.SUPERSEDES]
        self._questions, self._answers = named[Relation.ANSWERS], naming[Relation.ANSWERS]
        self._supporting, self._against = naming[Relation.SUPPORTS], naming[Relation.AGAINST]
        self._undercutting = naming[Relation.UNDERCUTS]

    def conditions(self, assumed: Mapping[str, bool]) -> dict[str, Formula]:
        """The acceptance condition of every statement; questions have none. What is assumed is settled."""
        return {
            each.id: self._condition(each, assumed.get(each.id))
            for each in self._statements.values()
            if each.kind != "question"
        }

    def _condition(self, statement: Statement, assumed: bool | None) -> Formula:
        settled = recorded(statement) if assumed is None else assumed
        if settled is not None:
            return TRUE if settled else FALSE
        return conjunction(part.formula for part in self.parts(statement))

    def parts(self, statement: Statement) -> list[Part]:
        """What must all be true for a statement that is not settled to stand, part by part."""
        parts: list[Part] = []
        if statement.only_if is not None:
            parts.append(Part("need", formula_of(statement.only_if)))
        if statement.unless is not None:
            parts.append(Part("exclusion", negation(formula_of(statement.unless))))
        for other in self._wanted[statement.id]:
            parts.append(Part("exchange", Variable(other), other))
        for other in self._successors[statement.id]:
            parts.append(Part("successor", negation(Variable(other)), other))
        for other in self.rivals(statement):
            parts.append(Part("rival", negation(Variable(other)), other))
        # An open condition is its own presumption: nothing said of it leaves it open.
        presumed = Variable(statement.id) if statement.kind == "condition" else TRUE
        reasons = self._bearing(self._supporting[statement.id])
        against = self._against[statement.id]
        if statement.standard == "presumption":
            for other in dict.fromkeys(against):
                parts.append(Part("objection", negation(self.bears(other)), other))
            parts.append(Part("presumption", disjunction((presumed, _any(reasons)))))
        else:
            objections = self._bearing(against)
            parts.append(Part("weighing", _STANDARDS[statement.standard](reasons, objections)))
        return parts

    def rivals(self, statement: Statement) -> list[str]:
        """The other answers to a question of which one is chosen; of accepted answers, these alone."""
        rivals: dict[str, None] = {}
        for question in self._questions[statement.id]:
            if self._statements[question].choose != "one":
                continue
            answers = self._answers[question]
            accepted = [each for each in answers if self._statements[each].status == "accepted"]
            if statement.id not in accepted:
                rivals.update(dict.fromkeys(accepted or answers))
        rivals.pop(statement.id, None)
        return list(rivals)

    def _bearing(self, sources: Iterable[str]) -> Weighed:
        return [(self._statements[each].weight, self.bears(each)) for each in dict.fromkeys(sources)]

    def bears(self, source: str) -> Formula:
        """When a reason or objection counts: it stands, and nothing that undercuts it does."""
        undercutting = (negation(Variable(each)) for each in self._undercutting[source])
        return conjunction((Variable(source), *undercutting))


def formula_of(expression: Expression) -> Formula:
    """An expression of `only_if` or `unless` as a formula."""
    match expression:
        case Atom(id):
            return Variable(id)
        case Not(item):
            return negation(formula_of(item))
        case AllOf(items):
            return conjunction(map(formula_of, items))
        case AnyOf(items):
            return disjunction(map(formula_of, items))
        case AtLeast(count, items):
            return at_least(count, map(formula_of, items))


def _any(weighed: Weighed, least: Decimal = Decimal(0), more_than: Decimal = Decimal(-1)) -> Formula:
    """Something bears that weighs at least so much, and more than that."""
    return disjunction(formula for weight, formula in weighed if weight >= least and weight > more_than)


def _scintilla(reasons: Weighed, objections: Weighed) -> Formula:
    return _any(reasons)


def _dialectical_validity(reasons: Weighed, objections: Weighed) -> Formula:
    return conjunction((_any(reasons), negation(_any(objections))))


def _preponderance(reasons: Weighed, objections: Weighed) -> Formula:
    return _outweighing(reasons, objections)


def _clear_and_convincing(reasons: Weighed, objections: Weighed) -> Formula:
    return _outweighing(reasons, objections, least=Decimal("0.5"), by=Decimal("0.3"))


def _beyond_reasonable_doubt(reasons: Weighed, objections: Weighed) -> Formula:
    clear = _clear_and_convincing(reasons, objections)
    return conjunction((clear, negation(_any(objections, least=Decimal("0.2")))))


def _outweighing(
    reasons: Weighed, objections: Weighed, least: Decimal = Decimal(0), by: Decimal = Decimal(0)
) -> Formula:
    """The strongest reason weighs at least so much, and more than the strongest objection, and by so much.

    A weight w will do if some reason weighs as much, and no objection weighs w or more, or more than w - by.
    """
    return disjunction(
        conjunction(
            (
                _any(reasons, least=weight),
                negation(_any(objections, least=weight)),
                negation(_any(objections, more_than=weight - by)) if by else TRUE,
            )
        )
        for weight in sorted({weight for weight, _ in reasons})
        if weight > 0 and weight >= least
    )


_STANDARDS = {
    "scintilla": _scintilla,
    "dialectical-validity": _dialectical_validity,
    "preponderance": _preponderance,
    "clear-and-convincing": _clear_and_convincing,
    "beyond-reasonable-doubt": _beyond_reasonable_doubt,
}
"""Gordon, Prakken & Walton 2007; Gordon & Walton 2009. The thresholds of the last two are ours."""
