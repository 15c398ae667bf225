"""Gates: what a statement depends on, between its card and the cards of what it depends on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.document.expression import AllOf, AnyOf, AtLeast, Atom, Expression, Not
from argmap.graph import Graph, Link, Statement
from argmap.relations import Relation


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate of the statement `owner`. `parent` is the card or gate it hangs on, `members` the cards on it."""

    id: str
    words: tuple[str, ...]
    meaning: str
    owner: str
    parent: str
    depth: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A gate between what is given and what it is given for."""

    id: str
    meaning: str
    given: tuple[str, ...]
    wanted: tuple[str, ...]


def gates(statement: Statement, graph: Graph) -> Iterator[Gate]:
    """The gates of a statement, the ones that hang on another after it."""
    for relation, expression in ((Relation.ONLY_IF, statement.only_if), (Relation.UNLESS, statement.unless)):
        if expression is not None:
            meaning = f"{statement.label} {relation.phrase} {_spoken(expression, graph)}"
            words, items = _first(relation, expression)
            name = f"_{statement.id}.{relation.field}"
            yield from _chain(name, words, items, statement.id, statement.id, meaning, 1)


def exchanges(links: Sequence[Link], graph: Graph, area: Callable[[str], str | None]) -> Iterator[Exchange]:
    """The exchanges; what is given for the same things in the same area is one, and so is a mutual exchange."""
    wanted: dict[str, list[str]] = {}
    for link in links:
        wanted.setdefault(link.source, []).append(link.target)
    given: dict[tuple[str | None, frozenset[str]], list[str]] = {}
    for source, targets in wanted.items():
        given.setdefault((area(source), frozenset(targets)), []).append(source)
    seen = set()
    for (_, targets), sources in given.items():
        if (targets, frozenset(sources)) in seen:
            continue
        seen.add((frozenset(sources), targets))
        ordered = tuple(wanted[sources[0]])
        meaning = f"{_listed(sources, graph, 'and')} in exchange for {_listed(ordered, graph, 'and')}"
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
        case AllOf(items):
            return (("ONLY", "IF ALL") if needed else ("UNLESS", "ALL")), items
        case AnyOf(items):
            return (("ONLY", "IF ANY") if needed else ("UNLESS", "ANY")), items
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
    """The same, without a gate that has one item alone, and without a double no."""
    match expression:
        case AllOf((item,)) | AnyOf((item,)) | AtLeast(_, (item,)) | Not(Not(item)):
            return _simple(item)
        case AtLeast(1, items):
            return _simple(AnyOf(items))
        case AtLeast(count, items) if count == len(items):
            return _simple(AllOf(items))
        case AllOf(items):
            return AllOf(tuple(map(_simple, items)))
        case AnyOf(items):
            return AnyOf(tuple(map(_simple, items)))
        case AtLeast(count, items):
            return AtLeast(count, tuple(map(_simple, items)))
        case Not(item) if _simple(item) != item:
            return _simple(Not(_simple(item)))
        case _:
            return expression


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


def _listed(names: Sequence[str], graph: Graph, conjunction: str) -> str:
    labels = [f"“{graph.statements[name].label}”" for name in names]
    return f" {conjunction} ".join(labels)
