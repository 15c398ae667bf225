"""Making changes to a map, all of them or some."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from argmap.diff.changes import Added, Altered, Change, Linked, Removed, Renamed, Retargeted, Unlinked
from argmap.diff.contents import GATES, TABLES, gate_links
from argmap.diff.renames import with_names
from argmap.graph import Graph, Link
from argmap.relations import Relation

_Ends = tuple[str, Relation, str]


def applied(graph: Graph, changes: Iterable[Change]) -> Graph:
    """The graph with the changes made; what they say of things that it does not have changes nothing.

    Renames come first, as the other changes use the new names. Links that are new have no path.
    """
    changes = list(changes)
    names = [each for each in changes if isinstance(each, Renamed)]
    for _, same in groupby(names, key=lambda each: each.thing):
        graph = with_names(graph, list(same))
    work = _Work(graph)
    for change in changes:
        work.make(change)
    return work.graph()


class _Work:
    """A graph in the making."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._tables: dict[str, dict[str, Any]] = {
            thing: dict(getattr(graph, table)) for thing, table in TABLES.items()
        }
        self._links: dict[_Ends, Link] = {
            (link.source, link.relation, link.target): link
            for link in graph.links
            if link.relation not in GATES.values()
        }

    def graph(self) -> Graph:
        """The graph as it is now; links to what is not in it are left out."""
        statements = self._tables["statement"]
        links = [
            link
            for link in (
                *self._links.values(),
                *(link for each in statements.values() for link in gate_links(each)),
            )
            if link.source in statements and link.target in statements
        ]
        return self._graph._replace(
            imports=self._tables["import"],
            parties=self._tables["party"],
            sources=self._tables["source"],
            groups=self._tables["group"],
            statements=statements,
            links=tuple(links),
            scenarios=self._tables["scenario"],
        )

    def make(self, change: Change) -> None:
        match change:
            case Added(thing, id, value, links):
                self._tables[thing][id] = value
                for relation, target in links:
                    self._link(id, relation, target)
            case Removed(thing, id, _, links):
                self._tables[thing].pop(id, None)
                for relation, target in links:
                    self._links.pop((id, relation, target), None)
            case Altered():
                self._alter(change)
            case Linked(source, relation, target):
                self._link(source, relation, target)
            case Unlinked(source, relation, target):
                self._links.pop((source, relation, target), None)
            case Retargeted(source, relation, old, new):
                self._links.pop((source, relation, old), None)
                self._link(source, relation, new)

    def _link(self, source: str, relation: Relation, target: str) -> None:
        self._links[source, relation, target] = Link(source, relation, target, ())

    def _alter(self, change: Altered) -> None:
        if change.thing == "map":
            self._graph = self._graph._replace(**{change.field: change.new})
            return
        table = self._tables[change.thing]
        if change.id not in table:
            return
        if change.thing == "import":
            table[change.id] = change.new
            return
        value = change.new
        if change.key:
            entries = dict(getattr(table[change.id], change.field))
            entries.pop(change.key, None)
            value = entries if value is None else {**entries, change.key: value}
        table[change.id] = table[change.id]._replace(**{change.field: value})
