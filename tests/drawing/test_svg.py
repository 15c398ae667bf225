"""The SVG: everything in its place, and words for those who hear it."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from argmap.drawing.accessibility import FONTS
from argmap.drawing.diagram import Style
from argmap.drawing.engine import Engine
from argmap.drawing.grouping import grouped
from argmap.drawing.metrics import width
from argmap.drawing.scene import Scene
from argmap.graph import Graph
from argmap.views.svg import render

Reader = Callable[[str], Graph]
Box = tuple[float, float, float, float]

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
STYLES = [Style(), Style(direction="TB", theme="dark")]
styled = pytest.mark.parametrize("style", STYLES, ids=["from left to right", "from top to bottom"])


def drawn(graph: Graph, engine: Engine, style: Style = STYLES[0]) -> Element:
    made = render(graph, style, engine)
    assert made.complaints == ()
    return ElementTree.fromstring(made.data)


def of_class(root: Element, name: str) -> Iterator[Element]:
    return (each for each in root.iter(f"{SVG}g") if name in each.get("class", "").split())


def box(element: Element) -> Box:
    points = [tuple(map(float, point.split(","))) for point in element.get("points", "").split()]
    across, along = zip(*points, strict=True)
    return min(across), min(along), max(across), max(along)


def boxes(card: Element) -> list[Box]:
    return [box(each) for each in card.iter(f"{SVG}polygon")]


@styled
def test_no_text_leaves_its_box(graph: Graph, engine: Engine, style: Style) -> None:
    for card in of_class(drawn(graph, engine, style), "am-node"):
        left, top, right, bottom = boxes(card)[0]
        for text in card.iter(f"{SVG}text"):
            x, y, size = (float(text.get(name, "")) for name in ("x", "y", "font-size"))
            assert text.get("text-anchor", "start") == "start"
            broad = width(text.text or "", size, text.get("font-weight") == "bold")
            begin = x - broad if text.get("direction") == "rtl" else x
            assert left + 2 <= begin
            assert begin + broad <= right - 2
            assert top + 2 <= y - 0.7 * size
            assert y + 0.2 * size <= bottom - 2


@styled
def test_no_two_cards_overlap(graph: Graph, engine: Engine, style: Style) -> None:
    cards = [boxes(card)[0] for card in of_class(drawn(graph, engine, style), "am-node")]
    for one, other in combinations(cards, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_panels_are_equally_wide(graph: Graph, engine: Engine) -> None:
    widths = []
    for panel in drawn(graph, engine).iter(f"{SVG}g"):
        if panel.get("class", "").startswith("cluster") and "inside of" not in panel.get("aria-label", ""):
            path = panel.find(f"{SVG}path")
            assert path is not None
            numbers = path.get("d", "").replace("M", "").replace("C", " ").split()
            widths.append([float(pair.split(",")[0]) for pair in numbers])
    assert widths
    assert max(map(max, widths)) - min(map(max, widths)) < 3
    assert max(map(min, widths)) - min(map(min, widths)) < 3


def test_all_cards_are_there_in_file_order_panel_by_panel(graph: Graph, engine: Engine) -> None:
    scene = Scene(graph)
    names = [n for group in (*graph.groups, None) for n in scene.statements if scene.groups[n] == group]
    assert [card.get("id") for card in of_class(drawn(graph, engine), "am-node")] == names


def test_same_map_same_bytes(graph: Graph, engine: Engine) -> None:
    assert render(graph, Style(), engine) == render(graph, Style(), engine)


def test_the_text_is_text(graph: Graph, engine: Engine) -> None:
    root = drawn(graph, engine)
    for name, statement in Scene(graph).statements.items():
        card = next(card for card in of_class(root, "am-node") if card.get("id") == name)
        shown = "".join("".join(text.itertext()) for text in card.iter(f"{SVG}text"))
        assert "".join(statement.text.split()) in "".join(shown.split())


def test_what_is_read_from_right_to_left_begins_at_the_right(graph_of: Reader, engine: Engine) -> None:
    """As a whole: also its line with nothing but a number and a stop, and the name of whoever says it."""
    cards = {each.get("id"): each for each in of_class(drawn(graph_of("letters"), engine), "am-node")}
    for id, has_hebrew in (("he", True), ("far", True), ("ar", False)):
        *_, right, _ = boxes(cards[id])[-1]
        said = [each for each in cards[id].iter(f"{SVG}text") if float(each.get("font-size", "")) >= 12]
        assert said
        for line in said:
            assert line.get("direction") == "rtl"
            assert float(line.get("x", "")) == pytest.approx(right - 6, abs=0.1)
            assert (line.get("textLength") is not None) == has_hebrew
            assert "\N{RIGHT-TO-LEFT MARK}" not in (line.text or "")
    by = next(each for each in cards["he"].iter(f"{SVG}text") if each.text == "מועצת העיר")
    assert by.get("direction") == "rtl"
    assert not [each for each in cards["zh"].iter(f"{SVG}text") if each.get("direction")]


def test_ids_are_one_of_a_kind(graph: Graph, engine: Engine) -> None:
    ids = [found for each in drawn(graph, engine).iter() if (found := each.get("id"))]
    assert len(set(ids)) == len(ids)
    assert {each for each in ids if not each.startswith("_")} == set(Scene(graph).statements)


def test_a_drawing_says_what_it_is(graph_of: Reader, engine: Engine) -> None:
    graph = graph_of("istanbul-talks")
    root = drawn(graph, engine)
    assert root.get("role") == "graphics-document document"
    assert root.get("lang") == "en"
    title, description = root[0], root[1]
    assert (title.tag, title.text, title.get("id")) == (
        f"{SVG}title",
        graph.title,
        root.get("aria-labelledby"),
    )
    assert description.text == (
        "An argument map of 3 questions, 7 proposals, 3 claims, 3 conditions, 7 supports, 3 objections "
        "and 1 rebuttal, in 4 groups."
    )


def test_a_card_says_what_it_is_and_what_it_bears_on(graph_of: Reader, engine: Engine) -> None:
    root = drawn(graph_of("istanbul-talks"), engine)
    card = next(card for card in of_class(root, "am-node") if card.get("id") == "neutrality")
    said = card.get("aria-label", "")
    assert said.startswith("Proposal by Ukraine: Ukraine accepts neutral status. Russia-Ukraine war")
    assert " · 30 Mar: “offered to accept neutral status”. Answers" in said
    assert said.endswith("Answers “security status”. “neutrality” can stand only if “guarantees work” holds.")
    assert card.get("role") == "graphics-symbol"
    assert card.findtext(f"{SVG}title") == said


def test_links_can_be_reached(graph_of: Reader, engine: Engine) -> None:
    root = drawn(graph_of("entangled"), engine)
    (link,) = (each for each in root.iter(f"{SVG}a"))
    assert (link.get(HREF), link.get("target"), link.get("rel")) == (
        "https://example.org/?a=1&b=2",
        "_blank",
        "noopener",
    )
    card = next(card for card in of_class(root, "am-node") if card.get("id") == "p1")
    assert (card.get("role"), link in list(card.iter())) == ("graphics-object", True)


def test_lines_are_not_heard_but_say_what_they_are_when_pointed_at(graph: Graph, engine: Engine) -> None:
    lines = list(of_class(drawn(graph, engine), "edge"))
    for line in lines:
        assert line.get("aria-hidden") == "true"
        assert line.findtext(f"{SVG}title")
    ids = {line.get("id") for line in lines if line.get("id")}
    assert ids == {line.id for line in Scene(graph).lines if line.id}


def test_fonts_widths_and_nothing_active(graph: Graph, engine: Engine) -> None:
    root = drawn(graph, engine)
    assert root.get("font-family") == FONTS
    for each in root.iter():
        assert each.tag.removeprefix(SVG) in {
            *("svg", "title", "desc", "style", "g", "a"),
            *("polygon", "polyline", "path", "ellipse", "text"),
        }
        assert not any(name.startswith("on") or name == "font-family" for name in each.attrib) or each is root
        assert each.get("fill") != "transparent"
    held = [text for text in root.iter(f"{SVG}text") if text.get("textLength")]
    assert held
    for text in held:
        measured = width(text.text or "", float(text.get("font-size", "")), text.get("font-weight") == "bold")
        assert float(text.get("textLength", "")) == pytest.approx(measured, abs=0.06)


@pytest.mark.parametrize(("theme", "count"), [("auto", 1), ("light", 0), ("dark", 0)])
def test_a_dark_screen_is_met_in_the_theme_auto_alone(
    graph_of: Reader, pure: Engine, theme: str, count: int
) -> None:
    graph = graph_of("pakistan-no-trust")
    root = drawn(graph, pure, Style(theme=theme))  # type: ignore[arg-type]
    styles = [style.text or "" for style in root.iter(f"{SVG}style")]
    assert len(styles) == count
    for style in styles:
        assert style.startswith("@supports (color:var(--a)){")
        used = {each.get(name) for each in root.iter() for name in ("fill", "stroke")} - {None, "none"}
        assert all(f'[fill="{colour}"]{{' in style for colour in used)


def test_panels_keep_their_order_though_lines_lead_from_one_to_another(
    graph_of: Reader, engine: Engine
) -> None:
    graph = grouped(graph_of("istanbul-talks"), "question")
    tops = {each.get("id"): min(_along(each)) for each in of_class(drawn(graph, engine), "cluster")}
    wanted = ["_group.progress", "_group.security-status", "_group.crimea-and-donbas", "_rest", "_legend"]
    assert sorted(tops, key=tops.__getitem__) == wanted


def _along(frame: Element) -> list[float]:
    """The heights of the points that a frame is drawn with."""
    (path,) = (each for each in frame if each.tag == f"{SVG}path")
    return [float(each) for each in re.findall(r",(-?[\d.]+)", path.get("d", ""))]
