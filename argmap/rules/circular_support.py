"""Reasons that only prop one another up."""

from collections import defaultdict
from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph, Link
from argmap.relations import Relation
from argmap.rules import rule

_SHOWN = 12
"""So many statements of a ring are named."""


@rule("warning", of_whole=True)
def circular_support(graph: Graph) -> Iterator[Finding]:
    """Statements support one another in a ring, and nothing else supports any of them."""
    links = [each for each in graph.links_of(Relation.SUPPORTS) if _counts(graph, each)]
    supported = {link.target for link in links}
    supporting: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.source in supported:
            supporting[link.source].append(link)
    if not supporting:
        return
    from argmap.semantics.grounded import components

    targets = {id: tuple(link.target for link in supporting.get(id, ())) for id in graph.statements}
    for component in components(targets):
        ring = set(component)
        if len(ring) > 1 and not _is_propped(graph, ring, links):
            inside = (link for id in graph.statements if id in ring for link in supporting[id])
            first = next(link for link in inside if link.target in ring)
            if "." not in first.source:
                yield Finding(first.path, _message(graph, ring), "give one of them a reason from outside")


def _counts(graph: Graph, link: Link) -> bool:
    """Whether a statement may rest on a reason: not on itself, and an open condition can do without."""
    target = graph.statements[link.target]
    return link.source != link.target and (target.kind != "condition" or target.standard != "presumption")


def _is_propped(graph: Graph, ring: set[str], links: list[Link]) -> bool:
    """Whether the ring has support from outside, or its author takes one of it as settled."""
    if any(graph.statements[id].holds is not None for id in ring):
        return True
    return any(link.target in ring and link.source not in ring for link in links)


def _message(graph: Graph, ring: set[str]) -> str:
    from argmap.wording import listing

    names = [id for id in graph.statements if id in ring]
    more = f", and {len(names) - _SHOWN} more," if len(names) > _SHOWN else ""
    return f"{listing(names[:_SHOWN])}{more} support one another, and nothing else supports them"
