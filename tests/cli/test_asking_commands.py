"""argmap explain, needs, pivots, readings and parties: what they say about the Istanbul talks, and how."""

import json
import shutil
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from .conftest import Program

MAPS = Path(__file__).parents[2] / "maps"
ISTANBUL = "istanbul-talks.argmap.yaml"


@pytest.fixture(autouse=True)
def _maps(argmap: Program) -> None:
    for path in MAPS.glob("*.argmap.yaml"):
        shutil.copy(path, argmap.folder)


def ask(argmap: Program, command: str, *arguments: str) -> str:
    ran = argmap(command, ISTANBUL, *arguments)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def ask_json(argmap: Program, command: str, *arguments: str) -> Any:
    answer = json.loads(ask(argmap, command, *arguments, "--output-format", "json"))
    assert answer.pop("version") == 1
    return answer


def test_explain_what_is_open(argmap: Program) -> None:
    assert ask(argmap, "explain", "no-nato") == (
        """\
`no-nato` is open: Ukraine drops its NATO aspirations.
  It is offered in exchange for `guarantees`, which is open.
    `guarantees` is open: Western countries give Ukraine security guarantees.
      What it needs is not settled: `legally-binding` and `like-article-five` are open.
        `legally-binding` is open: The security guarantees are legally binding.
          Nobody has settled it yet.
        `like-article-five` is open: The guarantor countries act in a similar way to NATO's Article 5, \
and even more firmly.
          Nobody has settled it yet.
"""
    )


def test_explain_what_falls(argmap: Program) -> None:
    assert ask(argmap, "explain", "scale-back") == (
        """\
`scale-back` falls: Russia scales back its military operations near Kyiv and Chernihiv.
  The objection `shelling-continues` stands.
    `shelling-continues` stands: On Wednesday, Russian shelling continued in the north and west of Kyiv.
      Nothing that counts speaks against it.
  What speaks for it (`gradual-de-escalation` and `troops-move`) makes no difference: its proof standard, \
presumption, asks for no reasons; another `standard` weighs them.
"""
    )


def test_explain_what_stands(argmap: Program) -> None:
    assert ask(argmap, "explain", "scale-back", "--scenario", "promise-kept") == (
        """\
`scale-back` stands: Russia scales back its military operations near Kyiv and Chernihiv.
  The objection `shelling-continues` falls.
    `shelling-continues` falls: On Wednesday, Russian shelling continued in the north and west of Kyiv.
      It is assumed.
  The objection `nobody-fooled` falls.
    `nobody-fooled` falls: Nobody should be fooled into believing that Russia is suddenly reducing \
its attacks on Kyiv.
      It is assumed.
  What speaks for it (`gradual-de-escalation` and `troops-move`) makes no difference: its proof standard, \
presumption, asks for no reasons; another `standard` weighs them.
"""
    )


def test_explain_no_deeper(argmap: Program) -> None:
    assert ask(argmap, "explain", "no-nato", "--depth", "1").splitlines()[2:] == [
        "    `guarantees` is open (reason left out): Western countries give Ukraine security guarantees."
    ]
    for depth in ("0", "101"):
        assert argmap("explain", ISTANBUL, "no-nato", "--depth", depth).code == 2


def test_explain_in_json(argmap: Program) -> None:
    answer = ask_json(argmap, "explain", "neutrality")
    assert answer["remark"] == ""
    explanation = answer["explanation"]
    (step,) = explanation.pop("steps")
    assert explanation == {
        "statement": "neutrality",
        "verdict": "open",
        "settled": None,
        "left_out": None,
        "reason": "",
    }
    (cause,) = step.pop("because")
    sentence = "What it needs is not settled: `guarantees-work` is open."
    assert step == {"role": "need", "met": None, "reason": sentence}
    assert cause["statement"] == "guarantees-work"


def test_explain_at_the_greatest_depth(argmap: Program) -> None:
    """A chain of needs that nobody would read to its end."""
    chain = "".join(f"  s{number}: {{text: Text., only_if: s{number + 1}}}\n" for number in range(2000))
    argmap.write("m.argmap.yaml", f"argmap: 1\nproposals:\n{chain}conditions: {{s2000: Text.}}\n")
    for output_format in ("text", "json"):
        ran = argmap("explain", "m.argmap.yaml", "s0", "--output-format", output_format)
        assert (ran.code, ran.err) == (0, "")
        assert "s100" in ran.out
        assert "s101" not in ran.out.partition("s100")[2]


def test_needs(argmap: Program) -> None:
    assert ask(argmap, "needs", "no-nato") == (
        """\
`no-nato` would stand if
  1. `legally-binding` holds: The security guarantees are legally binding.
     and `like-article-five` holds: The guarantor countries act in a similar way to NATO's Article 5, \
and even more firmly.
"""
    )
    assert ask(argmap, "needs", "scale-back") == (
        """\
`scale-back` would stand if
  1. `shelling-continues` is answered: On Wednesday, Russian shelling continued in the north and west of Kyiv.
     and `nobody-fooled` is answered: Nobody should be fooled into believing that Russia is suddenly \
reducing its attacks on Kyiv.
"""
    )


