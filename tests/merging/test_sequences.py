"""Lines and orders of three versions."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.merging.sequences import merged_lines, merged_order

_LINES = st.lists(st.sampled_from("abc"), max_size=8)
_NAMES = st.lists(st.sampled_from("abcdef"), max_size=6, unique=True)


def test_lines_that_do_not_touch_are_changed_both() -> None:
    assert merged_lines("abcde", "Abcde", "abcdE") == [*"AbcdE"]
    assert merged_lines("abc", "bc", "abcd") == [*"bcd"]


def test_lines_that_touch_are_left_to_the_user() -> None:
    assert merged_lines("abc", "aBc", "abC") is None
    assert merged_lines("ab", "axb", "ayb") is None
    assert merged_lines("abc", "ac", "aBc") is None


def test_the_same_change_is_made_once() -> None:
    assert merged_lines("abc", "aBc", "aBcd") == [*"aBcd"]


@given(_LINES, _LINES)
def test_what_one_side_has_left_is_as_the_other_has_it(base: list[str], side: list[str]) -> None:
    assert merged_lines(base, side, base) == merged_lines(base, base, side) == side
    assert merged_lines(base, side, side) == side


@given(_LINES, _LINES, _LINES, _LINES)
def test_changes_on_either_side_of_a_line_are_both_made(
    before: list[str], after: list[str], new_before: list[str], new_after: list[str]
) -> None:
    merged = merged_lines([*before, "=", *after], [*new_before, "=", *after], [*before, "=", *new_after])
    assert merged == [*new_before, "=", *new_after]


def test_what_is_new_stands_after_its_neighbour_and_ours_before_theirs() -> None:
    assert merged_order("abc", "abxc", "aybzc") == [*"aybxzc"]
    assert merged_order("ab", "xab", "yab") == [*"xyab"]
    assert merged_order("", "ab", "cb") == [*"acb"]


def test_the_order_is_that_of_the_side_that_changed_it() -> None:
    assert merged_order("abc", "axbc", "cba") == [*"cbax"]
    assert merged_order("abc", "cab", "abxc") == [*"cabx"]
    assert merged_order("abc", "cba", "bac") == [*"cba"]


@given(_NAMES, _NAMES, _NAMES)
def test_an_order_has_all_that_either_side_has(base: list[str], ours: list[str], theirs: list[str]) -> None:
    order = merged_order(base, ours, theirs)
    assert sorted(order) == sorted({*ours, *theirs})
    assert any([each for each in order if each in side] == side for side in (ours, theirs))
