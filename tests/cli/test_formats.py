"""The reports for other programs, as argmap check prints them."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from .conftest import CLEAN, ISOLATED, MISSPELT, Program

_SCHEMA = Path(__file__).parents[2] / "schema" / "statistics.schema.json"


def _of_github(text: str) -> list[str]:
    assert all(line.startswith(("::error ", "::warning ")) for line in text.splitlines())
    return [line.partition("title=argmap (")[2].partition(")")[0] for line in text.splitlines()]


def _of_gitlab(text: str) -> list[str]:
    return [each["check_name"] for each in json.loads(text)]


def _of_sarif(text: str) -> list[str]:
    (run,) = json.loads(text)["runs"]
    return [each["ruleId"] for each in run["results"]]


def _of_junit(text: str) -> list[str]:
    return [str(each.get("name")) for each in ElementTree.fromstring(text).iterfind("*/testcase[failure]")]


_READERS: dict[str, Callable[[str], list[str]]] = {
    "github": _of_github,
    "gitlab": _of_gitlab,
    "sarif": _of_sarif,
    "junit": _of_junit,
}
"""For each form what gives the rules that a report names."""


@pytest.mark.parametrize("form", _READERS)
def test_what_is_found_and_how_it_ends(argmap: Program, form: str) -> None:
    argmap.write("good.argmap.yaml", CLEAN)
    ran = argmap("check", "--output-format", form)
    assert (ran.code, _READERS[form](ran.out)) == (0, [])
    argmap.write("wrong.argmap.yaml", MISSPELT)
    ran = argmap("check", "--output-format", form)
    assert (ran.code, _READERS[form](ran.out)) == (1, ["unknown-reference"])
    assert ran.err == "2 maps checked: 1 error\n"


@pytest.mark.parametrize("form", _READERS)
def test_a_file_that_can_not_be_read_leaves_the_report_whole(argmap: Program, form: str) -> None:
    argmap.write("wrong.argmap.yaml", MISSPELT)
    ran = argmap("check", "wrong.argmap.yaml", "nothing.yaml", "--output-format", form, "--color", "always")
    assert (ran.code, _READERS[form](ran.out)) == (2, ["unknown-reference"])
    assert "nothing.yaml" in ran.err


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text here")
@pytest.mark.parametrize("form", _READERS)
def test_a_file_name_that_is_not_utf_8(argmap: Program, form: str) -> None:
    argmap.write(b"caf\xe9, \x07.argmap.yaml", MISSPELT)
    ran = argmap("check", "--output-format", form)
    assert (ran.code, _READERS[form](ran.out)) == (1, ["unknown-reference"])


@pytest.mark.parametrize("form", _READERS)
def test_standard_input_has_the_name_it_is_given(argmap: Program, form: str) -> None:
    name = "maps/office.argmap.yaml"
    ran = argmap("check", "-", "--stdin-filename", name, "--output-format", form, stdin=MISSPELT.encode())
    assert (ran.code, _READERS[form](ran.out)) == (1, ["unknown-reference"])
    assert name in ran.out


def test_statistics(argmap: Program) -> None:
    argmap.write("one.argmap.yaml", MISSPELT)
    argmap.write("two.argmap.yaml", ISOLATED)
    ran = argmap("check", "--statistics")
    assert ran.code == 1
    assert [line.split()[:3] for line in ran.out.splitlines()] == [
        ["count", "severity", "rule"],
        ["2", "warning", "isolated-statement"],
        ["1", "error", "unknown-reference"],
    ]


def test_statistics_for_programs(argmap: Program) -> None:
    argmap.write("m.argmap.yaml", ISOLATED)
    ran = argmap("check", "--statistics", "--output-format", "json")
    found: Any = json.loads(ran.out)
    jsonschema.validate(found, json.loads(_SCHEMA.read_text(encoding="utf-8")))
    assert [(each["rule"], each["count"]) for each in found["statistics"]] == [("isolated-statement", 2)]


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif", "junit"])
def test_statistics_have_two_forms_alone(argmap: Program, form: str) -> None:
    argmap.write("m.argmap.yaml", ISOLATED)
    ran = argmap("check", "--statistics", "--output-format", form)
    assert (ran.code, ran.out) == (2, "")
    assert "--statistics" in ran.err