def test_needs_to_fall(argmap: Program) -> None:
    assert ask(argmap, "needs", "no-nato", "--fall") == (
        """\
`no-nato` would fall if
  1. `legally-binding` fails: The security guarantees are legally binding.
  2. `like-article-five` fails: The guarantor countries act in a similar way to NATO's Article 5, \
and even more firmly.
"""
    )


NOTHING_TO_DO = {
    ("troops-move",): "`troops-move` stands already.",
    ("scale-back", "--fall"): "`scale-back` falls already.",
    ("no-bases", "--fall"): (
        "`no-bases` can't be made to fall: "
        "no condition and no answer to an objection makes a difference to it."
    ),
    ("scale-back", "--conditions-only"): (
        "`scale-back` can't be made to stand: "
        "`shelling-continues` prevents it, which no condition would change."
    ),
    ("no-bases", "-a", "no-bases=false"): (
        "`no-bases` can't be made to stand: the author, or what is assumed, settles it the other way."
    ),
}


@pytest.mark.parametrize("arguments", NOTHING_TO_DO)
def test_nothing_is_needed_or_nothing_would_help(argmap: Program, arguments: tuple[str, ...]) -> None:
    assert ask(argmap, "needs", *arguments) == NOTHING_TO_DO[arguments] + "\n"


def test_needs_in_json(argmap: Program) -> None:
    first, second = {"legally-binding": False}, {"like-article-five": False}
    assert ask_json(argmap, "needs", "no-nato", "--fall") == {"needs": [first, second], "complete": True}
    assert ask_json(argmap, "needs", "no-nato", "--fall", "--max", "1") == {
        "needs": [first],
        "complete": False,
    }
    assert ask_json(argmap, "needs", "no-nato", "--fall", "--max", "2") == {
        "needs": [first, second],
        "complete": True,
    }
    assert ask_json(argmap, "needs", "no-bases") == {"needs": [{}], "complete": True}
    assert ask_json(argmap, "needs", "no-bases", "--fall") == {"needs": [], "complete": True}
    assert ask(argmap, "needs", "no-nato", "--fall", "--max", "1").endswith("binding.\nThere may be more.\n")


def hard(argmap: Program) -> None:
    """There are more ways to get half of the sixty than anyone can wait for."""
    ids = [f"c{number}" for number in range(60)]
    conditions = "".join(f"  {id}: Text.\n" for id in ids)
    move = f"{{text: We move., only_if: {{at_least: 30, of: [{', '.join(ids)}]}}}}"
    argmap.write(ISTANBUL, f"argmap: 1\nproposals:\n  move: {move}\nconditions:\n{conditions}")


@pytest.mark.parametrize("command", ["needs", "readings"])
def test_the_time_limit(argmap: Program, command: str) -> None:
    hard(argmap)
    started = monotonic()
    arguments = ["move"] if command == "needs" else ["--limit", "100000000"]
    answer = ask_json(argmap, command, *arguments, "--time-limit", "1")
    assert monotonic() - started < 15
    assert answer["complete"] is False
    assert answer[command]


def test_pivots(argmap: Program) -> None:
    assert ask(argmap, "pivots") == (
        """\
What most depends on
  condition          proposals that differ with it  other statements
  legally-binding    no-nato, guarantees            none
  like-article-five  no-nato, guarantees            none
  guarantees-work    neutrality                     none
"""
    )
    everything = ["legally-binding=true", "like-article-five=true", "guarantees-work=true"]
    options = [option for each in everything for option in ("-a", each)]
    assert ask(argmap, "pivots", *options) == "There are no open conditions.\n"
    assert ask_json(argmap, "pivots", *options) == {"pivots": []}


def test_pivots_in_json(argmap: Program) -> None:
    assert ask_json(argmap, "pivots")["pivots"][0] == {
        "condition": "legally-binding",
        "proposals": ["no-nato", "guarantees"],
        "others": [],
    }


def test_pivots_by_likelihood(argmap: Program) -> None:
    said = argmap("pivots", "choose-a-database.argmap.yaml", "--by-likelihood").out
    assert said.startswith(
        """\
How much likelier it stands if the condition holds
  condition          statement   change
  restore-rehearsed  postgres    +72%
"""
    )
    assert "Taken to be" not in said
    assert ask(argmap, "pivots", "--by-likelihood").endswith(
        "\nTaken to be as likely as not: guarantees-work, legally-binding, like-article-five\n"
    )
    answer = ask_json(argmap, "pivots", "--by-likelihood")
    assert answer["pivots"][0] == {
        "condition": "guarantees-work",
        "swings": {"neutrality": 1.0},
        "error": 0.0,
    }


