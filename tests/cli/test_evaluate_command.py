"""argmap evaluate: which statements stand, which fall, and what the others wait for."""

import json
import shutil
from pathlib import Path
from random import Random

import pytest

from argmap.cli.table import Table
from argmap.signs import SIGNS

from .conftest import Program

MAPS = Path(__file__).parents[2] / "maps"
MARKET = """\
argmap: 1
title: The market
parties:
  traders: {name: Market traders, believes: {too-far: true}}
proposals:
  move:
    text: The market moves | to the *yard*, <b>soon</b>.
    only_if: cable
    in_exchange_for: rent
  rent:
    text: |
      The rent
      is lowered.
    in_exchange_for: move
conditions:
  cable: {text: The cable is laid., likelihood: 0.25}
claims:
  bus: The bus stops at the yard.
objections:
  too-far: {text: The yard is too far away., against: move, unless: bus}
scenarios:
  in-time: {assume: {cable: true}}
  no-bus: {assume: {bus: false}}
  traders: {as: traders, assume: {cable: true}}
"""


@pytest.fixture(autouse=True)
def _maps(argmap: Program) -> None:
    argmap.write("m.argmap.yaml", MARKET)
    shutil.copy(MAPS / "istanbul-talks.argmap.yaml", argmap.folder)


def evaluate(argmap: Program, *options: str) -> str:
    ran = argmap("evaluate", "m.argmap.yaml", *options)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_proposals_then_what_is_open_then_the_rest(argmap: Program) -> None:
    assert evaluate(argmap) == (
        """\
The market

Proposals
  verdict  statement  what it says, and what it waits for
  ? open   move       The market moves | to the *yard*, <b>soon</b>. \
(stands or falls together with `rent`; waits on `cable`)
  ? open   rent       The rent is lowered. (stands or falls together with `move`; waits on `cable`)

Also open
  verdict  statement  what it says, and what it waits for
  ? open   cable      The cable is laid. (is not settled yet)

Also settled
  verdict   statement  what it says
  √ stands  bus        The bus stops at the yard.
  × falls   too-far    The yard is too far away.
"""
    )


def test_what_was_assumed_is_said(argmap: Program) -> None:
    said = evaluate(argmap, "--as", "traders", "--scenario", "in-time", "--assume", "bus=false")
    title, assumed, *_ = said.split("\n\n")
    assert (title, assumed) == ("The market", "assumed: too-far = true, cable = true, bus = false")
    assert "× falls  move" in said


def test_all_scenarios_side_by_side(argmap: Program) -> None:
    assert evaluate(argmap, "--all") == (
        """\
The market

Depends on the scenario
  statement  as it is  in-time   no-bus    traders
  move       ? open    ? open    × falls   × falls
  rent       ? open    ? open    × falls   × falls
  cable      ? open    √ stands  ? open    √ stands
  bus        √ stands  √ stands  × falls   √ stands
  too-far    × falls   × falls   √ stands  √ stands
"""
    )


def test_all_scenarios_under_a_further_assumption(argmap: Program) -> None:
    """A scenario's assumptions come before what the party believes, and single ones before both."""
    said = evaluate(argmap, "--all", "--assume", "cable=false", "--output-format", "json")
    assert {each["verdicts"]["cable"]["verdict"] for each in json.loads(said)["scenarios"].values()} == {
        "falls"
    }
    argmap.write("m.argmap.yaml", MARKET.replace("{bus: false}", "{too-far: false}"))
    said = evaluate(argmap, "--all", "--as", "traders", "--output-format", "json")
    found = {name: each["verdicts"]["too-far"] for name, each in json.loads(said)["scenarios"].items()}
    assert {name: each["verdict"] for name, each in found.items()} == {
        "in-time": "stands",
        "no-bus": "falls",
        "traders": "stands",
    }


def test_all_scenarios_and_one_of_them_do_not_go_together(argmap: Program) -> None:
    ran = argmap("evaluate", "m.argmap.yaml", "--all", "--scenario", "no-bus")
    assert ran == (2, "", "argmap: `--all` compares all scenarios; leave out `--scenario`, or `--all`\n")


def test_markdown(argmap: Program) -> None:
    """What is in the text does not end a cell, nor begin a tag."""
    said = evaluate(argmap, "--output-format", "markdown", "-a", "cable=true")
    assert said.startswith("# The market\n\nassumed: cable = true\n\n## Proposals\n\n| verdict | statement |")
    assert "| ? open | move | The market moves \\| to the *yard*, \\<b>soon\\</b>. (stands or falls " in said
    for table in said.split("\n## ")[1:]:
        rows = [line for line in table.splitlines() if line.startswith("|")]
        assert len(rows) > 2
        assert rows[1] == "| --- | --- | --- |"
        cells = [row.replace("\\\\", "").replace("\\|", "").count("|") for row in rows]
        assert set(cells) == {4}


