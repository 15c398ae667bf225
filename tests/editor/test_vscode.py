"""The extension for Visual Studio Code: it is built and packaged, and asks argmap for what there is."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from argmap import __version__
from argmap.files import is_map

_EXTENSION = Path(__file__).parents[2] / "editors" / "vscode"
_PACKAGE: dict[str, Any] = json.loads((_EXTENSION / "package.json").read_text(encoding="utf-8"))


def test_it_has_the_version_of_argmap() -> None:
    assert _PACKAGE["version"] == __version__
    locked = json.loads((_EXTENSION / "package-lock.json").read_text(encoding="utf-8"))
    assert locked["version"] == __version__


def test_it_asks_for_options_that_there_are() -> None:
    preview = (_EXTENSION / "src" / "preview.ts").read_text(encoding="utf-8")
    asked = re.findall(r'"(--[\w-]+)"', preview)
    assert asked == ["--port", "--no-open"]
    said = subprocess.run(
        [sys.executable, "-m", "argmap", "preview", "--help"], check=True, capture_output=True, text=True
    )
    assert all(option in said.stdout for option in asked)


@pytest.mark.parametrize(
    "text",
    ["argmap: 1", "# a map\r\n\n---\nargmap : 1", "\n" * 4000 + "title: 1", " argmap: 1", "title: argmap: 1"],
)
def test_it_knows_the_maps_that_argmap_knows(text: str) -> None:
    source = (_EXTENSION / "src" / "extension.ts").read_text(encoding="utf-8")
    (beginning,) = re.findall(r"^const BEGINNING = /(.+)/;$", source, re.MULTILINE)
    assert bool(re.match(beginning, text)) == is_map("notes.yaml", text.encode())


def test_its_snippets_are_maps_and_parts_of_maps(tmp_path: Path) -> None:
    snippets = json.loads((_EXTENSION / "snippets.json").read_text(encoding="utf-8"))
    sections = {"A proposal": "proposals", "A reason": "reasons", "An objection": "objections"}
    filled = {name: _filled("\n".join(each["body"])) for name, each in snippets.items()}
    maps = {"A map": filled["A map"]}
    for name, section in sections.items():
        maps[name] = f"argmap: 1\n{section}:\n" + "".join(f"  {line}\n" for line in filled[name].splitlines())
    for name, text in maps.items():
        path = tmp_path / "map.argmap.yaml"
        path.write_text(text, encoding="utf-8")
        ran = subprocess.run(
            [sys.executable, "-m", "argmap", "check", "--output-format", "concise", str(path)],
            check=False,
            capture_output=True,
            text=True,
        )
        found = set(re.findall(r"\[([\w-]+)\]$", ran.stdout, re.MULTILINE))
        assert found <= {"unknown-reference"}, f"{name}: {ran.stdout}"


def _filled(snippet: str) -> str:
    """A snippet as it stands when nobody has changed a word in it."""
    return re.sub(r"\$\{\d+(?::([^{}]*)|\|(\w+)[^}]*\|)\}", lambda found: found[1] or found[2], snippet)


def test_it_is_built_and_packaged() -> None:
    if shutil.which("npm") is None or not (_EXTENSION / "node_modules").is_dir():
        assert not os.environ.get("CI"), "npm ci --prefix editors/vscode"
        pytest.skip("npm ci --prefix editors/vscode")
    ran = subprocess.run(
        ["npm", "run", "package"], cwd=_EXTENSION, check=False, capture_output=True, text=True, timeout=300
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    with zipfile.ZipFile(_EXTENSION / "build" / "argmap.vsix") as packed:
        names = set(packed.namelist())
    assert {"extension/out/extension.js", "extension/snippets.json", "extension/grammar.json"} <= names
    assert not any("node_modules" in name or name.endswith(".ts") for name in names)
