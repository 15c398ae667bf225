"""Places in texts as editors count them: emoji, combining marks, right-to-left script, any line end."""

from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from argmap.lsp.document import Document
from argmap.lsp.edits import text_edits
from argmap.lsp.positions import Positions
from argmap.lsp.shift import between

ALPHABET = "ab: -'\n\r\t\u2028\x85\x0bé漢😀🏳\u0301\u200dשלוםمرحبا\ud800"
TEXTS = st.text(ALPHABET, max_size=40) | st.text(ALPHABET, max_size=40).map("\ufeff".__add__)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-32"])
_WIDTHS = {"utf-8": 1, "utf-16": 2, "utf-32": 4}


def _bytes(text: str, encoding: str) -> bytes:
    return text.encode(encoding if encoding == "utf-8" else f"{encoding}-le", "surrogatepass")


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends, as the protocol has them."""
    lines = [""]
    for index, character in enumerate(text):
        lines[-1] += character
        if character == "\n" or (character == "\r" and text[index + 1 : index + 2] != "\n"):
            lines.append("")
    return lines


def _offset(text: str, place: types.Position, encoding: str) -> int:
    """Where a place is in a text that is read byte by byte."""
    lines = _lines(text)
    data = _bytes(lines[place.line], encoding)[: place.character * _WIDTHS[encoding]]
    inside = data.decode(encoding if encoding == "utf-8" else f"{encoding}-le", "surrogatepass")
    return len("".join(lines[: place.line])) + len(inside)


@given(TEXTS, ENCODINGS, st.data())
def test_each_offset_has_its_place(text: str, encoding: str, data: Any) -> None:
    positions = Positions(text, encoding)
    mark = int(text.startswith("\ufeff"))
    offset = data.draw(st.integers(0, len(text) - mark))
    place = positions.position(offset)
    assert _offset(text, place, encoding) == offset + mark
    if text[offset + mark - 1 : offset + mark + 1] != "\r\n":  # within a line end no cursor can be
        assert positions.offset(place) == offset


@given(TEXTS, ENCODINGS, st.integers(0, 20), st.integers(0, 100))
def test_a_place_past_the_end_is_the_end(text: str, encoding: str, line: int, character: int) -> None:
    positions = Positions(text, encoding)
    mark = int(text.startswith("\ufeff"))
    offset = positions.offset(types.Position(line, character)) + mark
    lines = _lines(text)
    if line >= len(lines):
        assert offset == len(text)
    else:
        start = len("".join(lines[:line]))
        within = lines[line].rstrip("\r\n")
        assert max(start, mark) <= offset <= max(start + len(within), mark)
        if len(_bytes(within, encoding)) <= character * _WIDTHS[encoding]:
            assert offset == max(start + len(within), mark)


@pytest.mark.parametrize(
    ("encoding", "flag", "accent"),
    [("utf-8", 8, 3), ("utf-16", 4, 2), ("utf-32", 2, 2)],
    ids=["8", "16", "32"],
)
def test_what_counts_for_how_much(encoding: str, flag: int, accent: int) -> None:
    """A flag is two characters; an accent that is put on top of a letter is one by itself."""
    assert Positions("🇺🇦e\u0301م", encoding).position(2).character == flag
    assert Positions("🇺🇦e\u0301م", encoding).position(4).character == flag + accent


def test_within_a_character_is_before_it() -> None:
    assert Positions("a😀b", "utf-16").offset(types.Position(0, 2)) == 1
    assert Positions("a😀b", "utf-8").offset(types.Position(0, 3)) == 1


@given(TEXTS, TEXTS)
def test_what_has_changed_between_two_texts(old: str, new: str) -> None:
    shift = between(old, new)
    assert old[: shift.start] == new[: shift.start]
    assert old[shift.old_end :] == new[shift.new_end :]
    assert shift.start <= min(shift.old_end, shift.new_end)
    if old == new:
        assert shift.now(0, len(old)) == (0, len(old))


@given(TEXTS, TEXTS, st.data())
def test_what_was_not_touched_is_where_it_says(old: str, new: str, data: Any) -> None:
    shift = between(old, new)
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    now = shift.now(start, end)
    if end <= shift.start or start >= shift.old_end:
        assert now is not None
        assert new[slice(*now)] == old[start:end]
    elif now is not None:  # all that has changed is in it
        assert new[now[0] : shift.start] == old[start : shift.start]
        assert new[shift.new_end : now[1]] == old[shift.old_end : end]
    place = data.draw(st.integers(0, len(new)))
    then = shift.then(place)
    if then is None:
        assert shift.start < place < shift.new_end
    elif place != shift.start:
        assert new[place:] == old[then:] or new[:place] == old[:then]


@given(TEXTS, TEXTS, ENCODINGS)
def test_edits_make_one_text_of_another(old: str, new: str, encoding: str) -> None:
    old, new = old.removeprefix("\ufeff"), new.removeprefix("\ufeff")
    positions = Positions(old, encoding)
    edits = text_edits(positions, old, new)
    made = old
    for edit in reversed(edits):
        start, end = (_offset(old, place, encoding) for place in (edit.range.start, edit.range.end))
        made = made[:start] + edit.new_text + made[end:]
    assert made == new
    assert bool(edits) == (old != new)


@given(TEXTS, ENCODINGS, st.data())
def test_a_text_follows_what_is_typed(text: str, encoding: str, data: Any) -> None:
    document = Document("map.yaml", "file:///map.yaml", text, 1, encoding)
    for version in range(2, 5):
        lines = _lines(text)
        places = []
        for _ in range(2):
            line = data.draw(st.integers(0, len(lines) - 1))
            ends = [0, *accumulate(len(_bytes(each, encoding)) for each in lines[line].rstrip("\r\n"))]
            places.append((line, data.draw(st.sampled_from(ends)) // _WIDTHS[encoding]))
        start, end = (types.Position(*place) for place in sorted(places))
        typed = data.draw(st.text(ALPHABET, max_size=4))
        change = types.TextDocumentContentChangePartial(types.Range(start, end), typed)
        text = text[: _offset(text, start, encoding)] + typed + text[_offset(text, end, encoding) :]
        document.change([change], version)
        assert (document.text, document.version) == (text, version)
