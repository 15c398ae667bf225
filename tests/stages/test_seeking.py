"""From an offset to a path, and from a path to all that belongs to it."""

from collections.abc import Iterator
from pathlib import Path as File
from typing import Any

import pytest

from argmap.source import Path, read
from argmap.source.seeking import Seat, extent, extents, seek

MAP = """\
argmap: 1
proposals:
  a:
    text: |
      First.

      Last.

  # What is said of b
  b: {text: B, by: u}  # aside
  c: &all
    by:
    - u
    - "v"   # last
# The end of the proposals
sources: {x: *all, y: *all}
"""


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield (*path, step)
        yield from _paths(item, (*path, step))


def test_each_key_and_each_value_is_found_at_its_place(map_path: File) -> None:
    tree = read(map_path.read_bytes())
    for path in _paths(tree.value):
        offsets = tree.offsets(path)
        assert offsets is not None
        key_start, key_end, start, end = offsets
        if not isinstance(path[-1], int):
            assert {seek(tree, place) for place in range(key_start, key_end + 1)} == {Seat(path, True)}
        value = tree.value
        for step in path:
            value = value[step]
        if not isinstance(value, dict | list):
            assert {seek(tree, place) for place in range(start, end)} == {Seat(path, False)}


@pytest.mark.parametrize(
    ("at", "path", "at_key"),
    [
        ("rgmap", ("argmap",), True),
        (": 1", ("argmap",), True),
        ("1", ("argmap",), False),
        ("Last", ("proposals", "a", "text"), False),
        ("# What", ("proposals", "a"), False),
        (", by", ("proposals", "b", "text"), False),
        ("}  # aside", ("proposals", "b", "by"), False),
        ("# aside", ("proposals",), False),
        ("- u", ("proposals", "c", "by"), False),
        ('v"', ("proposals", "c", "by", 1), False),
        ("all, y", ("sources", "x"), False),
    ],
)
def test_the_innermost_that_is_there_is_found(at: str, path: Path, at_key: bool) -> None:
    assert seek(read(MAP), MAP.index(at)) == Seat(path, at_key)


@pytest.mark.parametrize("text", ["", "# nothing\n", "just a text\n", "- a\n- b\n"])
def test_what_is_no_map_does_no_harm(text: str) -> None:
    tree = read(text)
    assert all(len(seek(tree, place).path) < 2 for place in range(len(text) + 1))


@pytest.mark.parametrize(
    ("path", "belongs"),
    [
        (("argmap",), "argmap: 1"),
        (("proposals", "a"), "a:\n    text: |\n      First.\n\n      Last."),
        (("proposals", "b"), "b: {text: B, by: u}"),
        (("proposals", "b", "by"), "by: u"),
        (("proposals", "c"), 'c: &all\n    by:\n    - u\n    - "v"'),
        (("proposals", "c", "by", 1), '"v"'),
        (("proposals",), MAP[MAP.index("proposals") : MAP.index("   # last")]),
        (("sources", "y"), "y: *all"),
        (("sources", "z"), None),
    ],
)
def test_what_belongs_to_a_path(path: Path, belongs: str | None) -> None:
    found = extent(read(MAP), path)
    assert (found and MAP[slice(*found)]) == belongs


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_all_that_belongs_to_each_path(line_end: str) -> None:
    tree = read(MAP.replace("\n", line_end))
    found = extents(tree)
    assert list(found) == [path for path in _paths(tree.value) if path[0] != "sources" or len(path) < 3]
    assert all(found[path] == extent(tree, path) for path in found)


def test_in_real_maps_all_is_found_at_once_as_it_is_one_by_one(map_path: File) -> None:
    tree = read(map_path.read_bytes())
    assert extents(tree) == {path: extent(tree, path) for path in _paths(tree.value)}
    assert list(extents(tree)) == list(_paths(tree.value))