def test_readings(argmap: Program) -> None:
    said = argmap("readings", "school-uniforms.argmap.yaml").out.splitlines()
    assert said[0] == "The same in all: 7 statements that are settled anyway (argmap evaluate)."
    assert {line.partition(". ")[2] for line in said[1:]} == {
        "× swap-opens, × uniform, √ too-expensive, × free-uniforms",
        "√ swap-opens, √ uniform, × too-expensive, √ free-uniforms",
    }


@pytest.mark.parametrize(
    ("semantics", "number"), [("model", 8), ("stable", 8), ("preferred", 8), ("complete", 27)]
)
def test_readings_of_every_kind(argmap: Program, semantics: str, number: int) -> None:
    """Three open conditions: each settled, or each settled or not."""
    options = ["--semantics", semantics]
    assert ask(argmap, "readings", *options, "--count") == f"{number}\n"
    answer = ask_json(argmap, "readings", *options, "--limit", "100")
    assert (answer["semantics"], answer["complete"]) == (semantics, True)
    readings = {tuple(sorted(each.items())) for each in answer["readings"]}
    assert len(readings) == len(answer["readings"]) == number


def test_some_readings_of_many(argmap: Program) -> None:
    answer = ask_json(argmap, "readings", "--limit", "3")
    assert (len(answer["readings"]), answer["complete"]) == (3, False)
    said = ask(argmap, "readings", "--limit", "3").splitlines()
    assert (len(said), said[-1]) == (5, "There may be more.")
    counted = ask_json(argmap, "readings", "--count", "--limit", "3")
    assert counted == {"semantics": "preferred", "count": 8, "complete": True}


def test_what_is_open_in_a_reading(argmap: Program) -> None:
    said = ask(argmap, "readings", "--semantics", "complete", "--limit", "27")
    open_in_all = ", ".join(
        f"? {id}"
        for id in (
            "neutrality",
            "no-nato",
            "guarantees",
            "guarantees-work",
            "legally-binding",
            "like-article-five",
        )
    )
    assert [line for line in said.splitlines() if line.partition(". ")[2] == open_in_all]


def test_no_reading_at_all(argmap: Program) -> None:
    argmap.write(
        ISTANBUL,
        "argmap: 1\nproposals:\n  a: {text: A., unless: b}\n  b: {text: B., only_if: a}\nclaims: {c: C.}\n",
    )
    assert ask(argmap, "readings", "--semantics", "model").endswith("There is no model reading.\n")
    assert ask_json(argmap, "readings", "--semantics", "model")["readings"] == []


def test_parties(argmap: Program) -> None:
    said = ask(argmap, "parties")
    assert said.startswith(
        """\
Verdicts that differ
  statement   russia    pentagon  the others
  scale-back  √ stands  × falls   × falls

Sticking points
  proposal    between                  comes down to
  scale-back  Russia and The Pentagon  scale-back

Common ground: stands for every party
  statement              what it says
  no-bases               Ukraine hosts no foreign military base on its territory.
"""
    )
    answer = ask_json(argmap, "parties")
    assert list(answer["verdicts"]) == ["ukraine", "russia", "kremlin", "pentagon", "erdogan"]
    assert answer["verdicts"]["ukraine"]["scale-back"] == "falls"
    assert answer["common_ground"][0] == "no-bases"
    assert answer["sticking_points"] == [
        {"first": "russia", "second": "pentagon", "statement": "scale-back", "beliefs": ["scale-back"]}
    ]


def test_parties_that_agree(argmap: Program) -> None:
    assert "Sticking points" not in ask(argmap, "parties", "-a", "scale-back=false")
    said = argmap("parties", "school-uniforms.argmap.yaml").out
    assert said == "No party of this map `believes` anything, so all see it alike.\n"


@pytest.mark.parametrize("command", [("needs", "tangle"), ("readings",), ("readings", "--count")])
def test_a_condition_too_intricate_to_search_is_one_sentence(
    argmap: Program, command: tuple[str, ...]
) -> None:
    pairs = [f"{{all: [s{one}, {{not: s{other}}}]}}" for one in range(20) for other in range(one + 1, 20)]
    conditions = "".join(f"  s{number}: Condition {number}.\n" for number in range(20))
    tangle = f"{{at_least: {len(pairs) // 2}, of: [{', '.join(pairs)}]}}"
    text = f"argmap: 1\nproposals:\n  tangle: {{text: T., only_if: {tangle}}}\nconditions:\n{conditions}"
    (argmap.folder / "tangle.argmap.yaml").write_text(text)
    name, *more = command
    ran = argmap(name, "tangle.argmap.yaml", *more)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "argmap: the condition of `tangle` uses too many statements both ways to be searched\n"
