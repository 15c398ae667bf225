"""Where cards are at home: in their own group, or in that of what they bear on."""

from collections.abc import Iterable, Mapping

from argmap.graph import Graph, Link, Statement
from argmap.relations import EXPRESSED


def homes(statements: Mapping[str, Statement], links: Iterable[Link], graph: Graph) -> dict[str, str | None]:
    """The groups of cards: a statement's own, or else that of what it bears on, or that bears on it.

    An imported statement has none of its own; it bears on what names it.
    """
    bears_on: dict[str, str] = {}
    borne_by: dict[str, list[str]] = {}
    for link in links:
        inward = link.relation in EXPRESSED or "." in link.target
        first, then = (link.source, link.target) if inward else (link.target, link.source)
        bears_on.setdefault(then, first)
        borne_by.setdefault(first, []).append(then)
    found: dict[str, str | None] = {
        name: statement.group
        for name, statement in statements.items()
        if statement.group in graph.groups and "." not in name
    }
    for name in statements:
        here, way = name, dict[str, None]()
        while here not in found and here not in way:
            way[here] = None
            here = bears_on.get(here, here)
        found |= dict.fromkeys(way, found.get(here))
    for name, bearing in borne_by.items():
        if found[name] is None and len(groups := {found[other] for other in bearing}) == 1:
            found[name] = groups.pop()
    return found
