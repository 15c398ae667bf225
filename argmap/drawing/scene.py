"""What is drawn of a map: cards in panels, gates, points and lines, each in its rank from left to right."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain

from argmap.document.expression import atoms
from argmap.drawing.column import Before, columns
from argmap.drawing.gate import Exchange, Gate, exchanges, gates
from argmap.drawing.line import Line, Point, Stroke, stroke_of
from argmap.drawing.role import Role, roles
from argmap.graph import Graph, Link, Statement
from argmap.relations import Relation

_EXPRESSED = (Relation.ONLY_IF, Relation.UNLESS)


@dataclass(frozen=True)
class Scene:
    """The parts of a drawing, in file order. All of it is worked out from the graph, once."""

    graph: Graph

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """What gets a card: this map's statements, and those of imported maps that it names."""
        named = {link.target for link in self.graph.own_links}
        return {
            statement.id: statement
            for statement in self.graph.statements.values()
            if "." not in statement.id or statement.id in named
        }

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        return roles(self.graph)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links between cards, each once."""
        once: dict[tuple[str, Relation, str], Link] = {}
        for link in self.graph.links:
            if link.source in self.statements and link.target in self.statements:
                once.setdefault((link.source, link.relation, link.target), link)
        return tuple(once.values())

    @cached_property
    def gates(self) -> tuple[Gate, ...]:
        """The gates, in file order; an imported statement has them if all they name is drawn."""
        return tuple(
            gate
            for statement in self.statements.values()
            if self._is_complete(statement)
            for gate in gates(statement, self.graph)
        )

    @cached_property
    def exchanges(self) -> tuple[Exchange, ...]:
        found = [link for link in self.links if link.relation is Relation.EXCHANGE]
        return tuple(exchanges(found, self.graph, self.panels.__getitem__))

    @cached_property
    def panels(self) -> Mapping[str, str | None]:
        """Every card's group: its own, or else that of what it bears on; an imported one's, of what names it."""
        near: dict[str, str] = {}
        for link in self.links:
            inward = link.relation in _EXPRESSED or "." in link.target
            near.setdefault(*((link.target, link.source) if inward else (link.source, link.target)))
        found: dict[str, str | None] = {
            name: statement.group
            for name, statement in self.statements.items()
            if statement.group in self.graph.groups and "." not in name
        }
        for name in self.statements:
            way = []
            while name not in found and name not in way:
                way.append(name)
                name = near.get(name, name)
            found.update(dict.fromkeys(way, found.get(name)))
        return found

    @cached_property
    def points(self) -> Mapping[Link, Point]:
        """Where the links that are undercut are met."""
        undercut = {link.target for link in self.links if link.relation is Relation.UNDERCUTS}
        return {
            link: Point(f"_{link.source}.{link.relation.field}.{link.target}", link.source)
            for link in self.links
            if link.source in undercut and self._bears(link)
        }

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines; those of one claim in the order of what bears on it."""
        return tuple(chain(self._direct(), self._conditional(), self._exchanging()))

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """The column of every card."""
        return columns(tuple(self.statements), self._order())

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The rank of every card, gate and point. Between two columns there is a rank for each gate in a row."""
        column = self.columns
        between = [1] * (max(column.values(), default=0) + 1)
        for gate in self.gates:
            between[column[gate.owner]] = max(between[column[gate.owner]], gate.depth)
        starts = list(accumulate((1 + more for more in between), initial=0))
        found = {name: starts[place] for name, place in column.items()}
        for gate in self.gates:
            found[gate.id] = found[gate.owner] + gate.depth
        for exchange in self.exchanges:
            found[exchange.id] = max(found[name] for name in exchange.given) + 1
        for link, point in self.points.items():
            is_first = found[link.source] <= found[link.target]
            found[point.id] = found[link.source] + (1 if is_first else -1)
        self._close_circles(found)
        return found

    def starts(self) -> tuple[int, ...]:
        """The ranks in which there are cards."""
        return tuple(sorted({self.ranks[name] for name in self.statements}))

    def _close_circles(self, found: dict[str, int]) -> None:
        """Put a gate behind what it asks for where all of that stands before the gate's owner."""
        hung_on = {gate.parent for gate in self.gates}
        for gate in self.gates:
            last = max((found[name] for name in gate.members), default=found[gate.owner])
            if gate.depth == 1 and gate.id not in hung_on and last < found[gate.owner]:
                found[gate.id] = last + 1

    def _is_complete(self, statement: Statement) -> bool:
        expressions = (each for each in (statement.only_if, statement.unless) if each is not None)
        return all(atom.id in self.statements for each in expressions for atom, _ in atoms(each))

    def _bears(self, link: Link) -> bool:
        return link.relation in (Relation.SUPPORTS, Relation.AGAINST, Relation.UNDERCUTS)

    def _order(self) -> Iterator[Before]:
        undercut = {point.reason for point in self.points.values()}
        for link in self.links:
            if link.relation in _EXPRESSED:
                yield Before(link.source, link.target)
            elif link.relation is Relation.EXCHANGE:
                if self.panels[link.source] == self.panels[link.target]:
                    yield Before(link.source, link.target)
            elif link.relation is Relation.UNDERCUTS and link.target in undercut:
                # Next to what it undercuts, as it meets the line before that card.
                yield Before(link.target, link.source, int(link.source in undercut))
            else:
                yield Before(link.target, link.source)

    def _direct(self) -> Iterator[Line]:
        for link in self.links:
            if link.relation in _EXPRESSED or link.relation is Relation.EXCHANGE:
                continue
            stroke = stroke_of(link, self.roles)
            meaning = self._sentence(link)
            reason = link.source
            if link in self.points:
                reason = self.points[link].id
                yield Line(reason, link.source, stroke, meaning, at_claim=False)
            for claim in self._claims(link):
                yield Line(claim, reason, stroke, meaning)

    def _claims(self, link: Link) -> tuple[str, ...]:
        """What a link's line leads to: the card, or where it undercuts, the lines from that card."""
        if link.relation is not Relation.UNDERCUTS:
            return (link.target,)
        met = (point.id for other, point in self.points.items() if other.source == link.target)
        return tuple(met) or (link.target,)

    def _conditional(self) -> Iterator[Line]:
        for gate in self.gates:
            yield Line(gate.parent, gate.id, Stroke.CONDITION, gate.meaning, at_claim=gate.depth == 1)
            for member in gate.members:
                yield Line(gate.id, member, Stroke.CONDITION, gate.meaning, at_claim=False)

    def _exchanging(self) -> Iterator[Line]:
        for exchange in self.exchanges:
            for name in exchange.given:
                yield Line(name, exchange.id, Stroke.EXCHANGE, exchange.meaning)
            for name in exchange.wanted:
                yield Line(exchange.id, name, Stroke.EXCHANGE, exchange.meaning, at_claim=False, at_reason=True)

    def _sentence(self, link: Link) -> str:
        source, target = self.statements[link.source], self.statements[link.target]
        return f"{source.label} {link.relation.phrase} {target.label}"
