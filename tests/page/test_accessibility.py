"""axe finds nothing that would keep a reader out, light and dark, wide and narrow."""

import json
from pathlib import Path

import pytest
from machine import missing

from .conftest import Opened
from .reading import suppose

_AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_violation(opened: Opened, colours: str, width: int) -> None:
    if not _AXE.exists():
        missing("its packages: npm ci --prefix tests/page")
    page = opened(color_scheme=colours, viewport={"width": width, "height": 800})
    for step in ("as it opens", "a card", "supposed", "searched"):
        if step == "a card":
            page.goto(page.url.partition("#")[0] + "#scale-back")
        elif step == "supposed":
            suppose(page, "guarantees-work", "fails")
        elif step == "searched":
            page.get_by_role("searchbox").fill("guarantee")
        page.evaluate(_AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run().then(({violations}) => violations)")
        said = [
            (each["id"], each["help"], node["html"][:120], node["failureSummary"])
            for each in found
            for node in each["nodes"]
        ]
        assert not said, f"{step}: {json.dumps(said, indent=1)}"
