"""Edits of real maps, and what is said of them: `NAME.edit` is what to replace, `NAME.out` the report."""

import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from cli.conftest import Program

_EDITS = sorted((Path(__file__).parent / "edits").glob("*.edit"))
_MAPS = Path(__file__).parents[2] / "maps"
_HUNK = re.compile(r"^<<<<\n(.*?)^====\n(.*?)^>>>>\n", re.DOTALL | re.MULTILINE)


class Edit(NamedTuple):
    """The map before and after."""

    old: str
    new: str


def edit(path: Path) -> Edit:
    """Read an edit: a line `MAP: what it shows`, then what stands in the map, and what takes its place."""
    head, _, hunks = path.read_text(encoding="utf-8").partition("\n")
    old = (_MAPS / f"{head.partition(':')[0]}.argmap.yaml").read_text(encoding="utf-8")
    new = old
    for gone, come in _HUNK.findall(hunks):
        assert new.count(gone) == 1, gone
        new = new.replace(gone, come)
    return Edit(old, new)


def test_there_are_twenty_edits() -> None:
    assert len(_EDITS) >= 20


@pytest.mark.parametrize("path", _EDITS, ids=lambda path: path.stem)
def test_what_is_said_of_an_edit(argmap: Program, path: Path) -> None:
    both = edit(path)
    argmap.write("old.argmap.yaml", both.old)
    argmap.write("new.argmap.yaml", both.new)
    ran = argmap("diff", "old.argmap.yaml", "new.argmap.yaml")
    said = ran.out + ran.err
    expected = path.with_suffix(".out")
    if os.environ.get("UPDATE_SNAPSHOTS"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    assert ran.code == (0 if said == "no change in meaning\n" else 1)
