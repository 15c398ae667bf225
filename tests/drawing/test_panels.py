"""Panels stand in the order of the file, and the legend comes last, where lines lead from one to another."""

import json
from collections.abc import Callable
from typing import Literal
from xml.etree import ElementTree

import pytest

from argmap.drawing.diagram import Style, diagram
from argmap.drawing.engine import Engine, run
from argmap.drawing.scene import Scene
from argmap.graph import Graph

_SVG = "{http://www.w3.org/2000/svg}"

_MARKET = """\
groups: {place: Place, rent: Rent, traders: What traders fear, days: Days, town: What the town fears}
proposals:
  move-market: {text: The market moves to the station., group: place}
  lower-rent: {text: The rent is lowered., group: rent}
  wednesdays: {text: There is a market on Wednesdays., group: days}
conditions:
  dry: {text: The days are dry., group: days}
  agreed: {text: The council agrees., group: rent}
  lit: {text: The station is lit., group: place}
objections:
  poorer-goods: {text: Cheap stalls bring poor goods., group: traders, against: lower-rent}
  no-parking: {text: At the station nobody can park., group: town, against: move-market}
"""


def _frames(graph: Graph, engine: Engine, direction: Literal["LR", "TB"]) -> dict[str, list[float]]:
    """The left, lower, right and upper edge of each panel."""
    text = diagram(Scene(graph), Style(direction=direction))
    found = json.loads(run(engine, text, "json0").data)["objects"]
    boxes = {each["name"]: [*map(float, each["bb"].split(","))] for each in found if "bb" in each}
    return {name: box for name, box in boxes.items() if name.startswith("cluster")}


def _stack(graph: Graph, engine: Engine, direction: Literal["LR", "TB"]) -> list[str]:
    """The panels, from top to bottom, or from left to right."""
    frames = _frames(graph, engine, direction)
    left, top = 0, 3
    return sorted(frames, key=lambda name: -frames[name][top] if direction == "LR" else frames[name][left])


@pytest.mark.parametrize("direction", ["LR", "TB"])
def test_panels_keep_their_order(
    graph_of: Callable[[str], Graph], engine: Engine, direction: Literal["LR", "TB"]
) -> None:
    graph = graph_of(_MARKET)
    expected = [*(f"cluster_group.{group}" for group in graph.groups), "cluster_legend"]
    assert _stack(graph, engine, direction) == expected


@pytest.mark.parametrize("map", [_MARKET, "groups: {g: G}\nclaims: {a: {text: A, group: g}}\n"])
def test_the_title_begins_where_the_panels_do(
    graph_of: Callable[[str], Graph], engine: Engine, map: str
) -> None:
    graph = graph_of(map)._replace(title="A market")
    style = Style(legend=False)
    drawing = ElementTree.fromstring(run(engine, diagram(Scene(graph), style), "svg").data)
    title = next(each for each in drawing.iter(f"{_SVG}text") if each.text == graph.title)
    shown = json.loads(run(engine, diagram(Scene(graph), style), "json0").data)["objects"]
    left = min(float(each["bb"].split(",")[0]) for each in shown if "bb" in each)
    assert float(title.attrib["x"]) == pytest.approx(left + 2, abs=1)
