"""Statements that wait for one another for ever."""

from collections import defaultdict
from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph, Link
from argmap.relations import Relation
from argmap.rules import rule


@rule("warning")
def circular_conditions(graph: Graph) -> Iterator[Finding]:
    """Statements need one another in a ring, so that none of them can ever stand first."""
    needs: defaultdict[str, list[Link]] = defaultdict(list)
    for link in graph.links:
        if link.relation is Relation.EXCHANGE or (link.relation is Relation.ONLY_IF and link.positive):
            needs[link.source].append(link)
    if not needs:
        return
    from argmap.semantics.grounded import components

    uses = {id: tuple(link.target for link in needs.get(id, ())) for id in graph.statements}
    for ring in components(uses):
        inside = [
            link for id in ring for link in needs[id] if link.target in ring and link.source != link.target
        ]
        conditions = [link for link in inside if link.relation is Relation.ONLY_IF]
        # Offers in exchange for one another are a package: they can stand together.
        if conditions and _is_deadlock(graph, set(ring)):
            own = [link for link in conditions if "." not in link.source]
            for first in own[:1]:
                yield _finding(first, inside)


def _is_deadlock(graph: Graph, ring: set[str]) -> bool:
    """Whether the ring stays open even if everything else is as it would have it."""
    from argmap.semantics.acceptance import Acceptance
    from argmap.semantics.formula import literals
    from argmap.semantics.grounded import grounded

    conditions = {id: each for id, each in Acceptance(graph).conditions({}).items() if id in ring}
    helpful = {
        used: positive
        for each in conditions.values()
        for used, positive in literals(each)
        if used not in ring
    }
    values = grounded(conditions, helpful)
    return not any(id in values for id in ring)


def _finding(first: Link, inside: list[Link]) -> Finding:
    """The ring, statement by statement, from its first condition on."""
    following = {link.source: link.target for link in reversed(inside)}
    way = [first.source, first.target]
    while way[-1] != first.source and following[way[-1]] not in way[1:]:
        way.append(following[way[-1]])
    if way[-1] != first.source:
        way.append(following[way[-1]])
    steps = " needs ".join(f"`{id}`" for id in way)
    message = f"these wait for one another, and none can stand first: {steps}"
    return Finding(
        first.path, message, "let one of them stand without the next, or offer them `in_exchange_for`"
    )
