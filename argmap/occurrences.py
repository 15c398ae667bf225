"""Who names what in a map, and where: one table for definition, references, rename and colours."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import count
from typing import NamedTuple

from argmap.graph import Graph
from argmap.source import Path, Tree

_ANCHOR = re.compile(r"&\S+\s+")
_OF_SETTINGS = ("believes", "assume", "expect")
"""Under these keys, names of statements are keys themselves."""

Imported = Callable[[str, str], str | None]
"""The file of the map that a file imports under an alias."""


class Symbol(NamedTuple):
    """A thing with an id: the file that it stands in, and whether it is a `statement`, a `party` …"""

    file: str
    kind: str
    id: str


class Occurrence(NamedTuple):
    """A place where something is named, or defined: the offsets of its id, or of one part of `alias.id`.

    `name` is what it is called in the map of this file, `path` where in the map it is named.
    """

    start: int
    end: int
    symbol: Symbol
    name: str
    path: Path
    is_definition: bool = False


class Occurrences:
    """All places in a file at which something of the map is named, in the order of the text."""

    def __init__(self, graph: Graph, tree: Tree, file: str, imported: Imported) -> None:
        self._file = file
        self._tree = tree
        self._imported = imported
        found = [*self._definitions(graph), *self._references(graph)]
        self.all = tuple(sorted(found, key=lambda each: (each.start, each.end)))
        self.definitions = tuple(each for each in self.all if each.is_definition)
        self._starts = [each.start for each in self.all]
        self._of: dict[Symbol, list[Occurrence]] = defaultdict(list)
        for each in self.all:
            self._of[each.symbol].append(each)

    def at(self, offset: int) -> Occurrence | None:
        """What is named at an offset; of what lies on both sides of it, what begins there."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or self.all[place].end < offset:
            return None
        return self.all[place]

    def of(self, symbol: Symbol) -> list[Occurrence]:
        """Where a thing is named."""
        return self._of.get(symbol, [])

    def definition(self, symbol: Symbol) -> Occurrence | None:
        """Where a thing is defined, if it is so in this file."""
        return next((each for each in self.of(symbol) if each.is_definition), None)

    def _definitions(self, graph: Graph) -> Iterator[Occurrence]:
        tables: dict[str, list[Path]] = {
            "import": [("imports", id) for id in graph.imports],
            "party": [("parties", each.id) for each in graph.own_parties],
            "source": [("sources", each.id) for each in graph.own_sources],
            "group": [("groups", each.id) for each in graph.own_groups],
            "scenario": [("scenarios", id) for id in graph.scenarios],
            "statement": [each.path for each in graph.own_statements],
        }
        for kind, paths in tables.items():
            for path in paths:
                id = str(path[-1])
                if (start := self._start(path, id, at_key=True)) is not None:
                    symbol = Symbol(self._file, kind, id)
                    yield Occurrence(start, start + len(id), symbol, id, path, is_definition=True)

    def _references(self, graph: Graph) -> Iterator[Occurrence]:
        for path, kind, name in _named(graph):
            start = self._start(path, name, at_key=len(path) > 1 and path[-2] in _OF_SETTINGS)
            if start is not None:
                yield from self._parts(path, kind, name, start)

    def _parts(self, path: Path, kind: str, name: str, start: int) -> Iterator[Occurrence]:
        """The aliases of a name, and its id, each with the file that it is defined in."""
        file: str | None = self._file
        *aliases, id = name.split(".")
        for number, alias in enumerate(aliases):
            if file is None:
                return
            called = ".".join(aliases[: number + 1])
            yield Occurrence(start, start + len(alias), Symbol(file, "import", alias), called, path)
            start += len(alias) + 1
            file = self._imported(file, alias)
        if file is not None:
            yield Occurrence(start, start + len(id), Symbol(file, kind, id), name, path)

    def _start(self, path: Path, name: str, *, at_key: bool) -> int | None:
        """Where a name begins in the text; None where something else stands for it, such as an alias."""
        offsets = self._tree.offsets(path)
        if offsets is None:
            return None
        text, start = self._tree.text, offsets[0 if at_key else 2]
        if anchor := _ANCHOR.match(text, start):
            start = anchor.end()
        start += text[start : start + 1] in ("'", '"')
        return start if text.startswith(name, start) else None


def _named(graph: Graph) -> Iterator[tuple[Path, str, str]]:
    """Every name in a map that stands for something: where, what it stands for, and what it is."""
    loose = {end.path for end in graph.loose_ends}
    for statement in graph.own_statements:
        path = statement.path
        for place, party in zip(_places((*path, "by"), (), loose), statement.by, strict=False):
            yield place, "party", party
        sources = (each.source for each in statement.citations)
        for place, source in zip(_places((*path, "source"), ("id",), loose), sources, strict=False):
            yield place, "source", source
        if statement.group is not None:
            yield (*path, "group"), "group", statement.group
    for link in graph.own_links:
        yield link.path, "statement", link.target
    for group in graph.own_groups:
        if group.within is not None:
            yield ("groups", group.id, "within"), "group", group.within
    for owner in graph.own_parties:
        for id in owner.believes:
            yield ("parties", owner.id, "believes", id), "statement", id
    yield from _named_in_scenarios(graph)
    for end in graph.loose_ends:
        if end.problem in ("repeated", "wrong-kind"):
            kind = end.found if end.found in ("party", "source", "group", "scenario") else "statement"
            yield end.path, kind, end.name


def _named_in_scenarios(graph: Graph) -> Iterator[tuple[Path, str, str]]:
    for scenario in graph.scenarios.values():
        path = ("scenarios", scenario.id)
        if scenario.as_party is not None:
            yield (*path, "as"), "party", scenario.as_party
        if scenario.extends is not None:
            yield (*path, "extends"), "scenario", scenario.extends
        for field, settings in (("assume", scenario.assume), ("expect", scenario.expect)):
            for id in settings:
                yield (*path, field, id), "statement", id


def _places(path: Path, below: Path, loose: set[Path]) -> Iterator[Path]:
    """The places of a list's items, those left out that could not be resolved."""
    places = ((*path, number, *below) for number in count())
    return (place for place in places if place not in loose)
