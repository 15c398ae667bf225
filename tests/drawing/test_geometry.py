"""Where everything stands in the SVG of every map, read from its polygons, paths and texts alone."""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise, product
from math import dist
from pathlib import Path
from typing import Literal, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from argmap.drawing.diagram import Style
from argmap.drawing.engine import find
from argmap.drawing.metrics import width
from argmap.pipeline import Project
from argmap.semantics.evaluate import evaluate
from argmap.views.svg import render

from .conftest import MAPS

Point = tuple[float, float]

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# Browsers set text up to so much wider than it is measured.
_WIDER = 1.05
# What of a letter is above and below the line it stands on, as parts of its size; capitals hang nowhere.
_ABOVE, _BELOW = 0.72, 0.21
# Places of texts are rounded to tenths of a point.
_SLACK = 0.1


class Box(NamedTuple):
    """What something covers; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "Box") -> bool:
        """Whether the other is wholly in this one."""
        return (
            self.left - _SLACK <= other.left
            and self.top - _SLACK <= other.top
            and other.right <= self.right + _SLACK
            and other.bottom <= self.bottom + _SLACK
        )

    def meets(self, other: "Box") -> bool:
        """Whether they have more than an edge in common."""
        across = min(self.right, other.right) - max(self.left, other.left)
        along = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > _SLACK and along > _SLACK

    @property
    def corners(self) -> tuple[Point, ...]:
        """Its four corners."""
        return tuple(product((self.left, self.right), (self.top, self.bottom)))


class Words(NamedTuple):
    """A line of text, and what it covers."""

    text: str
    box: Box


@dataclass(frozen=True)
class Part:
    """A card, gate, box or frame: its outline, the boxes and the rounded signs in it, and its texts."""

    name: str
    kinds: frozenset[str]
    outline: tuple[Point, ...]
    boxes: tuple[Box, ...]
    signs: tuple[Box, ...]
    words: tuple[Words, ...]

    @property
    def box(self) -> Box:
        """What it covers."""
        return _around(self.outline)


@dataclass(frozen=True)
class Drawing:
    """All that is in an SVG: how large it is, what stands freely on it, and its parts."""

    sheet: Box
    words: tuple[Words, ...]
    parts: tuple[Part, ...]

    def of(self, *kinds: str) -> list[Part]:
        """The parts of some of these kinds."""
        return [part for part in self.parts if part.kinds & set(kinds)]

    def all_words(self) -> list[Words]:
        """Every text of the drawing."""
        return [*self.words, *(words for part in self.parts for words in part.words)]


def _around(points: tuple[Point, ...]) -> Box:
    across, along = zip(*points, strict=True)
    return Box(min(across), min(along), max(across), max(along))


def _points(element: Element) -> tuple[Point, ...]:
    """The corners of a polygon; of a path, and that is no smaller, all points that it is drawn with."""
    numbers = [float(number) for number in _NUMBER.findall(element.get("points") or element.get("d") or "")]
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))


def _words(element: Element) -> Words:
    text = element.text or ""
    x, y, size = (float(element.get(name, "")) for name in ("x", "y", "font-size"))
    broad = width(text, size, element.get("font-weight") == "bold") * _WIDER
    if element.get("direction") == "rtl":
        x -= broad
    left = {"start": x, "middle": x - broad / 2}[element.get("text-anchor", "start")]
    below = 0 if text.isupper() else _BELOW
    return Words(text, Box(left, y - _ABOVE * size, left + broad, y + below * size))


def _own(element: Element) -> Iterator[Element]:
    """What is in a group or in links in it, but not in other groups."""
    for child in element:
        if child.tag == f"{_SVG}a":
            yield from _own(child)
        elif child.tag != f"{_SVG}g":
            yield child


def _part(group: Element) -> Part:
    own = list(_own(group))
    outlines = [each for each in own if each.tag in (f"{_SVG}polygon", f"{_SVG}path")]
    polygons = [_points(each) for each in outlines if each.tag == f"{_SVG}polygon"]
    # What is rounded is drawn twice where it is filled and has a border.
    rounded = dict.fromkeys(_around(_points(each)) for each in outlines if each.tag == f"{_SVG}path")
    return Part(
        group.get("id", ""),
        frozenset(group.get("class", "").split()),
        _points(outlines[0]) if outlines else (),
        tuple(map(_around, polygons)),
        tuple(rounded),
        tuple(_words(each) for each in own if each.tag == f"{_SVG}text" and (each.text or "").strip()),
    )


def _read(svg: bytes) -> Drawing:
    root = ElementTree.fromstring(svg)
    whole = root.find(f"{_SVG}g")
    assert whole is not None
    moved = re.fullmatch(r"scale\(1 1\) rotate\(0\) translate\((\S+) (\S+)\)", whole.get("transform", ""))
    assert moved, "all else is read as if it were only moved"
    left, top, broad, tall = map(float, root.get("viewBox", "").split())
    right, down = float(moved[1]), float(moved[2])
    sheet = Box(left - right, top - down, left - right + broad, top - down + tall)
    free = tuple(_words(each) for each in _own(whole) if each.tag == f"{_SVG}text")
    groups = [group for group in whole.iter(f"{_SVG}g") if group is not whole]
    assert all(group.get("transform") is None for group in groups)
    return Drawing(sheet, free, tuple(map(_part, groups)))


@cache
def _drawn(
    path: Path,
    cards: Literal["full", "compact"],
    direction: Literal["LR", "TB"],
    engine: Literal["pure", "system"],
) -> Drawing:
    graph = Project(lambda name: Path(name).read_bytes()).check(path.as_posix()).graph
    assert graph is not None
    style = Style(theme="light", cards=cards, direction=direction)
    made = render(graph, style, find(engine), evaluate(graph))
    assert made.complaints == ()
    return _read(made.data)


@pytest.fixture(params=MAPS, ids=lambda path: path.name.partition(".")[0], scope="module")
def path(request: pytest.FixtureRequest) -> Path:
    """Each of the maps."""
    assert isinstance(request.param, Path)
    return request.param


@pytest.fixture(params=["pure", "system"], scope="module")
def drawing(
    path: Path,
    cards: Literal["full", "compact"],
    direction: Literal["LR", "TB"],
    request: pytest.FixtureRequest,
) -> Drawing:
    """Each of the maps, drawn with its verdicts in each way by each of the engines."""
    if request.param == "system" and not shutil.which("dot") and os.environ.get("CI") != "true":
        pytest.skip("this machine has no Graphviz of its own")
    return _drawn(path, cards, direction, request.param)


@pytest.fixture(params=["full", "compact"], scope="module")
def cards(request: pytest.FixtureRequest) -> str:
    """Cards with all that is on them, and cards in few words."""
    return str(request.param)


@pytest.fixture(params=["LR", "TB"], scope="module")
def direction(request: pytest.FixtureRequest) -> str:
    """From left to right, and from top to bottom."""
    return str(request.param)


def _within(shape: tuple[Point, ...], point: Point) -> bool:
    """Whether a point is in a convex shape: on the same side of all its edges."""
    x, y = point
    distances = [
        ((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])) / dist(a, b) for a, b in pairwise(shape)
    ]
    return min(distances) >= -_SLACK or max(distances) <= _SLACK


def test_all_is_on_the_sheet(drawing: Drawing) -> None:
    boxes = [part.box for part in drawing.parts if part.outline]
    assert [box for box in boxes if not drawing.sheet.holds(box)] == []
    assert [words for words in drawing.all_words() if not drawing.sheet.holds(words.box)] == []


def test_no_text_leaves_its_card(drawing: Drawing) -> None:
    cards = drawing.of("am-node")
    assert cards
    for card in cards:
        assert [words for words in card.words if not card.box.holds(words.box)] == [], card.name


def test_no_text_leaves_its_frame(drawing: Drawing) -> None:
    frames = drawing.of("cluster")
    assert frames
    for frame in frames:
        assert [words for words in frame.words if not frame.box.holds(words.box)] == [], frame.name


def test_no_card_is_over_another(drawing: Drawing) -> None:
    cards = drawing.of("am-node", "am-gate")
    over = [(one.name, other.name) for one, other in combinations(cards, 2) if one.box.meets(other.box)]
    assert over == []


def test_no_text_is_over_another(drawing: Drawing) -> None:
    texts = sorted(drawing.all_words(), key=lambda words: words.box.top)
    over = [(one.text, other.text) for one, other in combinations(texts, 2) if one.box.meets(other.box)]
    assert over == []


def test_pills_and_badges_are_in_their_card_and_hold_their_words(drawing: Drawing) -> None:
    found = 0
    for card in drawing.of("am-node"):
        paper = card.boxes[-1]
        for sign in card.signs:
            assert paper.holds(sign), card.name
            touched = [words for words in card.words if words.box.meets(sign)]
            assert len(touched) == 1, (card.name, touched)
            assert sign.holds(touched[0].box), (card.name, touched)
            found += 1
    assert found


def test_no_sign_is_over_another(drawing: Drawing) -> None:
    for card in drawing.of("am-node"):
        assert not any(one.meets(other) for one, other in combinations(card.signs, 2)), card.name


def test_the_words_of_a_gate_are_in_its_shape(drawing: Drawing) -> None:
    for gate in drawing.of("am-gate"):
        assert gate.words, gate.name
        for words in gate.words:
            assert all(_within(gate.outline, corner) for corner in words.box.corners), (gate.name, words)


def test_every_card_is_in_a_frame_and_in_no_two_that_stand_apart(drawing: Drawing) -> None:
    frames = [panel.box for panel in drawing.of("am-panel")]
    for card in drawing.of("am-node", "am-gate"):
        around = [frame for frame in frames if frame.meets(card.box)]
        assert around, card.name
        assert all(frame.holds(card.box) for frame in around), card.name
