"""The report for GitLab has the fields that GitLab's manual demands, and fingerprints that last."""

import json
from typing import Any

import jsonschema
from hypothesis import given

from argmap.pipeline import Checked
from argmap.reporters.gitlab import report

from .conftest import CLEAN, MISTAKEN, checked, results

_PLACE = {
    "type": "object",
    "required": ["line", "column"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
_LOCATION = {
    "type": "object",
    "required": ["path"],
    "oneOf": [{"required": ["lines"]}, {"required": ["positions"]}],
    "properties": {
        "path": {"type": "string", "minLength": 1, "not": {"pattern": "^\\./"}},
        "positions": {
            "type": "object",
            "required": ["begin", "end"],
            "properties": {"begin": _PLACE, "end": _PLACE},
        },
    },
}
_SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "type": {"const": "issue"},
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": _LOCATION,
            "other_locations": {"type": "array", "items": _LOCATION},
        },
    },
}
"""What GitLab documents of these reports, and of the form by Code Climate that they are part of."""


def _issues(results: list[Checked]) -> list[dict[str, Any]]:
    issues: list[dict[str, Any]] = json.loads(report(results, False))
    jsonschema.validate(issues, _SCHEMA)
    return issues


def test_a_clean_map_gives_an_empty_list() -> None:
    assert report([checked(CLEAN)], False) == "[]\n"


def test_one_issue() -> None:
    (issue,) = _issues([checked(CLEAN.replace("only_if: lease-ends", "only_if: lease-end"))])
    del issue["fingerprint"]
    assert issue == {
        "type": "issue",
        "check_name": "unknown-reference",
        "description": "unknown statement `lease-end`; did you mean `lease-ends`?",
        "categories": ["Bug Risk"],
        "severity": "major",
        "location": {
            "path": "maps/office.argmap.yaml",
            "positions": {"begin": {"line": 3, "column": 35}, "end": {"line": 3, "column": 44}},
        },
    }


def test_the_place_that_it_looks_back_to() -> None:
    (issue,) = (each for each in _issues([checked(MISTAKEN)]) if each["check_name"] == "duplicate-key")
    assert issue["other_locations"][0]["positions"]["begin"] == {"line": 8, "column": 5}
    assert issue["description"].endswith("(first in line 8)")


def test_the_same_mistake_in_two_files_has_two_fingerprints() -> None:
    issues = _issues([checked(MISTAKEN, "one.argmap.yaml"), checked(MISTAKEN, "two.argmap.yaml")])
    assert len({each["fingerprint"] for each in issues}) == len(issues) > 10


@given(results())
def test_whatever_is_found_is_an_issue_of_its_own(results: list[Checked]) -> None:
    found = [each for result in results for each in result.diagnostics]
    issues = _issues(results)
    assert len({each["fingerprint"] for each in issues}) == len(found)
    severities = {"error": "major", "warning": "minor", "info": "info"}
    assert [each["severity"] for each in issues] == [severities[each.severity] for each in found]
    assert [each["location"]["path"] for each in issues] == [each.path for each in found]
    for issue, each in zip(issues, found, strict=True):
        assert issue["description"].startswith(each.message)
