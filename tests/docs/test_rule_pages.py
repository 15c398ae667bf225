"""A page for each rule whose id can be printed, and no other; each with both examples."""

from pathlib import Path

import pytest

from argmap.faults import reportable

from .examples import ROOT, blocks

_FOLDER = ROOT / "docs" / "rules"
_PAGES = sorted(path for path in _FOLDER.glob("*.md") if path.stem != "index")
_SECTIONS = ["## Why it matters", "## Flagged", "## Clean", "## What to do", "## When to ignore it"]


def _ids() -> set[str]:
    return {each.id for each in reportable()}


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
    known = {rule.id: severities[rule.severity] for rule in reportable()}
    for page in _PAGES:
        third = page.read_text(encoding="utf-8").splitlines()[2]
        assert third.startswith(known.get(page.stem, severities["error"])), page.stem


def test_the_index_names_every_page_once() -> None:
    index = (_FOLDER / "index.md").read_text(encoding="utf-8")
    for page in _PAGES:
        assert index.count(f"({page.name})") == 1, page.stem
