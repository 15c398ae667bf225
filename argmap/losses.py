"""What a conversion leaves out: of which statement, and what."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from argmap.graph import NOTHING, Graph, Party, Statement
from argmap.naming import Ids


class Loss(NamedTuple):
    """What a conversion could not carry over: of which statement (empty for the whole), and what it was.

    `line` is where it stands in the text that was read, from 1; None where a map is written.
    """

    statement: str
    what: str
    line: int | None = None


_OF_STATEMENTS: dict[str, tuple[str, Callable[[Statement], object]]] = {
    "kind": ("kind", lambda each: each.kind != "claim"),
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
    "parties": ("words on parties", lambda graph: any(_is_told_of(each) for each in graph.own_parties)),
    "sources": ("words on sources", lambda graph: any(any(each[2:]) for each in graph.own_sources)),
    "groups": ("words on groups", lambda graph: any(each.about for each in graph.own_groups)),
    "scenarios": ("scenarios", lambda graph: graph.scenarios),
    "imports": ("imports", lambda graph: graph.imports),
}


def called(graph: Graph, ids: Iterable[str], form: str) -> dict[str, str]:
    """What statements are called where texts have no place: by their ids.

    A text that is a word of a form is the name where the id was made of it, as that of a statement read.
    """
    texts = {id: graph.statements[id].text for id in ids}
    made = Ids(texts.values())

    def is_name(id: str, text: str) -> bool:
        is_made = made.of(text, text) == id and (text == id or text not in texts)
        return is_made and re.fullmatch(form, text) is not None

    return {id: text if is_name(id, text) else id for id, text in texts.items()}


def leftovers(
    graph: Graph, carried: Collection[str], called: Mapping[str, str] = NOTHING
) -> tuple[Loss, ...]:
    """What is lost of a map in a format that carries these keys of statements and of the map alone.

    A statement's key, such as `note`, stands for itself, and one of the map has `map.` before it: `map.date`.
    Where the texts are not carried, `called` says by which words statements go, if not by their ids.
    """
    return tuple(_leftovers(graph, frozenset(carried), called))


def _leftovers(graph: Graph, carried: frozenset[str], called: Mapping[str, str]) -> Iterator[Loss]:
    missing = [word for key, (word, has) in _OF_MAPS.items() if f"map.{key}" not in carried and has(graph)]
    if missing:
        yield Loss("", _left_out("the map’s", missing))
    relations: dict[str, dict[str, None]] = {}
    everything = "map.imports" in carried
    for link in graph.links if everything else graph.own_links:
        relations.setdefault(link.source, {})[link.relation.field] = None
    for each in graph.statements.values() if everything else graph.own_statements:
        if each.kind == "question" and "kind" not in carried:
            yield Loss(each.id, "the question is left out")
            continue
        has_text = "text" in carried or each.text in (each.id, called.get(each.id))
        fields = (key for key in relations.get(each.id, ()) if key not in _OF_STATEMENTS)
        missing = [
            *([] if has_text else ["text"]),
            *(word for key, (word, has) in _OF_STATEMENTS.items() if key not in carried and has(each)),
            *(f"`{key}`" for key in fields if key not in carried),
        ]
        if missing:
            yield Loss(each.id, _left_out("its", missing))


def _left_out(whose: str, things: list[str]) -> str:
    from argmap.wording import enumeration

    is_one = len(things) == 1 and (things[0] == "status" or not things[0].endswith("s"))
    return f"{whose} {enumeration(things)} {'is' if is_one else 'are'} left out"


def _is_told_of(party: Party) -> bool:
    return bool(party.about or party.url or party.believes)
