"""Verdicts: what stands, falls and is open, and what keeps it open."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import Graph
from argmap.semantics.evaluate import Outcome, Ring, Verdict, evaluate
from argmap.semantics.scenario import assumptions as assumptions_of

from . import oracle
from .maps import assumptions, maps, sketch, thorough


def verdicts(graph: Graph, **assumed: bool) -> dict[str, Verdict]:
    return {id: outcome.verdict for id, outcome in evaluate(graph, assumed).items()}


def settled(graph: Graph, assumed: oracle.World) -> dict[str, bool]:
    outcomes = evaluate(graph, assumed)
    return {id: each.verdict == "stands" for id, each in outcomes.items() if each.verdict != "open"}


@thorough
@given(maps(), st.data())
def test_equals_the_definition(graph: Graph, data: st.DataObject) -> None:
    assumed = data.draw(assumptions(graph))
    assert settled(graph, assumed) == oracle.grounded(graph, assumed)
    assert list(evaluate(graph, assumed)) == [each.id for each in oracle.evaluated(graph)]


@thorough
@given(maps())
def test_scenarios_settle_what_they_assume(graph: Graph) -> None:
    base, more = graph.scenarios["base"], graph.scenarios["more"]
    line = (base, more) if more.extends else (more,)
    beliefs = [graph.parties[each.as_party].believes for each in line if each.as_party]
    assumed: dict[str, bool] = {}
    for settled_by in (*beliefs, *(each.assume for each in line)):
        assumed.update(settled_by)
    assert settled(graph, assumptions_of(graph, "more")) == oracle.grounded(graph, assumed)


@thorough
@given(maps(), st.data())
def test_assuming_what_is_open_unsettles_nothing(graph: Graph, data: st.DataObject) -> None:
    before = settled(graph, {})
    open_ones = [each.id for each in oracle.evaluated(graph) if each.id not in before]
    if open_ones:
        id, value = data.draw(st.sampled_from(open_ones)), data.draw(st.booleans())
        assert before.items() <= settled(graph, {id: value}).items()


@thorough
@given(maps(), st.data())
def test_causes(graph: Graph, data: st.DataObject) -> None:
    outcomes = evaluate(graph)
    open_ones = {id for id, each in outcomes.items() if each.verdict == "open"}
    for id, outcome in outcomes.items():
        assert (outcome.verdict == "open") == bool(outcome.waits_on or outcome.rings)
        assert open_ones.issuperset(outcome.waits_on)
        assert all(graph.statements[each].kind == "condition" for each in outcome.waits_on)
        assert all(open_ones.issuperset(ring.members) for ring in outcome.rings)
        setting = {each: data.draw(st.booleans()) for each in outcome.waits_on}
        assert outcome.rings or id in settled(graph, setting)


@thorough
@given(maps())
def test_every_open_condition_is_settled_by_its_setting(graph: Graph) -> None:
    """Rings that no setting of the open conditions can undo: what stays open then comes down to one."""
    conditions = dict.fromkeys(oracle.open_conditions(graph, {}), True)
    for outcome in evaluate(graph, conditions).values():
        assert outcome.verdict != "open" or (outcome.rings and not outcome.waits_on)


def standoff(*members: str) -> Outcome:
    return Outcome("open", rings=(Ring("standoff", members),))


def deadlock(*members: str) -> Outcome:
    return Outcome("open", rings=(Ring("deadlock", members),))


STANDS, FALLS = Outcome("stands"), Outcome("falls")


def test_even_ring() -> None:
    graph = sketch(objections={"a": {"against": "b"}, "b": {"against": "a"}})
    assert evaluate(graph) == {"a": standoff("a", "b"), "b": standoff("a", "b")}
    assert verdicts(graph, a=True) == {"a": "stands", "b": "falls"}


def test_odd_ring() -> None:
    graph = sketch(objections={"a": {"against": "b"}, "b": {"against": "c"}, "c": {"against": "a"}})
    assert evaluate(graph) == dict.fromkeys("abc", standoff("a", "b", "c"))


def test_self_attack() -> None:
    graph = sketch(objections={"a": {"against": "a"}})
    assert evaluate(graph) == {"a": standoff("a")}


def test_reinstatement() -> None:
    graph = sketch(proposals={"a": {}}, objections={"b": {"against": "a"}, "c": {"against": "b"}})
    assert evaluate(graph) == {"a": STANDS, "b": FALLS, "c": STANDS}


def test_floating_acceptance() -> None:
    """`d` would stand whichever of `a` and `b` does, but nothing is settled between them."""
    graph = sketch(
        proposals={"d": {}},
        objections={"a": {"against": ["b", "c"]}, "b": {"against": ["a", "c"]}, "c": {"against": "d"}},
    )
    assert evaluate(graph) == dict.fromkeys("dabc", standoff("a", "b"))


def test_support_ring() -> None:
    """Reasons that have nothing but one another do not prop themselves up."""
    reasons = {"a": {"supports": "b"}, "b": {"supports": "a"}}
    graph = sketch("dialectical-validity", reasons=reasons)
    assert evaluate(graph) == dict.fromkeys("ab", deadlock("a", "b"))
    assert evaluate(sketch(reasons=reasons)) == {"a": STANDS, "b": STANDS}


def test_support_ring_of_conditions_is_no_deadlock() -> None:
    """An open condition can do without support."""
    graph = sketch(conditions={"a": {"supports": "b"}, "b": {"supports": "a"}})
    assert evaluate(graph) == dict.fromkeys("ab", Outcome("open", waits_on=("a", "b")))


def test_tweety_triangle() -> None:
    """Birds fly; Tweety is a bird, but a penguin, of which this can't be said, and penguins don't fly."""
    flies = sketch(
        claims={"flies": {}, "penguin": {"holds": True}},
        reasons={"bird": {"supports": "flies", "only_if": "penguin"}},
        objections={"no-penguin-flies": {"against": "flies", "undercuts": "bird", "only_if": "penguin"}},
    )
    assert verdicts(flies) == {
        "flies": "falls",
        "penguin": "stands",
        "bird": "stands",
        "no-penguin-flies": "stands",
    }
    assert verdicts(flies, **{"no-penguin-flies": False})["flies"] == "stands"


def test_tweety_triangle_when_weighed() -> None:
    """The weightier reason would win, were it not undercut."""
    entries = {"bird": {"supports": "flies", "weight": 0.9}}
    against = {"penguin": {"against": "flies", "weight": 0.4}}
    claims = {"flies": {"standard": "preponderance"}}
    assert verdicts(sketch(claims=claims, reasons=entries, objections=against))["flies"] == "stands"
    against["penguin"]["undercuts"] = "bird"
    assert verdicts(sketch(claims=claims, reasons=entries, objections=against))["flies"] == "falls"


def test_deadlock_of_two_offers() -> None:
    graph = sketch(proposals={"a": {"only_if": "b"}, "b": {"only_if": "a"}})
    assert evaluate(graph) == dict.fromkeys("ab", deadlock("a", "b"))


def test_deadlock_with_an_exchange_in_it() -> None:
    graph = sketch(proposals={"a": {"in_exchange_for": "b"}, "b": {"only_if": "a"}})
    assert evaluate(graph) == dict.fromkeys("ab", deadlock("a", "b"))


def test_package_of_two_exchanged_offers() -> None:
    offers = {"a": {"in_exchange_for": "b"}, "b": {"in_exchange_for": "a"}}
    package = Outcome("open", rings=(Ring("package", ("a", "b")),))
    assert evaluate(sketch(proposals=offers)) == {"a": package, "b": package}
    assert verdicts(sketch(proposals=offers), a=True) == {"a": "stands", "b": "stands"}
    assert verdicts(sketch(proposals=offers), a=False) == {"a": "falls", "b": "falls"}


def test_package_that_waits_on_a_condition() -> None:
    offers = {"a": {"in_exchange_for": "b"}, "b": {"in_exchange_for": "a", "only_if": "c"}}
    waiting = Outcome("open", waits_on=("c",), rings=(Ring("package", ("a", "b")),))
    outcomes = evaluate(sketch(proposals=offers, conditions={"c": {}}))
    assert outcomes == {"a": waiting, "b": waiting, "c": Outcome("open", waits_on=("c",))}


def test_package_of_an_offer_and_a_condition() -> None:
    graph = sketch(proposals={"a": {"in_exchange_for": "c"}}, conditions={"c": {"in_exchange_for": "a"}})
    waiting = Outcome("open", waits_on=("c",), rings=(Ring("package", ("a", "c")),))
    assert evaluate(graph) == {"a": waiting, "c": waiting}


def test_offers_that_exclude_one_another_are_in_a_standoff() -> None:
    for needs in ({"unless": "b"}, {"only_if": {"not": "b"}}, {"unless": {"all": ["b", {"not": "c"}]}}):
        graph = sketch(proposals={"a": needs, "b": {"unless": "a"}}, claims={"c": {"holds": False}})
        assert evaluate(graph) == {"a": standoff("a", "b"), "b": standoff("a", "b"), "c": FALLS}


def test_rival_answers_are_in_a_standoff() -> None:
    proposals = {"a": {"answers": "q"}, "b": {"answers": "q"}}
    rivals = sketch(questions={"q": {"choose": "one"}}, proposals=proposals)
    assert evaluate(rivals) == {"a": standoff("a", "b"), "b": standoff("a", "b")}
    assert evaluate(sketch(questions={"q": {}}, proposals=proposals)) == {"a": STANDS, "b": STANDS}


def test_an_accepted_answer_has_no_rivals() -> None:
    proposals = {
        "a": {"answers": "q", "status": "accepted"},
        "b": {"answers": "q"},
        "c": {"answers": "q", "status": "accepted"},
    }
    graph = sketch(questions={"q": {"choose": "one"}}, proposals=proposals)
    assert evaluate(graph) == {"a": STANDS, "b": FALLS, "c": STANDS}
    assert verdicts(graph, a=False)["b"] == "falls"
    assert verdicts(graph, a=False, c=False)["b"] == "stands"


def test_superseded_while_the_successor_stands() -> None:
    graph = sketch(proposals={"old": {}, "new": {"supersedes": "old", "only_if": "c"}}, conditions={"c": {}})
    waiting = Outcome("open", waits_on=("c",))
    assert evaluate(graph) == dict.fromkeys(("old", "new", "c"), waiting)
    assert verdicts(graph, c=True) == {"old": "falls", "new": "stands", "c": "stands"}
    assert verdicts(graph, c=False) == {"old": "stands", "new": "falls", "c": "falls"}


def test_undercut() -> None:
    """What is undercut stands, but does not count."""
    graph = sketch(
        proposals={"a": {}}, objections={"b": {"against": "a"}, "u": {"undercuts": "b"}}, reasons={}
    )
    assert evaluate(graph) == {"a": STANDS, "b": STANDS, "u": STANDS}
    assert verdicts(graph, u=False) == {"a": "falls", "b": "stands", "u": "falls"}


def test_undercut_of_an_undercut() -> None:
    """What undercuts an undercut does not restore what that one undercut; an objection to it does."""
    objections = {"b": {"against": "a"}, "u": {"undercuts": "b"}, "v": {"undercuts": "u"}}
    graph = sketch(proposals={"a": {}}, objections=objections)
    assert evaluate(graph) == {"a": STANDS, "b": STANDS, "u": STANDS, "v": STANDS}
    objections["v"] = {"against": "u"}
    graph = sketch(proposals={"a": {}}, objections=objections)
    assert evaluate(graph) == {"a": FALLS, "b": STANDS, "u": FALLS, "v": STANDS}


def test_a_gate_does_not_ask_whether_anything_bears() -> None:
    graph = sketch(
        proposals={"a": {"only_if": "r"}},
        reasons={"r": {"supports": "a"}},
        objections={"u": {"undercuts": "r"}},
    )
    assert evaluate(graph)["a"] == STANDS


def test_conditions_can_be_argued_for_and_against() -> None:
    graph = sketch(
        conditions={"open": {}, "backed": {}, "denied": {}, "disputed": {}},
        reasons={"r": {"supports": ["backed", "disputed"]}},
        objections={"o": {"against": ["denied", "disputed"]}},
    )
    assert [evaluate(graph)[id].verdict for id in ("open", "backed", "denied", "disputed")] == [
        "open",
        "stands",
        "falls",
        "falls",
    ]


def test_what_holds_either_way_is_settled() -> None:
    """The exact operator, not Kleene's: `c` need not be known for `c or not c`."""
    graph = sketch(
        proposals={"a": {"only_if": {"any": ["c", {"not": "c"}]}}, "b": {"only_if": ["c", {"not": "c"}]}},
        conditions={"c": {}},
    )
    assert verdicts(graph) == {"a": "stands", "b": "falls", "c": "open"}


