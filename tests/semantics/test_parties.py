"""The map with each party's eyes."""

from itertools import combinations
from time import monotonic

from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import Graph, Party
from argmap.semantics.evaluate import evaluate
from argmap.semantics.parties import StickingPoint, parties

from . import oracle
from .maps import Entry, assumptions, graph_of, maps, sketch, thorough


@st.composite
def disputes(draw: st.DrawFn) -> Graph:
    """A random map with parties that have opinions on much of it."""
    graph = draw(maps(6))
    ids = [each.id for each in oracle.evaluated(graph)]
    beliefs = st.dictionaries(st.sampled_from(ids), st.booleans(), max_size=4)
    held = {name: draw(beliefs) for name in ("p", "q", "r")}
    named = {name: _party(name, believes) for name, believes in held.items()}
    return graph._replace(parties=named)


def _party(name: str, believes: dict[str, bool]) -> Party:
    return Party(name, name, believes=believes)


@thorough
@given(disputes(), st.data())
def test_verdicts_and_common_ground(graph: Graph, data: st.DataObject) -> None:
    assumed = data.draw(assumptions(graph))
    views = parties(graph, assumed)
    assert list(views.verdicts) == list(graph.parties)
    for name, verdicts in views.verdicts.items():
        outcomes = evaluate(graph, {**graph.parties[name].believes, **assumed})
        assert verdicts == {id: outcome.verdict for id, outcome in outcomes.items()}
    stands_for_all = [
        each.id
        for each in oracle.evaluated(graph)
        if {verdicts[each.id] for verdicts in views.verdicts.values()} == {"stands"}
    ]
    assert list(views.common_ground) == stands_for_all


@thorough
@given(disputes(), st.data())
def test_sticking_points(graph: Graph, data: st.DataObject) -> None:
    """For every pair and proposal that they differ on: a smallest change of mind that settles the matter."""
    assumed = data.draw(assumptions(graph))
    views = parties(graph, assumed)
    proposals = [each.id for each in oracle.evaluated(graph) if each.kind == "proposal"]
    assert [each[:3] for each in views.sticking_points] == [
        (first, second, id)
        for first, second in combinations((id for id, each in graph.parties.items() if each.believes), 2)
        for id in proposals
        if views.verdicts[first][id] != views.verdicts[second][id]
    ]
    for point in views.sticking_points:
        first, second = ({**graph.parties[each].believes, **assumed} for each in point[:2])
        wanted = oracle.grounded(graph, first).get(point.statement)
        differing = [id for id in {**first, **second} if first.get(id) is not second.get(id)]
        assert set(point.beliefs) <= set(differing)
        for size in range(len(point.beliefs) + 1):
            found = [
                few
                for few in combinations(differing, size)
                if oracle.grounded(graph, _persuaded(second, first, few)).get(point.statement) is wanted
            ]
            assert bool(found) == (size == len(point.beliefs))
        assert set(point.beliefs) in map(set, found)


def _persuaded(mind: oracle.World, by: oracle.World, of: tuple[str, ...]) -> dict[str, bool]:
    kept = {id: value for id, value in mind.items() if id not in of}
    return {**kept, **{id: by[id] for id in of if id in by}}


def test_a_party_that_believes_nothing_sees_the_map_as_it_is() -> None:
    """It has a part in what is common ground, but no belief that could be a sticking point."""
    views = parties(graph_of(_meeting({"silent": {}, "sure": {"c": True}})))
    assert {party: verdicts["a"] for party, verdicts in views.verdicts.items()} == {
        "silent": "open",
        "sure": "stands",
    }
    assert views.common_ground == ()
    assert views.sticking_points == ()
    assert parties(graph_of(_meeting({}))) == ({}, (), ())


def test_a_belief_that_only_one_of_them_holds() -> None:
    """What would bring the second round is to hold it too; or, the other way, to give it up."""
    graph = graph_of(_meeting({"sure": {"c": True}, "unsure": {"d": True}}))
    assert parties(graph).sticking_points == (StickingPoint("sure", "unsure", "a", ("c",)),)
    graph = graph_of(_meeting({"unsure": {"d": True}, "sure": {"c": True}}))
    assert parties(graph).sticking_points == (StickingPoint("unsure", "sure", "a", ("c",)),)


def test_what_is_assumed_is_no_matter_of_belief() -> None:
    graph = graph_of(_meeting({"sure": {"c": True}, "doubting": {"c": False}}))
    assert parties(graph, {"c": True}).sticking_points == ()


def test_many_beliefs_at_once() -> None:
    """More than can be tried, all of them needed; and as many that do not matter."""
    many = [f"c{number}" for number in range(24)]
    graph = sketch(
        proposals={"a": {"only_if": many[:12]}, "b": {"only_if": {"at_least": 6, "of": many}}},
        conditions={id: {} for id in many},
    )
    graph = graph._replace(
        parties={
            "sure": _party("sure", dict.fromkeys(many, True)),
            "unsure": _party("unsure", {many[0]: True}),
        }
    )
    started = monotonic()
    needed, six = parties(graph).sticking_points
    assert monotonic() - started < 5
    assert needed.beliefs == tuple(many[1:12])
    assert len(six.beliefs) == 5


def _meeting(parties: dict[str, dict[str, bool]]) -> Entry:
    return {
        "parties": {name: {"name": name, "believes": believes} for name, believes in parties.items()},
        "proposals": {"a": {"text": "Text.", "only_if": "c"}},
        "conditions": {"c": "Text.", "d": "Text."},
    }
