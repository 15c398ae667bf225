"""argmap list: the statements of a map as a table, all or some of them."""

import sys
from typing import get_args

import pytest

from argmap.cli.commands.list import Gaps, Kind, Verdict
from argmap.graph import Kind as KindOfGraph
from argmap.semantics.evaluate import Verdict as VerdictOfSemantics
from argmap.survey import GAP_KINDS

from .conftest import Program
from .listing import DATABASE, ISTANBUL, MAPS, ROOT, answer, compare, on_terminal, said

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="a matter of Unix")


def listed(argmap: Program, *arguments: str) -> list[str]:
    """The statements that are listed of the Istanbul talks."""
    return [each["id"] for each in answer(argmap, "list", ISTANBUL, *arguments)["statements"]]


@pytest.mark.parametrize("name", MAPS)
def test_real_maps(argmap: Program, name: str) -> None:
    path = ROOT / "maps" / f"{name}.argmap.yaml"
    compare(f"list-{name}.txt", said(argmap, "list", path) + "\n" + said(argmap, "list", path, "--gaps"))


def test_a_column_that_would_be_empty_is_left_out(argmap: Program) -> None:
    argmap.write("m.argmap.yaml")
    assert said(argmap, "list", "m.argmap.yaml") == (
        """\
m
  statement    kind       verdict  what it says
  move-office  proposal   ? open   We move to the office by the station.
  lease-ends   condition  ? open   The old lease can be ended by the summer.
"""
    )


def test_some_statements(argmap: Program) -> None:
    assert listed(argmap, "--kind", "question") == ["progress", "security-status", "crimea-and-donbas"]
    assert listed(argmap, "--party", "erdogan") == ["solution-possible"]
    assert listed(argmap, "--verdict", "falls") == ["scale-back", "first-breakthrough"]
    assert listed(argmap, "--group", "fighting", "--kind", "objection") == [
        "shelling-continues",
        "nobody-fooled",
    ]
    assert listed(argmap, "--gap", "no-party", "--gap", "unanswered-objection", "--verdict", "falls") == [
        "scale-back",
        "first-breakthrough",
    ]
    tagged = answer(argmap, "list", DATABASE, "--tag", "safety", "--tag", "cost")["statements"]
    assert [each["id"] for each in tagged] == ["restore-rehearsed", "price-fits", "discount", "nightly-copy"]


def test_an_option_that_is_repeated_takes_either_and_two_options_take_both(argmap: Program) -> None:
    russia, kremlin = (set(listed(argmap, "--party", each)) for each in ("russia", "kremlin"))
    assert set(listed(argmap, "--party", "russia", "--party", "kremlin")) == russia | kremlin
    reasons = set(listed(argmap, "--kind", "reason"))
    assert set(listed(argmap, "--party", "russia", "--kind", "reason")) == russia & reasons


def test_a_group_holds_the_groups_within_it(argmap: Program) -> None:
    groups = "groups: {all: All, part: {title: Part, within: all}, bit: {title: Bit, within: part}}\n"
    argmap.write(
        "m.argmap.yaml",
        f"argmap: 1\n{groups}claims: {{a: {{text: A., group: bit}}, b: {{text: B., group: all}}, c: C.}}\n",
    )
    found = {each: answer(argmap, "list", "m.argmap.yaml", "--group", each) for each in ("all", "part")}
    assert [each["id"] for each in found["all"]["statements"]] == ["a", "b"]
    assert [each["id"] for each in found["part"]["statements"]] == ["a"]


def test_what_is_assumed_changes_verdicts_and_gaps(argmap: Program) -> None:
    assert "guarantees-work" in listed(argmap, "--gap", "open-condition")
    assert "guarantees-work" not in listed(argmap, "--gap", "open-condition", "--scenario", "guarantees-hold")
    assert "neutrality" in listed(argmap, "--verdict", "stands", "--assume", "guarantees-work=true")
    assert listed(argmap, "--kind", "proposal", "--verdict", "stands", "--as", "russia")[-1] == "scale-back"
    assert answer(argmap, "list", ISTANBUL, "-a", "guarantees-work=true")["assumed"] == {
        "guarantees-work": True
    }


