"""Likelihoods, and what follows under every setting of the open conditions."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import Graph
from argmap.semantics import settings
from argmap.semantics.diagram import Diagrams, Node, TooLarge
from argmap.semantics.likelihood import ERROR, Likelihood, Swing, likelihoods, swings, unstated
from argmap.semantics.settings import either_way

from . import oracle
from .maps import Entry, assumptions, maps, sketch, thorough

Settings = list[tuple[dict[str, bool], dict[str, bool]]]


def share(graph: Graph, found: Settings, id: str, value: bool) -> Fraction:
    """How likely a statement has the value: the sum over all settings."""
    likely = (oracle.likelihood(graph, setting) for setting, settled in found if settled.get(id) is value)
    return sum(likely, Fraction(0))


def swing(graph: Graph, found: Settings, condition: str, id: str, value: bool) -> Fraction:
    """How much likelier that is with a condition than without: a sum over all settings of the others."""
    total = Fraction(0)
    for setting, settled in found:
        if settled.get(id) is value:
            others = {each: case for each, case in setting.items() if each != condition}
            total += oracle.likelihood(graph, others) * (1 if setting[condition] else -1)
    return total


@thorough
@given(maps(largest=7), st.data())
def test_equals_the_sum_over_all_settings(graph: Graph, data: st.DataObject) -> None:
    assumed = data.draw(assumptions(graph))
    found = oracle.settings(graph, assumed)
    for id, (stands, falls, undecided, error) in likelihoods(graph, assumed).items():
        assert Fraction(stands) == share(graph, found, id, True)
        assert Fraction(falls) == share(graph, found, id, False)
        assert stands + falls + undecided == 1
        assert error == 0


@thorough
@given(maps(largest=7))
def test_swings_equal_the_difference_over_all_settings_of_the_others(graph: Graph) -> None:
    found = oracle.settings(graph, {})
    expected: dict[str, dict[str, tuple[Fraction, ...]]] = {}
    for condition in oracle.open_conditions(graph, {}):
        for id in likelihoods(graph):
            pair = tuple(swing(graph, found, condition, id, value) for value in (True, False))
            if any(pair) and id != condition:
                expected.setdefault(condition, {})[id] = pair
    by_condition = swings(graph)
    assert list(by_condition) == oracle.open_conditions(graph, {})
    assert {
        condition: {id: (Fraction(each.stands), Fraction(each.falls)) for id, each in swung.items()}
        for condition, swung in by_condition.items()
        if swung
    } == expected


@thorough
@given(maps(largest=7), st.data())
def test_either_way_means_under_every_setting(graph: Graph, data: st.DataObject) -> None:
    assumed = data.draw(assumptions(graph))
    before = oracle.grounded(graph, assumed)
    outcomes = [settled for _, settled in oracle.settings(graph, assumed)]
    expected = {}
    for id in likelihoods(graph, assumed):
        values = {settled.get(id) for settled in outcomes}
        if id not in before and len(values) == 1 and None not in values:
            expected[id] = values.pop()
    assert either_way(graph, assumed) == expected


def chances(**likely: float | None) -> dict[str, Entry]:
    return {id: {} if value is None else {"likelihood": value} for id, value in likely.items()}


def test_all_of_some_conditions() -> None:
    graph = sketch(proposals={"p": {"only_if": ["c", "d"]}}, conditions=chances(c=0.8, d=0.3))
    assert likelihoods(graph)["p"] == Likelihood(Decimal("0.24"), Decimal("0.76"), Decimal(0))
    assert likelihoods(graph, {"c": True})["p"].stands == Decimal("0.3")
    assert swings(graph) == {
        "c": {"p": Swing(Decimal("0.3"), Decimal("-0.3"))},
        "d": {"p": Swing(Decimal("0.8"), Decimal("-0.8"))},
    }


def test_two_of_three_conditions() -> None:
    needs = {"only_if": {"at_least": 2, "of": ["c", "d", "e"]}}
    graph = sketch(proposals={"p": needs}, conditions=chances(c=None, d=0.1, e=None))
    assert likelihoods(graph)["p"].stands == Decimal("0.3")
    assert unstated(graph) == ("c", "e")
    assert unstated(graph, {"c": False}) == ("e",)


def test_what_is_settled_is_certain() -> None:
    graph = sketch(proposals={"p": {}, "q": {"status": "withdrawn"}})
    none, all_of_it = Decimal(0), Decimal(1)
    assert likelihoods(graph) == {
        "p": Likelihood(all_of_it, none, none),
        "q": Likelihood(none, all_of_it, none),
    }
    assert swings(graph) == {}
    assert either_way(graph) == {}


def test_a_ring_stays_open() -> None:
    offers: dict[str, Entry] = {"a": {"only_if": ["b", "c"]}, "b": {"only_if": "a"}}
    graph = sketch(proposals=offers, conditions=chances(c=0.4))
    assert likelihoods(graph)["a"] == Likelihood(Decimal(0), Decimal("0.6"), Decimal("0.4"))


def test_stands_or_falls_either_way() -> None:
    """Of two proposals one stands and the other falls: so one of them does, and never both."""
    graph = sketch(
        proposals={
            "yes": {"only_if": "c"},
            "no": {"unless": "c"},
            "some": {"only_if": {"any": ["yes", "no"]}},
            "both": {"only_if": ["yes", "no"]},
        },
        conditions=chances(c=0.1),
    )
    assert either_way(graph) == {"some": True, "both": False}
    assert either_way(graph, {"c": True}) == {}


def test_an_unlikely_condition_has_a_swing_even_if_it_never_holds() -> None:
    graph = sketch(proposals={"p": {"only_if": "c"}}, conditions=chances(c=0))
    assert likelihoods(graph)["p"].falls == 1
    assert swings(graph) == {"c": {"p": Swing(Decimal(1), Decimal(-1))}}


def test_exact_however_many_digits() -> None:
    conditions = chances(**{f"c{n}": 0.1 + n / 1000 for n in range(60)})
    graph = sketch(proposals={"p": {"only_if": list(conditions)}}, conditions=conditions)
    exact = Fraction(1)
    for each in conditions.values():
        exact *= Fraction(str(each["likelihood"]))
    assert Fraction(likelihoods(graph)["p"].stands) == exact


def test_mixed_statements_by_cases() -> None:
    """`a` stands where `c` does; that it stands where `r` is open is seen only by cases."""
    graph = sketch(
        proposals={"a": {"only_if": {"any": [{"all": ["r", "c"]}, {"all": [{"not": "r"}, "c"]}]}}},
        conditions=chances(c=0.7),
        claims={"r": {"unless": "s"}, "s": {"unless": "r"}},
    )
    assert likelihoods(graph)["a"] == Likelihood(Decimal("0.7"), Decimal("0.3"), Decimal(0))
    assert likelihoods(graph)["r"].open == 1


def test_many_mixed_statements_that_stay_open() -> None:
    """Ten standoffs, each either way: that an even or odd number of first sides stands, says nothing."""
    standoffs = {f"{a}{n}": {"unless": f"{b}{n}"} for n in range(10) for a, b in ("xy", "yx")}
    some: Any = "x0"
    for n in range(1, 5):
        some = {"any": [{"all": [some, {"not": f"x{n}"}]}, {"all": [{"not": some}, f"x{n}"]}]}
    always = [{"any": [f"x{n}", {"not": f"x{n}"}]} for n in range(10)]
    graph = sketch(
        proposals={
            "p": {"only_if": [some, "c"]},
            "q": {"only_if": [*always, "c"]},
            "r": {"only_if": {"any": [{"all": [some, "c"]}, {"all": [{"not": some}, "c"]}]}},
        },
        claims=standoffs,
        conditions=chances(c=0.3),
    )
    found = likelihoods(graph)
    assert found["p"] == Likelihood(Decimal(0), Decimal("0.7"), Decimal("0.3"))
    assert found["q"] == found["r"] == Likelihood(Decimal("0.3"), Decimal("0.7"), Decimal(0))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Diagrams get too large at once."""
    monkeypatch.setattr(settings, "LIMIT", 10)


