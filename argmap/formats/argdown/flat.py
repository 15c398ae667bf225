"""A map with what it imports as statements of its own, for formats that have no imports."""

from collections.abc import Iterable, Mapping
from typing import Any

from argmap.document import Expression, renamed
from argmap.graph import Graph, Link
from argmap.naming import Ids


def flat(graph: Graph) -> Graph:
    """The same graph without imports: what was `alias.id` has an id like those of the map itself."""
    statements, parties = _names(graph.statements), _names(graph.parties)
    sources, groups = _names(graph.sources), _names(graph.groups)

    def settings(said: Mapping[str, Any]) -> dict[str, Any]:
        return {statements[id]: value for id, value in said.items()}

    def expression(said: Expression | None) -> Expression | None:
        return None if said is None else renamed(said, lambda atom: statements[atom.id])

    return graph._replace(
        imports={},
        parties={
            parties[id]: each._replace(id=parties[id], believes=settings(each.believes))
            for id, each in graph.parties.items()
        },
        sources={sources[id]: each._replace(id=sources[id]) for id, each in graph.sources.items()},
        groups={
            groups[id]: each._replace(id=groups[id], within=each.within and groups[each.within])
            for id, each in graph.groups.items()
        },
        statements={
            statements[id]: each._replace(
                id=statements[id],
                by=tuple(parties[party] for party in each.by),
                citations=tuple(place._replace(source=sources[place.source]) for place in each.citations),
                group=each.group and groups[each.group],
                only_if=expression(each.only_if),
                unless=expression(each.unless),
            )
            for id, each in graph.statements.items()
        },
        links=tuple(_link(link, statements) for link in graph.links),
        scenarios={
            id: each._replace(
                as_party=each.as_party and parties[each.as_party],
                assume=settings(each.assume),
                expect=settings(each.expect),
            )
            for id, each in graph.scenarios.items()
        },
    )


def _link(link: Link, statements: Mapping[str, str]) -> Link:
    source, target = statements[link.source], statements[link.target]
    return link._replace(source=source, target=target, path=(link.path[0], source, *link.path[2:]))


def _names(ids: Iterable[str]) -> dict[str, str]:
    """An id without a dot for each id."""
    free = Ids()
    own_first = sorted(ids, key=lambda id: "." in id)
    return {id: free.of(id, id.replace(".", "-")) for id in own_first}
