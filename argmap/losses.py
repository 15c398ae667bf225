"""What a conversion leaves out: of which statement, and what."""

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from argmap.graph import Graph, Statement
from argmap.relations import Relation


class Loss(NamedTuple):
    """What a conversion could not carry over: of which statement (empty for the whole), and what it was.

    `line` is where it stands in the text that was read, from 1; None where a map is written.
    """

    statement: str
    what: str
    line: int | None = None


_OF_STATEMENTS: dict[str, tuple[str, Callable[[Statement], object]]] = {
    "kind": ("kind", lambda each: True),
    "text": ("text", lambda each: each.text != each.id),
    "title": ("title", lambda each: each.title),
    "note": ("note", lambda each: each.note),
    "by": ("party", lambda each: each.by),
    "source": ("source", lambda each: each.citations),
    "date": ("date", lambda each: each.date),
    "due": ("due date", lambda each: each.due),
    "group": ("group", lambda each: each.group),
    "tags": ("tags", lambda each: each.tags),
    "only_if": ("`only_if`", lambda each: each.only_if is not None),
    "unless": ("`unless`", lambda each: each.unless is not None),
    "holds": ("`holds`", lambda each: each.holds is not None),
    "status": ("status", lambda each: each.status),
    "standard": ("proof standard", lambda each: each.standard != "presumption"),
    "weight": ("weight", lambda each: each.weight != 1),
    "likelihood": ("likelihood", lambda each: each.likelihood is not None),
    "choose": ("`choose`", lambda each: each.choose != "many"),
}
"""The fields of statements: what each is called, and whether a statement has it."""

_OF_MAPS: dict[str, tuple[str, Callable[[Graph], object]]] = {
    "title": ("title", lambda graph: graph.title),
    "summary": ("summary", lambda graph: graph.summary),
    "date": ("date", lambda graph: graph.date),
    "authors": ("authors", lambda graph: graph.authors),
    "language": ("language", lambda graph: graph.language != "en"),
    "parties": ("what it says of parties", lambda graph: any(map(_is_told_of, graph.own_parties))),
    "sources": ("what it says of sources", lambda graph: any(any(each[2:]) for each in graph.own_sources)),
    "groups": ("what it says of groups", lambda graph: any(each.about for each in graph.own_groups)),
    "scenarios": ("scenarios", lambda graph: graph.scenarios),
    "imports": ("imports", lambda graph: graph.imports),
}


def leftovers(graph: Graph, carried: Collection[str]) -> tuple[Loss, ...]:
    """What is lost of a map in a format that carries these keys of statements and of the map alone.

    A statement's key, such as `note`, stands for itself, and one of the map has `map.` before it: `map.date`.
    """
    return tuple(_leftovers(graph, frozenset(carried)))


def _leftovers(graph: Graph, carried: frozenset[str]) -> Iterator[Loss]:
    missing = [word for key, (word, has) in _OF_MAPS.items() if f"map.{key}" not in carried and has(graph)]
    if missing:
        yield Loss("", _left_out("the map’s", missing))
    relations: dict[str, dict[Relation, None]] = {}
    for link in graph.own_links:
        relations.setdefault(link.source, {})[link.relation] = None
    for statement in graph.own_statements:
        of_each = _OF_STATEMENTS.items()
        missing = [word for key, (word, has) in of_each if key not in carried and has(statement)]
        fields = (each.field for each in relations.get(statement.id, ()))
        missing += [f"`{each}`" for each in fields if each not in (*carried, *_OF_STATEMENTS)]
        if missing:
            yield Loss(statement.id, _left_out("its", missing))


def _left_out(whose: str, things: list[str]) -> str:
    from argmap.wording import enumeration

    return f"{whose} {enumeration(things)} {'is' if len(things) == 1 else 'are'} left out"


def _is_told_of(party: object) -> bool:
    return any(getattr(party, field) for field in ("about", "url", "believes"))