def test_a_backslash_in_markdown(argmap: Program) -> None:
    argmap.write("m.argmap.yaml", MARKET.replace("moves | to", "moves \\| to"))
    assert "moves \\\\\\| to" in evaluate(argmap, "--output-format", "markdown")


def test_json(argmap: Program) -> None:
    answer = json.loads(evaluate(argmap, "--output-format", "json"))
    package = {"kind": "package", "members": ["move", "rent"]}
    assert answer["assumed"] == {}
    assert answer["verdicts"]["move"] == {"verdict": "open", "waits_on": ["cable"], "rings": [package]}
    assert answer["verdicts"]["bus"] == {"verdict": "stands", "waits_on": [], "rings": []}
    assert list(answer["verdicts"]) == ["move", "rent", "cable", "bus", "too-far"]
    assert "scenarios" not in answer


def test_bound_to_end_one_way(argmap: Program) -> None:
    """Open, as nobody knows for which of two reasons it will fall."""
    argmap.write(
        "m.argmap.yaml",
        """\
argmap: 1
proposals:
  move:
    text: The market moves.
    only_if: one
    unless: other
conditions:
  rain: It rains.
claims:
  one: {text: One., only_if: rain}
  other: {text: Other., only_if: rain}
""",
    )
    assert "The market moves. (waits on `rain`; falls either way)" in evaluate(argmap)
    answer = json.loads(evaluate(argmap, "--output-format", "json"))
    assert answer["verdicts"]["move"]["either_way"] == "falls"
    assert "either_way" not in answer["verdicts"]["one"]


def test_likelihoods(argmap: Program) -> None:
    argmap.write(
        "m.argmap.yaml", MARKET.replace("in_exchange_for: rent", "unless: rain") + "conditions: {}\n"
    )
    text = MARKET.replace("    in_exchange_for: rent\n", "").replace(
        "conditions:\n", "conditions:\n  rain: It rains.\n"
    )
    argmap.write("m.argmap.yaml", text.replace("only_if: cable", "only_if: [cable, {not: rain}]"))
    said = evaluate(argmap, "--likelihood")
    assert "\ntaken to be as likely as not: rain\n" in said
    assert "  ? open   12%              88%      0%            move       The market moves" in said
    assert "estimated" not in said
    answer = json.loads(evaluate(argmap, "--likelihood", "--output-format", "json"))
    found = answer["verdicts"]["move"]["likelihood"]
    assert found == {"stands": 0.125, "falls": 0.875, "open": 0, "error": 0}


def test_likelihoods_that_stay_open_or_are_estimated(argmap: Program) -> None:
    """A deadlock has no likelihood; where conditions are all tied together, only some cases are tried."""
    ties = Random(5)
    several = (f"{{any: [{', '.join(f'c{each}' for each in ties.sample(range(60), 3))}]}}" for _ in range(80))
    argmap.write(
        "m.argmap.yaml",
        "argmap: 1\nproposals:\n"
        f"  tied: {{text: T., only_if: [{', '.join(several)}]}}\n"
        "  first: {text: F., only_if: next}\n  next: {text: N., only_if: first}\n"
        f"conditions: {{{', '.join(f'c{each}: C.' for each in range(60))}}}\n",
    )
    said = evaluate(argmap, "--likelihood")
    assert "  ? open   0%               0%       100%          first      F. (is in a deadlock" in said
    assert "\nestimated from random draws, with a standard error of at most 0.5%\n" in said
    ran = argmap("pivots", "m.argmap.yaml", "--by-likelihood")
    assert ran.out.endswith(
        "\nThe numbers are estimated from random draws, with a standard error of at most 1.0%.\n"
    )


def test_wide_letters_keep_the_columns() -> None:
    table = Table("Names", ("name", "verdict"))
    table.add("移転", SIGNS["stands"])
    table.add("e\u0301te\u0301", SIGNS["falls"])
    table.add("Odesa", SIGNS["open"])
    assert table.text().splitlines()[1:] == [
        "  name   verdict",
        "  移転   √ stands",
        "  e\u0301te\u0301    × falls",
        "  Odesa  ? open",
    ]


def test_the_istanbul_talks(argmap: Program) -> None:
    said = argmap("evaluate", "istanbul-talks.argmap.yaml").out
    assert "neutrality          Ukraine accepts neutral status. (waits on `guarantees-work`)" in said
    assert "√ stands  no-bases" in said
    assert "× falls   scale-back" in said


def test_nothing_is_assumed_both_ways(argmap: Program) -> None:
    ran = argmap("evaluate", "m.argmap.yaml", "--assume", "bus=true", "--assume", "bus=false")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "argmap: `bus` is assumed to be both true and false; leave out one `--assume`\n"
    ran = argmap("evaluate", "m.argmap.yaml", "--assume", "bus=true", "--assume", "bus=true")
    assert ran.code == 0
