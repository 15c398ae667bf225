"""The list of faults names whatever the source and the document can find, and the manual says the same."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import argmap
from argmap.faults import FAULTS, Kind, reportable

_DOCS = Path(__file__).parents[1] / "docs" / "rules"
_MAKERS = {"Fault", "_fault", "Judgement"}
"""The functions of `argmap.source` and `argmap.document` that are given the id of a fault."""


def _named_in(path: Path) -> Iterator[str]:
    """The words with hyphens that a module names as a fault: in a call that makes one, or as `rule`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        parts: list[ast.expr] = []
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            parts = node.args if name in _MAKERS else []
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "rule":
            parts = [node.value]
        for each in (inner for part in parts for inner in ast.walk(part)):
            if isinstance(each, ast.Constant) and re.fullmatch("[a-z]+(-[a-z]+)+", str(each.value)):
                yield str(each.value)


def test_the_faults_are_those_that_the_source_and_the_document_name() -> None:
    package = Path(argmap.__file__).parent
    modules = [*package.glob("source/*.py"), *package.glob("document/*.py")]
    assert {each.id for each in FAULTS} == {id for module in modules for id in _named_in(module)}


def test_everything_has_an_id_of_its_own() -> None:
    ids = [each.id for each in reportable()]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.id)
def test_its_page_begins_with_its_severity_and_summary(fault: Kind) -> None:
    lines = (_DOCS / f"{fault.id}.md").read_text(encoding="utf-8").splitlines()
    assert lines[2] == f"**{fault.severity.capitalize()}.** {fault.summary}"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.id)
def test_the_index_of_the_manual_says_the_same(fault: Kind) -> None:
    index = (_DOCS / "index.md").read_text(encoding="utf-8")
    assert f"| [{fault.id}]({fault.id}.md) | {fault.severity} | {fault.summary} |" in index
