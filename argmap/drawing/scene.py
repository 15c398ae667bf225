"""What is drawn of a map: cards, gates, joints, points and lines, each in its rank from left to right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain

from argmap.drawing.column import Before, columns
from argmap.drawing.gate import Exchange, Gate, exchanges, gates
from argmap.drawing.home import homes
from argmap.drawing.joint import Joint, joins, joints
from argmap.drawing.line import Line, Point, Stroke, stroke_of
from argmap.drawing.mark import Mark
from argmap.drawing.role import Role, roles
from argmap.drawing.selection import Selection, folded_in, selected
from argmap.drawing.standing import Standing, standings
from argmap.drawing.stub import Stub, fold, more, ties
from argmap.graph import Graph, Link, Statement
from argmap.relations import EXPRESSED, Relation
from argmap.semantics.evaluate import Outcome

_CROWD = 600
"""Of more cards a drawing is made with less care: Graphviz's time grows faster than their number."""

_UNDERCUTTABLE = (Relation.SUPPORTS, Relation.AGAINST, Relation.UNDERCUTS)


@dataclass(frozen=True)
class Scene:
    """The parts of a drawing, in file order. All of it is worked out from the graph, once."""

    graph: Graph
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    selection: Selection = Selection()
    marks: Mapping[str, Mark] = field(default_factory=dict)

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Where the statements stand; of none where no outcomes are given."""
        return standings(self.outcomes)

    @cached_property
    def deadlocks(self) -> tuple[tuple[str, ...], ...]:
        """The rings of statements in which each waits for the next."""
        rings = (ring for outcome in self.outcomes.values() for ring in outcome.rings)
        return tuple(dict.fromkeys(ring.members for ring in rings if ring.kind == "deadlock"))

    @cached_property
    def deadlocked(self) -> frozenset[str]:
        """The statements that wait for one another."""
        return frozenset(chain.from_iterable(self.deadlocks))

    def is_locked(self, gate: Gate | Joint) -> bool:
        """Whether a gate or a joint is part of a deadlock."""
        return gate.owner in self.deadlocked and not self.deadlocked.isdisjoint(gate.members)

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """What gets a card: of all that could get one, what is selected."""
        if self.selection == Selection():
            return self._everything
        kept = selected(self.selection, self.graph, self.outcomes, self.groups, self._all_links)
        return {id: statement for id, statement in self._everything.items() if id in kept}

    @property
    def crowd(self) -> float:
        """How many times as many cards there are as are drawn with all care; 1 at least."""
        return max(1.0, len(self.statements) / _CROWD)

    @property
    def between(self) -> int:
        """How many ranks there are between two columns, at least.

        The fewer there are, the sooner Graphviz has sorted all, and the less it keeps panels in order.
        """
        return 1 if self.crowd > 1 else 2

    @cached_property
    def _everything(self) -> Mapping[str, Statement]:
        """What could get a card: this map's statements, and those of imported maps that it names."""
        named = {link.target for link in self.graph.own_links}
        return {
            statement.id: statement
            for statement in self.graph.statements.values()
            if "." not in statement.id or statement.id in named
        }

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """What each statement of the graph is called."""
        return roles(self.graph)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links between cards, each once."""
        shown = self.statements
        return tuple(each for each in self._all_links if each.source in shown and each.target in shown)

    @cached_property
    def _all_links(self) -> tuple[Link, ...]:
        """The links between all that could get a card, each once."""
        once: dict[tuple[str, Relation, str], Link] = {}
        for link in self.graph.links:
            has_gate = link.relation not in EXPRESSED or link.source not in self._partial
            if has_gate and {link.source, link.target} <= self._everything.keys():
                once.setdefault((link.source, link.relation, link.target), link)
        return tuple(once.values())

    @cached_property
    def gates(self) -> tuple[Gate, ...]:
        """The gates of all cards; those of which nothing is drawn that they ask for are left out.

        An imported statement that depends on others without a card has none.
        """
        whole = (each for each in self.statements.values() if each.id not in self._partial)
        bare = (each._replace(only_if=None) if each.id in self.joints else each for each in whole)
        found = [gate for statement in bare for gate in gates(statement, self.graph)]
        kept: dict[str, Gate] = {}
        parents: set[str] = set()
        for gate in reversed(found):  # what hangs on a gate comes after it
            members = tuple(name for name in gate.members if name in self.statements)
            if members or gate.id in parents:
                kept[gate.id] = gate._replace(members=members)
                parents.add(gate.parent)
        return tuple(reversed(kept.values()))

    @cached_property
    def joints(self) -> Mapping[str, Joint]:
        """The joints of linked reasons, by the reasons."""
        return {joint.owner: joint for joint in joints(self.links, self.graph)}

    @cached_property
    def stubs(self) -> tuple[Stub, ...]:
        """The boxes for what is not drawn: of each card, and then of each folded group."""
        if len(self.statements) == len(self._everything):
            return ()
        folded = {id: folded_in(group, self.selection, self.graph) for id, group in self.groups.items()}
        hidden, owners = ties(self._all_links, self.statements.keys(), folded)
        found = [more(id, self.groups[id], hidden[id], self.roles) for id in self.statements if id in hidden]
        inside: dict[str, list[str]] = {}
        for id, group in folded.items():
            if group is not None:
                inside.setdefault(group, []).append(id)
        for group, ids in inside.items():
            found.append(fold(group, ids, self.roles, self.standings, owners.get(group, ())))
        return tuple(found)

    @cached_property
    def exchanges(self) -> tuple[Exchange, ...]:
        """What is given in return for something."""
        found = [link for link in self.links if link.relation is Relation.EXCHANGE]
        return tuple(exchanges(found, self.graph, self.groups))

    @cached_property
    def groups(self) -> Mapping[str, str | None]:
        """The groups of all that could get a card."""
        return homes(self._everything, self._all_links, self.graph)

    @cached_property
    def members(self) -> Mapping[str | None, list[str]]:
        """The cards of every group, and of none."""
        found: dict[str | None, list[str]] = {}
        for name in self.statements:
            found.setdefault(self.groups[name], []).append(name)
        return found

    @cached_property
    def points(self) -> Mapping[Link, Point]:
        """Where the links that are undercut are met."""
        undercut = {link.target for link in self.links if link.relation is Relation.UNDERCUTS}
        return {link: self._point(link) for link in self.links if self._is_met(link, undercut)}

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines; those of one claim in the order of what bears on it."""
        parts = (self._direct(), self._linked(), self._conditional(), self._exchanging(), self._to_stubs())
        return tuple(chain.from_iterable(parts))

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The rank of every card, gate and point. There are ranks between two columns for gates in a row."""
        names = (*self.statements, *(stub.id for stub in self.stubs))
        column = columns(names, self._order())
        starts = list(accumulate((1 + more for more in self._between(column)), initial=0))
        found = {name: starts[place] for name, place in column.items()}
        for gate in self.gates:
            found[gate.id] = found[gate.owner] + gate.depth
        for exchange in self.exchanges:
            found[exchange.id] = max(found[name] for name in exchange.given) + 1
        for link, point in self.points.items():
            found[point.id] = found[link.source] + (1 if found[link.source] <= found[link.target] else -1)
        for joint in self.joints.values():
            found[joint.id] = found[joint.owner] + (1 if joint.is_first(column) else -2)
        return found | self._closing(found)

    def _between(self, column: Mapping[str, int]) -> list[int]:
        """How many ranks there are behind each column: as many as gates in a row, and two for brackets."""
        between = [self.between] * (max(column.values(), default=0) + 1)
        for gate in self.gates:
            between[column[gate.owner]] = max(between[column[gate.owner]], gate.depth)
        for joint in self.joints.values():
            place = column[joint.owner] - (not joint.is_first(column))
            between[place] = max(between[place], 2)
        return between

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The ranks in which there are cards."""
        cards = {*self.statements, *(stub.id for stub in self.stubs)}
        return tuple(sorted({self.ranks[name] for name in cards}))

    @cached_property
    def _partial(self) -> frozenset[str]:
        """The imported statements that depend on some that get no card: they have no gates then."""
        return frozenset(
            link.source
            for link in self.graph.links
            if link.relation in EXPRESSED and link.target not in self._everything
        )

    def _closing(self, ranks: Mapping[str, int]) -> dict[str, int]:
        """The ranks of gates that close a circle: behind what they ask for, where all that precedes them."""
        hung_on = {gate.parent for gate in self.gates}
        single = (gate for gate in self.gates if gate.depth == 1 and gate.id not in hung_on)
        last = {gate: max(ranks[name] for name in gate.members) for gate in single if gate.members}
        return {gate.id: rank + 1 for gate, rank in last.items() if rank < ranks[gate.owner]}

    def _order(self) -> Iterator[Before]:
        met = {point.reason for point in self.points.values()} | self.joints.keys()
        for stub in self.stubs:
            yield from (Before(owner, stub.id) for owner in stub.owners)
        for link in self.links:
            if link.relation in EXPRESSED:
                is_linked = link.relation is Relation.ONLY_IF and link.source in self.joints
                yield Before(link.source, link.target, int(not is_linked))
            elif link.relation is Relation.EXCHANGE:
                if self.groups[link.source] == self.groups[link.target]:
                    yield Before(link.source, link.target)
            elif link.relation is Relation.UNDERCUTS and link.target in met:
                # Beside what it undercuts, as it meets the line before that card.
                yield Before(link.target, link.source, int(link.source in met))
            else:
                yield Before(link.target, link.source)

    def _direct(self) -> Iterator[Line]:
        met = {owner: [joint.id] for owner, joint in self.joints.items()}
        for point in self.points.values():
            met.setdefault(point.reason, []).append(point.id)
        for link in self.links:
            if link.relation in EXPRESSED or link.relation is Relation.EXCHANGE:
                continue
            stroke, meaning, reason = stroke_of(link, self.roles), self._sentence(link), link.source
            if link.source in self.joints and joins(link):
                reason = self.joints[link.source].id
            elif link in self.points:
                reason = self.points[link].id
                yield Line(reason, link.source, stroke, meaning, at_claim=False)
            is_undercut = link.relation is Relation.UNDERCUTS
            for claim in met.get(link.target, [link.target]) if is_undercut else [link.target]:
                yield Line(claim, reason, stroke, meaning, is_square=stroke is Stroke.ANSWERS)

    def _conditional(self) -> Iterator[Line]:
        for gate in self.gates:
            meaning, locked = gate.meaning, self.is_locked(gate)
            has_head, id = gate.depth == 1, f"{gate.id}~"
            yield Line(gate.parent, gate.id, Stroke.CONDITION, meaning, has_head, locked=locked, id=id)
            for member in gate.members:
                closes = locked and member in self.deadlocked
                id = f"{gate.id}~{member}"
                yield Line(gate.id, member, Stroke.CONDITION, meaning, False, locked=closes, id=id)

    def _linked(self) -> Iterator[Line]:
        for joint in self.joints.values():
            stroke, locked = stroke_of(joint.links[0], self.roles), self.is_locked(joint)
            for name in (joint.owner, *joint.members):
                closes = locked and name in self.deadlocked
                id = f"{joint.id}~{'' if name == joint.owner else name}"
                line = Line(joint.id, name, stroke, joint.meaning, False, locked=closes, id=id)
                yield line._replace(is_square=True)

    def _exchanging(self) -> Iterator[Line]:
        for exchange in self.exchanges:
            for name in exchange.given:
                yield Line(name, exchange.id, Stroke.EXCHANGE, exchange.meaning)
            for name in exchange.wanted:
                line = Line(exchange.id, name, Stroke.EXCHANGE, exchange.meaning, at_claim=False)
                yield line._replace(at_reason=True)

    def _to_stubs(self) -> Iterator[Line]:
        for stub in self.stubs:
            for owner in stub.owners:
                yield Line(owner, stub.id, Stroke.MORE, stub.meaning, at_claim=False)

    def _is_met(self, link: Link, undercut: set[str]) -> bool:
        # From one point of a card to another there is no way that Graphviz would find every time.
        is_own = link.source == link.target
        has_joint = link.source in self.joints
        return link.source in undercut and link.relation in _UNDERCUTTABLE and not (is_own or has_joint)

    def _point(self, link: Link) -> Point:
        name = f"_{link.source}.{link.relation.field}.{link.target}"
        return Point(name, link.source, stroke_of(link, self.roles), self._sentence(link))

    def _sentence(self, link: Link) -> str:
        source, target = self.statements[link.source], self.statements[link.target]
        return f"“{source.label}” {link.relation.phrase} “{target.label}”"
