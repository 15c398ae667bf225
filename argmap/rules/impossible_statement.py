"""Statements that can stand under no assumption at all."""

from collections import defaultdict
from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.relations import Relation
from argmap.rules import rule

_FROM_TARGET = (Relation.SUPPORTS, Relation.AGAINST, Relation.SUPERSEDES, Relation.UNDERCUTS)


@rule("warning")
def impossible_statement(graph: Graph) -> Iterator[Finding]:
    """What a statement needs and what must not be can't go together, so it can never stand."""
    suspects = _suspects(graph)
    if not suspects:
        return
    from argmap.semantics.acceptance import Acceptance, recorded
    from argmap.semantics.deciding import at_best, value_of
    from argmap.semantics.formula import conjunction, mixed

    acceptance = Acceptance(graph)
    for statement in graph.own_statements:
        if statement.id not in suspects or recorded(statement) is not None:
            continue
        formula = conjunction(part.formula for part in acceptance.parts(statement))
        if mixed(formula) and value_of(formula, {}) is False:
            for id in sorted(mixed(formula)):
                freed = at_best(formula, {id})
                formula = freed if value_of(freed, {}) is False else formula
            names = " and ".join(f"`{id}`" for id in sorted(mixed(formula)))
            message = f"`{statement.id}` can never stand: it would need {names} to stand and to fall at once"
            yield Finding(statement.path, message, "take one of the two away", at_key=True)


def _suspects(graph: Graph) -> set[str]:
    """The statements that others bear on in two ways, or that name others in two ways."""
    ways: defaultdict[tuple[str, str], set[tuple[Relation, bool]]] = defaultdict(set)
    for link in graph.links:
        pair = (link.target, link.source) if link.relation in _FROM_TARGET else (link.source, link.target)
        ways[pair].add((link.relation, link.positive))
    return {one for (one, _), found in ways.items() if len(found) > 1}
