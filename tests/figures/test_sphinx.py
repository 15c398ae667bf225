"""Figures in documents of Sphinx, built by it as HTML and as text."""

import subprocess
import sys
from pathlib import Path

from .conftest import MAP

_SETTINGS = 'project = "Town"\nextensions = ["argmap.figures.sphinx"]\n'
_INSIDE = "\n".join(f"   {line}" for line in MAP.splitlines())
_PAGE = f"Town\n====\n\n.. argmap:: maps/market.argmap.yaml\n   :scenario: lit\n\n.. argmap::\n\n{_INSIDE}\n"


def build(folder: Path, page: str, builder: str = "html") -> "subprocess.CompletedProcess[str]":
    (folder / "docs" / "conf.py").write_text(_SETTINGS, encoding="utf-8")
    (folder / "docs" / "index.rst").write_text(page, encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-W", "-q", "-b", builder, "docs", builder]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)


def test_a_document_with_maps(folder: Path) -> None:
    ran = build(folder, _PAGE)
    assert ran.returncode == 0, ran.stderr
    html = (folder / "html" / "index.html").read_text(encoding="utf-8")
    assert html.count("<svg") == 2
    assert html.count("The map in words") == 2
    assert "The lights are on" in html


def test_where_there_are_no_drawings_it_is_told_in_words(folder: Path) -> None:
    ran = build(folder, _PAGE, "text")
    assert ran.returncode == 0, ran.stderr
    text = (folder / "text" / "index.txt").read_text(encoding="utf-8")
    assert "√ proposal move-market: The market moves to the old station yard." in text
    assert "svg" not in text


def test_a_map_with_errors_is_told_at_its_line(folder: Path) -> None:
    ran = build(folder, "Town\n====\n\n.. argmap:: maps/none.argmap.yaml\n")
    assert ran.returncode != 0
    assert "index.rst:4: " in ran.stderr
    assert "no such file or directory" in ran.stderr
    both = build(folder, "Town\n====\n\n.. argmap::\n")
    assert "give the path of a map, or a map as the content" in both.stderr
