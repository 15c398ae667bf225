"""What it would take: small maps by name, and random ones by brute force."""

from collections.abc import Iterator
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import Graph
from argmap.semantics.evaluate import evaluate
from argmap.semantics.expansion import Entangled
from argmap.semantics.needs import BY_SIZE, Hindrance, needs

from . import oracle
from .frameworks import Tables
from .maps import Entry, assumptions, maps, sketch, thorough

Task = tuple[Graph, dict[str, bool], str]
"""A map, what is assumed, and a statement."""

Levers = dict[str, tuple[bool, ...]]
"""How each lever can be set."""


def found(
    graph: Graph, target: str, wanted: bool = True, *, conditions_only: bool = False
) -> list[dict[str, bool]]:
    search = needs(graph, target, wanted, conditions_only=conditions_only)
    settings = list(search)
    assert search.complete
    return settings


def hindrance(graph: Graph, target: str, **assumed: bool) -> Hindrance:
    search = needs(graph, target, assumed=assumed)
    assert list(search) == []
    assert search.complete
    return search.hindrance


def test_a_proposal_needs_its_conditions() -> None:
    graph = sketch(
        proposals={"deal": {"only_if": ["b", {"any": ["c", "a"]}]}}, conditions={"a": {}, "b": {}, "c": {}}
    )
    assert found(graph, "deal") == [{"a": True, "b": True}, {"b": True, "c": True}]
    assert found(graph, "deal", False) == [{"b": False}, {"a": False, "c": False}]


def test_what_is_so_already_needs_nothing() -> None:
    assert found(sketch(proposals={"deal": {}}), "deal") == [{}]
    assert found(sketch(proposals={"deal": {"status": "withdrawn"}}), "deal", False) == [{}]


def test_standing_objections_are_levers_unless_conditions_only_are_wanted() -> None:
    graph = sketch(
        proposals={"deal": {}},
        conditions={"x": {}},
        objections={
            "cost": {"against": "deal"},
            "delay": {"against": "deal", "unless": "x"},
            "doubt": {"against": "cost"},
        },
        reasons={"why": {"supports": "deal"}},
    )
    assert found(graph, "deal") == [{"x": True}]
    assert found(graph, "cost") == [{"doubt": False}]
    assert found(graph, "cost", conditions_only=True) == []


def test_an_undercut_is_a_lever() -> None:
    graph = sketch(
        proposals={"deal": {"standard": "scintilla"}},
        reasons={"why": {"supports": "deal"}},
        objections={"not-so": {"undercuts": "why"}},
    )
    assert found(graph, "deal") == [{"not-so": False}]


def test_a_larger_setting_counts_if_a_smaller_one_does_not_do() -> None:
    # Answering `cost` alone lets `other` stand, which is then to be answered by `x`.
    graph = sketch(
        proposals={"deal": {"unless": "other"}},
        claims={"other": {"unless": "x"}},
        conditions={"x": {}},
        objections={"cost": {"against": ["deal", "other"]}},
    )
    assert found(graph, "deal") == [{"x": True, "cost": False}]


def test_why_there_is_none() -> None:
    graph = sketch(
        proposals={
            "gone": {"status": "withdrawn"},
            "after": {"only_if": "gone"},
            "a": {"only_if": "b"},
            "b": {"only_if": "a"},
        },
        conditions={"x": {}, "fact": {"holds": True}},
        objections={"hard": {"against": "fact"}, "fixed": {"against": "hard", "holds": True}},
        claims={"soft": {"unless": {"any": ["x", "fact"]}}},
    )
    assert hindrance(graph, "gone") == Hindrance("settled")
    assert hindrance(graph, "a", a=False) == Hindrance("settled")
    assert hindrance(graph, "after") == Hindrance("bound", ("gone",))
    assert hindrance(graph, "hard") == Hindrance("bound", ("fixed",))
    assert hindrance(graph, "soft") == Hindrance("bound", ("fact",))
    assert hindrance(graph, "a") == Hindrance("out of reach")


def test_only_the_side_that_matters_is_taken_apart() -> None:
    """What makes all of many alternatives true is plain; what makes one of them false has too many cases."""
    draw = Random(5)
    alternatives = [
        {
            "any": [
                f"c{each}" if draw.random() < 0.5 else {"not": f"c{each}"}
                for each in draw.sample(range(30), 3)
            ]
        }
        for _ in range(40)
    ]
    conditions: dict[str, Entry] = {f"c{number}": {} for number in range(30)}
    graph = sketch(proposals={"p": {"only_if": {"all": alternatives}}}, conditions=conditions)
    (setting,) = needs(graph, "p", limit=1)
    assert evaluate(graph, setting)["p"].verdict == "stands"
    for spared in setting:
        fewer = {id: value for id, value in setting.items() if id != spared}
        assert evaluate(graph, fewer)["p"].verdict == "open"
    with pytest.raises(Entangled):
        needs(graph, "p", False)


