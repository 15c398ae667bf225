"""The pictures of the manual are what argmap draws today of the maps beside them."""

import os
from pathlib import Path

import pytest

import argmap

from .examples import PAGES, PICTURES, Block, blocks, data
from .examples import drawn as drawn_by

_PICTURED = [block for page in PAGES for block in blocks(page) if "picture" in block.notes]


@pytest.mark.parametrize("block", _PICTURED, ids=lambda block: block.notes["picture"])
def test_a_picture_is_not_stale(block: Block, tmp_path: Path) -> None:
    path = tmp_path / "map.argmap.yaml"
    path.write_bytes(data(block))
    picture = PICTURES / block.notes["picture"]
    drawn = argmap.render(argmap.load(path), picture.suffix[1:], engine="pure")
    if os.environ.get("UPDATE_SNAPSHOTS"):
        PICTURES.mkdir(exist_ok=True)
        picture.write_bytes(drawn)
    assert picture.read_bytes() == drawn, "`UPDATE_SNAPSHOTS=1 python -m pytest tests/docs` draws it anew"


def test_every_picture_is_drawn_of_a_map_in_the_manual_and_shown() -> None:
    drawn = {block.notes["picture"] for block in _PICTURED}
    drawn |= {each for page in PAGES for block in blocks(page) for each in drawn_by(block)}
    pictures = {path.name for path in PICTURES.iterdir() if not path.name.startswith("gallery-")}
    assert drawn == {each for each in pictures if not each.endswith(".png")}  # those are taken of screens
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert all(f"pictures/{picture})" in text for picture in pictures)
