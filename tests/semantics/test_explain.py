"""Why a statement has its verdict: enough is said, nothing that is not so, and nothing twice."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import Graph
from argmap.semantics.acceptance import Acceptance
from argmap.semantics.explain import DEEPEST, Explanation, Step, explain
from argmap.semantics.formula import literals
from argmap.semantics.grounded import grounded

from . import oracle
from .frameworks import value
from .maps import assumptions, maps, sketch, thorough

Explained = tuple[Graph, oracle.World, Explanation]


@st.composite
def explanations(draw: st.DrawFn) -> Explained:
    graph = draw(maps(6))
    assumed = draw(assumptions(graph))
    id = draw(st.sampled_from([each.id for each in oracle.evaluated(graph)]))
    return graph, assumed, explain(graph, id, assumed)


def walk(explanation: Explanation) -> Iterator[Explanation]:
    yield explanation
    for each in below(explanation):
        yield from walk(each)


def below(explanation: Explanation) -> list[Explanation]:
    return [each for step in explanation.steps for each in step.because]


def is_clash(explanation: Explanation) -> bool:
    return explanation.verdict == "falls" and any(step.met is None for step in explanation.steps)


@thorough
@given(explanations())
def test_every_verdict_in_it_is_the_verdict(explained: Explained) -> None:
    graph, assumed, explanation = explained
    values = oracle.grounded(graph, assumed)
    verdicts = {True: "stands", False: "falls", None: "open"}
    for each in walk(explanation):
        assert each.verdict == verdicts[values.get(each.id)]


@thorough
@given(explanations())
def test_the_causes_are_enough(explained: Explained) -> None:
    """Whatever becomes of all others, the statement is accepted, or not, as its verdict says."""
    graph, assumed, explanation = explained
    values = oracle.grounded(graph, assumed)
    ids = [each.id for each in oracle.evaluated(graph)]
    for each in walk(explanation):
        if each.settled or each.left_out:
            continue
        named = [cause.id for cause in below(each)]
        statement = graph.statements[each.id]
        if each.verdict == "open":
            # Beside what is settled, nothing matters but what is named, and a condition's own presumption.
            for setting in oracle.worlds([*named, each.id], {}):
                fixed = {**values, **setting}
                worlds = oracle.worlds(ids, fixed)
                assert len({oracle.accepts(graph, statement, world, assumed) for world in worlds}) == 1
            continue
        fixed = {id: values[id] for id in named if id in values}
        worlds = oracle.worlds(ids, fixed)
        found = {oracle.accepts(graph, statement, world, assumed) for world in worlds}
        assert found == {each.verdict == "stands"}


@thorough
@given(explanations())
def test_reasons_never_run_in_a_circle(explained: Explained) -> None:
    graph, assumed, explanation = explained
    order = list(grounded(Acceptance(graph).conditions(assumed)))
    for each in walk(explanation):
        if each.verdict != "open" and not is_clash(each):
            assert all(order.index(cause.id) < order.index(each.id) for cause in below(each))


@thorough
@given(explanations())
def test_what_falls_has_a_smallest_cause(explained: Explained) -> None:
    """No fewer of the statements that were settled before it make a single part of its condition false."""
    graph, assumed, explanation = explained
    values = grounded(Acceptance(graph).conditions(assumed))
    order = list(values)
    for each in walk(explanation):
        if each.verdict != "falls" or not each.steps or is_clash(each):
            continue
        (step,) = each.steps
        assert step.met is False
        earlier = order[: order.index(each.id)]
        for part in Acceptance(graph).parts(graph.statements[each.id]):
            ids = list(dict.fromkeys(id for id, _ in literals(part.formula)))
            used = [id for id in earlier if id in ids]
            for size in range(len(step.because)):
                for few in combinations(used, size):
                    fixed = {id: values[id] for id in few}
                    assert any(value(part.formula, world) for world in oracle.worlds(ids, fixed))


@thorough
@given(explanations())
def test_what_stands_has_no_cause_too_many(explained: Explained) -> None:
    graph, assumed, explanation = explained
    values = oracle.grounded(graph, assumed)
    for each in walk(explanation):
        if each.verdict != "stands" or not each.steps:
            continue
        parts = Acceptance(graph).parts(graph.statements[each.id])
        for step in each.steps:
            (part,) = (part for part in parts if (part.role, part.other) == (step.role, step.other))
            ids = list(dict.fromkeys(id for id, _ in literals(part.formula)))
            for spared in step.because:
                fixed = {cause.id: values[cause.id] for cause in step.because if cause is not spared}
                assert not all(value(part.formula, world) for world in oracle.worlds(ids, fixed))


@thorough
@given(explanations())
def test_each_statement_is_explained_once(explained: Explained) -> None:
    _, _, explanation = explained
    with_steps = [each.id for each in walk(explanation) if each.steps]
    assert len(set(with_steps)) == len(with_steps)
    said = set()
    for each in walk(explanation):
        assert (each.left_out == "above") <= (each.id in said)
        if each.steps:
            said.add(each.id)


@thorough
@given(maps(6), st.integers(1, 3), st.data())
def test_no_deeper_than_was_asked_for(graph: Graph, depth: int, data: st.DataObject) -> None:
    id = data.draw(st.sampled_from([each.id for each in oracle.evaluated(graph)]))

    def check(explanation: Explanation, left: int) -> None:
        assert left or not explanation.steps
        assert (explanation.left_out == "deeper") <= (left == 0)
        for each in below(explanation):
            check(each, left - 1)

    check(explain(graph, id, depth=depth), depth)


@thorough
@given(explanations())
def test_who_settled_it(explained: Explained) -> None:
    graph, assumed, explanation = explained
    for each in walk(explanation):
        statement = graph.statements[each.id]
        fallen = statement.status in ("rejected", "withdrawn", "superseded")
        wanted = (
            "assumed"
            if each.id in assumed
            else "recorded"
            if statement.holds is not None
            else "status"
            if fallen
            else None
        )
        assert each.settled == wanted


def leaf(id: str, verdict: str = "stands") -> Explanation:
    return Explanation(id, verdict)  # type: ignore[arg-type]


def test_an_assumption_comes_before_what_is_recorded() -> None:
    graph = sketch(proposals={"a": {"status": "withdrawn", "holds": True}})
    assert explain(graph, "a") == Explanation("a", "stands", "recorded")
    assert explain(graph, "a", {"a": False}) == Explanation("a", "falls", "assumed")


def test_one_cause_is_enough_to_bring_a_statement_down() -> None:
    """Of several the first one, and rather a part with one cause than one with two."""
    graph = sketch(
        proposals={"a": {"only_if": {"any": ["c", "d"]}, "unless": {"any": ["e", "f"]}}},
        conditions={"c": {"holds": False}, "d": {"holds": False}, "e": {"holds": True}, "f": {"holds": True}},
    )
    (step,) = explain(graph, "a").steps
    assert step == Step("exclusion", False, (Explanation("e", "stands", "recorded"),))


def test_the_smallest_cause_where_needs_overlap() -> None:
    """Two ways, each with a part of its own that fails: but the one part that both share is enough."""
    graph = sketch(
        proposals={"a": {"only_if": {"any": [{"all": ["b", "d"]}, {"all": ["c", "d"]}]}}},
        conditions={id: {"holds": False} for id in "bcd"},
    )
    (step,) = explain(graph, "a").steps
    assert [each.id for each in step.because] == ["d"]


def test_two_that_depend_on_each_other_are_no_reasons_of_each_other() -> None:
    """Each is offered for the other, which is the shorter reason; but what brings both down is the need."""
    graph = sketch(
        proposals={
            "a": {"in_exchange_for": "b", "only_if": {"any": ["c", "d"]}},
            "b": {"in_exchange_for": "a"},
        },
        conditions={"c": {"holds": False}, "d": {"holds": False}},
    )
    assert [each.id for each in below(explain(graph, "a"))] == ["c", "d"]
    (step,) = explain(graph, "b").steps
    assert (step.role, step.other) == ("exchange", "a")


def test_what_is_true_in_every_case_needs_what_it_has_in_each() -> None:
    """By cases of the open `a`: that `b` stands matters in one, that `c` does in the other."""
    cases = {"any": [{"all": ["a", "b"]}, {"all": [{"not": "a"}, "c"]}]}
    graph = sketch(proposals={"x": {"only_if": cases}}, conditions={"a": {}}, claims={"b": {}, "c": {}})
    assert explain(graph, "x").steps == (Step("need", True, (leaf("b"), leaf("c"))),)


def test_parts_that_cannot_all_be_met() -> None:
    graph = sketch(
        proposals={"x": {"only_if": ["a", "b"], "unless": {"any": ["a", "c"]}}},
        conditions={"a": {}, "b": {}, "c": {}},
        objections={"o": {"against": "x", "only_if": "b"}},
    )
    explanation = explain(graph, "x")
    assert explanation.verdict == "falls"
    assert [(step.role, step.met) for step in explanation.steps] == [("need", None), ("exclusion", None)]


def test_what_is_open_names_only_what_still_matters() -> None:
    """`c` would matter only if `f` had not failed."""
    graph = sketch(
        proposals={"x": {"only_if": {"any": [{"all": ["c", "f"]}, "d"]}}},
        conditions={"c": {}, "d": {}, "f": {"holds": False}},
    )
    assert [each.id for each in below(explain(graph, "x"))] == ["d"]


@pytest.mark.parametrize("size", [1, 2, 7])
def test_a_ring_is_gone_round_once(size: int) -> None:
    ids = [f"s{number}" for number in range(size)]
    ring = {id: {"only_if": {"all": [ids[(n + 1) % size], "c"]}} for n, id in enumerate(ids)}
    explanation = explain(sketch(proposals=ring, conditions={"c": {}}), "s0")
    assert [each.id for each in walk(explanation) if each.left_out == "above"].count("s0") == 1


def test_a_chain_longer_than_anyone_reads() -> None:
    chain = {f"s{number}": {"only_if": f"s{number + 1}"} for number in range(3000)}
    graph = sketch(proposals=chain, conditions={"s3000": {}})
    last = list(walk(explain(graph, "s0")))[-1]
    assert (last.id, last.left_out) == (f"s{DEEPEST}", "deeper")


def test_many_reasons_and_objections_of_many_weights() -> None:
    """More than can be tried: still enough, and none too many."""
    weights = [round(0.02 * number, 2) for number in range(1, 41)]
    graph = sketch(
        claims={"x": {"standard": "preponderance"}},
        reasons={f"r{n}": {"supports": "x", "weight": each} for n, each in enumerate(weights)},
        objections={f"o{n}": {"against": "x", "weight": each} for n, each in enumerate(weights)},
    )
    (step,) = explain(graph, "x").steps
    assert [(each.id, each.verdict) for each in step.because] == [("o39", "stands")]
