"""Statements that need something and its opposite."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.document import Atom, atoms
from argmap.graph import Graph, Link, Statement
from argmap.relations import EXPRESSED, Relation
from argmap.rules import rule


@rule("error", of_whole=True)
def contradictory_conditions(graph: Graph) -> Iterator[Finding]:
    """What `only_if` and `unless` ask of a statement can't all be so at once."""
    conditions = graph.links_of(*EXPRESSED)
    # Only what is not to hold can contradict what is to.
    suspects = {link.source for link in conditions if not _is_needed(link)}
    for statement in graph.own_statements if suspects else ():
        if statement.id in suspects and _asks_both(statement) and (clash := _clash(statement)):
            yield _finding(graph, statement, clash)


def _asks_both(statement: Statement) -> bool:
    """Whether its conditions ask for some statement to hold, and for the same not to."""
    if statement.unless is None and (statement.only_if is None or isinstance(statement.only_if, Atom)):
        return False
    asked = set() if statement.only_if is None else {(each.id, way) for each, way in atoms(statement.only_if)}
    if statement.unless is not None:
        asked |= {(each.id, way) for each, way in atoms(statement.unless, positive=False)}
    return len(asked) > len({id for id, _ in asked})


def _clash(statement: Statement) -> frozenset[str]:
    """The names by which the conditions of a statement contradict one another; none if they don't."""
    from argmap.semantics.acceptance import formula_of, recorded
    from argmap.semantics.deciding import at_best
    from argmap.semantics.formula import conjunction, mixed, negation, possible

    needs = [] if statement.only_if is None else [formula_of(statement.only_if)]
    excludes = [] if statement.unless is None else [negation(formula_of(statement.unless))]
    formula = conjunction(needs + excludes)
    if recorded(statement) is not None or possible(formula, True):
        return frozenset()
    for name in sorted(mixed(formula)):
        freed = at_best(formula, {name})
        formula = formula if possible(freed, True) else freed
    return mixed(formula)


def _finding(graph: Graph, statement: Statement, clash: frozenset[str]) -> Finding:
    """The finding, at the two places where they can be told."""
    if len(clash) == 1:
        links = [each for each in graph.links if each.source == statement.id and each.target in clash]
        needed = next(each for each in links if _is_needed(each) is True)
        excluded = next(each for each in links if _is_needed(each) is False)
        message = f"`{statement.id}` needs `{needed.target}`, and needs it not to hold"
        cure = "take one of the two away, or name what is really meant"
        return Finding(excluded.path, message, cure, first=needed.path)
    from argmap.wording import listing

    field = "unless" if statement.only_if is None else "only_if"
    message = (
        f"what `{statement.id}` needs can never be so at once, whatever becomes of {listing(sorted(clash))}"
    )
    return Finding((*statement.path, field), message, "take out what contradicts the rest")


def _is_needed(link: Link) -> bool | None:
    """Whether a statement asks for another to hold, or not to; None if it is no condition."""
    if link.relation is Relation.ONLY_IF:
        return link.positive
    return not link.positive if link.relation is Relation.UNLESS else None
