"""A graph under other names: every id replaced wherever it stands."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from argmap.document import Expression, renamed
from argmap.graph import Graph

Name = Callable[[str], str]


def same(id: str) -> str:
    """Keeps a name as it is."""
    return id


class Names(NamedTuple):
    """What things are called: a function from the old id to the new one, for each sort of thing."""

    statement: Name = same
    party: Name = same
    source: Name = same
    group: Name = same
    scenario: Name = same

    @classmethod
    def all(cls, name: Name) -> "Names":
        """Everything renamed in one way."""
        return cls(name, name, name, name, name)


def relabelled(graph: Graph, names: Names) -> Graph:
    """The graph with other ids; its loose ends and what it has lost stay as they are written."""

    def settings(own: Mapping[str, Any]) -> dict[str, Any]:
        return {names.statement(id): value for id, value in own.items()}

    def expression(own: Expression | None) -> Expression | None:
        return None if own is None else renamed(own, lambda atom: names.statement(atom.id))

    statements = (
        each._replace(
            id=names.statement(each.id),
            by=tuple(map(names.party, each.by)),
            citations=tuple(place._replace(source=names.source(place.source)) for place in each.citations),
            group=_optional(names.group, each.group),
            only_if=expression(each.only_if),
            unless=expression(each.unless),
        )
        for each in graph.statements.values()
    )
    parties = (
        each._replace(id=names.party(each.id), believes=settings(each.believes))
        for each in graph.parties.values()
    )
    groups = (
        each._replace(id=names.group(each.id), within=_optional(names.group, each.within))
        for each in graph.groups.values()
    )
    sources = (each._replace(id=names.source(each.id)) for each in graph.sources.values())
    scenarios = (
        each._replace(
            id=names.scenario(each.id),
            as_party=_optional(names.party, each.as_party),
            extends=_optional(names.scenario, each.extends),
            assume=settings(each.assume),
            expect=settings(each.expect),
        )
        for each in graph.scenarios.values()
    )
    return graph._replace(
        parties={each.id: each for each in parties},
        sources={each.id: each for each in sources},
        groups={each.id: each for each in groups},
        statements={each.id: each for each in statements},
        links=tuple(
            each._replace(source=names.statement(each.source), target=names.statement(each.target))
            for each in graph.links
        ),
        scenarios={each.id: each for each in scenarios},
    )


def _optional(name: Name, id: str | None) -> str | None:
    return None if id is None else name(id)
