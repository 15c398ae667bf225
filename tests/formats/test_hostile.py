"""Texts that are broken in any way: each is a map without errors, or is refused at the place of a fault."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.formats import Imported, Unreadable, format_named
from argmap.formatting import formatted, written
from argmap.pipeline import Project
from argmap.source import read

from .roundtrips import no_file

CASES = Path(__file__).parent / "cases"
TEXTS = {
    folder.name: [
        path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()) if path.suffix != ".out"
    ]
    for folder in sorted(CASES.iterdir())
}
PIECES = [
    *"\n\t :-{}[],\"'#&*!|>¬()%?1.",
    "\n  ",
    ": ",
    "- ",
    "null",
    "true",
    "*a",
    "&a ",
    "1.1. Pro: ",
    "-> ",
]
OWN_MISTAKES = {"failed-expectation"}
"""What is an error of the text itself: an expectation that does not come true."""

attentive = settings(max_examples=150)


def outcome(format: str, text: str) -> Imported | Unreadable:
    """The map of a text, which has no errors, or why there is none."""
    try:
        found = format_named(format).read(text, no_file)
    except Unreadable as error:
        return _placed(error, text.split("\n"))
    map = written(found.map)
    assert formatted(read(map)) == map
    checked = Project(lambda path: no_file(path).encode()).check_text(map, "map.argmap.yaml")
    assert checked.sound, (checked.diagnostics, map)
    errors = [each for each in checked.diagnostics if each.severity == "error"]
    assert {each.rule for each in errors} <= OWN_MISTAKES, (errors, map)
    assert all(loss.what and (loss.line is None or loss.line >= 1) for loss in found.losses)
    return found


def _placed(error: Unreadable, lines: list[str]) -> Unreadable:
    assert 1 <= error.line <= len(lines)
    assert 1 <= error.column <= len(lines[error.line - 1]) + 1
    assert error.message
    return error


@st.composite
def damaged(draw: st.DrawFn, format: str) -> str:
    """A text of a format in which something is cut out, doubled, put in or moved in a few places."""
    text = draw(st.sampled_from(TEXTS[format]))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        place = draw(st.integers(0, len(text)))
        piece = draw(st.sampled_from([*PIECES, text[start:end]]))
        text = draw(st.sampled_from([text[:start] + text[end:], text[:place] + piece + text[place:]]))
    return text


@pytest.mark.parametrize("format", TEXTS)
@attentive
@given(data=st.data())
def test_a_damaged_text_is_a_map_or_is_refused_at_its_place(format: str, data: st.DataObject) -> None:
    outcome(format, data.draw(damaged(format)))


_LEAVES = st.none() | st.booleans() | st.integers(-1, 9) | st.floats() | st.text(max_size=4)


@st.composite
def confused(draw: st.DrawFn, format: str) -> str:
    """The values of a text with some of them in the place of others, or others altogether."""
    value = read(draw(st.sampled_from(TEXTS[format]))).value
    for _ in range(draw(st.integers(1, 5))):
        places = list(_places(value))
        container, step = draw(st.sampled_from(places))
        other, key = draw(st.sampled_from(places))
        inner: Any = draw(
            _LEAVES | st.just(deepcopy(other[key])) | st.lists(_LEAVES, max_size=2) | st.just({})
        )
        if isinstance(container, dict) and draw(st.booleans()):
            container[draw(st.sampled_from([str(key), "¬p", "x", "", "G1 -> G2"]))] = inner
        else:
            container[step] = inner
    return json.dumps(value, indent=1)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container in a value with each of its keys."""
    for step in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, step
        if isinstance(value[step], dict | list):
            yield from _places(value[step])


@pytest.mark.parametrize("format", [each for each in TEXTS if each != "kialo"])
@attentive
@given(data=st.data())
def test_confused_values_are_a_map_or_are_refused_at_their_place(format: str, data: st.DataObject) -> None:
    outcome(format, data.draw(confused(format)))


@pytest.mark.parametrize("format", TEXTS)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "[" * 5000,
        "{a: " * 5000,
        "a: &a [*a]",
        "- 1",
        "a",
        "é: \u2028",
        "? {a: b}\n: c",
        "a: 1\n---\nb: 2",
    ],
)
def test_what_is_nothing_like_the_format_ends_well(format: str, text: str) -> None:
    outcome(format, text)
