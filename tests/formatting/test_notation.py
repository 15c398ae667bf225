"""Texts as they are written: read back the same by either parser, and in quotes only where they must be."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.source import events, read
from argmap.source.encoding import FORBIDDEN
from argmap.source.notation import in_block, in_line
from argmap.source.reading import Reading

_SIGNS = "ab12 .:#-?,[]{}&*!|>'\"%@`\\~=<\t\n\x85\u2028\u00a0😀é"
TEXTS = st.text(st.sampled_from(_SIGNS), max_size=12) | st.text().filter(
    lambda text: not FORBIDDEN.search(text)
)
LONG = st.lists(
    st.sampled_from(["a", "word", "two  spaces", "#", "-", "k: v", "\n", "\n\n", " ", "\n  in"])
).map(" ".join)


def _read(text: str) -> object:
    """What a text is read as, by both parsers."""
    tree = read(text)
    assert not tree.faults, text
    by_ruamel = Reading(text, has_breaks=False).run(events.pure(text))
    if not any(each in text for each in "\x85\u2028\u2029"):
        assert by_ruamel.value == tree.value
    return tree.value


def _is_read_as(text: str, value: object) -> bool:
    tree = read(text)
    return not tree.faults and tree.value == value


@given(TEXTS)
@example("2022-03-30")
@example("http://example.org/a,b")
@example(":a")
@example("-a")
@example("?a")
def test_a_line_is_read_as_the_text(text: str) -> None:
    assert _read(f"k: {in_line(text)}\n") == {"k": text}
    assert _read(f"k: {{a: [{in_line(text, in_brackets=True)}]}}\n") == {"k": {"a": [text]}}


@given(st.text(st.sampled_from("ab1 .:#-?,[]{}&*!|>'\"%@`\\~=<é"), max_size=8))
def test_quotes_are_needed_where_there_are_any(text: str) -> None:
    if in_line(text) != text:
        assert not _is_read_as(f"k: {text}\n", {"k": text})


@pytest.mark.parametrize(
    "text",
    ["", "~", "null", "true", "False", "12", "1.5", "0x1F", ".inf", "a: b", "a #b", "a:", "- a", "'a'"],
)
def test_a_text_that_would_be_something_else_stays_in_quotes(text: str) -> None:
    assert in_line(text) == f'"{text}"'


@pytest.mark.parametrize(
    "text", ["yes", "no", "12:30", "2022-03-30", "a:b", "a#b", "it's", 'a "b"', "1.2.3", "="]
)
def test_a_text_that_is_one_anyway_needs_no_quotes(text: str) -> None:
    assert in_line(text) == text


def test_the_quotes_are_those_that_need_fewer_escapes() -> None:
    assert in_line('a: "b"') == """'a: "b"'"""
    assert in_line("it's: so") == '''"it's: so"'''


@settings(max_examples=300)
@given(LONG | TEXTS, st.sampled_from(["|", ">", '"', "a"]), st.integers(5, 30))
@example("\n  in the first line\nout\n\n", ">", 10)
@example("one\n\n  two\n\nthree\n\n\n", ">", 10)
def test_a_block_is_read_as_the_text(text: str, style: str, width: int) -> None:
    first, *others = in_block(text, style, width, width)
    lines = "".join(f"  {line}\n" if line else "\n" for line in others)
    assert _read(f"k: {first}\n{lines}") == {"k": text}
    assert _read(f"k: {first}\n{lines}l: m\n") == {"k": text, "l": "m"}
    assert _read(f"- {first}\n{lines}- m\n") == [text, "m"]


@given(LONG, st.integers(5, 30))
def test_lines_are_as_long_as_they_may_be(text: str, width: int) -> None:
    for line in in_block(text, ">", width, width)[1:]:
        can_be_broken = re.search(r"[^ ] [^ ]", line) and line[0] != " "
        assert len(line) <= width or not can_be_broken
