"""Acceptance conditions: on what it depends that a statement stands (an ADF; Brewka & Woltran 2010)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

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

Weighed = list[tuple[Decimal, Formula]]
"""The reasons (or objections) that bear on a statement: the weight of each, and when it bears."""


def recorded(statement: Statement) -> bool | None:
    """What the author records a statement as, by `holds` or by a status; None if it is to be found out."""
    if statement.holds is not None:
        return statement.holds
    return False if statement.status in _FALLEN else None


class Acceptance:
    """The acceptance conditions of a map."""

    def __init__(self, graph: Graph) -> None:
        self._statements = graph.statements
        self._naming: dict[Relation, defaultdict[str, list[str]]] = {
            each: defaultdict(list) for each in Relation
        }
        self._named: dict[Relation, defaultdict[str, list[str]]] = {
            each: defaultdict(list) for each in Relation
        }
        for link in graph.links:
            self._naming[link.relation][link.target].append(link.source)
            self._named[link.relation][link.source].append(link.target)

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
        return conjunction((self.gate(statement), self.weigh(statement)))

    def gate(self, statement: Statement) -> Formula:
        """What a statement needs to stand, whatever speaks for or against it."""
        parts: list[Formula] = []
        if statement.only_if is not None:
            parts.append(_formula(statement.only_if))
        if statement.unless is not None:
            parts.append(negation(_formula(statement.unless)))
        parts += map(Variable, self._named[Relation.EXCHANGE][statement.id])
        excluding = [*self._naming[Relation.SUPERSEDES][statement.id], *self.rivals(statement)]
        parts += (negation(Variable(each)) for each in excluding)
        return conjunction(parts)

    def rivals(self, statement: Statement) -> list[str]:
        """The other answers to a question of which one is chosen; of accepted answers, these alone."""
        rivals: dict[str, None] = {}
        for question in self._named[Relation.ANSWERS][statement.id]:
            if self._statements[question].choose != "one":
                continue
            answers = self._naming[Relation.ANSWERS][question]
            accepted = [each for each in answers if self._statements[each].status == "accepted"]
            if statement.id not in accepted:
                rivals.update(dict.fromkeys(accepted or answers))
        rivals.pop(statement.id, None)
        return list(rivals)

    def weigh(self, statement: Statement) -> Formula:
        """When what speaks for a statement outweighs, by its standard, what speaks against it."""
        return _STANDARDS[statement.standard](
            self._presumption(statement),
            self._bearing(self._naming[Relation.SUPPORTS][statement.id]),
            self._bearing(self._naming[Relation.AGAINST][statement.id]),
        )

    def _presumption(self, statement: Statement) -> Formula:
        # An open condition is its own presumption: nothing said of it leaves it open.
        return Variable(statement.id) if statement.kind == "condition" else TRUE

    def _bearing(self, sources: Iterable[str]) -> Weighed:
        return [(self._statements[each].weight, self.bears(each)) for each in dict.fromkeys(sources)]

    def bears(self, source: str) -> Formula:
        """When a reason or objection counts: it stands, and nothing that undercuts it does."""
        undercutting = self._naming[Relation.UNDERCUTS][source]
        return conjunction((Variable(source), *(negation(Variable(each)) for each in undercutting)))


def _formula(expression: Expression) -> Formula:
    match expression:
        case Atom(id):
            return Variable(id)
        case Not(item):
            return negation(_formula(item))
        case AllOf(items):
            return conjunction(map(_formula, items))
        case AnyOf(items):
            return disjunction(map(_formula, items))
        case AtLeast(count, items):
            return at_least(count, map(_formula, items))


def _any(weighed: Weighed, least: Decimal = Decimal(0), more_than: Decimal = Decimal(-1)) -> Formula:
    """Something bears that weighs at least so much, and more than that."""
    return disjunction(formula for weight, formula in weighed if weight >= least and weight > more_than)


def _presumption(presumed: Formula, reasons: Weighed, objections: Weighed) -> Formula:
    return conjunction((negation(_any(objections)), disjunction((presumed, _any(reasons)))))


def _scintilla(presumed: Formula, reasons: Weighed, objections: Weighed) -> Formula:
    return _any(reasons)


def _dialectical_validity(presumed: Formula, reasons: Weighed, objections: Weighed) -> Formula:
    return conjunction((_any(reasons), negation(_any(objections))))


def _preponderance(presumed: Formula, reasons: Weighed, objections: Weighed) -> Formula:
    return _outweighing(reasons, objections)


def _clear_and_convincing(presumed: Formula, reasons: Weighed, objections: Weighed) -> Formula:
    return _outweighing(reasons, objections, least=Decimal("0.5"), by=Decimal("0.3"))


def _beyond_reasonable_doubt(presumed: Formula, reasons: Weighed, objections: Weighed) -> Formula:
    clear = _clear_and_convincing(presumed, reasons, objections)
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
    "presumption": _presumption,
    "scintilla": _scintilla,
    "dialectical-validity": _dialectical_validity,
    "preponderance": _preponderance,
    "clear-and-convincing": _clear_and_convincing,
    "beyond-reasonable-doubt": _beyond_reasonable_doubt,
}
"""Gordon, Prakken & Walton 2007; Gordon & Walton 2009. The thresholds of the last two are ours."""
