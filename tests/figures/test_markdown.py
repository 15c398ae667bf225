"""Figures in Markdown, through Python-Markdown itself."""

from pathlib import Path

import pytest
from markdown import markdown

from argmap.figures import Unusable

from .conftest import MAP

FILE = "```argmap file=docs/maps/market.argmap.yaml\n```\n"


def html(text: str, folder: Path) -> str:
    extensions = ["argmap", "fenced_code"]
    return markdown(text, extensions=extensions, extension_configs={"argmap": {"folder": str(folder)}})


def test_a_map_from_a_file_and_one_in_the_text(folder: Path) -> None:
    found = html(f"# Maps\n\nOne:\n{FILE}\nTwo:\n\n~~~ argmap scenario=lit\n{MAP}~~~\n\nEnd.\n", folder)
    assert found.count('<figure class="argmap"') == 2
    assert found.count("<svg") == 2
    assert "The lights are on" in found
    assert found.startswith("<h1>Maps</h1>\n<p>One:</p>")
    assert found.endswith("<p>End.</p>")
    assert 'id="map-1-move-market"' in found
    assert 'id="map-2-move-market"' in found


def test_blocks_of_other_languages_are_left_alone(folder: Path) -> None:
    shown = html(f"````markdown\n{FILE}````\n\n```yaml\nargmap: 1\n```\n", folder)
    assert "<svg" not in shown
    assert "file=docs/maps/market.argmap.yaml" in shown
    assert "<svg" not in html("```argmap file=docs/maps/market.argmap.yaml\nnever closed\n", folder)


@pytest.mark.parametrize(
    ("block", "why"),
    [
        ("```argmap\n```\n", "a block of argmap names a file, file=PATH, or holds a map"),
        ("```argmap market\n```\n", "`market`: write OPTION=VALUE"),
        ("```argmap file=none.yaml\n```\n", "`none.yaml`: no such file or directory"),
    ],
)
def test_what_can_not_be_drawn_says_why(folder: Path, block: str, why: str) -> None:
    with pytest.raises(Unusable) as raised:
        html(block, folder)
    assert why in str(raised.value)
