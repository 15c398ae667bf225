"""The JUnit report, read by a program that reads such reports."""

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import junitparser
from hypothesis import given

from argmap.pipeline import Checked
from argmap.reporters.junit import report

from .conftest import CLEAN, MISTAKEN, checked, results

_ISOLATED = CLEAN.replace(", only_if: lease-ends", "")


def _suites(results: list[Checked]) -> list[Any]:
    read = junitparser.JUnitXml.fromstring(report(results, False).encode())
    assert isinstance(read, junitparser.JUnitXml)
    suites = list(read)
    assert (read.tests, read.failures) == tuple(
        sum(getattr(each, name) for each in suites) for name in ("tests", "failures")
    )
    for suite in suites:
        assert suite.tests == len(list(suite))
        assert suite.failures == sum(not case.is_passed for case in suite)
        assert suite.errors == 0
    return suites


def _failures(suite: Any) -> Iterator[tuple[str, str, str]]:
    for case in suite:
        for failure in case.result:
            yield case.name, failure.type, failure.message


def test_a_clean_map_is_a_test_that_passed() -> None:
    (suite,) = _suites([checked(CLEAN)])
    assert suite.name == "maps/office.argmap.yaml"
    assert [(case.name, case.classname, case.is_passed) for case in suite] == [
        ("nothing wrong", "maps/office.argmap.yaml", True)
    ]


def test_every_map_is_a_suite_and_every_rule_that_found_something_a_test() -> None:
    one, two, three = _suites([checked(CLEAN, "one"), checked(MISTAKEN, "two"), checked(_ISOLATED, "three")])
    assert [suite.name for suite in (one, two, three)] == ["one", "two", "three"]
    rules = [case.name for case in two]
    assert len(set(rules)) == len(rules) > 4
    assert not any(case.is_passed for case in two)
    ((rule, severity, message),) = _failures(three)
    assert (rule, severity) == ("isolated-statement", "warning")
    assert message.startswith("line 3: ")
    assert message.endswith("(and 1 more)")


def test_a_failure_holds_all_that_its_rule_found() -> None:
    result = checked(MISTAKEN)
    (suite,) = _suites([result])
    said = {case.name: case.result[0].text for case in suite}
    for each in result.diagnostics:
        assert (
            f"{each.path}:{each.span.line}:{each.span.column}: {each.severity}: {each.message}"
            in said[each.rule]
        )
    assert "(first in line 8)" in said["duplicate-key"]


def test_what_is_only_for_information_is_no_failure() -> None:
    (suite,) = _suites([checked(_ISOLATED, severity={"isolated-statement": "info"})])
    (case,) = suite
    assert case.is_passed
    assert "info: " in case.system_out


@given(results())
def test_whatever_is_found_is_xml_and_arrives(results: list[Checked]) -> None:
    suites = _suites(results)
    assert [suite.name for suite in suites] == [_shown(each.path) for each in results]
    for suite, result in zip(suites, results, strict=True):
        cases = {case.name: case for case in suite}
        assert set(cases) == ({each.rule for each in result.diagnostics} or {"nothing wrong"})
        for each in result.diagnostics:
            element = cases[each.rule]._elem
            assert _shown(each.message) in "".join(element.itertext())


def test_characters_that_xml_does_not_know_are_spelt_out() -> None:
    bell = [checked(CLEAN, "a\x07b\ud800c\ufffe.argmap.yaml")]
    assert (
        ElementTree.fromstring(report(bell, False))[0].get("name")
        == "a<U+0007>b<U+D800>c<U+FFFE>.argmap.yaml"
    )


def _shown(text: str) -> str:
    """What XML 1.0 has of a text, by its own list of characters."""
    ranges = [(0x9, 0xA), (0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF)]
    known = {each for each in text if any(low <= ord(each) <= high for low, high in ranges)}
    return "".join(each if each in known else f"<U+{ord(each):04X}>" for each in text)
