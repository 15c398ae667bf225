"""The page on merging shows what becomes of its example, and what git is told."""

import re
import subprocess
import sys
from pathlib import Path

from argmap.setup import Configuration, Place, steps

from .examples import ROOT, blocks, data

_PAGE = ROOT / "docs" / "merging.md"


def test_the_merged_map_is_what_it_says(tmp_path: Path) -> None:
    files = {block.notes["file"]: data(block) for block in blocks(_PAGE) if "file" in block.notes}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    base, ours, theirs, shown = files
    command = [sys.executable, "-m", "argmap", "merge-driver", base, ours, theirs]
    assert subprocess.run(command, cwd=tmp_path, check=False, timeout=60).returncode == 1
    assert (tmp_path / ours).read_bytes() == files[shown]


def test_git_is_told_what_the_page_says() -> None:
    (step,) = steps(Place(frozenset({".git"})), ["merge-driver"])
    assert isinstance(step.after, Configuration)
    (shown,) = re.findall(r"```sh\n(git config .*?)```", _PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert shown == step.after.commands()
