"""A figure: its drawing, what it says in words, and what it refuses."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from argmap.figures import Unusable, figure

from .conftest import MAP

_MARKET = Path("docs/maps/market.argmap.yaml")


def test_the_drawing_and_its_words(folder: Path) -> None:
    found = figure(_MARKET, folder, {})
    assert ElementTree.fromstring(found.svg).tag == "{http://www.w3.org/2000/svg}svg"
    assert found.title == "The market"
    assert found.outline == (
        (0, "? proposal move-market: The market moves to the old station yard."),
        (1, "? only if power-laid: The yard has electricity."),
        (1, "√ reason more-room: There is room for forty more stalls."),
    )
    assert figure(MAP, folder, {}).svg == found.svg


def test_options_are_those_of_render(folder: Path) -> None:
    assert "The lights are on" in figure(_MARKET, folder, {"scenario": "lit"}).svg
    assert len(figure(_MARKET, folder, {"focus": "power-laid"}).outline) == 2
    assert "How to read this map" in figure(_MARKET, folder, {}).svg
    assert "How to read this map" not in figure(_MARKET, folder, {"legend": "no"}).svg
    assert len(figure(_MARKET, folder, {"view": "few"}).outline) == 1
    assert len(figure(_MARKET, folder, {"focus": "power-laid, more-room", "depth": "0"}).outline) == 2


def test_addresses_of_two_figures_on_a_page_are_apart(folder: Path) -> None:
    html = "".join(figure(_MARKET, folder, {}).html(name) for name in ("one", "two"))
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) == len(set(ids)) > 6
    named = re.findall(r'\s(?:xlink:)?href="#([^"]*)"|url\(#([^)]*)\)|labelledby="([^"]*)"', html)
    assert {word for found in named for each in found for word in each.split()} <= set(ids)


def test_words_are_escaped(folder: Path) -> None:
    html = figure(MAP.replace("The yard", "<script>&"), folder, {}).html("x")
    assert "<script>" not in html
    assert "&lt;script&gt;&amp;" in html


@pytest.mark.parametrize(
    ("map", "options", "why"),
    [
        (_MARKET, {"colour": "red"}, "a figure has no option `colour`; there are view, scenario"),
        (_MARKET, {"legend": "false"}, "`legend` is yes or no, not `false`"),
        (_MARKET, {"scenario": "dark"}, "the map has no scenario `dark`"),
        (Path("docs/fair.argmap.yaml"), {}, "`docs/fair.argmap.yaml`: no such file or directory"),
        (MAP.replace("only_if: power-laid", "only_if: power"), {}, "<stdin>:6:14: error: unknown statement"),
    ],
)
def test_what_can_not_be_drawn_says_why(
    folder: Path, map: str | Path, options: dict[str, str], why: str
) -> None:
    with pytest.raises(Unusable) as raised:
        figure(map, folder, options)
    assert why in str(raised.value)
