"""The page's evaluator comes to what `argmap evaluate` and `argmap explain` say, in the same words."""

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from semantics.maps import assumptions, maps, sketch, thorough

from argmap import wording
from argmap.drawing.standing import standings
from argmap.graph import Graph
from argmap.semantics.evaluate import evaluate
from argmap.semantics.explain import explain

from .reasoner import Reasoner


def expected(graph: Graph, assumed: dict[str, bool]) -> dict[str, Any]:
    """What argmap says of each statement."""
    outcomes = evaluate(graph, assumed)
    where = standings(outcomes)
    found = {}
    for id, outcome in outcomes.items():
        why = explain(graph, id, assumed)
        said = [wording.reason(graph, why), *(wording.step(graph, why, each) for each in why.steps)]
        found[id] = {
            "verdict": outcome.verdict,
            "waitsOn": list(outcome.waits_on),
            "rings": [{"kind": ring.kind, "members": list(ring.members)} for ring in outcome.rings],
            "standing": where[id].word,
            "cause": wording.cause(id, outcome),
            "reasons": [each for each in said if each],
        }
    return found


@thorough
@given(st.data())
def test_random_maps_under_random_assumptions(reasoner: Reasoner, data: st.DataObject) -> None:
    graph = data.draw(maps())
    assumed = data.draw(assumptions(graph))
    assert reasoner.evaluate(graph, assumed) == expected(graph, assumed)


def test_a_statement_that_occurs_both_ways(reasoner: Reasoner) -> None:
    either = {"any": ["rain", {"not": "rain"}]}
    graph = sketch(
        proposals={"walk": {"only_if": either}, "stay": {"unless": either}}, conditions={"rain": {}}
    )
    found = reasoner.evaluate(graph, {})
    assert [found[id]["verdict"] for id in ("walk", "stay", "rain")] == ["stands", "falls", "open"]
    assert found == expected(graph, {})


def test_many_statements_that_occur_both_ways(reasoner: Reasoner) -> None:
    """More cases than can be tried one by one: every assignment of 40 conditions fails one of the parts."""
    ids = [f"c{number}" for number in range(40)]
    parts: list[Any] = [{"any": pair} for pair in pairwise(ids)]
    parts += [{"not": {"all": pair}} for pair in pairwise(ids)]
    graph = sketch(
        proposals={"both": {"only_if": [*parts, "c0", "c1"]}, "some": {"only_if": parts}},
        conditions={id: {} for id in ids},
    )
    assert reasoner.evaluate(graph, {}) == expected(graph, {})


def test_a_reason_out_of_many(reasoner: Reasoner) -> None:
    """Where many statements recur, not every choice is tried, and it counts what is left out first."""
    ids = [f"c{number}" for number in range(20)]
    parts = [{"any": [id, {"not": other}]} for id, other in pairwise(ids)]
    graph = sketch(
        proposals={"most": {"only_if": {"at_least": 11, "of": parts}}}, conditions={id: {} for id in ids}
    )
    assumed = {id: number % 3 > 0 for number, id in enumerate(ids)}
    assert reasoner.evaluate(graph, assumed) == expected(graph, assumed)