def test_a_ring_of_needs_stays_out_of_reach() -> None:
    graph = sketch(
        claims={"one": {"only_if": {"any": [{"all": ["x", {"not": "y"}]}, {"all": ["y", {"not": "y"}]}]}}},
        proposals={"x": {"only_if": "y"}, "y": {"only_if": "x"}},
        conditions={"z": {}},
    )
    assert hindrance(graph, "one") == Hindrance("out of reach")


def test_smallest_first_then_in_the_map_s_order() -> None:
    conditions: dict[str, Entry] = {each: {} for each in "fedcba"}
    graph = sketch(
        proposals={
            "deal": {"only_if": {"any": [{"all": ["a", "b", "c"]}, {"at_least": 2, "of": ["d", "e", "f"]}]}}
        },
        conditions=conditions,
    )
    assert ["".join(each) for each in found(graph, "deal")] == ["fe", "fd", "ed", "cba"]


def test_the_limit_and_the_time_limit_are_told() -> None:
    conditions: dict[str, Entry] = {f"c{number}": {} for number in range(60)}
    graph = sketch(
        proposals={
            "half": {"only_if": {"at_least": 30, "of": list(conditions)}},
            "any": {"only_if": {"any": list(conditions)}},
        },
        conditions=conditions,
    )
    few = needs(graph, "any", limit=7)
    assert len(list(few)) == 7
    assert not few.complete
    assert list(few) == []
    all_there_are = needs(graph, "any", limit=60)
    assert len(list(all_there_are)) == 60
    assert all_there_are.complete
    hard = needs(graph, "half", limit=1000, time_limit=2)
    settings = list(hard)
    assert not hard.complete
    assert settings
    assert all(len(each) == 30 for each in settings)
    none = needs(graph, "half", time_limit=0)
    assert list(none) == []
    assert not none.complete


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    graph = draw(maps(largest=6))
    ids = [each.id for each in oracle.evaluated(graph)]
    return graph, draw(assumptions(graph)), draw(st.sampled_from(ids))


@pytest.mark.parametrize("by_size", [BY_SIZE, 0])
@pytest.mark.parametrize("conditions_only", [False, True])
@thorough
@given(task=tasks())
def test_needs_are_all_minimal_settings(task: Task, conditions_only: bool, by_size: float) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("argmap.semantics.needs.BY_SIZE", by_size)
        _compare(*task, conditions_only)


def _compare(graph: Graph, assumed: dict[str, bool], target: str, conditions_only: bool) -> None:
    tables = _tables(graph, assumed)
    levers = _levers(graph, assumed, conditions_only)
    outcomes = [(setting, tables.settled(setting).grounded().get(target)) for setting in _settings(levers)]
    for wanted in (True, False):
        enough = [setting for setting, value in outcomes if value is wanted]
        minimal = [each for each in enough if not any(other.items() < each.items() for other in enough)]
        search = needs(graph, target, wanted, assumed, conditions_only=conditions_only)
        assert list(search) == sorted(minimal, key=lambda each: _order(levers, each))
        assert search.complete
        if not minimal:
            constant = oracle.constant(graph.statements[target], assumed) is not None
            assert (search.hindrance.kind == "settled") is constant
            assert not levers.keys() & search.hindrance.because


def _tables(graph: Graph, assumed: dict[str, bool]) -> Tables:
    statements = oracle.evaluated(graph)
    accepting = dict.fromkeys((each.id for each in statements), 0)
    for number, world in enumerate(oracle.worlds(list(accepting), {})):
        for each in statements:
            accepting[each.id] |= oracle.accepts(graph, each, world, assumed) << number
    return Tables(accepting)


def _levers(graph: Graph, assumed: dict[str, bool], conditions_only: bool) -> Levers:
    settled = oracle.grounded(graph, assumed)
    fields = set() if conditions_only else {"against", "undercuts"}
    objecting = {link.source for link in graph.links if link.relation.field in fields}
    found: Levers = {}
    for each in oracle.evaluated(graph):
        if each.kind == "condition" and each.id not in settled:
            found[each.id] = (True, False)
        elif each.id in objecting and settled.get(each.id) and oracle.constant(each, assumed) is None:
            found[each.id] = (False,)
    return found


def _settings(levers: Levers) -> Iterator[dict[str, bool]]:
    for values in product(*((None, *ways) for ways in levers.values())):
        yield {id: value for id, value in zip(levers, values, strict=True) if value is not None}


def _order(
    levers: dict[str, tuple[bool, ...]], setting: dict[str, bool]
) -> tuple[int, list[tuple[int, int]]]:
    ids = list(levers)
    return len(setting), sorted((ids.index(id), levers[id].index(value)) for id, value in setting.items())
