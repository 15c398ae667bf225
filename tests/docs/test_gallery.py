"""The pictures of the gallery are what the commands below them draw today.

`UPDATE_SNAPSHOTS=1 python -m pytest tests/docs/test_gallery.py` draws them anew.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from . import debates
from .examples import PICTURES, ROOT

_DATA = ROOT.parent / "shared" / "data"
_GALLERY = ROOT / "docs" / "gallery.md"
_SHOWN = re.compile(
    r"^!\[(?P<words>[^\]]*)\]\(pictures/(?P<file>gallery-[^)]+)\)\n\n```sh\n(?P<line>.*)\n```$", re.MULTILINE
)
# The map that is made of others, which are not part of this project.
_CONVERTED = "debates.argmap.yaml"
# What a page that shows them all can bear.
_LARGEST = 150_000


class Picture(NamedTuple):
    """A picture of the gallery: what it shows in words, and the command that draws it."""

    words: str
    file: Path
    command: tuple[str, ...]


def _pictures() -> list[Picture]:
    return [
        Picture(shown["words"], PICTURES / shown["file"], tuple(shlex.split(shown["line"])))
        for shown in _SHOWN.finditer(_GALLERY.read_text(encoding="utf-8"))
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the commands are run, with the maps that they name."""
    folder = tmp_path_factory.mktemp("gallery")
    shutil.copytree(ROOT / "maps", folder / "maps")
    (folder / "argmap.toml").touch()
    if _DATA.exists():
        count = debates.write(folder / _CONVERTED, _DATA)
        assert f"A map of {count} statements" in _GALLERY.read_text(encoding="utf-8")
    return folder


@pytest.mark.parametrize("picture", _pictures(), ids=lambda picture: picture.file.stem)
def test_a_picture_is_not_stale(picture: Picture, folder: Path) -> None:
    if _CONVERTED in picture.command and not _DATA.exists():
        pytest.skip("the debates of others are not here: there is no `shared` beside the project")
    program, *arguments = picture.command
    assert program == "argmap"
    drawn = folder / arguments[arguments.index("-o") + 1]
    assert picture.file.name == f"gallery-{drawn.name}"
    environment = {key: value for key, value in os.environ.items() if key != "ARGMAP_DOT"}
    command = [sys.executable, "-m", "argmap", *arguments]
    subprocess.run(command, check=True, cwd=folder, env=environment, stderr=subprocess.PIPE, timeout=60)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        shutil.copyfile(drawn, picture.file)
    assert drawn.read_text(encoding="utf-8") == picture.file.read_text(encoding="utf-8"), "`just gallery`"
    assert drawn.stat().st_size < _LARGEST


def test_the_other_forms_are_drawn(folder: Path) -> None:
    commands = re.findall(r"^argmap .*$", _GALLERY.read_text(encoding="utf-8"), re.MULTILINE)
    shown = {shlex.join(picture.command) for picture in _pictures()}
    others = [command for command in commands if command not in shown]
    assert [Path(command.split()[4]).suffix for command in others] == [".png", ".pdf", ".html"]
    for command in others:
        arguments = shlex.split(command)[1:]
        subprocess.run([sys.executable, "-m", "argmap", *arguments], cwd=folder, timeout=60, check=True)
        assert (folder / arguments[arguments.index("-o") + 1]).stat().st_size


def test_every_picture_has_its_command_and_is_told_in_words_of_its_own() -> None:
    pictures = _pictures()
    assert {picture.file for picture in pictures} == set(PICTURES.glob("gallery-*"))
    assert _GALLERY.read_text(encoding="utf-8").count("](pictures/") == len(pictures)
    told = {picture.words for picture in pictures}
    assert len(told) == len(pictures)
    assert all(len(words.split()) >= 10 for words in told)
