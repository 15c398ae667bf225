"""The map with every name resolved: frozen, without text positions, the imported maps included."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date as Date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from argmap.document import Expression
from argmap.relations import Relation
from argmap.source import Path

NOTHING: Mapping[Any, Any] = MappingProxyType({})
"""An empty mapping that stays empty."""

Kind = Literal["question", "proposal", "condition", "claim", "reason", "objection"]
"""What a statement is; the section it is written in says so."""


class Party(NamedTuple):
    """Someone who offers, demands, says or objects."""

    id: str
    name: str
    about: str | None = None
    url: str | None = None
    believes: Mapping[str, bool] = NOTHING


class Source(NamedTuple):
    """Where statements are said."""

    id: str
    title: str
    author: str | None = None
    publisher: str | None = None
    date: Date | None = None
    url: str | None = None
    accessed: Date | None = None
    archive: str | None = None
    file: str | None = None
    about: str | None = None


class Group(NamedTuple):
    """A frame of the drawing, `within` another if that is given."""

    id: str
    title: str
    about: str | None = None
    within: str | None = None


class Citation(NamedTuple):
    """A place in a source; `source` is the source's id."""

    source: str
    quote: str | None = None
    at: str | None = None
    url: str | None = None


class Statement(NamedTuple):
    """A question, proposal, condition, claim, reason or objection; every id in it is one of the graph's.

    `weight` and `likelihood` are exact decimals from 0 to 1, `standard` is the one that applies here, whoever
    names it. Its relations to others are the graph's links.
    """

    id: str
    kind: Kind
    text: str
    title: str | None = None
    note: str | None = None
    by: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    date: Date | None = None
    due: Date | None = None
    group: str | None = None
    tags: tuple[str, ...] = ()
    only_if: Expression | None = None
    unless: Expression | None = None
    holds: bool | None = None
    status: str | None = None
    standard: str = "presumption"
    weight: Decimal = Decimal(1)
    likelihood: Decimal | None = None
    choose: str = "many"

    @property
    def label(self) -> str:
        """A short name: the title, or else the id with spaces."""
        return self.title or self.id.rpartition(".")[2].replace("-", " ")

    @property
    def path(self) -> Path:
        """Where the statement is written, in its own map."""
        return (f"{self.kind}s", self.id)


class Link(NamedTuple):
    """One statement naming another. In an expression, `positive` is false below an odd number of `not`."""

    source: str
    relation: Relation
    target: str
    path: Path
    positive: bool = True


class Scenario(NamedTuple):
    """The map under assumptions: from `as_party`'s beliefs and `extends`' assumptions, then its own."""

    id: str
    title: str | None = None
    note: str | None = None
    as_party: str | None = None
    extends: str | None = None
    assume: Mapping[str, bool] = NOTHING
    expect: Mapping[str, str] = NOTHING


Problem = Literal[
    "unknown",
    "wrong-kind",
    "duplicate",
    "repeated",
    "circular-group",
    "circular-import",
    "broken-import",
    "lost",
]


_SECTIONS = {
    "party": "parties",
    "source": "sources",
    "group": "groups",
    "question": "questions",
    "scenario": "scenarios",
}


class LooseEnd(NamedTuple):
    """A name in the map that could not be resolved, and why; the thing that names it goes without.

    It is `lost` if it stands for something that is left out because of another fault.

    `wanted` says what belongs here (`statement`, `party` …), `found` what is there instead, `known` the names
    that would do, `first` where the name stands for the first time.
    """

    problem: Problem
    path: Path
    name: str
    wanted: str = ""
    found: str = ""
    known: Collection[str] = ()
    first: Path | None = None

    @property
    def section(self) -> str | None:
        """Where in a map what is wanted stands; None of statements, for which there are several."""
        return _SECTIONS.get(self.wanted)


class Graph(NamedTuple):
    """An argument map. Mappings keep the author's order; an imported thing has the id `alias.id`.

    `lost` are all words of what is left out because of faults: what these name may be used after all.
    """

    title: str | None = None
    summary: str | None = None
    date: Date | None = None
    authors: tuple[str, ...] = ()
    language: str = "en"
    imports: Mapping[str, str] = NOTHING
    parties: Mapping[str, Party] = NOTHING
    sources: Mapping[str, Source] = NOTHING
    groups: Mapping[str, Group] = NOTHING
    statements: Mapping[str, Statement] = NOTHING
    links: tuple[Link, ...] = ()
    scenarios: Mapping[str, Scenario] = NOTHING
    loose_ends: tuple[LooseEnd, ...] = ()
    lost: frozenset[str] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Whether nothing had to be left out, so that its verdicts are those of the map as it is written."""
        return not self.lost and all(end.problem == "repeated" for end in self.loose_ends)

    @property
    def own_statements(self) -> Iterable[Statement]:
        """The statements written in this map itself, not in those it imports."""
        if not self.imports:
            return self.statements.values()
        return (each for each in self.statements.values() if "." not in each.id)

    @property
    def own_links(self) -> Iterable[Link]:
        """The links written in this map itself."""
        return (link for link in self.links if "." not in link.source) if self.imports else self.links

    def links_of(self, *relations: Relation) -> list[Link]:
        """The links of these relations."""
        return [link for link in self.links if link.relation in relations]

    @property
    def own_parties(self) -> Iterator[Party]:
        """The parties of this map itself."""
        return (each for each in self.parties.values() if "." not in each.id)

    @property
    def own_sources(self) -> Iterator[Source]:
        """The sources of this map itself."""
        return (each for each in self.sources.values() if "." not in each.id)

    @property
    def own_groups(self) -> Iterator[Group]:
        """The groups of this map itself."""
        return (each for each in self.groups.values() if "." not in each.id)
