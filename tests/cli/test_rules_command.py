"""argmap rules and argmap rule: what can be reported, and the page on each."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from argmap.faults import FAULTS, reportable
from argmap.rules import rules

from .conftest import Program

_ROOT = Path(__file__).parents[2]
_SCHEMA = json.loads((_ROOT / "schema" / "rules.schema.json").read_text(encoding="utf-8"))


def test_the_table_has_a_line_for_each(argmap: Program) -> None:
    ran = argmap("rules")
    assert (ran.code, ran.err) == (0, "")
    for each in reportable():
        assert re.search(
            rf"^  {each.id} +{each.severity} +\S.* {re.escape(each.summary)}$", ran.out, re.MULTILINE
        )


def test_json_is_as_its_schema_has_it(argmap: Program) -> None:
    listed = json.loads(argmap("rules", "--output-format", "json").out)
    jsonschema.validate(listed, _SCHEMA)
    assert [each["id"] for each in listed["rules"]] == [each.id for each in rules()]
    assert [each["summary"] for each in listed["faults"]] == [each.summary for each in FAULTS]
    assert {each["id"]: each["on"] for each in listed["rules"]} == {each.id: each.on for each in rules()}


def test_markdown_is_two_tables(argmap: Program) -> None:
    lines = argmap("rules", "--output-format", "markdown").out.splitlines()
    assert sum(line.startswith("## ") for line in lines) == 2
    rows = [line for line in lines if line.startswith("| ")]
    assert len(rows) == len(reportable()) + 2 * 2
    assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1


def test_a_page(argmap: Program) -> None:
    ran = argmap("rule", "self-reference")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[:3] == ["self-reference", "", "Error. A statement is related to itself."]
    assert [line for line in lines if line in _HEADINGS] == _HEADINGS
    assert "    argmap: 1" in lines


_HEADINGS = ["Why it matters", "Flagged", "Clean", "What to do", "When to ignore it"]


@pytest.mark.parametrize("page", sorted(path.stem for path in _ROOT.glob("docs/rules/*-*.md")))
def test_every_page_is_printed_without_its_markup(argmap: Program, page: str) -> None:
    ran = argmap("rule", page)
    assert ran.code == 0
    prose = [line for line in ran.out.splitlines() if not line.startswith("    ")]
    assert not [line for line in prose if re.search(r"^#|\*\*|```|<!--|\]\(", line)]
    source = (_ROOT / "docs" / "rules" / f"{page}.md").read_text(encoding="utf-8")
    for example in re.findall(r"^```\w*\n(.*?)^```$", source, re.MULTILINE | re.DOTALL):
        assert "".join(f"    {line}".rstrip() + "\n" for line in example.splitlines()) in ran.out


def test_headings_are_bold_in_colour(argmap: Program) -> None:
    plain, bold = argmap("rule", "too-deep"), argmap("rule", "too-deep", "--color", "always")
    assert "\x1b[1mtoo-deep\x1b[0m\n\n\x1b[1mError.\x1b[0m Lists" in bold.out
    assert re.sub(r"\x1b\[\d*m", "", bold.out) == plain.out


def test_a_misspelt_id(argmap: Program) -> None:
    assert argmap("rule", "self-refrence") == (
        2,
        "",
        "argmap: there is no rule `self-refrence`; did you mean `self-reference`?\n",
    )


@pytest.mark.parametrize("id", ["x", "", "index", "../../README", "self-reference.md"])
def test_what_is_no_id_at_all(argmap: Program, id: str) -> None:
    ran = argmap("rule", id)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"argmap: there is no rule `{id}`; ")
