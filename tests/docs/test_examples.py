"""Every example of the manual gives what the manual says."""

import doctest
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date as Date
from pathlib import Path
from typing import Any

import pytest

from argmap import files
from argmap.pipeline import Project
from argmap.settings import Settings

from .examples import PAGES, PICTURES, ROOT, Block, blocks, changed, data, drawn, name

_UNWANTED = ("NO_COLOR", "FORCE_COLOR", "ARGMAP_DOT", "PYTHONUNBUFFERED")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_the_examples_of_a_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "maps", tmp_path / "maps")
    (tmp_path / "argmap.toml").touch()
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    printed: list[tuple[Block, str]] = []
    for block in blocks(page):
        if block.language == "yaml":
            _check(block)
        elif block.language in ("text", "toml") and "file" in block.notes:
            _write(block, block.notes["file"])
        elif block.language == "diff" and "change" in block.notes:
            old = Path(block.notes["change"]).read_text(encoding="utf-8")
            Path(block.notes["file"]).write_text(changed(block, old), encoding="utf-8")
        elif block.language == "console":
            printed.append((block, _run(block)))
            _compare_drawings(block)
        elif block.language == "pycon":
            _interpret(block, names)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        _update(page, printed)
    else:
        for block, text in printed:
            assert text == block.text, f"{block}: `UPDATE_SNAPSHOTS=1 python -m pytest tests/docs` mends it"


def _check(block: Block) -> None:
    """Check a block as the file that it is named, or without a file."""
    if "not a map" in block.notes:
        return
    file = block.notes.get("file", "example.argmap.yaml")
    _write(block, file)
    found = [each.rule for each in _project(block).check(file).diagnostics]
    assert ("clean" in block.notes) != ("expect" in block.notes), f"{block}: say what is expected of it"
    assert found == block.notes.get("expect", "").split(), block


def _write(block: Block, file: str) -> None:
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    Path(file).write_bytes(data(block))


def _project(block: Block) -> Project:
    deprecated = dict.fromkeys(block.notes.get("deprecated", "").split(), "leave it out")
    settings = Settings(select=("default", *block.notes.get("select", "").split()), deprecated=deprecated)
    today = Date.fromisoformat(block.notes["today"]) if "today" in block.notes else None
    return files.project(settings=lambda path: settings, today=today)


def _run(block: Block) -> str:
    """The block as it looks when its commands are run."""
    environment = {key: value for key, value in os.environ.items() if key not in _UNWANTED}
    printed = ""
    for line in block.text.splitlines():
        if not line.startswith("$ "):
            continue
        program, *arguments = shlex.split(line[2:])
        assert program == "argmap", f"{block}: what does not begin with argmap is written as `sh`"
        ran = subprocess.run(
            [sys.executable, "-m", "argmap", *arguments],
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=60,
        )
        said = ran.stdout.decode()
        assert ran.returncode in (0, 1), f"{block}: {said}"
        printed += f"{line}\n{said}"
    return printed


def _compare_drawings(block: Block) -> None:
    """Compare what the commands of a block draw with the pictures of the manual."""
    for picture in drawn(block):
        if os.environ.get("UPDATE_SNAPSHOTS"):
            shutil.copyfile(picture, PICTURES / picture)
        new, old = Path(picture).read_text(encoding="utf-8"), (PICTURES / picture).read_text(encoding="utf-8")
        assert new == old, f"{block}: `UPDATE_SNAPSHOTS=1 python -m pytest tests/docs` draws it anew"


def _interpret(block: Block, names: dict[str, Any]) -> None:
    """Run the lines after `>>>` and compare what they give; names live on from block to block."""
    test = doctest.DocTestParser().get_doctest(block.text, names, str(block), name(block.page), block.line)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    said: list[str] = []
    runner.run(test, out=said.append, clear_globs=False)
    names.update(test.globs)
    assert not runner.failures, "".join(said)


def _update(page: Path, printed: Sequence[tuple[Block, str]]) -> None:
    content = page.read_text(encoding="utf-8")
    for block, text in reversed(printed):
        content = content[: block.start] + text + content[block.end :]
    page.write_text(content, encoding="utf-8", newline="\n")
