"""What a scenario takes as settled."""

from argmap.graph import Graph, Party, Scenario
from argmap.semantics.scenario import assumptions, beliefs

PARTIES = {
    "russia": Party("russia", "Russia", believes={"a": True, "b": True}),
    "ukraine": Party("ukraine", "Ukraine", believes={"b": False, "c": False}),
    "erdogan": Party("erdogan", "Erdogan"),
}


def settled(name: str, party: str | None = None, /, **scenarios: Scenario) -> dict[str, bool]:
    return assumptions(Graph(parties=PARTIES, scenarios=scenarios), name, party)


def scenario(id: str, extends: str | None = None, seen_by: str | None = None, **assume: bool) -> Scenario:
    return Scenario(id, extends=extends, as_party=seen_by, assume=assume)


def test_its_own_assumptions() -> None:
    assert settled("x", x=scenario("x", a=True, b=False), y=scenario("y", c=True)) == {"a": True, "b": False}
    assert settled("x", x=scenario("x")) == {}


def test_its_party_believes() -> None:
    assert settled("x", x=scenario("x", seen_by="russia")) == {"a": True, "b": True}
    assert settled("x", x=scenario("x", seen_by="erdogan")) == {}
    assert beliefs(Graph(parties=PARTIES), "ukraine") == {"b": False, "c": False}


def test_an_assumption_comes_before_a_belief() -> None:
    assert settled("x", x=scenario("x", seen_by="russia", a=False)) == {"a": False, "b": True}


def test_it_starts_from_what_it_extends() -> None:
    line = {
        "x": scenario("x", "y", a=True),
        "y": scenario("y", "z", a=False, b=False),
        "z": scenario("z", c=True),
    }
    assert settled("x", **line) == {"a": True, "b": False, "c": True}
    assert settled("y", **line) == {"a": False, "b": False, "c": True}


def test_what_it_extends_comes_before_a_belief() -> None:
    line = {"x": scenario("x", "y", "russia"), "y": scenario("y", a=False)}
    assert settled("x", **line) == {"a": False, "b": True}


def test_it_has_the_party_of_what_it_extends_unless_it_has_its_own() -> None:
    line = {"x": scenario("x", "y"), "y": scenario("y", seen_by="russia")}
    assert settled("x", **line) == {"a": True, "b": True}
    line["x"] = scenario("x", "y", "ukraine")
    assert settled("x", **line) == {"b": False, "c": False}


def test_another_party_can_look_at_it() -> None:
    line = {"x": scenario("x", "y", "russia", a=False), "y": scenario("y", c=True)}
    assert settled("x", "ukraine", **line) == {"a": False, "b": False, "c": True}
    assert settled("x", "erdogan", **line) == {"a": False, "c": True}


def test_in_a_ring_each_is_taken_once() -> None:
    ring = {
        "x": scenario("x", "y", a=True),
        "y": scenario("y", "z", a=False, b=True),
        "z": scenario("z", "x", b=False, c=True),
    }
    assert settled("x", **ring) == {"a": True, "b": True, "c": True}
    assert settled("z", **ring) == {"a": True, "b": False, "c": True}
    assert settled("itself", itself=scenario("itself", "itself", a=True)) == {"a": True}
    into = scenario("into", "x", c=False)
    assert settled("into", into=into, **ring) == {"a": True, "b": True, "c": False}


def test_the_map_is_left_as_it_is() -> None:
    mine = scenario("x", seen_by="russia", c=True)
    settled("x", x=mine)["a"] = False
    assert PARTIES["russia"].believes == {"a": True, "b": True}
    assert mine.assume == {"c": True}
