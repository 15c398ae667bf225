"""Files in the formats of others as `argmap convert` reads them: the map of each, and what is said of it.

A folder of `cases/` is a format. Beside each file is one that ends in `.out`: the map that was printed, and
below it what stood on standard error. `UPDATE_SNAPSHOTS=1 python -m pytest tests/formats` writes them anew.
"""

import os
from pathlib import Path

import pytest
from cli.conftest import Program

CASES = Path(__file__).parent / "cases"
FILES = sorted(
    path for path in CASES.glob("*/*") if path.suffix != ".out" and path.name != "pillars.gsn.yaml"
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_is_made_of_a_file_and_what_is_lost(path: Path) -> None:
    argmap = Program(path.parent)
    ran = argmap("convert", path.name, "--to", "argmap")
    assert ran.code == 0, ran.err
    found = f"{ran.out}---\n{ran.err}"
    kept = path.with_suffix(".out")
    if os.environ.get("UPDATE_SNAPSHOTS"):
        kept.write_text(found, encoding="utf-8")
    assert found == kept.read_text(encoding="utf-8")
