"""Linked reasons: reasons and objections that bear only together with claims that are there for them."""

from collections import Counter
from collections.abc import Mapping

from argmap.document import AllOf, Atom, Expression
from argmap.graph import Graph
from argmap.relations import EXPRESSED, Relation

_NAMED = (*EXPRESSED, Relation.EXCHANGE, Relation.SUPERSEDES)


def premises(graph: Graph) -> Mapping[str, tuple[str, ...]]:
    """The reasons and objections that need claims which serve nothing else, and these claims.

    Such a claim bears on nothing by itself, and no other statement asks for it. It may need something, and
    others may support or deny it. Where a reason needs anything but such claims, it is not among them.
    """
    found = {
        each.id: claims
        for each in graph.statements.values()
        if each.kind in ("reason", "objection") and (claims := _claims(each.only_if, graph))
    }
    if not found:
        return found
    bearing = {link.source for link in graph.links if link.relation not in EXPRESSED}
    asking = {(link.source, link.relation, link.target) for link in graph.links if link.relation in _NAMED}
    asked = Counter(target for _, _, target in asking)
    return {
        id: claims
        for id, claims in found.items()
        if bearing.isdisjoint(claims) and all(asked[claim] == 1 for claim in claims)
    }


def _claims(expression: Expression | None, graph: Graph) -> tuple[str, ...]:
    """The claims that must all hold by an expression; none if it asks for anything else."""
    items = expression.items if isinstance(expression, AllOf) else (expression,)
    ids = dict.fromkeys(item.id if isinstance(item, Atom) else "" for item in items)
    return tuple(ids) if all(id and graph.statements[id].kind == "claim" for id in ids) else ()
