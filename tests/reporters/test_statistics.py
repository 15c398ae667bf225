"""How often each rule found something."""

import json
from pathlib import Path

import jsonschema
from hypothesis import given

from argmap.diagnostics import Diagnostic, Repair, Severity
from argmap.pipeline import Checked
from argmap.reporters.statistics import counts, report, report_json
from argmap.source import Edit, Span, read

from .conftest import CLEAN, checked, results

_SCHEMA = json.loads(
    (Path(__file__).parents[2] / "schema" / "statistics.schema.json").read_text(encoding="utf-8")
)


def _result(*found: tuple[Severity, str, bool]) -> Checked:
    repair = Repair("delete it", Edit(0, 1, ""))
    diagnostics = (
        Diagnostic("m", Span(1, 1, 1, 2), severity, rule, "so it is", repair=repair if fixable else None)
        for severity, rule, fixable in found
    )
    return Checked("m", None, tuple(diagnostics), False, read("argmap: 1\n"))


def test_the_most_frequent_comes_first() -> None:
    one = _result(("error", "wrong-target", False), ("warning", "unused-ignore", True))
    two = _result(("warning", "unused-ignore", False), ("error", "duplicate-id", False))
    assert (
        report([one, two], False)
        == """\
count  severity  rule           fixable
    2  warning   unused-ignore  1
    1  error     duplicate-id   0
    1  error     wrong-target   0
"""
    )


def test_nothing_where_nothing_was_found() -> None:
    assert report([checked(CLEAN)], False) == ""
    assert json.loads(report_json([checked(CLEAN)], False)) == {"version": 1, "statistics": []}


def test_a_rule_that_is_graded_in_some_maps_has_a_row_for_each_grade() -> None:
    text = CLEAN.replace(", only_if: lease-ends", "")
    graded = checked(text, "two.argmap.yaml", severity={"isolated-statement": "info"})
    assert [each[:3] for each in counts([checked(text), graded])] == [
        (2, "info", "isolated-statement"),
        (2, "warning", "isolated-statement"),
    ]


@given(results())
def test_everything_is_counted_once(results: list[Checked]) -> None:
    plain = json.loads(report_json(results, False))
    jsonschema.validate(plain, _SCHEMA)
    numbers = [each["count"] for each in plain["statistics"]]
    assert sum(numbers) == sum(len(result.diagnostics) for result in results)
    assert numbers == sorted(numbers, reverse=True)
    assert len(report(results, False).splitlines()) == len(numbers) + bool(numbers)
