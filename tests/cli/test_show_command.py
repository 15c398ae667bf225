"""argmap show: a map as an outline, and all that is known of one statement."""

import sys

import pytest

from .conftest import Program
from .listing import DATABASE, ISTANBUL, MAPS, ROOT, answer, compare, on_terminal, said

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="a matter of Unix")


@pytest.mark.parametrize("name", MAPS)
def test_real_maps(argmap: Program, name: str) -> None:
    compare(f"show-{name}.txt", said(argmap, "show", ROOT / "maps" / f"{name}.argmap.yaml"))


@pytest.mark.parametrize("name", MAPS)
def test_the_outline_in_json_is_the_one_in_words(argmap: Program, name: str) -> None:
    path = ROOT / "maps" / f"{name}.argmap.yaml"
    lines = answer(argmap, "show", path)["outline"]
    told = [line for line in said(argmap, "show", path).partition("\n\n")[2].splitlines() if line]
    assert [line["depth"] for line in lines] == [(len(line) - len(line.lstrip())) // 2 for line in told]
    for line, words in zip(lines, told, strict=True):
        assert (line.get("title") or line.get("gate") or line["statement"]) in words


def test_a_statement_that_falls(argmap: Program) -> None:
    assert said(argmap, "show", ISTANBUL, "scale-back") == (
        """\
× proposal scale-back: Russia scales back its military operations near Kyiv and Chernihiv. (Russia)
It falls: the objection `shelling-continues` stands.
  group: De-escalation
  note: The main article calls it a promise, the teaser a decision.
  gaps: unanswered objection (shelling-continues, nobody-fooled)

Sources
  “Russia promised it would scale back its military operations near Kyiv and Chernihiv”
    Russia-Ukraine war: Moscow plays down hopes for 'breakthrough' in peace talks, 2022-03-30
  “decided to 'radically' cut down military activity in capital Kyiv and Chernihiv”
    Putin and Zelenskyy meeting possible after peace talks in Turkey: Ukraine

What bears on it
  √ reason gradual-de-escalation: Moscow aspires to a gradual de-escalation, at least on the Kyiv and \
Chernihiv fronts. (Russia)
  √ reason troops-move: Russia is moving its troops away from Kyiv. (The Pentagon)
  √ objection shelling-continues: On Wednesday, Russian shelling continued in the north and west of Kyiv.
  √ objection nobody-fooled: Nobody should be fooled into believing that Russia is suddenly reducing its \
attacks on Kyiv. (The Pentagon)

Different in scenarios
  √ stands in promise-kept: The shelling stops and the Pentagon's warning is answered
  √ stands in as-russia: As Russia puts it
"""
    )


def test_a_statement_that_is_open(argmap: Program) -> None:
    told = said(argmap, "show", DATABASE, "postgres")
    assert told.startswith(
        """\
? proposal postgres, accepted: The bookings move to a managed PostgreSQL. (Developers)
It is open: it waits on `restore-rehearsed`, `price-fits` and `discount`.
  tags: managed
  date: 2026-02-16
  gaps: no source

It depends on
  only if all of:
    ? condition restore-rehearsed: A full restore has been rehearsed in less than an hour. (Operations)
    any of:
      ? condition price-fits: The list price fits this year's budget. (Finance)
      ? condition discount: The provider grants the three-year discount. (Finance)
  ? in place of keep-mysql: The bookings stay on the shared MySQL server in the harbour office.
"""
    )
    assert "\nIt bears on\n  answers database: Which database holds the ferry bookings?\n" in told


def test_a_statement_that_stands_whatever_the_scenario(argmap: Program) -> None:
    told = said(argmap, "show", DATABASE, "small-data")
    assert told.splitlines()[1] == "It stands: the author records it as settled (`holds`)."
    assert "\n  ? is needed by sqlite: " in told
    assert told.endswith("\n\nThe same in every scenario\n")


def test_a_question(argmap: Program) -> None:
    told = said(argmap, "show", DATABASE, "database")
    assert told.startswith("question database: Which database holds the ferry bookings?\n  choose: one\n")
    assert "\nAnswers\n  ? proposal postgres, accepted: " in told
    assert answer(argmap, "show", DATABASE, "database")["statement"]["verdict"] is None


def test_every_fact_that_can_be_written_of_a_statement(argmap: Program) -> None:
    argmap.write(
        "m.argmap.yaml",
        """\
argmap: 1
sources: {paper: {title: Report, author: Ada, publisher: Press, date: 2026-01-02, url: https://example.org}}
conditions:
  c: {text: C., due: 2026-05-01, likelihood: 0.25, tags: [x, y]}
claims:
  a:
    text: A.
    date: 2026-01-01
    standard: preponderance
    weight: 0.5
    unless: {not: c}
    source: {id: paper, at: p. 3}
    note: |
      First.

      Second.
  b: {text: B., in_exchange_for: a}
""",
    )
    assert said(argmap, "show", "m.argmap.yaml", "c").splitlines()[2:5] == [
        "  tags: x, y",
        "  due: 2026-05-01",
        "  likelihood: 0.25",
    ]
    told = said(argmap, "show", "m.argmap.yaml", "a")
    for line in (
        "date: 2026-01-01",
        "proof standard: preponderance",
        "weight: 0.5",
        "note: First. Second.",
        "Ada, Report, Press, 2026-01-02, p. 3",
        "https://example.org",
        "? unless not c: C.",
        "× is wanted in exchange for b: B.",
    ):
        assert f"\n  {line}\n" in told
    assert "\n  × is needed by a: A.\n" in said(argmap, "show", "m.argmap.yaml", "c")


def test_what_is_assumed(argmap: Program) -> None:
    told = said(argmap, "show", ISTANBUL, "scale-back", "--as", "russia").splitlines()
    assert told[0].startswith("√ proposal scale-back")
    assert told[1] == "It stands: it is assumed."
    outline = said(argmap, "show", ISTANBUL, "--scenario", "guarantees-fail")
    assert "    × proposal neutrality: " in outline


def test_json_of_every_statement(argmap: Program) -> None:
    for path in (ISTANBUL, DATABASE):
        ids = [line["statement"] for line in answer(argmap, "show", path)["outline"] if "statement" in line]
        for id in dict.fromkeys(ids[::4]):
            assert answer(argmap, "show", path, id)["statement"]["id"] == id
    found = answer(argmap, "show", ISTANBUL, "no-nato")["statement"]
    assert found["why"] == "It is open: it waits on `legally-binding` and `like-article-five`."
    assert found["bears_on"] == [{"role": "answers", "statement": "security-status"}]
    assert found["scenarios"]["not-binding"] == "falls"
    assert found["sources"][0]["date"] == "2022-03-30"


def test_a_statement_of_an_imported_map(argmap: Program) -> None:
    """What its own map says of it is shown too."""
    told = said(argmap, "show", ROOT / "maps" / "peace-week.argmap.yaml", "istanbul.scale-back")
    assert "  √ reason istanbul.troops-move: " in told
    assert "  √ reason fewer-operations: " in told


def test_a_name_that_the_map_does_not_have(argmap: Program) -> None:
    message = "argmap: the map has no statement `scale-bak`; did you mean `scale-back`?\n"
    assert argmap("show", ISTANBUL, "scale-bak") == (2, "", message)
    assert argmap("show", "nowhere.argmap.yaml").code == 2


def test_a_long_line_of_argument(argmap: Program) -> None:
    """Thousands of statements deep, and read all the same."""
    chain = "".join(f"  r{number}: {{text: Text., supports: r{number - 1}}}\n" for number in range(1, 3000))
    argmap.write("m.argmap.yaml", f"argmap: 1\nclaims: {{r0: Text.}}\nreasons:\n{chain}")
    lines = said(argmap, "show", "m.argmap.yaml").splitlines()
    assert lines[-1].strip() == "√ reason r2999: Text."
    assert max(map(len, lines)) < 110
    assert answer(argmap, "show", "m.argmap.yaml")["outline"][-1]["depth"] == 2999


@on_unix
def test_on_a_terminal_lines_are_broken_and_set_in(argmap: Program) -> None:
    told = on_terminal(argmap, "show", ISTANBUL, width=62, env={"NO_COLOR": "1"})
    assert max(map(len, told.splitlines())) <= 62
    assert (
        """
    √ claim little-progress: The talks made little progress
      on Tuesday.
"""
        in told
    )
    assert told.split() == said(argmap, "show", ISTANBUL).split()


@on_unix
def test_deep_down_on_a_narrow_terminal(argmap: Program) -> None:
    chain = "".join(
        f"  r{number}: {{text: Some words., supports: r{number - 1}}}\n" for number in range(1, 99)
    )
    argmap.write("m.argmap.yaml", f"argmap: 1\nclaims: {{r0: Text.}}\nreasons:\n{chain}")
    told = on_terminal(argmap, "show", "m.argmap.yaml", width=30, env={"NO_COLOR": "1"})
    assert told.split() == said(argmap, "show", "m.argmap.yaml").split()
