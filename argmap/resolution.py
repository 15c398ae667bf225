"""Document → graph: every name is looked up in all sections and imports, loose ends are kept."""

from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, cast

from argmap.document import SECTIONS, Document, Entry, Expression, atoms, renamed
from argmap.document import Citation as WrittenCitation
from argmap.document import Question as WrittenQuestion
from argmap.document import Statement as WrittenStatement
from argmap.graph import (
    Citation,
    Graph,
    Group,
    Kind,
    Link,
    LooseEnd,
    Party,
    Problem,
    Scenario,
    Source,
    Statement,
)
from argmap.lookup import Lookup
from argmap.relabelling import Names, relabelled
from argmap.relations import Relation
from argmap.source import Path


class Unavailable(NamedTuple):
    """A map that can't be imported, and why."""

    problem: Problem
    why: str


Importer = Callable[[str], Graph | Unavailable]
"""Finds the map at a path, which is relative to the map that imports it."""

IMPORT_BUDGET = 10_000_000
"""How long all names that a map imports may be together: a map imported twice by one imported twice by …"""

_KINDS = cast(Mapping[str, Kind], SECTIONS)

_ONE_BY_ONE = (
    Relation.EXCHANGE,
    Relation.SUPPORTS,
    Relation.AGAINST,
    Relation.UNDERCUTS,
    Relation.ANSWERS,
    Relation.SUPERSEDES,
)


def resolve(document: Document, importer: Importer, lost: frozenset[str] = frozenset()) -> Graph:
    """The graph of a document. `lost` are words the document has lost: naming one of them is no fault."""
    return _Resolution(document, lost).run(importer)


