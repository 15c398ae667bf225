"""A JUnit report, which most programs for continuous integration can show: every map is a suite of tests."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from argmap.diagnostics import Diagnostic, Severity
from argmap.pipeline import Checked
from argmap.reporters import sentence

_FROM_THE_WORST: tuple[Severity, ...] = ("error", "warning", "info")
_LOST_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(results: Sequence[Checked], colour: bool) -> str:
    """An XML document: a rule that found something in a map is a test that failed there."""
    top = ElementTree.Element("testsuites", name="argmap")
    for result in results:
        _add_suite(top, result)
    for count in ("tests", "failures", "errors"):
        top.set(count, str(sum(int(suite.get(count, "0")) for suite in top)))
    ElementTree.indent(top)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(top, encoding="unicode")}\n'


def _add_suite(top: ElementTree.Element, result: Checked) -> None:
    name = _in_xml(result.path)
    suite = ElementTree.SubElement(top, "testsuite", name=name)
    by_rule: dict[str, list[Diagnostic]] = {}
    for each in result.diagnostics:
        by_rule.setdefault(each.rule, []).append(each)
    for rule, found in by_rule.items():
        _tell(ElementTree.SubElement(suite, "testcase", name=rule, classname=name), found)
    if not by_rule:
        ElementTree.SubElement(suite, "testcase", name="nothing wrong", classname=name)
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("*/failure"))))
    suite.set("errors", "0")


def _tell(case: ElementTree.Element, found: list[Diagnostic]) -> None:
    """Put what a rule found into its test; where it is for information alone, the test has not failed."""
    worst = min((each.severity for each in found), key=_FROM_THE_WORST.index)
    if worst == "info":
        told = ElementTree.SubElement(case, "system-out")
    else:
        # Most readers look at one failure of a test, so all that the rule found is in it.
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        message = _in_xml(f"line {found[0].span.line}: {sentence(found[0])}{more}")
        told = ElementTree.SubElement(case, "failure", type=worst, message=message)
    told.text = _in_xml("".join(f"\n{_line(each)}" for each in found) + "\n")


def _line(each: Diagnostic) -> str:
    return f"{each.path}:{each.span.line}:{each.span.column}: {each.severity}: {sentence(each)} [{each.rule}]"


def _in_xml(text: str) -> str:
    """A text without characters that XML has not, or does not keep, such as the name of a file can hold."""
    return _LOST_IN_XML.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