@pytest.mark.usefixtures("small")
def test_an_estimate_is_near_and_says_how_near() -> None:
    conditions = chances(**{f"c{n}": 0.05 + n / 10 for n in range(9)}, d=None)
    needs = {"at_least": 5, "of": list(conditions)}
    proposals = {"p": {"only_if": needs}, "q": {"unless": needs}}
    rings: dict[str, Entry] = {"a": {"only_if": ["p", "b"]}, "b": {"only_if": "a"}}
    graph = sketch(proposals=proposals, claims=rings, conditions=conditions)
    found = oracle.settings(_without_rings(graph), {})
    estimate = likelihoods(graph)
    assert estimate == likelihoods(graph)
    assert estimate["p"].error == ERROR == Decimal("0.005")
    assert abs(Fraction(estimate["p"].stands) - share(graph, found, "p", True)) < 4 * Fraction(ERROR)
    assert estimate["p"].stands == estimate["q"].falls == estimate["a"].open
    for condition, swung in swings(graph).items():
        exact = swing(graph, found, condition, "p", True)
        assert abs(Fraction(swung["p"].stands) - exact) < 4 * Fraction(swung["p"].error)
        assert swung["p"].error == 2 * ERROR


def _without_rings(graph: Graph) -> Graph:
    statements = {id: each for id, each in graph.statements.items() if each.kind != "claim"}
    links = tuple(each for each in graph.links if each.source in statements)
    return graph._replace(statements=statements, links=links)


@pytest.mark.usefixtures("small")
def test_either_way_says_nothing_that_it_has_not_proved() -> None:
    needs = {"any": [{"all": ["c", "d", "e"]}, {"not": "c"}, {"not": "d"}, {"not": "f"}]}
    graph = sketch(
        proposals={"p": {"only_if": "r"}, "q": {"unless": "r"}},
        claims={"r": {"only_if": {"any": ["p2", "p3"]}}, "p2": {"only_if": needs}, "p3": {"unless": needs}},
        conditions=chances(c=None, d=None, e=None, f=None),
    )
    assert either_way(graph) == {}


def test_diagrams_of_equal_sets_are_the_same() -> None:
    diagrams = Diagrams(1000)
    a, b, c = (diagrams.case(level, True) for level in range(3))
    assert (a & b) | (a & c) is a & (b | c)
    assert a | diagrams.case(0, False) is diagrams.all
    assert a & diagrams.case(0, False) is diagrams.none
    assert (a | diagrams.none) is (a & diagrams.all) is a
    assert (a | diagrams.all).is_all
    assert not a.is_all


def test_diagrams_have_limits() -> None:
    diagrams = Diagrams(10**6)
    everything: Node = diagrams.all
    for level in reversed(range(1, Diagrams.HIGHEST + 1)):
        everything &= diagrams.case(level, True)
    with pytest.raises(TooLarge):
        everything &= diagrams.case(0, True)
