"""Figures in a site of MkDocs, built by it."""

import subprocess
import sys
from pathlib import Path

from .conftest import MAP

_SETTINGS = "site_name: Town\nplugins: [argmap]\nmarkdown_extensions: [fenced_code]\n"


def build(folder: Path, **pages: str) -> "subprocess.CompletedProcess[str]":
    (folder / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    for name, text in pages.items():
        path = folder / "docs" / f"{name.replace('_', '/')}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)


def test_a_site_with_maps(folder: Path) -> None:
    page = "# The market\n\n```argmap file=../maps/market.argmap.yaml focus=move-market\n```\n"
    ran = build(folder, index=f"# Town\n\n```argmap\n{MAP}```\n", news_market=page)
    assert ran.returncode == 0, ran.stderr
    for name in ("index.html", "news/market/index.html"):
        html = (folder / "site" / name).read_text(encoding="utf-8")
        assert html.count("<svg") == 1
        assert "The map in words" in html


def test_a_map_with_errors_stops_the_build_and_names_the_page(folder: Path) -> None:
    ran = build(folder, index="```argmap\nargmap: 1\nproposals:\n  a: {text: A., only_if: b}\n```\n")
    assert ran.returncode == 1
    assert "index.md: a map can't be drawn" in ran.stderr
    assert "unknown statement `b`" in ran.stderr
    assert "Traceback" not in ran.stderr
