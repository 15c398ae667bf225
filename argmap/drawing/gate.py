"""Gates: what a statement depends on, between its card and the cards of what it depends on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.document.expression import AllOf, AnyOf, AtLeast, Atom, Expression, Not
from argmap.graph import Graph, Link, Statement
from argmap.relations import Relation


class Gate(NamedTuple):
    """A gate of the statement `owner`, on its card or another gate, `parent`; `members` are cards on it."""

    id: str
    words: tuple[str, ...]
    meaning: str
    owner: str
    parent: str
    depth: int
    members: tuple[str, ...]


class Exchange(NamedTuple):
    """A gate between what is given and what it is given for."""

    id: str
    meaning: str
    given: tuple[str, ...]
    wanted: tuple[str, ...]


def gates(statement: Statement, graph: Graph) -> Iterator[Gate]:
    """The gates of a statement, the ones that hang on another after it."""
    for relation, expression in ((Relation.ONLY_IF, statement.only_if), (Relation.UNLESS, statement.unless)):
        if expression is not None:
            meaning = f"“{statement.label}” {relation.phrase} {_spoken(expression, graph)}"
            words, items = _first(relation, expression)
            name = f"_{statement.id}.{relation.field}"
            yield from _chain(name, words, items, statement.id, statement.id, meaning, 1)


def exchanges(links: Sequence[Link], graph: Graph, groups: Mapping[str, str | None]) -> Iterator[Exchange]:
    """The exchanges. What is given for the same things in the same group is one, and so is a mutual one."""
    wanted: dict[str, list[str]] = {}
    for link in links:
        wanted.setdefault(link.source, []).append(link.target)
    given: dict[tuple[str | None, frozenset[str]], list[str]] = {}
    for source, targets in wanted.items():
        given.setdefault((groups[source], frozenset(targets)), []).append(source)
    seen = set[tuple[frozenset[str], frozenset[str]]]()
    for (_, sought), sources in given.items():
        if (sought, frozenset(sources)) in seen:
            continue
        seen.add((frozenset(sources), sought))
        ordered = tuple(wanted[sources[0]])
        meaning = f"{_listed(sources, graph)} in exchange for {_listed(ordered, graph)}"
        yield Exchange(f"_{sources[0]}.{Relation.EXCHANGE.field}", meaning, tuple(sources), ordered)


def _chain(
    name: str,
    words: tuple[str, ...],
    items: tuple[Expression, ...],
    owner: str,
    parent: str,
    meaning: str,
    depth: int,
) -> Iterator[Gate]:
    """A gate, and those of its items that are gates themselves."""
    members = dict.fromkeys(item.id for item in items if isinstance(item, Atom))
    yield Gate(name, words, meaning, owner, parent, depth, tuple(members))
    for number, item in enumerate(items, 1):
        if not isinstance(item, Atom):
            inner, inner_items = _nested(item)
            yield from _chain(f"{name}.{number}", inner, inner_items, owner, name, meaning, depth + 1)


def _first(relation: Relation, expression: Expression) -> tuple[tuple[str, ...], tuple[Expression, ...]]:
    """The words and items of the gate next to the card."""
    needed = relation is Relation.ONLY_IF
    match _simple(expression):
        case Not(item):
            return (("ONLY", "IF NOT") if needed else ("ONLY", "IF")), (_simple(item),)
        case AllOf(items) if needed:
            return ("ONLY", "IF ALL"), items
        case AnyOf(items):
            return (("ONLY", "IF ANY") if needed else ("UNLESS",)), items
        case AtLeast() as counted if needed:
            return _nested(counted)
        case other:
            return (("ONLY", "IF") if needed else ("UNLESS",)), (other,)


def _nested(expression: Expression) -> tuple[tuple[str, ...], tuple[Expression, ...]]:
    """The words and items of a gate that hangs on another."""
    match _simple(expression):
        case Not(item):
            return ("NOT",), (_simple(item),)
        case AllOf(items):
            return ("ALL",), items
        case AnyOf(items):
            return ("ANY",), items
        case AtLeast(count, items):
            return ("AT", "LEAST", str(count)), items
        case Atom() as atom:
            return ("ALL",), (atom,)


def _simple(expression: Expression) -> Expression:
    """The same, without what is said twice, without gates of one item, and without a double no."""
    match expression:
        case Atom(name):
            return Atom(name)
        case Not(item):
            inner = _simple(item)
            return inner.item if isinstance(inner, Not) else Not(inner)
        case AtLeast(count, items) if 1 < count < len(items):
            return AtLeast(count, tuple(map(_simple, items)))
    kind = (
        AnyOf
        if isinstance(expression, AnyOf) or (isinstance(expression, AtLeast) and expression.count == 1)
        else AllOf
    )
    items = tuple(dict.fromkeys(map(_simple, expression.items)))
    return items[0] if len(items) == 1 else kind(items)


def _spoken(expression: Expression, graph: Graph) -> str:
    """The expression in words."""
    match expression:
        case Atom(name):
            return f"“{graph.statements[name].label}” holds"
        case Not(item):
            return f"not: {_spoken(item, graph)}"
        case AllOf(items):
            return f"({' and '.join(_spoken(item, graph) for item in items)})"
        case AnyOf(items):
            return f"({' or '.join(_spoken(item, graph) for item in items)})"
        case AtLeast(count, items):
            return f"(at least {count} of: {', '.join(_spoken(item, graph) for item in items)})"


def _listed(names: Sequence[str], graph: Graph) -> str:
    labels = [f"“{graph.statements[name].label}”" for name in names]
    return " and ".join(labels)
