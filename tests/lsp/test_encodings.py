"""In each encoding that an editor may count in: texts with emoji, accents and right-to-left script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types

from .conftest import Opened
from .editor import Editor

MAP = """\
argmap: 1
claims: {c: "😀e\u0301", a: {text: "🇺🇦 שלום e\u0301", supports: bb}, b: {text: 😀}}
# مرحبا 😀
objections:
  o: {text: "👩‍👩‍👧", against: [a, "b", c], note: 漢}
"""


@pytest.fixture(params=["utf-8", "utf-16", "utf-32"])
def map(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    """A map in an editor that counts in an encoding."""
    with Editor(tmp_path, encodings=[request.param]) as editor:
        assert editor.server.capabilities.position_encoding == request.param
        yield Opened(editor, editor.open("map.argmap.yaml", MAP), types.Position(0, 0))


def test_what_is_said_stands_where_it_belongs(map: Opened) -> None:
    assert map.said() == [(2, "bb", "unknown-reference")]


def test_a_rename_hits_the_ids_and_nothing_else(map: Opened) -> None:
    place = map.at("against: [a", len("against: ["))
    params = types.RenameParams(map.document, place, "peace")
    edit = map.editor.ask(types.TEXT_DOCUMENT_RENAME, params)
    (changes,) = edit.document_changes
    assert map.editor.edited(MAP, changes.edits) == MAP.replace(" a: {", " peace: {").replace(
        "supports: a", "supports: peace"
    ).replace("[a,", "[peace,")


def test_letters_that_are_typed_arrive_at_their_place(map: Opened) -> None:
    start = map.at("bb")
    map.editor.type(map.uri, types.Range(start, map.at("bb", 2)), "")
    for number, letter in enumerate(("b", " ", "#", "😀")):
        place = map.at("supports: ", len("supports: ") + number)
        map.editor.type(map.uri, types.Range(place, place), letter)
    place = map.at("#😀", 2)
    map.editor.type(map.uri, types.Range(place, place), "\n")
    assert "supports: b #😀\n}, b:" in map.text
    assert map.said() == []