def test_json_of_every_map(argmap: Program) -> None:
    for name in MAPS:
        answer(argmap, "list", ROOT / "maps" / f"{name}.argmap.yaml", "--gaps")
    (found,) = answer(argmap, "list", ISTANBUL, "--gap", "unanswered-objection")["statements"]
    assert found == {
        "id": "scale-back",
        "kind": "proposal",
        "verdict": "falls",
        "label": "scale back",
        "text": "Russia scales back its military operations near Kyiv and Chernihiv.",
        "parties": ["russia"],
        "group": "fighting",
        "tags": [],
        "status": None,
        "gaps": [{"kind": "unanswered-objection", "others": ["shelling-continues", "nobody-fooled"]}],
    }


def test_nothing_to_list(argmap: Program) -> None:
    nothing = "No statement of this map is like that.\n"
    assert said(argmap, "list", ISTANBUL, "--kind", "question", "--verdict", "open") == nothing
    assert listed(argmap, "--kind", "question", "--verdict", "open") == []


@pytest.mark.parametrize(
    ("option", "name", "message"),
    [
        ("--party", "rusia", "argmap: the map has no party `rusia`; did you mean `russia`?\n"),
        ("--group", "fightin", "argmap: the map has no group `fightin`; did you mean `fighting`?\n"),
        ("--tag", "nato", "argmap: the map has no tag `nato`; it has none\n"),
    ],
)
def test_a_name_that_the_map_does_not_have(argmap: Program, option: str, name: str, message: str) -> None:
    assert argmap("list", ISTANBUL, option, name) == (2, "", message)


def test_wrong_usage_and_wrong_maps(argmap: Program) -> None:
    assert argmap("list", ISTANBUL, "--kind", "proposals").code == 2
    assert argmap("list", "nowhere.argmap.yaml").code == 2
    argmap.write("m.argmap.yaml", "argmap: 1\nproposals: {a: {text: A., only_if: b}}\n")
    ran = argmap("list", "m.argmap.yaml")
    assert (ran.code, ran.out) == (1, "")
    assert "unknown-reference" in ran.err


def test_the_choices_are_those_of_the_maps() -> None:
    assert list(Kind) == list(get_args(KindOfGraph))
    assert list(Verdict) == list(get_args(VerdictOfSemantics))
    assert list(Gaps) == list(GAP_KINDS)


def test_a_pipe_has_no_width(argmap: Program) -> None:
    wide = argmap("list", ISTANBUL, env={"COLUMNS": "300"}).out
    assert argmap("list", ISTANBUL, env={"COLUMNS": "40"}).out == wide
    assert "act in a similar way to NATO's Article 5, and even more firmly.\n" in wide


@on_unix
def test_on_a_terminal_texts_are_cut_and_ids_are_whole(argmap: Program) -> None:
    for width in (80, 100, 200):
        lines = on_terminal(argmap, "list", ISTANBUL, width=width, env={"NO_COLOR": "1"}).splitlines()
        assert max(map(len, lines)) <= width
        assert "\x1b" not in "".join(lines)
        words = {line.split()[0] for line in lines if line.strip()}
        assert {"gradual-de-escalation", "first-breakthrough"} <= words
        assert any(line.endswith("…") for line in lines) == (width < 200)


@on_unix
def test_colours_are_for_terminals(argmap: Program) -> None:
    green = "\x1b[32m√\x1b[0m stands"
    assert green in on_terminal(argmap, "list", ISTANBUL)
    assert green not in on_terminal(argmap, "list", ISTANBUL, "--color", "never")
    assert "\x1b" not in argmap("list", ISTANBUL).out
    forced = argmap("list", ISTANBUL, env={"FORCE_COLOR": "1"}).out
    assert green in forced
    assert argmap("list", ISTANBUL, "--color", "always").out == forced
    assert "…" not in forced
