"""What is being written at a cursor, in texts that are half typed."""

from collections.abc import Iterator
from pathlib import Path as File
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.source import Path, read
from argmap.source.cursor import Cursor, cursor


def at_cursor(marked: str) -> Cursor | None:
    """What is being written where `‸` stands in a text."""
    before, _, after = marked.partition("‸")
    return cursor(before + after, len(before))


@pytest.mark.parametrize(
    ("marked", "path", "role", "word", "beside"),
    [
        ("‸", (), "key", "", ()),
        ("ti‸\nargmap: 1\n", (), "key", "ti", ("argmap",)),
        ("p:\n  ‸\n", ("p",), "either", "", ()),
        ("p:\n  a: A\n  ‸\nq: 1\n", ("p",), "key", "", ("a",)),
        ("p:\n  a:\n    by: uk‸\n", ("p", "a", "by"), "value", "uk", ()),
        ("p:\n  a:\n    by:\n      uk‸\n", ("p", "a", "by"), "either", "uk", ()),
        ("p:\n  a:\n    te\n    ‸\n    by: x\n", ("p", "a"), "key", "", ("by",)),
        ("p:\n  a:\n   ‸\n    by: x\n", ("p", "a"), "either", "", ()),
        # In brackets, on one line or several
        ("p:\n  a: {text: A, b‸", ("p", "a"), "key", "b", ("text",)),
        ("p:\n  a: {text: 'A, {', by: u‸, x: y}", ("p", "a", "by"), "value", "u", ()),
        ("p:\n  a:\n    b: {all: [x, y z, ‸", ("p", "a", "b", "all", 2), "value", "", ("x", "y z")),
        ("p:\n  a:\n    b: [{id: ‸", ("p", "a", "b", 0, "id"), "value", "", ()),
        ("p:\n  b: {id: m,  # {\n    quote: q,\n      at: ‸", ("p", "b", "at"), "value", "", ()),
        ('p:\n  b: {id: "m‸', ("p", "b", "id"), "value", "m", ()),
        # Lists in lines of their own
        ("a:\n  by:\n    - u\n    - v‸\n    - w\n", ("a", "by", 0), "either", "v", ("u", "w")),
        ("a:\n  by:\n  - u\n  - ‸\n", ("a", "by", 0), "either", "", ("u",)),
        ("a:\n- id: m\n  q‸\n- id: n\n  at: 3\n", ("a", 0), "key", "q", ("id",)),
        ("a:\n- - b: ‸", ("a", 0, 0, "b"), "value", "", ()),
        # Other notations
        ("\"a\":\n  'b': 'u‸", ("a", "b"), "value", "u", ()),
        ("a: &x\n  ‸", ("a",), "either", "", ()),
        ("a: b  # argmap: ignore[one, tw‸]", (), "remark", "tw", ("one",)),
        ("# argmap: ignore-file[‸", (), "remark", "", ()),
    ],
)
def test_what_is_being_written(
    marked: str, path: Path, role: str, word: str, beside: tuple[str, ...]
) -> None:
    found = at_cursor(marked)
    assert found is not None
    assert (found.path, found.role, found.word, found.beside) == (path, role, word, beside)
    assert found.start == marked.index("‸") - len(word)


@pytest.mark.parametrize(
    "marked",
    [
        "a: A text\n  that goes on‸",
        'a: "A text\n  b: ‸',
        "a: |\n  b:\n    ‸",
        "a: >-  # folded\n  b: ‸",
        "a: b  # a comm‸ent",
        "# ‸",
        "a: {b: c}\n  ‸",
        "a: {b: c, # ‸",
        "a:\n  - b\n  ‸",
        "a: 'done' ‸",
        "a: *alia‸s",
        "a: A\n  ‸",
    ],
)
def test_within_texts_and_comments_nothing_is_known(marked: str) -> None:
    assert at_cursor(marked) is None


@pytest.mark.parametrize(
    ("marked", "glued"),
    [("a:‸", True), ("a: ‸", False), ("a: {b:‸}", True), ("a: {b: ‸}", False), ("a: [b,‸", False)],
)
def test_what_lacks_the_space_before_it(marked: str, glued: bool) -> None:
    found = at_cursor(marked)
    assert found is not None
    assert found.glued is glued


def test_a_word_goes_on_behind_the_cursor() -> None:
    found = at_cursor("a: guaran‸tees-work, b")
    assert found is not None
    assert (found.word, found.start, found.end) == ("guaran", 3, 18)


def _words(value: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of the values that are one word."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield from _words(item, (*path, step))
        if isinstance(item, str) and item and all(each.isalnum() or each in "-." for each in item):
            yield (*path, step)


def _without_numbers(path: Path) -> Path:
    return tuple(0 if isinstance(step, int) else step for step in path)


@pytest.mark.parametrize("whole", [True, False], ids=["whole", "cut off"])
def test_it_finds_the_path_that_a_parser_finds(map_path: File, whole: bool) -> None:
    """Also where the text ends at the cursor, and no parser could read it."""
    tree = read(map_path.read_bytes())
    paths = list(_words(tree.value))
    assert len(paths) > 20
    for path in paths:
        offsets = tree.offsets(path)
        assert offsets is not None
        *_, start, end = offsets
        found = cursor(tree.text if whole else tree.text[: start + 1], start + 1)
        assert found is not None, path
        assert _without_numbers(found.path) == _without_numbers(path)
        assert (found.word, found.start) == (tree.text[start + 1 - len(found.word) : start + 1], found.start)
        assert found.end == (end if whole else start + 1) - (tree.text[end - 1] in "'\"" and whole)


@given(st.text(alphabet="ab:-#{}[],'\"|>&* \n\t\ré😀", max_size=60), st.data())
def test_no_text_is_too_strange(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    found = cursor(text, offset)
    if found is not None:
        assert found.start <= offset <= found.end
        assert text[found.start : offset] == found.word
