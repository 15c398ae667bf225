"""Where everything stands in a drawing, for programs that draw it themselves."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from argmap.drawing.diagram import Style, diagram
from argmap.drawing.engine import Engine, run
from argmap.drawing.scene import Scene

_INCH = 72


class Box(NamedTuple):
    """A place in points, from the upper left corner of the drawing."""

    x: float
    y: float
    width: float
    height: float

    def within(self, outer: "Box") -> "Box":
        """The same place from the upper left corner of another box."""
        return self._replace(x=self.x - outer.x, y=self.y - outer.y)

    def scaled(self, factor: float = 1.0) -> dict[str, int]:
        """The box in whole numbers, so many times as large."""
        return {name: round(value * factor) for name, value in self._asdict().items()}


class Places(NamedTuple):
    """The boxes of cards, gates and other nodes by name, and of groups by id."""

    nodes: Mapping[str, Box]
    groups: Mapping[str, Box]


def places(scene: Scene, engine: Engine) -> Places:
    """Where the engine puts the nodes and the groups; raises EngineError."""
    drawn = run(engine, diagram(scene, Style(legend=False)), "json0")
    answer = json.loads(drawn.data.decode(errors="replace"), strict=False)
    _, _, _, top = map(float, answer["bb"].split(","))
    nodes: dict[str, Box] = {}
    groups: dict[str, Box] = {}
    for each in answer.get("objects", ()):
        if "pos" in each:
            x, y = map(float, each["pos"].split(","))
            width, height = float(each["width"]) * _INCH, float(each["height"]) * _INCH
            nodes[each["name"]] = Box(x - width / 2, top - y - height / 2, width, height)
        elif each["name"].startswith(_GROUP):
            left, low, right, high = map(float, each["bb"].split(","))
            groups[each["name"].removeprefix(_GROUP)] = Box(left, top - high, right - left, high - low)
    return Places(nodes, groups)


_GROUP = "cluster_group."
