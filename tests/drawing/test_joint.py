"""Linked reasons: a box joins a reason and the claims that carry it, and from there it bears on something."""

from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from semantics.maps import maps

from argmap.drawing.caption import captions
from argmap.drawing.diagram import Style, diagram
from argmap.drawing.engine import Engine
from argmap.drawing.scene import Scene
from argmap.drawing.selection import Selection
from argmap.graph import Graph
from argmap.premises import premises
from argmap.relations import Relation
from argmap.semantics.evaluate import evaluate
from argmap.views import view

Reader = Callable[[str], Graph]

PACT = """
proposals: {pact: {text: A pact.}}
claims: {assurances: They did not bind., duty: A duty deters.}
reasons: {deters: {text: It deters., supports: pact, only_if: [assurances, duty]}}
objections: {no-proof: {text: That proves nothing., undercuts: deters}}
"""


def joined(scene: Scene) -> set[tuple[str, str, str]]:
    return {(line.claim, line.reason, line.stroke.name) for line in scene.lines}


def test_one_arrow_from_the_box_plain_lines_to_the_cards_and_the_undercut_at_the_box(
    graph_of: Reader,
) -> None:
    scene = Scene(graph_of(PACT))
    box = "_deters.premises"
    assert joined(scene) == {
        ("pact", box, "SUPPORTS"),
        (box, "deters", "SUPPORTS"),
        (box, "assurances", "SUPPORTS"),
        (box, "duty", "SUPPORTS"),
        (box, "no-proof", "OBJECTS"),
    }
    headless = {line.reason for line in scene.lines if not (line.at_claim or line.at_reason)}
    assert headless == {"deters", "assurances", "duty"}
    assert (scene.gates, scene.points) == ((), {})


def test_all_that_it_joins_stands_in_one_column_behind_it(graph_of: Reader) -> None:
    ranks = Scene(graph_of(PACT)).ranks
    assert len({ranks[name] for name in ("deters", "assurances", "duty", "no-proof")}) == 1
    assert ranks["pact"] < ranks["_deters.premises"] < ranks["deters"]


def test_its_brackets_have_room_in_a_crowd(graph_of: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.drawing.scene._CROWD", 1)
    scene = Scene(graph_of(PACT))
    assert scene.between == 1
    assert [scene.ranks[name] for name in ("pact", "_deters.premises", "deters")] == [0, 1, 3]


def test_a_condition_has_a_gate_as_ever(graph_of: Reader) -> None:
    text = PACT.replace("only_if: [assurances, duty]", "only_if: [assurances, ratified]")
    scene = Scene(graph_of(text + "conditions: {ratified: It is ratified.}\n"))
    assert scene.joints == {}
    assert [gate.words for gate in scene.gates] == [("ONLY", "IF ALL")]


def test_what_else_it_depends_on_has_a_gate_beside_the_box(graph_of: Reader) -> None:
    text = PACT.replace("duty]", "duty], unless: bluff") + "conditions: {bluff: It is a bluff.}\n"
    scene = Scene(graph_of(text))
    assert [(gate.owner, gate.words) for gate in scene.gates] == [("deters", ("UNLESS",))]
    assert list(scene.joints) == ["deters"]


def test_an_objection_is_linked_by_a_box_of_its_own_colour(graph_of: Reader) -> None:
    text = PACT.replace("reasons", "more").replace("supports", "against")
    text = text.split("objections")[0].replace("more", "objections")
    scene = Scene(graph_of(text))
    assert {stroke for _, _, stroke in joined(scene)} == {"OBJECTS"}
    assert 'fillcolor="#8f2318"' in diagram(scene, Style())


@pytest.mark.parametrize(
    ("selection", "cards", "members"),
    [
        (Selection(only={"kind": {"proposal", "reason"}}), ["pact", "deters"], None),
        (Selection(only={"kind": {"reason", "claim"}}), ["assurances", "duty", "deters"], None),
        (Selection(focus=("deters",), depth=0), ["deters"], None),
        (Selection(focus=("deters",)), ["pact", "assurances", "duty", "deters", "no-proof"], 2),
    ],
    ids=["no claim", "nothing to bear on", "alone", "all"],
)
def test_a_box_joins_what_is_drawn(
    graph_of: Reader, selection: Selection, cards: list[str], members: int | None
) -> None:
    scene = Scene(graph_of(PACT), selection=selection)
    assert list(scene.statements) == cards
    assert [len(joint.members) for joint in scene.joints.values()] == ([members] if members else [])


def test_where_there_is_nothing_to_bear_on_a_gate_says_what_it_needs(graph_of: Reader) -> None:
    scene = Scene(graph_of(PACT), selection=Selection(only={"kind": {"reason", "claim"}}))
    assert [gate.words for gate in scene.gates] == [("ONLY", "IF ALL")]


def test_it_is_told_on_each_of_its_cards(graph_of: Reader) -> None:
    said = captions(Scene(graph_of(PACT)))
    together = "“deters”, “assurances” and “duty” bear only together."
    assert said["deters"] == f"Support: It deters. Supports “pact”. {together}"
    assert said["duty"] == f"Claim: A duty deters. {together}"
    assert together not in said["no-proof"] + said["pact"]


def test_the_legend_explains_the_box_where_there_is_one(graph_of: Reader) -> None:
    assert ">bear only together<" in diagram(Scene(graph_of(PACT)), Style())
    assert ">bear only together<" not in diagram(Scene(graph_of("choose-a-database")), Style())


def test_words_in_every_view(graph_of: Reader, snapshot: Callable[[str, str], None]) -> None:
    graph = graph_of("linked")
    for ending in ("dot", "mmd", "txt"):
        drawn = view(ending)(graph, Style(theme="light"), Engine("pure", ""), evaluate(graph))
        snapshot(f"linked.{ending}", drawn.data.decode())


def test_a_circle_of_needs_goes_through_the_box(graph_of: Reader) -> None:
    """The claim that carries a reason needs what waits for that reason: a deadlock, in heavy lines."""
    graph = graph_of(
        "claims: {said: {text: S., only_if: agreed}}\n"
        "reasons: {r: {text: R., supports: p, only_if: said}}\n"
        "proposals: {p: P., agreed: {text: A., only_if: r}}\n"
    )
    scene = Scene(graph, evaluate(graph))
    heavy = {(line.claim, line.reason) for line in scene.lines if line.locked}
    assert heavy >= {("_r.premises", "r"), ("_r.premises", "said"), ("agreed", "_agreed.only_if")}
    assert ("p", "_r.premises") not in heavy


@settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))
@given(graph=maps(largest=9))
def test_every_need_is_drawn_by_a_gate_or_by_a_box(graph: Graph) -> None:
    scene = Scene(graph)
    gates = [gate for gate in scene.gates if gate.id.startswith(f"_{gate.owner}.only_if")]
    asked = {(gate.owner, member) for gate in gates for member in gate.members}
    joined = {(joint.owner, member) for joint in scene.joints.values() for member in joint.members}
    wanted = {(link.source, link.target) for link in graph.links if link.relation is Relation.ONLY_IF}
    assert asked | joined == wanted
    assert not asked & joined
    assert scene.joints.keys() == premises(graph).keys()


@pytest.mark.parametrize("direction", ["LR", "TB"])
def test_each_engine_draws_every_box(
    graph_of: Reader, engine: Engine, direction: Literal["LR", "TB"]
) -> None:
    drawn = view("svg")(graph_of("linked"), Style(direction=direction), engine)
    assert drawn.complaints == ()
    assert drawn.data.count(b">AND</text>") == 4 + 1
    assert drawn.data.count(b'class="node am-joint"') == 4
