"""Panels stand in the order of the file, and the legend comes last, where lines lead from one to another."""

import json
from collections.abc import Callable
from typing import Literal

import pytest

from argmap.drawing.diagram import Style, diagram
from argmap.drawing.engine import Engine, run
from argmap.drawing.scene import Scene
from argmap.graph import Graph

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


def _stack(graph: Graph, engine: Engine, direction: Literal["LR", "TB"]) -> list[str]:
    """The panels, from top to bottom, or from left to right."""
    text = diagram(Scene(graph), Style(direction=direction))
    found = json.loads(run(engine, text, "json0").data)["objects"]
    boxes = {each["name"]: [*map(float, each["bb"].split(","))] for each in found if "bb" in each}
    frames = {name: box for name, box in boxes.items() if name.startswith("cluster")}
    left, top = 0, 3
    return sorted(frames, key=lambda name: -frames[name][top] if direction == "LR" else frames[name][left])


@pytest.mark.parametrize("direction", ["LR", "TB"])
def test_panels_keep_their_order(
    graph_of: Callable[[str], Graph], engine: Engine, direction: Literal["LR", "TB"]
) -> None:
    graph = graph_of(_MARKET)
    expected = [*(f"cluster_group.{group}" for group in graph.groups), "cluster_legend"]
    assert _stack(graph, engine, direction) == expected
