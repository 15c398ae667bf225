"""What may stand at a place of a map, by its declarations."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given

from argmap.document.describing import Place, place_at
from argmap.source import Path

from .documents import DOCUMENTS


def _paths(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield from _paths(item, (*path, step))


@given(DOCUMENTS)
def test_whatever_a_valid_map_holds_is_described(value: Any) -> None:
    for path, each in _paths({key: item for key, item in value.items() if not key.startswith("x-")}):
        place = place_at(path)
        assert place is not None, path
        if isinstance(each, dict):
            assert place.is_section or place.keys_name or place.keys.keys() >= each.keys(), path
        if place.words:
            assert (str(each).lower() if isinstance(each, bool) else each) in place.words


@pytest.mark.parametrize(
    ("path", "keys", "values"),
    [
        (("proposals", "a", "by"), "", "party"),
        (("proposals", "a", "by", 2), "", "party"),
        (("proposals", "a", "source"), "", "source"),
        (("proposals", "a", "source", 0), "", "source"),
        (("proposals", "a", "source", 0, "id"), "", "source"),
        (("proposals", "a", "source", "quote"), "", ""),
        (("claims", "a", "group"), "", "group"),
        (("claims", "a", "answers"), "", "question"),
        (("claims", "a", "only_if"), "", "statement"),
        (("claims", "a", "only_if", "all", 1, "not"), "", "statement"),
        (("groups", "a", "within"), "", "group"),
        (("parties", "a", "believes"), "statement", ""),
        (("parties", "a", "believes", "x"), "", ""),
        (("scenarios", "a", "as"), "", "party"),
        (("scenarios", "a", "extends"), "", "scenario"),
        (("scenarios", "a", "expect"), "statement", ""),
        (("imports",), "", ""),
        (("title",), "", ""),
    ],
)
def test_whose_ids_can_stand_there(path: Path, keys: str, values: str) -> None:
    place = place_at(path)
    assert place is not None
    assert (place.keys_name, place.values_name) == (keys, values)


def test_what_is_said_of_a_place() -> None:
    statement = place_at(("reasons", "r"))
    assert statement is not None
    assert statement.keys["supports"].description == "It speaks for these statements."
    status = place_at(("proposals", "a", "status"))
    assert status is not None
    assert status.key is not None
    assert status.key.title == "Status"
    assert status.words["accepted"] == "Adopted."
    assert place_at(("claims", "a", "only_if", "at_least")) == place_at(("claims", "a", "unless", "at_least"))
    section = place_at(("proposals",))
    assert isinstance(section, Place)
    assert section.is_section


@pytest.mark.parametrize("path", [("propsals",), ("claims", "a", "text", "x"), ("title", "x")])
def test_where_nothing_can_stand(path: Path) -> None:
    assert place_at(path) is None
