"""What is found keeps its fingerprint while its file changes around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.fingerprints import with_fingerprints
from argmap.pipeline import Checked

from .conftest import CLEAN, MISTAKEN, checked

_LINES = MISTAKEN.splitlines(keepends=True)
_EARLIER = '  earlier: {text: "An earlier one.", only_if: lease-ends}\n'


def _fingerprints(result: Checked) -> list[str]:
    return [fingerprint for _, fingerprint in with_fingerprints(result)]


def _by_rule(text: str, rule: str) -> list[str]:
    return [fingerprint for each, fingerprint in with_fingerprints(checked(text)) if each.rule == rule]


def test_no_two_are_the_same() -> None:
    found = _fingerprints(checked(MISTAKEN))
    assert len(set(found)) == len(found) > 8


@given(st.lists(st.tuples(st.integers(1, len(_LINES)), st.sampled_from(["\n", "# so\n", "      # so\n"]))))
def test_lines_without_a_meaning_change_none(added: list[tuple[int, str]]) -> None:
    lines = list(_LINES)
    for place, line in sorted(added, reverse=True):
        lines.insert(place, line)
    assert _fingerprints(checked("".join(lines))) == _fingerprints(checked(MISTAKEN))


@pytest.mark.parametrize("mistake", ["", ", by: nobody", ", against: earlier"])
def test_another_statement_above_changes_none(mistake: str) -> None:
    earlier = _EARLIER.replace("}", f"{mistake}}}")
    longer = MISTAKEN.replace("proposals:\n", f"proposals:\n{earlier}")
    assert set(_fingerprints(checked(MISTAKEN))) <= set(_fingerprints(checked(longer)))


def test_the_same_mistake_in_another_statement_above_changes_none() -> None:
    one = CLEAN.replace("lease-ends}", "lease-end}")
    two = one.replace("proposals:\n", f"proposals:\n{_EARLIER.replace('lease-ends', 'lease-end')}")
    (mark,) = _by_rule(one, "unknown-reference")
    first, second = _by_rule(two, "unknown-reference")
    assert (first != mark, second) == (True, mark)


def test_the_order_of_sections_changes_none() -> None:
    head, *sections = MISTAKEN.replace("x-note", "\0x-note").replace("reasons:", "\0reasons:").split("\0")
    turned = head + "".join(reversed(sections))
    assert sorted(_fingerprints(checked(turned))) == sorted(_fingerprints(checked(MISTAKEN)))


def test_mistakes_in_places_that_are_alike_are_told_apart() -> None:
    twice = CLEAN.replace("only_if: lease-ends", "only_if: [lease-end, lease-end]")
    assert len(set(_by_rule(twice, "unknown-reference"))) == 2


def test_a_text_that_can_not_be_read_has_them_too() -> None:
    for text in ("", "\0", "a: b: c", "- x\n- y\n", "argmap: 1\n\ttitle: x\n"):
        result = checked(text)
        assert len(_fingerprints(result)) == len(result.diagnostics) > 0
