"""Whatever two people have changed: nothing of it is lost, and what they agree on is as they wrote it."""

import re
from typing import Any

from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from argmap.document import read_document
from argmap.formatting import formatted
from argmap.merging import Marks, Merged, merged
from argmap.merging.marks import Style
from argmap.pipeline import Project
from argmap.source import read
from argmap.source.roundtrip import read_layout

from .edits import (
    Sides,
    in_different_entries,
    in_different_fields,
    in_layout_and_contents,
    in_name_and_contents,
    in_the_same_field,
)

_WITH_BASE = re.compile(
    r"^<{7} ours\n(.*?)^\|{7} base\n(.*?)^={7}\n(.*?)^>{7} theirs\n", re.MULTILINE | re.DOTALL
)
_CONFLICT = re.compile(r"^<{7} ours\n(.*?)^={7}\n(.*?)^>{7} theirs\n", re.MULTILINE | re.DOTALL)


def _merge(base: str, ours: str, theirs: str, style: Style = "merge") -> Merged:
    return merged(base.encode(), ours.encode(), theirs.encode(), Marks(7, "ours", "theirs", "base", style))


def _document(text: str) -> Any:
    return read_document(read(text).value).document


def _is_valid(*texts: str) -> bool:
    trees = [read(each) for each in texts]
    return all(not tree.faults and not read_document(tree.value).findings for tree in trees)


def _said(text: str) -> str:
    """What a map says, in whatever order its entries are."""
    document = _document(text)
    return repr([_sorted(getattr(document, field)) for field in sorted(document.__dataclass_fields__)])


def _sorted(value: Any) -> Any:
    return sorted(value.items()) if isinstance(value, dict) else value


def _errors(text: str) -> set[tuple[str, str]]:
    """What is wrong with a map by itself."""
    found = Project(lambda path: b"", thorough=False).check_text(text, "m.argmap.yaml").diagnostics
    return {(each.rule, each.message) for each in found if each.severity == "error"}


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_what_one_side_has_left_as_it_was_is_as_the_other_has_it(base: bytes, other: bytes) -> None:
    results = merged(base, base, other), merged(base, other, base), merged(base, other, other)
    assert results == (Merged(other),) * 3


@settings(max_examples=60)
@given(in_different_entries())
def test_changes_of_different_entries_are_made_both_to_the_byte(sides: Sides) -> None:
    base, ours, theirs, both = sides
    assume(_is_valid(base, ours, theirs))
    result = _merge(base, ours, theirs)
    if result.conflicts:  # one removes what the other begins to name
        event("conflict")
        assert _errors(both[0]) - _errors(ours) - _errors(theirs)
    else:
        assert result.data.decode() in both


@settings(max_examples=60)
@given(in_different_fields())
def test_changes_of_different_fields_are_made_both_in_any_layout(sides: Sides) -> None:
    base, ours, theirs, (both,) = sides
    assume(_is_valid(base, ours, theirs, both))
    for one, other in ((ours, theirs), (theirs, ours)):
        result = _merge(base, one, other)
        assert not result.conflicts
        assert _said(result.data.decode()) == _said(both)


# Most random maps name what is not there, and how many of the first ones do is a matter of luck.
@settings(max_examples=60, suppress_health_check=[HealthCheck.filter_too_much])
@given(in_name_and_contents())
def test_another_id_is_put_into_what_the_other_side_has_written(sides: Sides) -> None:
    base, ours, theirs, (both,) = sides
    assume(not any(map(_errors, sides[:3])))  # what names nothing is nobody's other id
    assume(not re.search(r"[:-] [|>]-?\n +(?:another|a|b|c-d|E_1)\n", base + ours + theirs))  # ids after `|`
    for one, other in ((ours, theirs), (theirs, ours)):
        result = _merge(base, one, other)
        assert not result.conflicts
        assert _said(result.data.decode()) == _said(both)


@settings(max_examples=60)
@given(in_the_same_field())
def test_two_changes_of_one_field_are_left_to_the_user(case: tuple[Sides, tuple[str, str]]) -> None:
    (base, ours, theirs, _), (section, id) = case
    assume(_is_valid(base, ours, theirs) and len({_said(base), _said(ours), _said(theirs)}) == 3)
    result = _merge(base, ours, theirs)
    text = result.data.decode()
    assert len(result.conflicts) == len(_CONFLICT.findall(text)) == 1
    assert result.conflicts[0][:2] == (section, id)
    for side, group in ((ours, r"\1"), (theirs, r"\2")):
        assert _said(_CONFLICT.sub(group, text)) == _said(side)


@settings(max_examples=60)
@given(in_the_same_field(), st.sampled_from(["diff3", "zdiff3"]))
def test_what_was_before_two_changes_of_one_field(case: tuple[Sides, Any], style: Style) -> None:
    (base, ours, theirs, _), _ = case
    assume(_is_valid(base, ours, theirs) and len({_said(base), _said(ours), _said(theirs)}) == 3)
    text = _merge(base, ours, theirs, style).data.decode()
    assert len(_WITH_BASE.findall(text)) == 1
    whole = [(base, r"\2")] if style == "diff3" else []  # else lines that both sides end with stand outside
    for side, group in ((ours, r"\1"), (theirs, r"\3"), *whole):
        assert _said(_WITH_BASE.sub(group, text)) == _said(side)


@settings(max_examples=60)
@given(in_layout_and_contents())
def test_the_layout_of_one_side_and_the_change_of_the_other(case: tuple[str, str]) -> None:
    base, theirs = case
    assume(_is_valid(base, theirs))
    assume(not re.search(r"\[(?: #.*)?\n", base))  # comments in brackets stay where they are, or are in doubt
    result = _merge(base, formatted(read(base)), theirs)
    assert not result.conflicts
    text = result.data.decode()
    assert _said(text) == _said(theirs)
    assert read_layout(read(text)).comments() == read_layout(read(theirs)).comments()
