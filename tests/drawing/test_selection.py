"""A part of a map is drawn, and boxes say what else there is."""

from collections.abc import Callable, Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from semantics.maps import maps

from argmap.drawing.diagram import Style, diagram
from argmap.drawing.line import Stroke
from argmap.drawing.scene import Scene
from argmap.drawing.selection import Selection
from argmap.graph import Graph
from argmap.semantics.evaluate import evaluate

Reader = Callable[[str], Graph]

MARKET = """
parties: {town: The town, traders: The traders}
groups: {place: The place, money: {title: Money, within: place}, other: Other things}
questions: {where: {text: Where to?, group: place}}
proposals:
  yard: {text: To the yard., answers: where, only_if: [cable, drains], by: town}
  stay: {text: It stays., answers: where, by: traders, tags: now}
  loan: {text: The town borrows., group: money, in_exchange_for: yard}
conditions: {cable: A cable is laid., drains: The drains hold.}
reasons: {room: {text: There is room., supports: yard, by: town}}
objections:
  far: {text: It is far., against: yard}
  bus: {text: There is a bus., against: far}
claims: {rain: {text: It rains., group: other}}
"""


def scene(graph: Graph, **selection: object) -> Scene:
    return Scene(graph, evaluate(graph), Selection(**selection))  # type: ignore[arg-type]


def boxes(scene: Scene) -> Mapping[str, tuple[str, ...]]:
    return {stub.id: stub.lines for stub in scene.stubs}


def test_everything_without_a_selection(graph_of: Reader) -> None:
    assert scene(graph_of(MARKET)).stubs == ()


def test_what_is_near_a_statement(graph_of: Reader) -> None:
    near = scene(graph_of(MARKET), focus=("far",))
    assert list(near.statements) == ["yard", "far", "bus"]
    assert boxes(near) == {"_yard.more": ("+ 5 more", "1 question · 1 proposal · 2 conditions · 1 support")}
    assert near.gates == ()
    assert list(scene(graph_of(MARKET), focus=("far",), depth=0).statements) == ["far"]
    assert set(scene(graph_of(MARKET), focus=("far",), depth=9).statements) == set(
        graph_of(MARKET).statements
    ) - {"rain"}


@pytest.mark.parametrize(
    ("only", "names"),
    [
        ({"kind": {"question", "claim"}}, "where rain"),
        ({"party": {"town"}}, "yard room"),
        ({"party": {"town"}, "kind": {"reason"}}, "room"),
        ({"group": {"money"}}, "loan"),
        ({"group": {"place"}}, "where yard stay loan cable drains room far bus"),
        ({"tag": {"now"}}, "stay"),
        ({"verdict": {"falls"}}, "far"),
    ],
)
def test_statements_by_what_they_are(graph_of: Reader, only: dict[str, set[str]], names: str) -> None:
    assert list(scene(graph_of(MARKET), only=only).statements) == names.split()


def test_a_gate_asks_for_what_is_drawn(graph_of: Reader) -> None:
    some = graph_of(MARKET.replace("cable: A cable is laid.", "cable: {text: A cable is laid., tags: now}"))
    shown = scene(some, only={"tag": {"now"}})
    assert shown.gates == ()
    near = scene(some, focus=("cable",))
    assert [gate.members for gate in near.gates] == [("cable",)]
    assert boxes(near)["_yard.more"][0] == "+ 5 more"


def test_a_folded_group_is_one_box(graph_of: Reader) -> None:
    folded = scene(graph_of(MARKET), folded=("money",))
    assert boxes(folded) == {"_money.folded": ("1 statement", "1 proposal", "1 depends")}
    assert [(line.claim, line.reason) for line in folded.lines if line.stroke is Stroke.MORE] == [
        ("yard", "_money.folded")
    ]
    assert [stub.group for stub in folded.stubs] == ["money"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("reasons: {r: {text: R, group: two, supports: p}}", [("_one.folded", "_two.folded")]),
        # They bear on each other, and one line says so.
        (
            "reasons: {r: {text: R, group: two, supports: p}, s: {text: S, group: one, supports: q}}",
            [("_one.folded", "_two.folded")],
        ),
        ("reasons: {r: {text: R, group: two, supports: q}}", []),
        # What needs something is on the left of it, as everywhere.
        (
            "conditions: {r: {text: R, group: two}}\nclaims: {s: {text: S, group: one, only_if: r}}",
            [("_one.folded", "_two.folded")],
        ),
    ],
)
def test_a_line_leads_between_folded_groups_that_bear_on_each_other(
    graph_of: Reader, more: str, expected: list[tuple[str, str]]
) -> None:
    graph = graph_of(
        "groups: {one: One, two: Two}\n"
        "proposals: {p: {text: P, group: one}, q: {text: Q, group: two}}\n" + more
    )
    folded = scene(graph, folded=("one", "two"))
    assert [(line.claim, line.reason) for line in folded.lines] == expected


def test_where_all_is_folded_there_is_nothing_to_explain(graph_of: Reader) -> None:
    for folded, has_legend in ((("place",), True), (("place", "other"), False)):
        text = diagram(scene(graph_of(MARKET), folded=folded), Style())
        assert ("How to read this map" in text) == has_legend


def test_the_outer_one_of_two_folded_groups_counts(graph_of: Reader) -> None:
    folded = scene(graph_of(MARKET), folded=("money", "place"))
    assert list(boxes(folded)) == ["_place.folded"]
    assert list(folded.statements) == ["rain"]


def test_panels_stay_where_they_were(graph_of: Reader) -> None:
    graph = graph_of(MARKET)
    whole, part = scene(graph), scene(graph, focus=("bus",))
    assert {name: part.groups[name] for name in part.statements} == {
        name: whole.groups[name] for name in part.statements
    }


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(maps(largest=7), st.data())
def test_whatever_is_chosen_is_drawn_once_and_the_rest_is_counted(graph: Graph, data: st.DataObject) -> None:
    ids = list(graph.statements)
    focus = tuple(data.draw(st.lists(st.sampled_from(ids), max_size=2, unique=True)))
    kinds = data.draw(st.sets(st.sampled_from(["proposal", "claim", "objection", "condition", "reason"])))
    part = scene(
        graph,
        focus=focus,
        depth=data.draw(st.integers(0, 2)),
        only={"kind": kinds} if kinds else {},
        folded=tuple(data.draw(st.sets(st.sampled_from(sorted(graph.groups) or [""])))),
    )
    text = diagram(part, Style(cards=data.draw(st.sampled_from(["full", "compact"]))))
    for id in ids:
        assert text.count(f'"{id}" [label=') == (id in part.statements)
    whole = Scene(graph)
    for stub in part.stubs:
        if stub.id.endswith(".more"):
            (owner,) = stub.owners
            near = {
                a
                for link in whole.links
                for a in (link.source, link.target)
                if owner in (link.source, link.target)
            }
            assert int(stub.lines[0].split()[1]) <= len(near - part.statements.keys())
