"""The manual of the format names every key, and no other, where it belongs."""

import re
from dataclasses import fields
from typing import Any

import pytest

from argmap.document import entry
from argmap.document import map as written

from .examples import ROOT

_TEXT = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
_PARTS = {
    "Top level": written.Document,
    "Statements": entry.Statement,
    "Questions": entry.Question,
    "Parties": written.Party,
    "Groups": written.Group,
    "Scenarios": written.Scenario,
}


def _section(title: str) -> str:
    return re.split(r"^## ", _TEXT.partition(f"\n## {title}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def _listed(section: str) -> set[str]:
    """The keys in the first column of tables with a column `takes`."""
    tables = re.findall(r"^\| key \|[^\n]*takes \|\n\|-[^\n]*\n((?:\|[^\n]*\n)+)", section, re.MULTILINE)
    return {key for table in tables for key in re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)}


def _keys(part: Any) -> set[str]:
    return {each.name.rstrip("_") for each in fields(part)}


@pytest.mark.parametrize("title", _PARTS)
def test_a_section_lists_all_keys(title: str) -> None:
    keys = _keys(_PARTS[title])
    if title == "Questions":
        keys -= _keys(entry.Entry)
    assert _listed(_section(title)) == keys


def test_sources_and_the_places_in_them() -> None:
    assert _listed(_section("Sources")) == _keys(written.Source) | _keys(entry.Citation)


@pytest.mark.parametrize("words", [entry.STANDARD, entry.STATUS, entry.CHOOSE, written.VERDICT])
def test_every_known_word_is_named(words: Any) -> None:
    for option in words.schema["oneOf"]:
        assert f"`{option['const']}`" in _TEXT
