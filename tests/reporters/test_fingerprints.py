"""What is found keeps its fingerprint while its file changes around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.fingerprints import fingerprints

from .conftest import CLEAN, MISTAKEN, checked

_LINES = MISTAKEN.splitlines(keepends=True)
_EARLIER = '  earlier: {text: "An earlier one.", only_if: lease-ends}\n'


def _by_rule(text: str, rule: str) -> list[str]:
    result = checked(text)
    both = zip(result.diagnostics, fingerprints(result), strict=True)
    return [fingerprint for each, fingerprint in both if each.rule == rule]


def test_no_two_are_the_same() -> None:
    found = fingerprints(checked(MISTAKEN))
    assert len(set(found)) == len(found) > 8


@given(st.lists(st.tuples(st.integers(1, len(_LINES)), st.sampled_from(["\n", "# so\n", "      # so\n"]))))
def test_lines_without_a_meaning_change_none(added: list[tuple[int, str]]) -> None:
    lines = list(_LINES)
    for place, line in sorted(added, reverse=True):
        lines.insert(place, line)
    assert fingerprints(checked("".join(lines))) == fingerprints(checked(MISTAKEN))


@pytest.mark.parametrize("mistake", ["", ", by: nobody", ", against: earlier"])
def test_another_statement_above_changes_none(mistake: str) -> None:
    earlier = _EARLIER.replace("}", f"{mistake}}}")
    longer = MISTAKEN.replace("proposals:\n", f"proposals:\n{earlier}")
    assert set(fingerprints(checked(MISTAKEN))) <= set(fingerprints(checked(longer)))


def test_the_same_mistake_in_another_statement_above_changes_none() -> None:
    one = CLEAN.replace("lease-ends}", "lease-end}")
    two = one.replace("proposals:\n", f"proposals:\n{_EARLIER.replace('lease-ends', 'lease-end')}")
    (mark,) = _by_rule(one, "unknown-reference")
    first, second = _by_rule(two, "unknown-reference")
    assert (first != mark, second) == (True, mark)


def test_the_order_of_sections_changes_none() -> None:
    head, *sections = MISTAKEN.replace("x-note", "\0x-note").replace("reasons:", "\0reasons:").split("\0")
    turned = head + "".join(reversed(sections))
    assert sorted(fingerprints(checked(turned))) == sorted(fingerprints(checked(MISTAKEN)))


def test_mistakes_in_places_that_are_alike_are_told_apart() -> None:
    twice = CLEAN.replace("only_if: lease-ends", "only_if: [lease-end, lease-end]")
    assert len(set(_by_rule(twice, "unknown-reference"))) == 2


def test_a_repeated_text_that_cannot_be_read_has_one_too() -> None:
    for text in ("", "\0", "a: b: c", "- x\n- y\n", "argmap: 1\n\ttitle: x\n"):
        result = checked(text)
        assert len(fingerprints(result)) == len(result.diagnostics) > 0
