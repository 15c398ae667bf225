"""Every rule, on maps with the expectation on the line: `# expect: rule-id` at each that is to be flagged.

A folder is a rule: `flagged.yaml`, `clean.yaml`, whatever these import, and `flagged.out`, the report as it
is printed. `UPDATE_SNAPSHOTS=1 python -m pytest tests/rules` writes the reports anew.
"""

import os
import re
from pathlib import Path

import pytest

from argmap.pipeline import Checked, Project
from argmap.reporters import reporter
from argmap.rules import rules

HERE = Path(__file__).parent
FOLDERS = sorted(path.name for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("_"))


def _check(rule: str, name: str) -> Checked:
    return Project(lambda path: (HERE / rule / path).read_bytes()).check(name)


def _marks(text: str) -> list[tuple[int, str]]:
    """The line and the rule of every expectation."""
    return [
        (number, rule)
        for number, line in enumerate(text.splitlines(), 1)
        if (mark := re.search(r"# expect: (.+)", line))
        for rule in mark[1].split()
    ]


def test_every_rule_has_a_folder_and_every_folder_a_rule() -> None:
    assert [rule.id for rule in rules()] == FOLDERS


@pytest.mark.parametrize("rule", FOLDERS)
def test_it_flags_what_is_marked_and_nothing_else(rule: str) -> None:
    checked = _check(rule, "flagged.yaml")
    marks = _marks(checked.tree.text)
    assert sorted((each.span.line, each.rule) for each in checked.diagnostics) == sorted(marks)
    assert rule in {name for _, name in marks}


@pytest.mark.parametrize("rule", FOLDERS)
def test_it_leaves_alone_what_only_looks_like_it(rule: str) -> None:
    checked = _check(rule, "clean.yaml")
    assert not _marks(checked.tree.text)
    assert checked.diagnostics == ()
    assert checked.sound


@pytest.mark.parametrize("rule", FOLDERS)
def test_what_is_printed(rule: str) -> None:
    printed = reporter("text")([_check(rule, "flagged.yaml")], False)
    snapshot = HERE / rule / "flagged.out"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        snapshot.write_text(printed, encoding="utf-8", newline="\n")
    assert printed == snapshot.read_text(encoding="utf-8")
