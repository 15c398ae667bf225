"""A folder with a map, for documents that show it."""

from pathlib import Path

import pytest

MAP = """\
argmap: 1
title: The market
proposals:
  move-market:
    text: The market moves to the old station yard.
    only_if: power-laid
conditions:
  power-laid: The yard has electricity.
reasons:
  more-room: {text: There is room for forty more stalls., supports: move-market}
scenarios:
  lit: {title: The lights are on, assume: {power-laid: true}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "maps").mkdir(parents=True)
    (tmp_path / "docs" / "maps" / "market.argmap.yaml").write_text(MAP, encoding="utf-8")
    (tmp_path / "argmap.toml").write_text('[views]\nfew = ["--only", "kind=proposal"]\n', encoding="utf-8")
    return tmp_path
