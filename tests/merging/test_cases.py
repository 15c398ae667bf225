"""Maps that were changed on two sides, and what becomes of them: `cases/` shows it, to be read as prose."""

import os
import re
from pathlib import Path

import pytest

from argmap.merging import merged

_CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
_PART = re.compile(r"^=== (?P<name>[a-z]+)\n(?P<text>.*?)(?=^=== [a-z]+$|\Z)", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("path", _CASES, ids=lambda path: path.stem)
def test_what_becomes_of_two_changes(path: Path) -> None:
    whole = path.read_text(encoding="utf-8")
    parts = {part["name"]: part["text"] for part in _PART.finditer(whole)}
    base, ours, theirs = (parts[each].encode() for each in ("base", "ours", "theirs"))
    result = merged(base, ours, theirs)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        before = whole.partition("=== merged\n")[0]
        path.write_bytes(before.encode() + b"=== merged\n" + result.data)
    else:
        assert result.data.decode() == parts["merged"]
    assert bool(result.conflicts) == (b"<<<<<<< ours\n" in result.data)
