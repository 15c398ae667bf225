"""Maps that are half typed: what is known of the rest of them stays known."""

import pytest
from lsprotocol import types

from .conftest import Open, Opened

MAP = """\
argmap: 1
parties: {ada: Ada, ben: Ben}
proposals:
  move:
    text: We move.
    by: ada
    status: accepted
    only_if: lease-ends
conditions:
  lease-ends: The lease ends.
  sun: The sun shines.
objections:
  dark: {text: It is dark there., against: move}
claims:
  lost: {text: A text., supports: nothing}
"""
FOUND = [
    (2, "ben", "unused-party"),
    (7, "accepted", "accepted-but-falls"),
    (11, "sun", "isolated-statement"),
    (15, "nothing", "unknown-reference"),
]


@pytest.fixture
def map(opened: Open) -> Opened:
    """A map with things to be said of it, but none that keeps it from being whole."""
    map = opened(MAP.replace(", supports: nothing", ", supports: move"))
    assert map.said() == FOUND[:3]
    return map


@pytest.mark.parametrize(
    "line",
    [
        "    b",
        "    by",
        "    by:",
        "    by: [ada",
        "    note: 'It is",
        '    note: "It is',
        "   date: 2020-01-01",
        "    text: Once more.",
        "\tdate: 2020-01-01",
        "    - date",
        "    note: a: b",
        "    {",
        "    note: @",
        "    *x",
        "  stay",
        "  stay:",
        "stay",
        "  stay: {text: We stay., only_if:",
    ],
)
def test_what_is_said_of_the_rest_stays(map: Opened, line: str) -> None:
    """Whatever stands in a new line: a key without a value, an open bracket or quote, a wrong indent."""
    map.type("    status:", f"{line}\n")
    said = map.said()
    before = [(number + (number > 6), text, rule) for number, text, rule in FOUND[:3]]
    assert [each for each in said if each in before] == before
    others = [each for each in said if each not in before]
    assert others
    assert {number for number, *_ in others} <= {7, 8}, "where it is typed, or where what is open there ends"


def test_what_was_wrong_farther_down_moves_with_its_line(opened: Open) -> None:
    map = opened(MAP)
    assert map.said() == [each for each in FOUND if each[2] != "accepted-but-falls"]
    map.type("conditions:", "half: [\n\n\n")
    assert (18, "nothing", "unknown-reference") in map.said()
    assert (14, "sun", "isolated-statement") in map.said()


def test_it_goes_when_its_own_line_is_changed(opened: Open) -> None:
    map = opened(MAP)
    map.said()
    map.type("conditions:", "half: [\n")
    assert "unknown-reference" in {rule for *_, rule in map.said()}
    place = map.at("nothing")
    map.editor.type(map.uri, types.Range(place, map.at("nothing}", len("nothing"))), "move")
    assert "unknown-reference" not in {rule for *_, rule in map.said()}


def test_a_name_that_is_written_meanwhile_is_no_longer_unknown(opened: Open) -> None:
    map = opened(MAP)
    map.said()
    map.type("objections:", "half: [\n")
    assert (16, "nothing", "unknown-reference") in map.said()
    map.type("  sun:", "  nothing: Nothing happens.\n")
    assert "unknown-reference" not in {rule for *_, rule in map.said()}


def test_when_it_is_whole_again_all_is_as_the_check_says(map: Opened) -> None:
    map.type("    status:", "    by: [\n")
    map.said()
    map.editor.replace(
        map.uri,
        MAP.replace(", supports: nothing", ", supports: move").replace("{ada: Ada, ben: Ben}", "{ada: Ada}"),
    )
    assert map.said() == FOUND[1:3]


def test_a_map_that_was_never_whole_is_told_as_far_as_it_goes(opened: Open) -> None:
    map = opened("argmap: 1\nparties: {ben: Ben}\nclaims:\n  a: {text: A\nreasons: {b: B}\n")
    assert [rule for *_, rule in map.said()] == ["unused-party", "syntax-error"]
