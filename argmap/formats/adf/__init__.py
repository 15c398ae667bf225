"""Abstract dialectical frameworks (Brewka & Woltran 2010) as tools have them: `s(a).`, `ac(a,neg(b)).`."""

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.facts import NAME, Facts, Word, begins_with, notes, quoted, read_facts
from argmap.formats.adf.condition import (
    Builder,
    Overgrown,
    Part,
    fields,
    is_contradictory,
    names,
)
from argmap.graph import Graph
from argmap.interchange import Beside, Exported, Imported, Unreadable
from argmap.losses import Loss, called, leftovers
from argmap.naming import Ids
from argmap.relations import Relation
from argmap.semantics.acceptance import Acceptance
from argmap.semantics.formula import Formula, literals
from argmap.semantics.notation import prefix

TITLE = "Abstract dialectical frameworks"
ENDINGS = (".adf",)
LOSSES = (
    "the texts of statements, but for those that are one word",
    "which relations a condition is made of, such as objections and what undercuts them",
    "that a condition is open: there it rests on itself, which matters to stable readings",
    "kinds, parties, sources, dates, groups, tags, notes, questions, scenarios and likelihoods",
    "reasons for statements that are presumed anyway",
)

_PLAIN = "[a-z][A-Za-z0-9]*|0|[1-9][0-9]*"
_CARRIED = (
    *("only_if", "unless", "in_exchange_for", "supports", "against", "undercuts", "supersedes"),
    *("holds", "standard", "weight", "map.imports"),
)
_LENGTHS = {"s": 1, "statement": 1, "ac": 2}
_ITEMS = {"neg": 1, "not": 1, "imp": 2, "iff": 2, "xor": 2}
"""How many items connectives have; `and` and `or` have any number."""


def recognises(text: str) -> bool:
    """Whether it begins with a statement or an acceptance condition."""
    return begins_with(tuple(_LENGTHS), text)


def read(text: str, beside: Beside) -> Imported:
    """The map of the statements, each a claim that stands if its condition holds."""
    builder = Builder()

    def make(name: Word, terms: list[Word | Part]) -> Part:
        try:
            return _made(builder, name, terms)
        except (Overgrown, _Misused) as error:
            raise Unreadable.at(name.place, text, str(error)) from error

    found = read_facts(text, make)
    conditions = _conditions(found, text)
    ids = Ids(conditions)
    id_of = {name: ids.of(name, name) for name in conditions}
    summary, noted = notes(text, found)
    claims = {
        id_of[name]: _claim(name, condition, noted.get(name), id_of) for name, condition in conditions.items()
    }
    head = {"argmap": 1, "summary": summary} if summary else {"argmap": 1}
    return Imported({**head, "claims": claims}, (), tuple(_ignored(conditions)))


class _Misused(Exception):
    """A connective with other items than it can have."""


def _made(builder: Builder, name: Word, terms: list[Word | Part]) -> Part:
    """What a connective makes of its items."""
    if name.text == "c":
        if len(terms) != 1 or not isinstance(terms[0], Word) or terms[0].text not in ("v", "f"):
            raise _Misused("`c(v)` is what is always true, and `c(f)` what never is; nothing else is in `c`")
        return terms[0].text == "v"
    if len(terms) != _ITEMS.get(name.text, len(terms)):
        number = _ITEMS[name.text]
        raise _Misused(f"`{name.text}` takes {number} item{'s' * (number > 1)}, not {len(terms)}")
    match name.text:
        case "and":
            return builder.joined("all", terms)
        case "or":
            return builder.joined("any", terms)
        case "neg" | "not":
            return builder.negation(terms[0])
        case "imp":
            return builder.joined("any", [builder.negation(terms[0]), terms[1]])
        case "iff":
            return builder.equivalence(*terms)
        case "xor":
            return builder.equivalence(builder.negation(terms[0]), terms[1])
    raise _Misused(f"`{name.text[:60]}` is none of the connectives and, or, neg, imp, iff, xor and c")


def _conditions(found: Facts[Part], text: str) -> dict[str, Part]:
    """The condition of each statement, in the order of the statements."""
    conditions: dict[Word, Part] = {}
    statements: dict[str, Word] = {}
    for name, (subject, *others), _ in found.facts:
        if len(others) + 1 != _LENGTHS.get(name.text) or not isinstance(subject, Word):
            message = "only `s(a).` and `ac(a,…).` can be read here, with a name for `a`"
            raise Unreadable.at(name.place, text, f"{message}, not `{name.text[:60]}`")
        if not others:
            statements.setdefault(subject.text, subject)
        else:
            conditions[subject] = others[0]
    for word in (word for subject, part in conditions.items() for word in (subject, *names(part))):
        if word.text not in statements:
            message = f"`{word.text[:60]}` is no statement; add `s({word.text[:60]}).`"
            raise Unreadable.at(word.place, text, message)
    if not statements:
        raise Unreadable("there is no statement in this file; statements are written as `s(a).`")
    by_name: dict[str, Part] = {}
    for subject, part in conditions.items():
        if subject.text in by_name:
            raise Unreadable.at(subject.place, text, f"`{subject.text[:60]}` has a condition already")
        by_name[subject.text] = part
    for statement in statements.values():
        if statement.text not in by_name:
            message = "this statement has no condition; one that always stands has `ac(a,c(v)).`"
            raise Unreadable.at(statement.place, text, message)
    return {name: by_name[name] for name in statements}


def _claim(name: str, part: Part, note: str | None, ids: Mapping[str, str]) -> Any:
    """A statement as it stands in a map."""
    claim: dict[str, Any] = {"text": name, "note": note} if note else {"text": name}
    return claim | ({"holds": part} if isinstance(part, bool) else fields(part, ids))


def _ignored(conditions: Mapping[str, Part]) -> Iterator[str]:
    """The rules that take for a mistake what a framework means."""
    if any(name == word.text for name, part in conditions.items() for word in names(part)):
        yield "self-reference"
    if any(not isinstance(part, bool) and is_contradictory(part) for part in conditions.values()):
        yield "contradictory-conditions"


def write(graph: Graph) -> Exported:
    """The statements of a map, then the acceptance condition of each, in full."""
    conditions = Acceptance(graph).conditions({})
    words = called(graph, conditions, NAME)
    written = {id: quoted(word, _PLAIN) for id, word in words.items()}
    lines = [f"s({written[id]})." for id in conditions]
    lines += [f"ac({written[id]},{prefix(each, written.__getitem__)})." for id, each in conditions.items()]
    losses = (*leftovers(graph, _CARRIED, words), *_idle_reasons(graph, conditions))
    return Exported("".join(f"{line}\n" for line in lines).encode(), losses)


def _idle_reasons(graph: Graph, conditions: Mapping[str, Formula]) -> Iterator[Loss]:
    """The reasons that make no difference, as what they speak for is presumed or settled."""
    named = {id: {name for name, _ in literals(condition)} for id, condition in conditions.items()}
    for link in graph.links:
        if link.relation is Relation.SUPPORTS and link.source not in named[link.target]:
            yield Loss(link.source, f"that it supports `{link.target}` makes no difference, and is left out")
