"""A map as an indented tree: groups, questions, what answers them, and what bears on that, line by line.

Each statement stands in full in one place, its home, and is referred to wherever else it bears on something.
Each link between statements is one line: what supports, attacks or answers a statement stands beneath it, and
so does what it needs. A ring is cut open where its first statement stands.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Literal, NamedTuple

from argmap.document import AllOf, AnyOf, AtLeast, Atom, Expression, Not
from argmap.graph import Graph, Link
from argmap.premises import premises
from argmap.relations import Relation

_BEARING = (Relation.ANSWERS, Relation.SUPPORTS, Relation.AGAINST, Relation.UNDERCUTS)
_NEEDS = (Relation.ONLY_IF, Relation.UNLESS, Relation.EXCHANGE)
_ROLES = {Relation.SUPPORTS: "reason", Relation.AGAINST: "objection", Relation.UNDERCUTS: "undercut by"}
_UPWARDS = {
    (Relation.ONLY_IF, True): "is needed by",
    (Relation.ONLY_IF, False): "would rule out",
    (Relation.UNLESS, True): "would rule out",
    (Relation.UNLESS, False): "is needed by",
    (Relation.EXCHANGE, True): "is wanted in exchange for",
    (Relation.SUPERSEDES, True): "would be replaced by",
}
"""What a statement is to those that name it, where it is not they that bear on it."""


class Heading(NamedTuple):
    """A group; what belongs to it is one level deeper."""

    depth: int
    group: str


class Gate(NamedTuple):
    """The head of conditions that count together, such as `only if all of`; they are one level deeper."""

    depth: int
    words: str


class Entry(NamedTuple):
    """A statement: what it is to the one above it, and whether it stands here in full, or where else.

    The role is its kind where it stands by itself, answers a question or is one of a gate's conditions.
    """

    depth: int
    role: str
    statement: str
    place: Literal["here", "above", "below"] = "here"


Line = Heading | Gate | Entry


def outline(graph: Graph) -> list[Line]:
    """The whole map: its own statements, and those of imported maps that they name."""
    return list(_Outline(graph).lines())


def of_these(lines: Iterable[Line], statements: Collection[str]) -> list[Line]:
    """The lines of these statements, and the heads that still have some of them below."""
    kept: list[Line] = []
    deeper = -1  # the depth of the last line kept, which comes after
    for line in reversed(list(lines)):
        wanted = line.statement in statements if isinstance(line, Entry) else deeper > line.depth
        if wanted:
            kept.append(line)
            deeper = line.depth
        elif isinstance(line, Entry):
            deeper = min(deeper, line.depth)
    return kept[::-1]


class Tree:
    """What stands beneath and above each statement, as far as these links of a map go."""

    def __init__(self, graph: Graph, links: Iterable[Link]) -> None:
        self.statements = graph.statements
        self.premises = premises(graph)
        self.naming: dict[str, list[Link]] = defaultdict(list)
        self.named: dict[str, list[Link]] = defaultdict(list)
        for link in links:
            self.naming[link.target].append(link)
            self.named[link.source].append(link)

    def needs(self, id: str, depth: int = 0) -> Iterator[Line]:
        """What a statement needs, what rules it out, what it is exchanged for and what it replaces."""
        statement, links = self.statements[id], self.named[id]
        linked = self.premises.get(id, ())
        yield from (Entry(depth, "together with", claim) for claim in linked)
        for role, relation, expression in (
            ("only if", Relation.ONLY_IF, None if linked else statement.only_if),
            ("unless", Relation.UNLESS, statement.unless),
        ):
            if expression is not None and any(link.relation is relation for link in links):
                yield from self._gate(role, expression, depth)
        for role, relation in (
            ("in exchange for", Relation.EXCHANGE),
            ("in place of", Relation.SUPERSEDES),
        ):
            yield from (Entry(depth, role, link.target) for link in links if link.relation is relation)

    def bearing(self, id: str, depth: int = 0) -> Iterator[Entry]:
        """The answers to a question, and the reasons and objections that bear on a statement."""
        for link in self.naming[id]:
            if link.relation is Relation.ANSWERS:
                yield Entry(depth, self.statements[link.source].kind, link.source)
        rebutted = {Relation.AGAINST: "rebuttal"} if self.statements[id].kind == "objection" else {}
        for relation, role in (_ROLES | rebutted).items():
            for link in self.naming[id]:
                if link.relation is relation:
                    yield Entry(depth, role, link.source)

    def above(self, id: str) -> Iterator[tuple[str, str]]:
        """What a statement bears on, or is needed for: what it is to the other, and the other."""
        for link in self.named[id]:
            if link.relation in _BEARING:
                yield link.relation.phrase, link.target
        for link in self.naming[id]:
            if link.relation is Relation.ONLY_IF and link.source in self.premises:
                yield "bears only together with", link.source
            elif (link.relation, link.positive) in _UPWARDS:
                yield _UPWARDS[link.relation, link.positive], link.source

    def _gate(self, role: str, expression: Expression, depth: int) -> Iterator[Line]:
        match expression:
            case Atom(id):
                yield Entry(depth, role or self.statements[id].kind, id)
                return
            case Not(item):
                yield from self._gate(f"{role} not".strip(), item, depth)
                return
            case AllOf(items):
                words = "all of"
            case AnyOf(items):
                words = "any of"
            case AtLeast(count, items):
                words = f"at least {count} of"
        if len(items) == 1:
            yield from self._gate(role, items[0], depth)
            return
        yield Gate(depth, f"{role} {words}".strip())
        for item in items:
            yield from self._gate("", item, depth + 1)


class _Outline:
    def __init__(self, graph: Graph) -> None:
        self._tree = Tree(graph, graph.own_links)
        self._ids = [id for id in graph.statements if "." not in id or self._tree.naming[id]]
        self._homes = _unringed({id: self._home(id) for id in self._ids})
        self._roots: dict[str | None, list[Line]] = defaultdict(list)
        for id in sorted(self._ids, key=lambda id: graph.statements[id].kind != "question"):
            if self._homes[id] is None:
                statement = graph.statements[id]
                self._roots[statement.group].append(Entry(0, statement.kind, id))
        used = _with_outer(graph, self._roots)
        self._groups: dict[str | None, list[Line]] = defaultdict(list)
        for group in graph.groups.values():
            if group.id in used:
                self._groups[group.within].append(Heading(0, group.id))

    def _home(self, id: str) -> str | None:
        """Beneath what a statement stands in full: the first that it answers, bears on or is needed by."""
        links = self._tree.named[id]
        homes = [link.target for link in links if link.relation is Relation.ANSWERS]
        if self._tree.statements[id].kind != "proposal":
            homes += [link.target for link in links if link.relation in _ROLES]
            homes += [link.source for link in self._tree.naming[id] if link.relation in _NEEDS]
        return homes[0] if homes else None

    def lines(self) -> Iterator[Line]:
        """The lines from top to bottom. In a loop: a line of argument can be thousands of statements long."""
        shown: set[str] = set()
        waiting = self._within(None, 0)
        while waiting:
            parent, line = waiting.pop()
            if isinstance(line, Heading):
                waiting += self._within(line.group, line.depth + 1)
            elif isinstance(line, Entry):
                id = line.statement
                if id in shown:
                    line = line._replace(place="above")
                elif parent != self._homes[id]:
                    line = line._replace(place="below")
                else:
                    shown.add(id)
                    waiting += self._beneath(id, line.depth + 1)
            yield line

    def _within(self, group: str | None, depth: int) -> list[tuple[str | None, Line]]:
        """What stands in a group, or in none, from bottom to top."""
        lines = self._roots[group] + self._groups[group]
        return [(None, line._replace(depth=depth)) for line in reversed(lines)]

    def _beneath(self, id: str, depth: int) -> list[tuple[str | None, Line]]:
        """What stands beneath a statement, from bottom to top."""
        lines = [*self._tree.needs(id, depth), *self._tree.bearing(id, depth)]
        return [(id, line) for line in reversed(lines)]


def _unringed(homes: dict[str, str | None]) -> dict[str, str | None]:
    """The homes, so that the way from each leads to a statement without one: rings are cut at their first."""
    order = {id: number for number, id in enumerate(homes)}
    safe: set[str] = set()
    for id in homes:
        way: dict[str, None] = {}
        here: str | None = id
        while here is not None and here not in safe and here not in way:
            way[here] = None
            here = homes[here]
        if here in way:
            ways = list(way)
            homes[min(ways[ways.index(here) :], key=order.__getitem__)] = None
        safe.update(way)
    return homes


def _with_outer(graph: Graph, groups: Iterable[str | None]) -> set[str]:
    """These groups, and those that they are within."""
    found: set[str] = set()
    for each in groups:
        group = each
        while group is not None and group not in found:
            found.add(group)
            group = graph.groups[group].within
    return found
