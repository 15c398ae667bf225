"""What there is to compare in a map, thing by thing, in a form that does not depend on how it is written."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from argmap.diff.changes import Thing
from argmap.document import AllOf, AnyOf, AtLeast, Atom, Expression, Not, atoms
from argmap.graph import Graph, Link, Statement
from argmap.relations import Relation

GATES: Mapping[str, Relation] = {"only_if": Relation.ONLY_IF, "unless": Relation.UNLESS}
"""Fields of a statement that hold expressions; the links in them follow from these."""

_IN_GATES = frozenset(GATES.values())

KEYED = ("believes", "assume", "expect")
"""Fields that are mappings, and compared entry by entry."""

MAP_FIELDS = ("title", "summary", "date", "authors", "language")

TABLES: Mapping[Thing, str] = {
    "import": "imports",
    "party": "parties",
    "source": "sources",
    "group": "groups",
    "statement": "statements",
    "scenario": "scenarios",
}
"""Where a graph keeps its things."""


class Contents(NamedTuple):
    """A map's own fields, its things by sort and id, and the links between statements that are no gates."""

    fields: Mapping[str, Any]
    things: Mapping[Thing, Mapping[str, Any]]
    links: Mapping[str, set[tuple[Relation, str]]]


def contents(graph: Graph) -> Contents:
    """What a graph says; the order of things does not count, but where it has none, that of items does."""
    links: dict[str, set[tuple[Relation, str]]] = {}
    for link in graph.links:
        if link.relation not in _IN_GATES:
            links.setdefault(link.source, set()).add((link.relation, link.target))
    return Contents(
        {name: normal(getattr(graph, name)) for name in MAP_FIELDS},
        {thing: getattr(graph, table) for thing, table in TABLES.items()},
        links,
    )


def normal(value: Any) -> Any:
    """A thing, or a value of one, in which the order of items does not count that have none."""
    if isinstance(value, Statement):
        return value._replace(
            by=normal(value.by),
            citations=normal(value.citations),
            tags=normal(value.tags),
            only_if=value.only_if and canonical(value.only_if),
            unless=value.unless and canonical(value.unless),
        )
    return tuple(sorted(value, key=repr)) if type(value) is tuple else value


def canonical(expression: Expression) -> Expression:
    """An expression without places, brackets that change nothing, or an order of its items."""
    match expression:
        case Atom(id):
            return Atom(id)
        case Not(Not(item)):
            return canonical(item)
        case Not(item):
            return Not(canonical(item))
        case AtLeast(count, items):
            if count in (1, len(items)):
                return canonical(AnyOf(items) if count == 1 else AllOf(items))
            return AtLeast(count, tuple(sorted(map(canonical, items), key=repr)))
        case AllOf(items) | AnyOf(items):
            sort = type(expression)
            flat = {each: None for item in items for each in _flattened(canonical(item), sort)}
            return next(iter(flat)) if len(flat) == 1 else sort(tuple(sorted(flat, key=repr)))


def _flattened(expression: Expression, sort: type[AllOf] | type[AnyOf]) -> Iterable[Expression]:
    return expression.items if isinstance(expression, sort) else (expression,)


def gate_links(statement: Statement) -> Iterator[Link]:
    """The links in a statement's expressions; their paths say the field alone."""
    for field, relation in GATES.items():
        expression = getattr(statement, field)
        if expression is not None:
            for atom, positive in atoms(expression):
                yield Link(statement.id, relation, atom.id, (*statement.path, field), positive)
