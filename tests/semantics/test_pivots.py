"""The open conditions on which most depends."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import Graph
from argmap.semantics.evaluate import evaluate
from argmap.semantics.pivots import Pivot, pivots

from . import oracle
from .maps import assumptions, maps, sketch, thorough


@thorough
@given(maps(7), st.data())
def test_equals_the_definition(graph: Graph, data: st.DataObject) -> None:
    assumed = data.draw(assumptions(graph))
    wanted = {}
    for id in oracle.open_conditions(graph, assumed):
        holding, failing = (oracle.grounded(graph, {**assumed, id: value}) for value in (True, False))
        wanted[id] = [
            each
            for each in oracle.evaluated(graph)
            if each.id != id and holding.get(each.id) is not failing.get(each.id)
        ]
    found = pivots(graph, assumed)
    assert {each.condition for each in found} == set(wanted)
    for each in found:
        differing = wanted[each.condition]
        assert list(each.proposals) == [other.id for other in differing if other.kind == "proposal"]
        assert list(each.others) == [other.id for other in differing if other.kind != "proposal"]


@thorough
@given(maps(7))
def test_equals_what_evaluate_says(graph: Graph) -> None:
    for each in pivots(graph):
        holding, failing = (evaluate(graph, {each.condition: value}) for value in (True, False))
        differing = {id for id in holding if holding[id].verdict != failing[id].verdict}
        assert differing == {each.condition, *each.proposals, *each.others}


def test_their_order() -> None:
    """By proposals, then by all, then as they stand in the map."""
    graph = sketch(
        proposals={"p": {"only_if": "one-proposal"}, "q": {"only_if": "more"}},
        conditions={"none": {}, "others": {}, "one-proposal": {}, "more": {}, "settled": {"holds": True}},
        claims={id: {"only_if": "others"} for id in "abc"}
        | {"d": {"only_if": "more"}, "e": {"only_if": "none"}},
        objections={"o": {"against": "e"}},
    )
    assert pivots(graph) == [
        Pivot("more", ("q",), ("d",)),
        Pivot("one-proposal", ("p",), ()),
        Pivot("others", (), ("a", "b", "c")),
        Pivot("none", (), ()),
    ]
    assert [each.condition for each in pivots(graph, {"more": True, "others": False})] == [
        "one-proposal",
        "none",
    ]
