"""Where statements stand, as the drawing says it: by a word, a sign and the fill of the band."""

from collections.abc import Callable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from argmap.drawing.diagram import Style, diagram
from argmap.drawing.engine import Engine
from argmap.drawing.palette import DARK, LIGHT
from argmap.drawing.role import Role
from argmap.drawing.scene import Scene
from argmap.drawing.standing import Standing
from argmap.graph import Graph
from argmap.semantics.evaluate import evaluate
from argmap.views.svg import render

Reader = Callable[[str], Graph]
SVG = "{http://www.w3.org/2000/svg}"

TALKS = """\
title: Talks
proposals:
  neutrality: {text: Ukraine becomes neutral., only_if: guarantees-work}
  scale-back: Russia scales back its operations.
conditions:
  guarantees-work: The guarantees work.
objections:
  shelling: {text: The shelling goes on., against: scale-back}
questions:
  deal: Is there a deal?
claims:
  near: {text: A deal is near., answers: deal}
"""
DEADLOCK = """\
groups: {leaders: The leaders' meeting}
proposals:
  meet: {text: The presidents meet., only_if: draft, group: leaders}
conditions:
  draft: {text: The text is ready., only_if: meet, group: leaders}
"""


def drawn(graph: Graph, engine: Engine, style: Style = Style()) -> Element:  # noqa: B008 - it is frozen
    made = render(graph, style, engine, evaluate(graph))
    assert made.complaints == ()
    return ElementTree.fromstring(made.data)


def card(root: Element, name: str) -> Element:
    return next(each for each in root.iter(f"{SVG}g") if each.get("id") == name)


def texts(element: Element) -> list[str]:
    return [each.text or "" for each in element.iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("name", "pill"),
    [
        ("neutrality", "→ depends"),
        ("scale-back", "× falls"),
        ("guarantees-work", "? open"),
        ("shelling", "√ stands"),
    ],
)
def test_a_card_says_where_its_statement_stands(
    graph_of: Reader, engine: Engine, name: str, pill: str
) -> None:
    each = card(drawn(graph_of(TALKS), engine), name)
    assert pill in texts(each)
    assert pill.partition(" ")[2] in (each.get("aria-label") or "").lower()
    assert f"am-{pill.partition(' ')[2]}" in (each.get("class") or "").split()


def test_questions_have_no_standing_and_without_outcomes_nothing_has(
    graph_of: Reader, engine: Engine
) -> None:
    pills = {standing.pill for standing in Standing}
    graph = graph_of(TALKS)
    assert not pills & set(texts(card(drawn(graph, engine), "deal")))
    assert not pills & set(texts(ElementTree.fromstring(render(graph, Style(), engine).data)))


def test_what_falls_is_struck_through_and_its_band_is_empty(graph_of: Reader, pure: Engine) -> None:
    fallen = card(drawn(graph_of(TALKS), pure), "scale-back")
    struck = [
        each.text for each in fallen.iter(f"{SVG}text") if each.get("text-decoration") == "line-through"
    ]
    assert " ".join(filter(None, struck)) == "Russia scales back its operations."
    heading = next(each for each in fallen.iter(f"{SVG}text") if each.text == Role.PROPOSAL.heading)
    assert heading.get("fill") == LIGHT.proposal.strong


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_each_standing_has_a_band_and_a_pill_of_its_own(palette: object) -> None:
    colours = LIGHT if palette is LIGHT else DARK
    bands = {standing: standing.band(colours.proposal, colours) for standing in Standing}
    assert len({bands[Standing.STANDS], bands[Standing.FALLS], bands[Standing.OPEN]}) == 3
    assert bands[Standing.OPEN] == bands[Standing.DEPENDS]
    looks = {(standing.pill_colours(colours), standing.pill) for standing in Standing}
    assert len(looks) == len(Standing)


def test_the_legend_explains_only_the_standings_that_are_there(graph_of: Reader, pure: Engine) -> None:
    said = texts(drawn(graph_of("claims: {a: A., b: {text: B., supports: a}}\n"), pure))
    assert Standing.STANDS.meaning in said
    assert Standing.FALLS.meaning not in said
    assert Standing.OPEN.meaning not in said


def test_a_deadlock_is_told_in_the_title_and_its_gates_are_full(graph_of: Reader, engine: Engine) -> None:
    graph = graph_of(DEADLOCK)
    root = drawn(graph, engine)
    assert "DEADLOCK · each waits for the next" in texts(root)
    gates = [each for each in root.iter(f"{SVG}g") if "am-gate" in (each.get("class") or "").split()]
    fills = {shape.get("fill") for gate in gates for shape in gate.iter(f"{SVG}polygon")}
    assert fills == {LIGHT.condition.strong}
    widths = [
        path.get("stroke-width")
        for line in root.iter(f"{SVG}g")
        if "am-condition" in (line.get("class") or "") and "edge" in (line.get("class") or "")
        for path in line.iter(f"{SVG}path")
    ]
    assert set(widths) == {"2.6"}
    assert (root.findtext(f"{SVG}desc") or "").endswith(
        " In a deadlock, each waiting for the next: “meet”, “draft”."
    )
    assert "DEADLOCK" not in diagram(Scene(graph_of(TALKS), evaluate(graph_of(TALKS))), Style())


def test_the_drawing_says_what_is_supposed(graph_of: Reader, pure: Engine) -> None:
    assert "Scenario: all is well" in texts(
        drawn(graph_of(TALKS), pure, Style(supposed="Scenario: all is well"))
    )