def test_waits_only_on_what_makes_a_difference() -> None:
    graph = sketch(
        proposals={
            "settled": {"only_if": [{"any": ["true", "c"]}, "d"]},
            "absorbed": {"only_if": {"any": ["c", {"all": ["c", "d"]}]}},
        },
        claims={"true": {}},
        conditions={"c": {}, "d": {}},
    )
    assert evaluate(graph)["settled"].waits_on == ("d",)
    assert evaluate(graph)["absorbed"].waits_on == ("c",)


def test_waits_only_on_objections_that_could_outweigh() -> None:
    """Against a reason of 0.8 that stands, an objection of 0.5 makes no difference."""
    graph = sketch(
        claims={"a": {"standard": "preponderance"}},
        conditions={"c": {}, "d": {}},
        reasons={"r": {"supports": "a", "weight": 0.8}, "s": {"supports": "a", "weight": 0.3}},
        objections={
            "o": {"against": "a", "weight": 0.5, "only_if": "c"},
            "p": {"against": "a", "weight": 0.9, "only_if": "d"},
        },
    )
    assert evaluate(graph)["a"].waits_on == ("d",)


def test_a_condition_without_a_presumption_does_not_wait_on_itself() -> None:
    graph = sketch(
        conditions={"c": {"standard": "scintilla", "only_if": "c"}, "d": {"standard": "scintilla"}, "e": {}},
        reasons={"r": {"supports": "c"}, "s": {"supports": "d", "only_if": "e"}},
    )
    outcomes = evaluate(graph)
    assert outcomes["c"] == deadlock("c")
    assert outcomes["d"] == Outcome("open", waits_on=("e",))
