"""The SVG that Graphviz writes, read back as outlines, texts and links for printing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from xml.etree import ElementTree

from argmap.drawing import metrics
from argmap.drawing.label import LEFTWARD

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
# How far the handles of four curves that make an ellipse stand off, as a part of its radius.
_ROUND = 0.5523

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Outline:
    """A line or an area: a start, then one point for each straight line or three for each curve."""

    start: Point
    steps: tuple[tuple[Point, ...], ...]
    fill: str | None
    stroke: str | None
    stroke_width: float
    dashes: tuple[float, ...]


@dataclass(frozen=True)
class Text:
    """One line of text; `anchor` says whether it starts, ends or has its middle at the place.

    What is `leftward` is read from right to left.
    """

    place: Point
    anchor: str
    text: str
    size: float
    bold: bool
    struck: bool
    fill: str
    leftward: bool = False

    @property
    def width(self) -> float:
        """How wide it is in Arial's widths."""
        return metrics.width(self.text, self.size, self.bold)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.place[0] - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width


@dataclass(frozen=True)
class Link:
    """An area that leads to a web address."""

    url: str
    area: Box


@dataclass(frozen=True)
class Sheet:
    """A drawing of that size in points, measured from its upper left corner, in painting order."""

    size: Point
    marks: tuple[Outline | Text, ...]
    links: tuple[Link, ...]

    @property
    def text(self) -> str:
        """Everything written on the sheet."""
        return "\n".join(mark.text for mark in self.marks if isinstance(mark, Text))


@dataclass(frozen=True)
class Page:
    """An SVG of Graphviz and what is in it, on a page of that size in points.

    It is made smaller by `scale`, and its upper left corner is moved by `margin`. `picture` is a PNG of it,
    to be shown instead.
    """

    svg: bytes
    drawing: Sheet
    size: Point
    scale: float = 1.0
    margin: Point = (0.0, 0.0)
    picture: bytes | None = None


def page(svg: bytes) -> Page:
    """A drawing on a page that is as large."""
    drawing = read(svg)
    return Page(svg, drawing, drawing.size)


def read(svg: bytes) -> Sheet:
    """Read what Graphviz wrote as SVG."""
    root = ElementTree.fromstring(svg)
    graph = root.find(f"{_SVG}g")
    if graph is None:
        raise ValueError("this SVG is not from Graphviz: it has no graph in it")
    scale, _, _, right, down = map(float, _NUMBER.findall(graph.get("transform", "")))
    frame = _Frame(scale, right, down)
    marks = tuple(mark for element in graph.iter() for mark in frame.marks(element))
    links = tuple(
        Link(anchor.get(_HREF, ""), area)
        for anchor in graph.iter(f"{_SVG}a")
        if anchor.get(_HREF) and (area := frame.area(anchor))
    )
    width, height = (float(_NUMBER.findall(root.get(side, "0"))[0]) for side in ("width", "height"))
    return Sheet((width, height), marks, links)


@dataclass(frozen=True)
class _Frame:
    """Graphviz' coordinates, turned into points from the upper left corner."""

    scale: float
    right: float
    down: float

    def marks(self, element: ElementTree.Element) -> Iterator[Outline | Text]:
        match element.tag.removeprefix(_SVG):
            case "polygon" | "polyline":
                start, *others = self.points(element.get("points", ""))
                yield self.outline(element, start, tuple((point,) for point in others))
            case "path":
                start, *others = self.points(element.get("d", ""))
                steps = zip(others[0::3], others[1::3], others[2::3], strict=True)
                yield self.outline(element, start, tuple(steps))
            case "ellipse":
                yield self.outline(element, *self.ellipse(element))
            case "text" if (element.text or "").strip():
                yield self.text(element)

    def points(self, numbers: str) -> list[Point]:
        values = [float(number) for number in _NUMBER.findall(numbers)]
        return [self.point(x, y) for x, y in zip(values[0::2], values[1::2], strict=True)]

    def point(self, x: float, y: float) -> Point:
        return (x + self.right) * self.scale, (y + self.down) * self.scale

    def outline(
        self, element: ElementTree.Element, start: Point, steps: tuple[tuple[Point, ...], ...]
    ) -> Outline:
        dashes = tuple(
            float(number) * self.scale for number in _NUMBER.findall(element.get("stroke-dasharray", ""))
        )
        width = float(element.get("stroke-width", "1")) * self.scale
        return Outline(start, steps, _paint(element, "fill"), _paint(element, "stroke"), width, dashes)

    def ellipse(self, element: ElementTree.Element) -> tuple[Point, tuple[tuple[Point, ...], ...]]:
        x, y, rx, ry = (float(element.get(name, "0")) for name in ("cx", "cy", "rx", "ry"))
        turns = ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 0))
        steps = tuple(
            tuple(
                self.point(x + rx * (across + _ROUND * lean_x), y + ry * (along + _ROUND * lean_y))
                for (across, along), (lean_x, lean_y) in ((here, there), (there, here), (there, (0, 0)))
            )
            for here, there in pairwise(turns)
        )
        return self.point(x + rx, y), steps

    def text(self, element: ElementTree.Element) -> Text:
        words = element.text or ""
        return Text(
            self.point(float(element.get("x", "0")), float(element.get("y", "0"))),
            element.get("text-anchor", "start"),
            words.strip(LEFTWARD),
            float(element.get("font-size", "14")) * self.scale,
            element.get("font-weight") == "bold",
            element.get("text-decoration") == "line-through",
            _paint(element, "fill") or "black",
            words.startswith(LEFTWARD),
        )

    def area(self, anchor: ElementTree.Element) -> Box | None:
        """The box around the filled areas and texts of a link; around a bare line it would cover others."""
        corners = [corner for part in anchor.iter() for mark in self.marks(part) for corner in _corners(mark)]
        if not corners:
            return None
        across, along = zip(*corners, strict=True)
        return min(across), min(along), max(across), max(along)


def _corners(mark: Outline | Text) -> Iterator[Point]:
    if isinstance(mark, Text):
        yield mark.left, mark.place[1] - mark.size
        yield mark.left + mark.width, mark.place[1]
    elif mark.fill:
        yield from (mark.start, *chain.from_iterable(mark.steps))


def _paint(element: ElementTree.Element, name: str) -> str | None:
    colour = element.get(name, "black" if name == "fill" else "none")
    return None if colour in {"none", "transparent"} else colour
