"""Conditions that are met whatever happens."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.document import Atom, atoms
from argmap.graph import Graph
from argmap.rules import rule


@rule("warning")
def vacuous_condition(graph: Graph) -> Iterator[Finding]:
    """An `only_if` always holds, or an `unless` never does, so that it says nothing."""
    broken = {end.path[:3] for end in graph.loose_ends}  # what is missing there may make a difference
    negating = {link.source for link in graph.links if not link.positive}
    for statement in graph.own_statements if negating else ():
        if statement.id not in negating:
            continue  # a statement may then always be as each of its conditions takes it
        for field, expression in (("only_if", statement.only_if), ("unless", statement.unless)):
            if expression is None or isinstance(expression, Atom) or (*statement.path, field) in broken:
                continue
            named = {(each.id, way) for each, way in atoms(expression)}
            if len(named) == len({id for id, _ in named}):  # then each could be as it takes
                continue
            from argmap.semantics.acceptance import formula_of
            from argmap.semantics.formula import mixed, settled

            formula = formula_of(expression)
            if settled(formula, {}, mixed(formula)) is (field == "only_if"):
                says = "always holds" if field == "only_if" else "never holds"
                message = f"this {says}, so it does not bind `{statement.id}`"
                yield Finding((*statement.path, field), message, "say what is really meant, or delete it")
