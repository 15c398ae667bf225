"""Values → document: every key in each of its forms, and what is said where something is wrong."""

import re
from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from argmap.document import SECTIONS, AllOf, AnyOf, AtLeast, Atom, Not, judge, read_document
from argmap.document.entry import Citation, Objection, Question, Reason, Statement
from argmap.document.leaf import Refused
from argmap.document.map import Document, Group, Party, Scenario, Source
from argmap.document.reading import read_valid
from argmap.source import read
from stages.documents import DOCUMENTS, spoilt
from stages.marked import Case, cases, check, mark

# --- Every key, in each of its forms

_DAY = date(2022, 3, 30)
_FORMS: dict[type, list[tuple[str, str, Any]]] = {
    Document: [
        ("argmap: 1", "argmap", 1),
        ("title: Istanbul talks", "title", "Istanbul talks"),
        ("summary: |\n  One\n  two\n", "summary", "One\ntwo\n"),
        ("date: 2022-03-30", "date", _DAY),
        ("date: '2022-03-30'", "date", _DAY),
        ("authors: Ada Example", "authors", ("Ada Example",)),
        ("authors: [Ada Example, Ben Sample]", "authors", ("Ada Example", "Ben Sample")),
        ("language: pt-BR", "language", "pt-BR"),
        ("standard: preponderance", "standard", "preponderance"),
        ("imports: {talks: ../talks.argmap.yaml}", "imports", {"talks": "../talks.argmap.yaml"}),
        ("parties: {bob: Bob}", "parties", {"bob": Party("Bob")}),
        ("sources: {news: News}", "sources", {"news": Source("News")}),
        ("groups: {frame: Frame}", "groups", {"frame": Group("Frame")}),
        ("questions: {q: Why?}", "questions", {"q": Question("Why?")}),
        ("proposals: {p: P}", "proposals", {"p": Statement("P")}),
        ("conditions: {c: C}", "conditions", {"c": Statement("C")}),
        ("claims: {z: Z}", "claims", {"z": Statement("Z")}),
        ("reasons: {r: {text: R, supports: z}}", "reasons", {"r": Reason("R", supports=("z",))}),
        ("objections: {o: {text: O, against: z}}", "objections", {"o": Objection("O", against=("z",))}),
        (
            "objections: {o: {text: O, undercuts: z}}",
            "objections",
            {"o": Objection("O", undercuts=("z",))},
        ),
        ("scenarios: {s: {}}", "scenarios", {"s": Scenario()}),
    ],
    Party: [
        ("name: Bob", "name", "Bob"),
        ("about: A builder", "about", "A builder"),
        ("url: https://example.org", "url", "https://example.org"),
        ("believes: {a: true, far.b: false}", "believes", {"a": True, "far.b": False}),
    ],
    Source: [
        ("title: News", "title", "News"),
        ("author: Ada", "author", "Ada"),
        ("publisher: The Daily", "publisher", "The Daily"),
        ("date: 2022-03-30", "date", _DAY),
        ("url: doi:10.1000/182", "url", "doi:10.1000/182"),
        ("accessed: 2022-03-30", "accessed", _DAY),
        ("archive: https://example.org/a", "archive", "https://example.org/a"),
        ("file: sources/news.txt", "file", "sources/news.txt"),
        ("about: Invented.", "about", "Invented."),
    ],
    Group: [("title: Frame", "title", "Frame"), ("about: A", "about", "A"), ("within: a.b", "within", "a.b")],
    Question: [("choose: one", "choose", "one"), ("choose: many", "choose", "many")],
    Citation: [
        ("id: far.news", "id", "far.news"),
        ("quote: 'if it works'", "quote", "if it works"),
        ("at: p. 12", "at", "p. 12"),
        ("at: 12", "at", "12"),
        ("url: https://example.org/#12", "url", "https://example.org/#12"),
    ],
    Statement: [
        ("text: Two\n  lines.", "text", "Two lines."),
        ("title: Short", "title", "Short"),
        ("note: Longer", "note", "Longer"),
        ("by: bob", "by", ("bob",)),
        ("by: [bob, far.eve]", "by", ("bob", "far.eve")),
        ("source: news", "source", (Citation("news"),)),
        ("source: {id: news, at: 3}", "source", (Citation("news", at="3"),)),
        ("source: [news, {id: far.news}]", "source", (Citation("news"), Citation("far.news"))),
        ("date: 2022-03-30", "date", _DAY),
        ("due: 2022-03-30", "due", _DAY),
        ("group: frame", "group", "frame"),
        ("tags: one", "tags", ("one",)),
        ("tags: [one, two words]", "tags", ("one", "two words")),
        ("only_if: a", "only_if", Atom("a")),
        ("only_if: [a, b]", "only_if", AllOf((Atom("a", (0,)), Atom("b", (1,))))),
        ("unless: [a, b]", "unless", AnyOf((Atom("a", (0,)), Atom("b", (1,))))),
        ("only_if: {all: [a]}", "only_if", AllOf((Atom("a", ("all", 0)),))),
        ("only_if: {any: [a]}", "only_if", AnyOf((Atom("a", ("any", 0)),))),
        ("only_if: {not: a}", "only_if", Not(Atom("a", ("not",)))),
        ("only_if: {at_least: 1, of: [a]}", "only_if", AtLeast(1, (Atom("a", ("of", 0)),))),
        ("only_if: {at_least: 1.0, of: [a]}", "only_if", AtLeast(1, (Atom("a", ("of", 0)),))),
        ("only_if: {not: [a]}", "only_if", Not(AllOf((Atom("a", ("not", 0)),)))),
        ("unless: {not: [a]}", "unless", Not(AnyOf((Atom("a", ("not", 0)),)))),
        ("in_exchange_for: a", "in_exchange_for", ("a",)),
        ("supports: [a, b]", "supports", ("a", "b")),
        ("against: a", "against", ("a",)),
        ("undercuts: a", "undercuts", ("a",)),
        ("answers: a", "answers", ("a",)),
        ("holds: true", "holds", True),
        ("holds: FALSE", "holds", False),
        ("status: withdrawn", "status", "withdrawn"),
        ("supersedes: [a]", "supersedes", ("a",)),
        ("standard: scintilla", "standard", "scintilla"),
        ("weight: 0", "weight", 0.0),
        ("weight: .25", "weight", 0.25),
        ("likelihood: 1", "likelihood", 1.0),
    ],
    Scenario: [
        ("title: What if", "title", "What if"),
        ("note: Longer", "note", "Longer"),
        ("as: bob", "as_", "bob"),
        ("extends: other", "extends", "other"),
        ("assume: {a: true}", "assume", {"a": True}),
        ("expect: {a: stands, b: falls, c: open}", "expect", {"a": "stands", "b": "falls", "c": "open"}),
    ],
}
_REQUIRED = {
    Party: "parties: {x: {name: N, %s}}",
    Source: "sources: {x: {title: T, %s}}",
    Group: "groups: {x: {title: T, %s}}",
    Question: "questions: {x: {text: T, %s}}",
    Statement: "proposals: {x: {text: T, %s}}",
    Scenario: "scenarios: {x: {%s}}",
    Citation: "proposals: {x: {text: T, source: {id: i, %s}}}",
}


