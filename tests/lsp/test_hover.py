"""What is said of a thing or a key when somebody points at it."""

from pathlib import Path

import pytest
from lsprotocol import types

from argmap.api import load
from argmap.semantics.evaluate import evaluate
from argmap.semantics.scenario import assumptions
from argmap.signs import SIGNS

from .conftest import Open, Opened

MAPS = Path(__file__).parents[2] / "maps"
MAP = """\
argmap: 1
imports: {office: hovered-office.argmap.yaml}
parties:
  ada: {name: Ada, about: She rents the rooms., url: https://example.org/ada}
sources:
  lease: {title: The lease, author: Ben, date: 2019-05-01, url: https://example.org/lease}
groups: {rooms: {title: Rooms, about: Where we are.}}
questions:
  where: Where do we work?
proposals:
  move:
    text: We move.
    by: ada
    group: rooms
    status: proposed
    answers: where
    only_if: lease-ends
    source: {id: lease, quote: the lease ends, at: p. 3}
    note: Nobody has *asked* yet.
conditions:
  lease-ends: The lease ends.
objections:
  dark: {text: It is dark there., against: [move, office.bright]}
scenarios:
  summer:
    title: The lease ends in summer
    assume: {lease-ends: true}
    expect: {move: falls, dark: stands}
  winter: {extends: summer, expect: {move: stands}}
"""
OFFICE = "argmap: 1\ntitle: The office\nclaims:\n  bright: {text: It is bright., holds: true}\n"


@pytest.fixture
def map(opened: Open) -> Opened:
    opened(OFFICE, "hovered-office.argmap.yaml").said()
    map = opened(MAP)
    map.said()
    return map


def hover(map: Opened, at: str, after: int = 0) -> str:
    found = map._replace(place=map.at(at, after)).ask(types.TEXT_DOCUMENT_HOVER, types.HoverParams)
    return str(found.contents.value) if found else ""


def test_a_statement_with_its_verdict_and_the_reason_for_it(map: Opened) -> None:
    assert hover(map, "move:") == hover(map, "[move", 1)
    assert hover(map, "move:").split("\n\n") == [
        "**move** · proposal, proposed · Ada · Rooms",
        "We move.",
        "× It falls: the objection `dark` stands.",
        "> “the lease ends”  \n> Ben, The lease, 2019-05-01, p. 3  \n> https://example.org/lease  ",
        "Nobody has *asked* yet.",
    ]


def test_an_open_condition_and_an_imported_statement(map: Opened) -> None:
    assert hover(map, "only_if: lease", 9).split("\n\n") == [
        "**lease-ends** · condition",
        "The lease ends.",
        "? It is open: it is not settled yet.",
    ]
    assert hover(map, "office.bright", 8).split("\n\n") == [
        "**office.bright** · claim",
        "It is bright.",
        "√ It stands: the author records it as settled (`holds`).",
    ]


def test_what_is_no_statement(map: Opened) -> None:
    assert (
        hover(map, "by: ada", 5)
        == "**ada** · party\n\nAda\n\nShe rents the rooms.\n\nhttps://example.org/ada"
    )
    assert (
        hover(map, "id: lease", 5)
        == "**lease** · source\n\nThe lease\n\nBen, 2019-05-01\n\nhttps://example.org/lease"
    )
    assert hover(map, "group: rooms", 8) == "**rooms** · group\n\nRooms\n\nWhere we are."
    assert hover(map, "office.bright", 2) == "**office** · map\n\nhovered-office.argmap.yaml"
    assert hover(map, "where:") == (
        "**where** · question\n\nWhere do we work?\n\n- × proposal move, proposed: We move. (Ada)".replace(
            ", proposed:", ":"
        )
    )


def test_a_scenario_and_what_comes_out_in_it(map: Opened) -> None:
    assert hover(map, "summer:").split("\n\n") == [
        "**summer** · scenario",
        "The lease ends in summer",
        "It assumes that `lease-ends` holds.",
        "All is as expected (2 verdicts).",
    ]
    assert hover(map, "winter:").split("\n\n") == [
        "**winter** · scenario",
        "It assumes that `lease-ends` holds.",
        "Otherwise than expected:",
        "- × falls: `move`, which should be: stands",
    ]


def test_scenarios_of_a_real_map(opened: Open) -> None:
    path = MAPS / "choose-a-database.argmap.yaml"
    graph = load(path).graph
    map = opened(path.read_text(encoding="utf-8"))
    usual = evaluate(graph)
    for id in graph.scenarios:
        said = hover(map, f"  {id}:", 3)
        settled = assumptions(graph, id)
        outcomes = evaluate(graph, settled)
        for statement, outcome in outcomes.items():
            changed = outcome.verdict != usual[statement].verdict and statement not in settled
            assert (f"- {SIGNS[outcome.verdict]}: `{statement}`" in said) == changed


def test_keys_and_words(map: Opened) -> None:
    assert hover(map, "only_if") == "**Only if**\n\nIt cannot stand unless this holds."
    assert (
        hover(map, "status: proposed", 9)
        == "**Status**\n\nWhere a proposal has got to.\n\n`proposed`: On the table."
    )
    assert hover(map, "quote") == "**Quote**\n\nThe very words."
    assert hover(map, "proposals").startswith("**Proposals**\n\nWhat a party offers, demands or plans.")
    assert hover(map, "We move") == ""
    assert hover(map, "argmap: 1") == "**Format version**\n\nThe version of the format: 1."


def test_what_is_known_while_the_map_is_broken(map: Opened) -> None:
    """The verdict is the last there was."""
    map.type("conditions:", "claims: {new: {text: New., supports: mo\n")
    assert "× It falls: the objection `dark` stands." in hover(map, "move:")
    assert hover(map, "supports: mo", 11) == ""
