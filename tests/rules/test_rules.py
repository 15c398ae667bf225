"""Every rule, on maps with the expectation on the line: `# expect: rule-id` at each that is to be flagged.

A folder is a rule: `flagged.yaml`, `clean.yaml`, whatever these import or read, and `flagged.out`, the report
as it is printed. Where something has a safe fix, `fixed.yaml` is the map after it. Comments in a map say what
it takes to find something in it:

- `# select: rule-id …`: these rules are asked, besides those that are on by default
- `# today: 2022-04-20`: the day of the check; without it, 7 March 2026
- `# fixing`: the map is checked to be fixed
- `# deprecated: field: what to do`: the project's settings deprecate this field

`UPDATE_SNAPSHOTS=1 python -m pytest tests/rules` writes the reports and the fixed maps anew.
"""

import os
import re
from datetime import date as Date
from pathlib import Path

import pytest

from argmap.fixing import mended
from argmap.pipeline import Checked, Project
from argmap.reporters import reporter
from argmap.rules import rules
from argmap.settings import Settings

HERE = Path(__file__).parent
FOLDERS = sorted(path.name for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("_"))


def _project(rule: str, name: str) -> Project:
    text = (HERE / rule / name).read_text(encoding="utf-8")
    said = dict(re.findall(r"(?m)^# (select|today|fixing)\b:?(.*)$", text))
    deprecated = dict(re.findall(r"(?m)^# deprecated: (\S+): (.*)$", text))
    settings = Settings(select=("default", *said.get("select", "").split()), deprecated=deprecated)
    return Project(
        lambda path: (HERE / rule / path).read_bytes(),
        inside=lambda importing, imported: not imported.startswith(".."),
        settings=lambda path: settings,
        today=Date.fromisoformat(said.get("today", "2026-03-07").strip()),
        fixing="fixing" in said,
    )


def _check(rule: str, name: str) -> Checked:
    return _project(rule, name).check(name)


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


@pytest.mark.parametrize("rule", FOLDERS)
def test_what_is_mended(rule: str) -> None:
    project = _project(rule, "flagged.yaml")
    text = project.check("flagged.yaml").tree.text
    after = mended(text, lambda text: project.check_text(text, "flagged.yaml"))
    snapshot = HERE / rule / "fixed.yaml"
    if not after.done:
        assert not snapshot.exists()
        return
    if os.environ.get("UPDATE_SNAPSHOTS"):
        snapshot.write_text(after.text, encoding="utf-8", newline="\n")
    assert after.text == snapshot.read_text(encoding="utf-8")
