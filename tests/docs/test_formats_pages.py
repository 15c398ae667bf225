"""The pages of the formats: one for each, with what it loses; and the table of all of them."""

import os
import re

import pytest

from argmap.formats import format_named, names, readable, writable

from .examples import ROOT

_DOCS = ROOT / "docs"


def _row(name: str) -> str:
    format = format_named(name)
    ways = " and ".join(
        way for way, formats in (("read", readable()), ("written", writable())) if name in formats
    )
    endings = " ".join(f"`{each}`" for each in format.ENDINGS)
    return f"| [`{name}`](formats/{name}.md) | {endings} | {format.TITLE} | {ways} |"


def test_the_table_has_all_formats() -> None:
    page = _DOCS / "converting.md"
    content = page.read_text(encoding="utf-8")
    pattern = re.compile(r"(?<=\| format \| files \| is \| ways \|\n\|---\|---\|---\|---\|\n)(?:\|.*\n)*")
    table = "".join(f"{_row(name)}\n" for name in names())
    if os.environ.get("UPDATE_SNAPSHOTS"):
        page.write_text(pattern.sub(lambda found: table, content), encoding="utf-8", newline="\n")
        return
    assert pattern.findall(content) == [table], "`UPDATE_SNAPSHOTS=1 python -m pytest tests/docs` mends it"


@pytest.mark.parametrize("name", names())
def test_a_page_says_what_the_format_loses(name: str) -> None:
    page = _DOCS / "formats" / f"{name}.md"
    content = page.read_text(encoding="utf-8")
    pattern = re.compile(r"(?<=\n## What is lost\n\n)(?:- .*\n)*")
    losses = "".join(f"- {loss}\n" for loss in format_named(name).LOSSES)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        page.write_text(pattern.sub(lambda found: losses, content), encoding="utf-8", newline="\n")
        return
    listed = pattern.findall(content)
    assert listed == ([losses] if losses else []), "`UPDATE_SNAPSHOTS=1 python -m pytest tests/docs` mends it"