@pytest.mark.parametrize(
    ("part", "written", "key", "value"),
    [(part, *form) for part, forms in _FORMS.items() for form in forms],
    ids=lambda each: each if isinstance(each, str) and "\n" not in each else "",
)
def test_a_key_is_read_in_each_of_its_forms(part: type, written: str, key: str, value: object) -> None:
    if part is Document:
        lines = [
            f"{written}\n",
            "" if key == "argmap" else "argmap: 1\n",
            "" if key == "claims" else "claims: {z: Z}\n",
        ]
        found: Any = read_document(read("".join(lines)).value).document
    else:
        section, _, entry = _REQUIRED[part].partition(": ")
        template = re.sub(rf"\b{key}: \w+, ", "", entry)  # given once, where the form itself gives it
        text = f"argmap: 1\nclaims: {{z: Z}}\n{section}: {template % written}\n"
        reading = read_document(read(text).value)
        assert reading.findings == ()
        found = getattr(reading.document, section)["x"]
        found = found.source[0] if part is Citation else found
    assert getattr(found, key) == value


@pytest.mark.parametrize("part", _FORMS, ids=lambda part: part.__name__)
def test_no_key_is_forgotten_above(part: type[Any]) -> None:
    shared = {each.name for each in fields(Statement)} if part is Question else set()
    assert {each.name for each in fields(part)} - shared == {key for _, key, _ in _FORMS[part]}


