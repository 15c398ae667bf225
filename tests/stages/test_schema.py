"""The JSON Schema of maps, by which editors complete and check; and the one of the report."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator, FormatChecker

from argmap.document import read_document
from argmap.document.schema import json_schema, schema_text
from argmap.reporters import reporter
from argmap.source import read
from stages.documents import DOCUMENTS, spoilt
from stages.marked import Case, cases, check

ROOT = Path(__file__).parents[2]
MAPS = sorted((ROOT / "maps").glob("*.argmap.yaml"))

_SCHEMA = json_schema()
_VALIDATOR = Draft7Validator(_SCHEMA)
_TEMPLATES = sorted((ROOT / "argmap" / "templates").glob("*.yaml"))


def _properties(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that the schema knows, with what it says of it."""
    if isinstance(schema, list):
        for each in schema:
            yield from _properties(each, path)
    elif isinstance(schema, dict):
        for key, each in schema.items():
            if key in ("anyOf", "if", "then"):
                continue  # says which keys must be there, and nothing of what they are
            if key == "properties":
                for name, described in each.items():
                    yield f"{path}/{name}", described
                    yield from _properties(described, f"{path}/{name}")
            elif key == "definitions":
                for name, definition in each.items():
                    yield from _properties(definition, f"{path}/{name}")
            else:
                yield from _properties(each, path)


def test_the_committed_schema_is_the_one_of_the_models() -> None:
    committed = (ROOT / "schema" / "argmap.schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(), "run: argmap schema -o schema/argmap.schema.json"


def test_it_is_a_schema_of_draft_7() -> None:
    assert _SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(_SCHEMA)


def test_it_uses_no_word_of_later_drafts() -> None:
    words = ("$defs", "dependentSchemas", "unevaluatedProperties", "prefixItems", "discriminator", "nullable")
    assert not [word for word in words if f'"{word}"' in schema_text()]


def test_a_reference_stands_alone() -> None:
    """Draft 7 ignores whatever stands beside a reference."""

    def siblings(schema: Any) -> Iterator[Any]:
        if isinstance(schema, dict):
            if "$ref" in schema and len(schema) > 1:
                yield schema
            for each in schema.values():
                yield from siblings(each)
        elif isinstance(schema, list):
            for each in schema:
                yield from siblings(each)

    assert list(siblings(_SCHEMA)) == []


@pytest.mark.parametrize(("path", "described"), list(_properties(_SCHEMA)), ids=str)
def test_every_key_is_explained(path: str, described: dict[str, Any]) -> None:
    assert described.get("description", "")
    if path.startswith("/Expression"):
        return  # these are explained as the forms of one condition
    assert described["title"]
    assert described["examples"]
    alone = Draft7Validator({**described, "definitions": _SCHEMA["definitions"]})
    for example in described["examples"]:
        alone.validate(example)
    if "default" in described:
        alone.validate(described["default"])


def test_every_word_of_a_few_is_explained() -> None:
    words = [
        option
        for _, described in _properties(_SCHEMA)
        for option in described.get("oneOf", [])
        if "const" in option
    ]
    assert {"withdrawn", "scintilla", "one"} <= {option["const"] for option in words}
    assert all(option["description"] for option in words)


@pytest.mark.parametrize("path", MAPS + _TEMPLATES, ids=lambda path: path.name)
def test_maps_and_templates_are_valid(path: Any) -> None:
    _VALIDATOR.validate(read(path.read_bytes()).value)


# --- Schema and models refuse the same documents, but for what a schema can't say: see `json_schema`.

_BEYOND_SCHEMAS = ("there is no day", "can never be", "not `nan`")


def _accepted_by_models(value: Any) -> bool:
    findings = [finding.message for _, finding in read_document(value).findings]
    return all(any(beyond in message for beyond in _BEYOND_SCHEMAS) for message in findings)


@settings(max_examples=100)
@given(DOCUMENTS)
def test_the_schema_accepts_what_the_models_accept(value: Any) -> None:
    assert read_document(value).findings == ()
    _VALIDATOR.validate(value)


@settings(max_examples=400)
@given(spoilt())
def test_the_schema_refuses_what_the_models_refuse(value: Any) -> None:
    assert _VALIDATOR.is_valid(value) == _accepted_by_models(value)


@pytest.mark.parametrize("case", cases("wrong-maps.txt"), ids=lambda case: case.title)
def test_the_schema_refuses_the_mistakes_of_the_other_tests(case: Case) -> None:
    value = read(case.text).value
    assert not read_document(value).findings or not _VALIDATOR.is_valid(value)


@pytest.mark.parametrize(
    "beyond",
    [
        {"date": "2022-02-30"},
        {"claims": {"a": {"text": "A", "only_if": {"at_least": 3, "of": ["b", "c"]}}}},
        {"claims": {"a": {"text": "A", "weight": float("nan")}}},
    ],
)
def test_these_only_the_models_refuse(beyond: dict[str, Any]) -> None:
    value = {"argmap": 1, "claims": {"a": "A"}, **beyond}
    assert _VALIDATOR.is_valid(value)
    assert read_document(value).findings


def test_with_formats_the_schema_knows_the_calendar() -> None:
    strict = Draft7Validator(_SCHEMA, format_checker=FormatChecker(["date"]))
    assert not strict.is_valid({"argmap": 1, "date": "2022-02-30", "claims": {"a": "A"}})


# --- The report

_REPORT = Draft7Validator(json.loads((ROOT / "schema" / "check.schema.json").read_text(encoding="utf-8")))


def test_the_schema_of_the_report_is_a_schema() -> None:
    Draft7Validator.check_schema(_REPORT.schema)


@pytest.mark.parametrize(
    "case", cases("wrong-maps.txt") + cases("broken-yaml.txt"), ids=lambda case: case.title
)
def test_a_report_is_as_its_schema_says(case: Case) -> None:
    checked = check(case.text)
    report = json.loads(reporter("json")([checked], False))
    assert len(report["diagnostics"]) == len(checked.diagnostics)
    _REPORT.validate(report)


def test_a_report_of_nothing_is_as_its_schema_says() -> None:
    _REPORT.validate(json.loads(reporter("json")([], False)))


@pytest.mark.parametrize(
    "key", ["path", "line", "column", "end_line", "end_column", "severity", "rule", "message"]
)
def test_the_schema_of_the_report_misses_what_is_missing(key: str) -> None:
    checked = check("argmap: 1\nclaims: {a: A}\n")
    report = json.loads(reporter("json")([checked], False))
    broken = deepcopy(report)
    del broken["diagnostics"][0][key]
    assert (_REPORT.is_valid(report), _REPORT.is_valid(broken)) == (True, False)
