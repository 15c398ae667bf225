"""Statements that need something and its opposite."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph, Link, Statement
from argmap.relations import Relation
from argmap.rules import rule


@rule("error")
def contradictory_conditions(graph: Graph) -> Iterator[Finding]:
    """What `only_if` and `unless` ask of a statement can't all be so at once."""
    if not graph.is_whole:
        return
    for id, links in _named_both_ways(graph).items():
        statement = graph.statements[id]
        clash = _clash(statement)
        if len(clash) == 1:
            needed, excluded = (next(each for each in links[way] if each.target in clash) for way in (1, 0))
            message = f"`{id}` needs `{needed.target}`, and needs it not to hold"
            cure = "take one of the two away, or name what is really meant"
            yield Finding(excluded.path, message, cure, first=needed.path)
        elif clash:
            from argmap.wording import listing

            names = listing(sorted(clash))
            field = "unless" if statement.only_if is None else "only_if"
            message = f"what `{id}` needs can never be so at once, whatever becomes of {names}"
            yield Finding((*statement.path, field), message, "take out what contradicts the rest")


def _named_both_ways(graph: Graph) -> dict[str, tuple[list[Link], list[Link]]]:
    """The statements that exclude what they need, with all the names that they exclude and that they need."""
    named: defaultdict[str, tuple[list[Link], list[Link]]] = defaultdict(lambda: ([], []))
    for link in graph.own_links:
        if link.relation is Relation.ONLY_IF or link.relation is Relation.UNLESS:
            needed = link.positive is (link.relation is Relation.ONLY_IF)
            named[link.source][needed].append(link)
    return {id: links for id, links in named.items() if _targets(links[0]) & _targets(links[1])}


def _targets(links: Iterable[Link]) -> set[str]:
    return {link.target for link in links}


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