class _Resolution:
    def __init__(self, document: Document, lost: frozenset[str]) -> None:
        self.document = document
        self.lost = lost
        self.parties: dict[str, Party] = {}
        self.sources: dict[str, Source] = {}
        self.groups: dict[str, Group] = {}
        self.statements: dict[str, Statement] = {}
        self.links: list[Link] = []
        tables: dict[str, Mapping[str, Any]] = {
            "party": self.parties,
            "source": self.sources,
            "group": self.groups,
            "scenario": document.scenarios,
        }
        self.lookup = Lookup(tables, lost)
        self.loose_ends = self.lookup.loose_ends

    def run(self, importer: Importer) -> Graph:
        document = self.document
        imported = self._imported(importer)
        own_groups = {
            name: Group(name, each.title, each.about, each.within) for name, each in document.groups.items()
        }
        self._name_everything(imported, own_groups)
        rings = _rings(own_groups)
        for name, group in own_groups.items():
            self.groups[name] = group._replace(within=self._within(group, rings))
        for name, party in document.parties.items():
            path: Path = ("parties", name, "believes")
            believes = self._settings(party.believes, path)
            self.parties[name] = Party(name, party.name, party.about, party.url, believes)
        for section, kind in _KINDS.items():
            for name, entry in getattr(document, section).items():
                before = len(self.links)
                statement = self._statement(name, kind, entry, (section, name))
                if self.lookup.kinds[name] == kind:
                    self.statements[name] = statement
                else:
                    self._lose(statement, self.links[before:])
                    del self.links[before:]
        for graph in imported.values():
            self.statements.update(graph.statements)
            self.links.extend(graph.links)
        return Graph(
            title=document.title,
            summary=document.summary,
            date=document.date,
            authors=document.authors,
            language=document.language,
            imports=document.imports,
            parties=self.parties,
            sources=self.sources,
            groups=self.groups,
            statements=self.statements,
            links=tuple(self.links),
            scenarios={name: self._scenario(name) for name in document.scenarios},
            loose_ends=tuple(self.loose_ends),
            lost=self.lost,
        )

    def _lose(self, statement: Statement, links: Iterable[Link]) -> None:
        """Leave out the second statement of an id; what it names is in use all the same."""
        named = {*statement.by, *(place.source for place in statement.citations)}
        named |= {statement.group or statement.id, *(link.target for link in links)}
        self.lost |= named

    def _imported(self, importer: Importer) -> dict[str, Graph]:
        found = {}
        budget = IMPORT_BUDGET
        for alias, path in self.document.imports.items():
            graph = importer(path)
            if isinstance(graph, Graph) and (budget := budget - _weight(alias, graph)) < 0:
                graph = Unavailable("broken-import", "with what it imports it is too large")
            if isinstance(graph, Unavailable):
                self.lookup.missing.add(alias)
                self.loose_ends.append(LooseEnd(graph.problem, ("imports", alias), path, found=graph.why))
            else:
                found[alias] = _under(alias, graph)
        return found

    def _name_everything(self, imported: Mapping[str, Graph], own_groups: Mapping[str, Group]) -> None:
        """Fill the tables with all names there are, own ones first, before any reference is looked up."""
        document = self.document
        self.groups.update(own_groups)
        for name, each in document.parties.items():
            self.parties[name] = Party(name, each.name)
        for name, source in document.sources.items():
            values = (source.title, source.author, source.publisher, source.date, source.url)
            more = (source.accessed, source.archive, source.file, source.about)
            self.sources[name] = Source(name, *values, *more)
        for section, kind in _KINDS.items():
            for name in getattr(document, section):
                self.lookup.add(name, kind, section)
        for graph in imported.values():
            self.groups.update(graph.groups)
            self.parties.update(graph.parties)
            self.sources.update(graph.sources)
            self.lookup.kinds |= {each.id: each.kind for each in graph.statements.values()}

    def _statement(self, name: str, kind: Kind, entry: Entry, path: Path) -> Statement:
        # Given by position, as names would take as long as all else here.
        common = (
            name,
            kind,
            _in_one_line(entry.text),
            entry.title,
            entry.note,
            entry.by and self.lookup.find_all(entry.by, "party", (*path, "by")),
            self._citations(entry.source, path) if entry.source else (),
            entry.date,
            entry.due,
            entry.group and self.lookup.find(entry.group, "group", path, "group"),
            entry.tags,
        )
        if isinstance(entry, WrittenQuestion):
            return Statement(*common, choose=entry.choose)
        assert isinstance(entry, WrittenStatement)
        for relation in _ONE_BY_ONE:
            if targets := getattr(entry, relation.field):
                self._link(name, relation, targets, path)
        standard = self.document.standard if kind != "condition" else None
        return Statement(
            *common,
            entry.only_if and self._expression(name, entry.only_if, Relation.ONLY_IF, path),
            entry.unless and self._expression(name, entry.unless, Relation.UNLESS, path),
            entry.holds,
            entry.status,
            entry.standard or standard or "presumption",
            _exact(entry.weight),
            None if entry.likelihood is None else _exact(entry.likelihood),
        )

    def _citations(self, written: Iterable[WrittenCitation], path: Path) -> tuple[Citation, ...]:
        found = []
        for number, each in enumerate(written):
            source = self.lookup.find(each.id, "source", path, "source", number, "id")
            if source is not None:
                found.append(Citation(source, each.quote, each.at, each.url))
        return tuple(found)

    def _link(self, name: str, relation: Relation, targets: tuple[str, ...], path: Path) -> None:
        seen: dict[str, Path] = {}
        for number, target in enumerate(targets):
            place = (*path, relation.field, number)
            if target in seen:
                self.loose_ends.append(LooseEnd("repeated", place, target, first=seen[target]))
                continue
            seen[target] = place
            if self.lookup.is_target(target, relation, place):
                self.links.append(Link(name, relation, target, place))

    def _expression(
        self, name: str, written: Expression, relation: Relation, path: Path
    ) -> Expression | None:
        field = (*path, relation.field)
        resolved: set[Path] = set()
        complete = True
        for atom, positive in atoms(written):
            place = field + atom.path
            if self.lookup.is_target(atom.id, relation, place):
                resolved.add(atom.path)
                self.links.append(Link(name, relation, atom.id, place, positive))
            else:
                complete = False
        if complete:
            return written
        return renamed(written, lambda atom: atom.id if atom.path in resolved else None)

    def _scenario(self, name: str) -> Scenario:
        written = self.document.scenarios[name]
        path: Path = ("scenarios", name)
        return Scenario(
            name,
            written.title,
            written.note,
            as_party=written.as_ and self.lookup.find(written.as_, "party", path, "as"),
            extends=written.extends and self.lookup.find(written.extends, "scenario", path, "extends"),
            assume=self._settings(written.assume, (*path, "assume")),
            expect=self._settings(written.expect, (*path, "expect")),
        )

    def _settings(self, written: Mapping[str, Any], path: Path) -> dict[str, Any]:
        """Those of the settings whose statement there is; a question can't be settled."""
        return {
            target: value
            for target, value in written.items()
            if self.lookup.is_target(target, Relation.ONLY_IF, (*path, target))
        }

    def _within(self, group: Group, rings: Collection[str]) -> str | None:
        path: Path = ("groups", group.id, "within")
        if group.id in rings and group.within is not None:
            self.loose_ends.append(LooseEnd("circular-group", path, group.within))
            return None
        return group.within and self.lookup.find(group.within, "group", path)


def _rings(groups: Mapping[str, Group]) -> set[str]:
    """The groups that lie within themselves."""
    found: set[str] = set()
    done: set[str] = set()
    for name in groups:
        way: list[str] = []
        around: str | None = name
        while around is not None and around in groups and around not in done:
            done.add(around)
            way.append(around)
            around = groups[around].within
        if around in way:
            found.update(way[way.index(around) :])
    return found


def _weight(alias: str, graph: Graph) -> int:
    """How many characters the names of an imported graph will have."""
    tables = (graph.statements, graph.parties, graph.sources, graph.groups)
    count = sum(map(len, tables)) + len(graph.links)
    return sum(len(name) for table in tables for name in table) + count * (len(alias) + 1)


def _in_one_line(text: str) -> str:
    """The text with one space between any two words."""
    # Most texts are so already, and this is quicker to see than to do.
    is_so = text.isprintable() and "  " not in text and text.strip() == text
    return text if is_so else " ".join(text.split())


@cache
def _exact(share: float) -> Decimal:
    return Decimal(repr(share))


def _under(alias: str, graph: Graph) -> Graph:
    """An imported graph with all its names under the alias; of what it says as a whole, nothing."""
    named = relabelled(graph._replace(scenarios={}), Names.all(lambda own: f"{alias}.{own}"))
    return Graph(
        parties=named.parties,
        sources=named.sources,
        groups=named.groups,
        statements=named.statements,
        links=named.links,
    )
