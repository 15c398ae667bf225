"""What can be written at a cursor: keys, ids, words, and whole entries with blanks."""

import json
import re
from collections.abc import Collection, Iterator
from itertools import count
from typing import Any, NamedTuple

from lsprotocol.types import CompletionItemKind

from argmap.document import SECTIONS
from argmap.document.describing import Place, place_at
from argmap.document.shape import Key
from argmap.graph import Graph
from argmap.lsp.kinds import LOOKS
from argmap.relations import Relation
from argmap.rules import rules
from argmap.source import Path
from argmap.source.cursor import Cursor
from argmap.source.notation import in_line

_THINGS = {
    **SECTIONS,
    "parties": "party",
    "sources": "source",
    "groups": "group",
    "scenarios": "scenario",
    "imports": "import",
}
_BLANK = re.compile(r"\$\{\d+:((?:[^\\}]|\\.)*)\}")
_TARGETS = {relation.field: relation.targets for relation in Relation}


class Offer(NamedTuple):
    """Something that can be written: the word that it is known by, and the text that is inserted.

    The text may be a snippet of the protocol: it has blanks such as `${1:text}`.
    """

    word: str
    text: str
    kind: CompletionItemKind
    detail: str = ""
    documentation: str = ""
    is_snippet: bool = False


def offers(cursor: Cursor, graph: Graph) -> Iterator[Offer]:
    """What can be written at a cursor, what is most likely first."""
    if cursor.role == "remark":
        yield from (
            Offer(rule.id, rule.id, CompletionItemKind.Value, rule.severity, rule.summary)
            for rule in rules()
            if rule.id not in cursor.beside
        )
        return
    if (place := place_at(cursor.path)) is None:
        return
    if cursor.role != "key":
        yield from _words(place)
        yield from _names(graph, place.values_name, cursor)
    if cursor.role != "value":
        yield from _keys(cursor, place)
        yield from (each._replace(text=f"{each.text}: ") for each in _names(graph, place.keys_name, cursor))
        if place.is_section and not cursor.in_brackets:
            yield from _entries(graph, cursor.path, place.key)


def _words(place: Place) -> Iterator[Offer]:
    title = place.key.title if place.key else ""
    for word, meaning in place.words.items():
        yield Offer(word, word, CompletionItemKind.EnumMember, title, meaning)


def _keys(cursor: Cursor, place: Place) -> Iterator[Offer]:
    for name, key in place.keys.items():
        if name not in cursor.beside:
            text, is_snippet = _opened((*cursor.path, name), name, key, in_brackets=cursor.in_brackets)
            kind = CompletionItemKind.Property
            yield Offer(name, text, kind, key.title, key.description, is_snippet)


def _opened(path: Path, name: str, key: Key, *, in_brackets: bool) -> tuple[str, bool]:
    """A key with what comes behind it: an example to write over, where it holds entries of its own."""
    inner = place_at(path)
    if in_brackets or inner is None or not (inner.is_section or inner.keys_name):
        return f"{name}: ", False
    return f"{name}:\n{_set_in(_blanks(key.examples[0]))}", True


def _names(graph: Graph, wanted: str, cursor: Cursor) -> Iterator[Offer]:
    """The ids of what can stand at the cursor, but for its own, and for what stands there already."""
    own = () if wanted in ("party", "source") else cursor.path[1:2]
    for each in _things(graph, wanted, cursor.path):
        if each.word not in cursor.beside and each.word not in own:
            yield each


def _things(graph: Graph, wanted: str, path: Path) -> Iterator[Offer]:
    match wanted:
        case "party":
            yield from (_offer(each.id, wanted, each.name, each.about) for each in graph.parties.values())
        case "source":
            yield from (_offer(each.id, wanted, each.title, each.about) for each in graph.sources.values())
        case "group":
            yield from (_offer(each.id, wanted, each.title, each.about) for each in graph.groups.values())
        case "scenario":
            yield from (_offer(each.id, wanted, each.title, each.note) for each in graph.scenarios.values())
        case "question":
            yield from _statements(graph, (wanted,))
        case "statement":
            yield from _statements(graph, _kinds(path), _first_kind(path))


def _kinds(path: Path) -> Collection[str]:
    """The kinds of statements that can be named at a path: what the key there takes, or all with verdicts."""
    fields = (_TARGETS[step] for step in path if isinstance(step, str) and step in _TARGETS)
    return next(fields, Relation.ONLY_IF.targets)


def _first_kind(path: Path) -> str:
    """The kind that is named most often under the key of a path."""
    return "condition" if {"only_if", "unless", "assume", "believes"} & {*path} else ""


def _statements(graph: Graph, kinds: Collection[str], first: str = "") -> Iterator[Offer]:
    """The statements of these kinds, those of one of them first."""
    for each in sorted(graph.statements.values(), key=lambda each: each.kind != first):
        if each.kind in kinds:
            said_by = ", ".join(graph.parties[party].name for party in each.by)
            yield _offer(each.id, each.kind, each.text, f"({said_by})" if said_by else "")


def _offer(id: str, kind: str, text: str | None, more: str | None) -> Offer:
    documentation = "\n\n".join(filter(None, (text, more)))
    return Offer(id, id, LOOKS[kind].completion, kind, documentation)


def _entries(graph: Graph, path: Path, key: Key | None) -> Iterator[Offer]:
    """A new entry of a section: with an id that is named already, but nowhere defined, or with any."""
    if key is None or not key.examples:
        return
    thing = _THINGS[str(path[0])]
    (id, example), *_ = key.examples[0].items()
    wanted = "statement" if path[0] in SECTIONS and thing != "question" else thing
    missing = (end.name for end in graph.loose_ends if end.problem == "unknown" and end.wanted == wanted)
    for name in dict.fromkeys(name for name in missing if "." not in name):
        text, detail = _blanks({name: example}, of_ids=False), f"new {thing}"
        documentation = "It is named, but not there yet."
        yield Offer(name, text, LOOKS[thing].completion, detail, documentation, is_snippet=True)
    text = _blanks({id: example})
    documentation = f"```yaml\n{plain(text)}\n```"
    yield Offer(f"new {thing}", text, CompletionItemKind.Snippet, key.title, documentation, is_snippet=True)


def _blanks(example: Any, *, of_ids: bool = True) -> str:
    """An example as lines in which each value is to be written over, and each id, too."""
    numbers = count(1)

    def blank(text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace("}", "\\}").replace("$", "\\$")
        return f"${{{next(numbers)}:{escaped}}}"

    def lines(mapping: dict[str, Any], *, of_ids: bool) -> Iterator[str]:
        for key, value in mapping.items():
            name = blank(key) if of_ids else key
            if isinstance(value, dict):
                yield f"{name}:"
                yield from (_set_in(line) for line in lines(value, of_ids=False))
            else:
                yield f"{name}: {blank(in_line(value) if isinstance(value, str) else json.dumps(value))}"

    return "\n".join(lines(example, of_ids=of_ids))


def plain(snippet: str) -> str:
    """A snippet for editors that know no blanks: what stands in them is there to be written over."""
    return _BLANK.sub(lambda blank: re.sub(r"\\(.)", r"\1", blank[1]), snippet)


def _set_in(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))
