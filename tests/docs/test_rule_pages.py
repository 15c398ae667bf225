"""A page for each rule whose id can be printed, and no other; each with both examples."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import argmap
from argmap.rules import rules

from .examples import ROOT, blocks

_FOLDER = ROOT / "docs" / "rules"
_PAGES = sorted(path for path in _FOLDER.glob("*.md") if path.stem != "index")
_MAKERS = {"Fault", "_fault", "Judgement"}
"""The functions of `argmap.source` and `argmap.document` that are given the id of a rule."""
_SECTIONS = ["## Why it matters", "## Flagged", "## Clean", "## What to do", "## When to ignore it"]


def _ids_in(path: Path) -> Iterator[str]:
    """The words with hyphens that a module names as a rule: in a call that makes a fault, or as `rule`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        parts: list[ast.expr] = []
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            parts = node.args if name in _MAKERS else []
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "rule":
            parts = [node.value]
        for part in parts:
            for each in ast.walk(part):
                value = each.value if isinstance(each, ast.Constant) else None
                if isinstance(value, str) and value.replace("-", "").isalpha() and "-" in value:
                    yield value


def _ids() -> set[str]:
    package = Path(argmap.__file__).parent
    modules = [*(package / "source").glob("*.py"), *(package / "document").glob("*.py")]
    return {rule.id for rule in rules()} | {each for module in modules for each in _ids_in(module)}


def test_every_id_has_a_page_and_every_page_an_id() -> None:
    assert {page.stem for page in _PAGES} == _ids()


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.stem)
def test_a_page_says_all_that_it_should(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {page.stem}\n\n**")
    assert [line for line in text.splitlines() if line.startswith("## ")] == _SECTIONS
    flagged, _, clean = text.partition("\n## Clean\n")
    rules_of_blocks = [block.notes.get("expect", "").split() for block in blocks(page)]
    assert [page.stem] in [sorted(set(rules)) for rules in rules_of_blocks]
    assert "<!-- expect: " in flagged
    assert "<!-- clean" in clean


def test_a_page_names_its_severity_and_summary() -> None:
    severities = {"error": "**Error.** ", "warning": "**Warning.** ", "info": "**Info.** "}
    known = {rule.id: severities[rule.severity] for rule in rules()}
    for page in _PAGES:
        third = page.read_text(encoding="utf-8").splitlines()[2]
        assert third.startswith(known.get(page.stem, severities["error"])), page.stem


def test_the_index_names_every_page_once() -> None:
    index = (_FOLDER / "index.md").read_text(encoding="utf-8")
    for page in _PAGES:
        assert index.count(f"({page.name})") == 1, page.stem