def test_a_document_cannot_be_changed() -> None:
    document = read_document({"argmap": 1, "claims": {"a": "A"}}).document
    assert document is not None
    with pytest.raises(AttributeError):
        document.title = "B"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        document.claims["a"].text = "B"  # type: ignore[misc]


# --- What is wrong


@pytest.mark.parametrize("case", cases("wrong-maps.txt"), ids=lambda case: case.title)
def test_what_is_wrong_is_told_at_its_place_and_nothing_but_it(case: Case) -> None:
    checked = check(case.text)
    assert mark(checked.tree, checked.diagnostics) == case.marked


_JARGON = re.compile(
    r"pydantic|dataclass|\b(str|int|bool|dict|None|NoneType|mapping|scalar|node)\b|\$\.|\bat loc\b"
)


@settings(max_examples=100)
@given(spoilt())
def test_nobody_needs_to_know_python_or_json_to_understand_it(value: Any) -> None:
    for rule, finding in read_document(value).findings:
        assert re.fullmatch("[a-z-]+", rule)
        said = re.sub("`[^`]*`", "", finding.message + finding.cure)
        assert not _JARGON.search(said), said
        assert finding.message


# --- What can be used is used


def test_an_entry_that_cannot_be_used_is_left_out_and_the_rest_is_kept() -> None:
    reading = read_document(
        {
            "argmap": 1,
            "title": 7,
            "claims": {"a": {"text": "A", "weight": 2, "by": ["bob", 7, "eve"]}, "b": 7, "c": "C", "d": {}},
        }
    )
    assert reading.document is not None
    assert reading.document.title is None
    assert reading.document.claims == {"a": Statement("A", by=("bob", "eve")), "c": Statement("C")}


def test_names_in_what_is_left_out_are_not_forgotten() -> None:
    reading = read_document(
        {
            "argmap": 1,
            "claims": {
                "a": "A",
                "b": {"by": "bob", "only_if": {"not": "c"}},
                "d": {"text": "D", "grup": "frame"},
            },
        }
    )
    assert reading.lost >= {"b", "bob", "c", "d", "frame"}
    assert "a" not in reading.lost


def test_keys_of_others_are_passed_over() -> None:
    reading = read_document(
        {"argmap": 1, "x-mine": {"any": [thing := object()]}, "x-": thing, "claims": {"a": "A"}}
    )
    assert (reading.findings, reading.lost) == ((), frozenset())


@settings(max_examples=100)
@given(spoilt())
def test_whatever_is_wrong_something_is_said_and_what_is_left_is_valid(value: Any) -> None:
    document, findings, lost = read_document(value)
    assert findings or (document is not None and not lost)
    if document is not None:
        for section in SECTIONS:
            for id, entry in getattr(document, section).items():
                assert id in value[section]
                assert isinstance(entry.text, str)


# --- Two readers, one judgement: the fast one, which says only yes or no, and pydantic


@settings(max_examples=100)
@given(DOCUMENTS)
def test_both_readers_take_a_valid_document_for_the_same(value: Any) -> None:
    value = {key: item for key, item in value.items() if not key.startswith("x-")}
    assert judge.judge(value) == []
    assert read_valid(value) == judge._adapter.validate_python(value)


@settings(max_examples=500)
@given(spoilt())
def test_both_readers_agree_on_what_is_valid(value: Any) -> None:
    judgements = judge.judge(value)
    try:
        document = read_valid(value)
    except Refused:
        assert judgements != []
    else:
        assert judgements == []
        assert document == judge._adapter.validate_python(value)
