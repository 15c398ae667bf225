"""Documents as Argdown's own reader understands them: its JSON of real ones, and itself on random ones."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from semantics.maps import thorough

from argmap.formats import format_named
from argmap.formats.argdown.lexer import tokens
from argmap.formats.argdown.token import Kind, Token
from argmap.formats.argdown.whole import Broken
from argmap.interchange import Unreadable
from formats.roundtrips import checked, shared

from .conftest import Argdown
from .drafts import DOCUMENTS, SOUPS, spoilt
from .models import ours, theirs

_FOLDER = Path(__file__).parents[4] / "shared" / "data" / "argdown"
_BROKEN = {"argvu-demo": (10, 8, "a statement belongs here, not the argument `<A4>:`; name one: `[Title]`")}
"""What Argdown refuses as well, at the same place."""


def _documents() -> list[Path]:
    return [each for each in _FOLDER.rglob("*.argdown") if not each.name.startswith("_")]


def _beside(path: Path) -> Any:
    return lambda relative: (path.parent / relative).read_text(encoding="utf-8")


def _exported(path: Path) -> Path:
    """Where Argdown's JSON of a document is."""
    return path.with_suffix(".json") if path.parent == _FOLDER else path.parent.with_suffix(".json")


def test_the_documents_are_there() -> None:
    shared("argdown")
    assert len(_documents()) >= 11


@pytest.mark.parametrize("path", _documents(), ids=lambda path: path.stem)
def test_statements_arguments_and_relations_are_those_of_argdown(path: Path) -> None:
    if path.stem in _BROKEN:
        assert not _exported(path).exists()
        return
    model = theirs(json.loads(_exported(path).read_text(encoding="utf-8")))
    assert ours(path.read_text(encoding="utf-8"), _beside(path)) == model


@pytest.mark.parametrize("path", _documents(), ids=lambda path: path.stem)
def test_the_map_of_a_document_has_no_errors(path: Path) -> None:
    text, beside = path.read_text(encoding="utf-8"), _beside(path)
    if path.stem in _BROKEN:
        with pytest.raises(Unreadable) as refused:
            format_named("argdown").read(text, beside)
        assert (refused.value.line, refused.value.column, refused.value.message) == _BROKEN[path.stem]
        return
    imported = format_named("argdown").read(text, beside)
    assert checked(imported).sound
    assert format_named("argdown").read(text.replace("\n", "\r\n"), beside) == imported


_NAMES = {
    Kind.BLANK: "Emptyline",
    Kind.BREAK: "Newline",
    Kind.FRONT_MATTER: "FrontMatter",
    Kind.DATA: "Data",
    Kind.INDENT: "Indent",
    Kind.DEDENT: "Dedent",
    Kind.NUMBER: "StatementNumber",
    Kind.INFERENCE: "InferenceStart",
    Kind.INFERENCE_END: "InferenceEnd",
    Kind.COMMA: "ListDelimiter",
    Kind.HEADING: "HeadingStart",
    Kind.STATEMENT: "StatementDefinition",
    Kind.STATEMENT_NAMED: "StatementReference",
    Kind.ARGUMENT: "ArgumentDefinition",
    Kind.ARGUMENT_NAMED: "ArgumentReference",
    Kind.LINK: "Link",
    Kind.TAG: "Tag",
    Kind.SHORTCODE: "SpecialChar",
}
_RELATIONS = {
    **dict.fromkeys(("+", "<+"), "OutgoingSupport"),
    **dict.fromkeys(("-", "<-"), "OutgoingAttack"),
    **dict.fromkeys(("_", "<_"), "OutgoingUndercut"),
    "+>": "IncomingSupport",
    "->": "IncomingAttack",
    "_>": "IncomingUndercut",
    "><": "Contradiction",
}
_EMPHASIS = {"*": "AsteriskItalic", "**": "AsteriskBold", "_": "UnderscoreItalic", "__": "UnderscoreBold"}
_AFTER_INDENT = frozenset(
    [*_RELATIONS.values(), "StatementNumber", "InferenceStart", "OrderedListItem", "UnorderedListItem"]
)
_CUT_UP = frozenset("@#*_[],.:;</>-(){}")


def _named(token: Token) -> tuple[str, str]:
    """A token as Argdown calls it, and as it is written; indents are no part of the token after them."""
    match token.kind:
        case Kind.RELATION:
            name = _RELATIONS[token.value]
        case Kind.LIST_ITEM:
            name = "UnorderedListItem" if token.value == "*" else "OrderedListItem"
        case Kind.OPENING:
            name = f"{_EMPHASIS[token.value]}Start"
        case Kind.CLOSING:
            name = f"{_EMPHASIS[token.value]}End"
        case Kind.MENTION:
            name = "StatementMention" if token.written[1] == "[" else "ArgumentMention"
        case Kind.TEXT if token.written[0] == "\\":
            name = "EscapedChar"
        case Kind.TEXT:
            name = "UnusedControlChar" if token.written[0] in _CUT_UP else "Freestyle"
        case kind:
            name = _NAMES[kind]
    return name, token.written


_OTHERWISE = re.compile(r"(?:-->|\*/|//[^\n]*)[ \t]*(?:\n[ \t]+|[ \t])\n|[\[<]\n|\](?:\([^)]*\n)|[A-Za-z]://")
"""What argmap takes otherwise: blanks behind comments, brackets that a line ends in, and addresses."""


@thorough
@given(SOUPS | DOCUMENTS)
def test_tokens_are_those_of_argdown(argdown: Argdown, text: str) -> None:
    answer = argdown(text)
    assume(not _OTHERWISE.search(text))
    if answer["tokens"] is None:
        with pytest.raises(Broken):
            tokens(text)
        return
    expected = [(kind, _without_indent(kind, written)) for kind, written in answer["tokens"]]
    found = tokens(text)[:-1]
    at_end = [len(found) - 1] if found[-1:] and found[-1].kind is Kind.BLANK else []
    assert [_named(each) for number, each in enumerate(found) if number not in at_end] == expected


def _without_indent(kind: str, written: str) -> str:
    return written.lstrip(" \t") if kind in _AFTER_INDENT else written


@thorough
@given(DOCUMENTS)
def test_random_documents_mean_the_same(argdown: Argdown, text: str) -> None:
    answer = argdown(text)
    assert answer["errors"] == [], text
    assert ours(text).sound == theirs(answer["model"]).sound, text


@thorough
@given(spoilt())
def test_what_argdown_refuses_is_refused(argdown: Argdown, text: str) -> None:
    answer = argdown(text)
    assume(not _OTHERWISE.search(text) and (answer["model"] or answer["errors"]))
    try:
        model = ours(text)
    except Broken:
        assert answer["errors"], text
        return
    assert not answer["errors"], text
    assert model.sound == theirs(answer["model"]).sound, text
