"""argmap stats: what maps lack, and how much there is in them."""

import sys

import pytest

from .conftest import CLEAN, MISSPELT, Program
from .listing import ISTANBUL, MAPS, ROOT, answer, compare, on_terminal, said

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="a matter of Unix")


@pytest.mark.parametrize("name", MAPS)
def test_real_maps(argmap: Program, name: str) -> None:
    compare(f"stats-{name}.txt", said(argmap, "stats", ROOT / "maps" / f"{name}.argmap.yaml"))


def test_several_maps(argmap: Program) -> None:
    argmap.write("one.argmap.yaml")
    argmap.write("in/two.argmap.yaml", CLEAN.replace("only_if", "unless"))
    assert said(argmap, "stats") == (
        """\
Gaps in 2 maps
  map                 no reason  open condition  no source  no party
  one.argmap.yaml     1          1               2          2
  in/two.argmap.yaml  1          1               2          2
  all                 2          2               4          4

Verdicts
  map                 statements  √ stands  × falls  ? open
  one.argmap.yaml     2           0         0        2
  in/two.argmap.yaml  2           0         0        2
  all                 4           0         0        4

Statements
  kind       number  √ stands  × falls  ? open
  proposal   2       0         0        2
  condition  2       0         0        2
  all        4       0         0        4

Links
  relation  number
  only_if   1
  unless    1
"""
    )


def test_json(argmap: Program) -> None:
    found = answer(argmap, "stats", ROOT / "maps")["maps"]
    assert [each["path"].rpartition("/")[2] for each in found] == [f"{name}.argmap.yaml" for name in MAPS]
    istanbul = found[1]
    assert istanbul["title"] == "Istanbul talks, 29–30 March 2022"
    assert istanbul["statements"]["proposal"] == {"number": 7, "stands": 3, "falls": 1, "open": 3}
    assert istanbul["gaps"]["open-condition"][0] == {"statement": "guarantees-work", "others": ["neutrality"]}
    assert (istanbul["links"]["undercuts"], istanbul["parties"]["russia"], istanbul["depth"]) == (1, 4, 4)


def test_imported_maps_are_not_counted_twice(argmap: Program) -> None:
    alone = answer(argmap, "stats", ROOT / "maps" / "peace-week.argmap.yaml")["maps"][0]
    assert sum(each["number"] for each in alone["statements"].values()) == 7


def test_a_map_without_gaps(argmap: Program) -> None:
    argmap.write(
        "m.argmap.yaml",
        """\
argmap: 1
parties: {us: We}
sources: {plan: The plan}
proposals: {move: {text: We move., by: us, source: plan}}
reasons: {cheap: {text: It is cheap., by: us, source: plan, supports: move}}
""",
    )
    assert said(argmap, "stats", "m.argmap.yaml").startswith("m\n\nThere are no gaps.\n\nStatements\n")


def test_many_gaps_are_named_in_part(argmap: Program) -> None:
    claims = "".join(f"  c{number}: Text.\n" for number in range(20))
    reasons = "".join(f"  r{number}: {{text: Text., supports: c{number}}}\n" for number in range(10))
    argmap.write("m.argmap.yaml", f"argmap: 1\nclaims:\n{claims}reasons:\n{reasons}")
    told = said(argmap, "stats", "m.argmap.yaml")
    assert "  no reason  10 of 20  c10, c11, c12, c13, c14, c15, and 4 more\n" in told
    assert "  no source  30 of 30  all\n" in told


def test_a_map_with_errors_is_left_out(argmap: Program) -> None:
    argmap.write("a.argmap.yaml", MISSPELT)
    argmap.write("b.argmap.yaml")
    ran = argmap("stats")
    assert ran.code == 1
    assert ran.out.startswith("b\n\nGaps\n")
    assert "a.argmap.yaml:5:14: error: unknown statement `lease-end`" in ran.err
    assert argmap("stats", "a.argmap.yaml", "--output-format", "json").out.endswith('"maps": []\n}\n')


def test_a_file_that_cannot_be_read(argmap: Program) -> None:
    argmap.write("b.argmap.yaml")
    ran = argmap("stats", "nowhere.argmap.yaml", "b.argmap.yaml")
    assert (ran.code, ran.err) == (2, "argmap: `nowhere.argmap.yaml`: no such file or directory\n")
    assert ran.out.startswith("b\n\nGaps\n")
    assert argmap("stats", "--nonsense").code == 2


def test_standard_input(argmap: Program) -> None:
    ran = argmap("stats", "-", stdin=CLEAN.encode())
    assert ran.code == 0
    assert "  open condition  1 of 1  lease-ends (1 waits on it)\n" in ran.out


@on_unix
def test_on_a_terminal_columns_are_broken_between_words(argmap: Program) -> None:
    told = on_terminal(argmap, "stats", ISTANBUL, width=70, env={"NO_COLOR": "1"})
    assert max(map(len, told.splitlines())) <= 70
    assert sorted(told.split()) == sorted(said(argmap, "stats", ISTANBUL).split())
    assert "\x1b[1mGaps\x1b[0m" in on_terminal(argmap, "stats", ISTANBUL)
