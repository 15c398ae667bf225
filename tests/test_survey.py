"""What a map holds and lacks: gaps of every kind, what looks like one and is none, and what fills them."""

from collections.abc import Mapping
from functools import cache

from hypothesis import given
from semantics.maps import graph_of, maps, sketch, thorough

from argmap.graph import Citation, Graph, Link
from argmap.relations import Relation
from argmap.semantics.evaluate import evaluate
from argmap.survey import GAP_KINDS, Gap, depth, gaps, survey, total

_NEEDS = (Relation.ONLY_IF, Relation.UNLESS, Relation.EXCHANGE)


def found(graph: Graph, *kinds: str, assumed: Mapping[str, bool] | None = None) -> list[Gap]:
    """The gaps of these kinds."""
    return [each for each in gaps(graph, evaluate(graph, assumed or {})) if each.kind in kinds]


def test_proposals_and_claims_without_a_reason() -> None:
    graph = sketch(
        proposals={"bare": {}, "backed": {}, "gone": {"status": "withdrawn"}},
        claims={"settled": {"holds": True}, "bare-claim": {}},
        conditions={"open": {}},
        reasons={"why": {"supports": "backed"}},
    )
    assert found(graph, "no-reason") == [Gap("no-reason", "bare"), Gap("no-reason", "bare-claim")]


def test_an_objection_is_answered_by_what_is_said_against_it() -> None:
    graph = sketch(
        proposals={"p": {"status": "accepted"}, "q": {"holds": True}, "r": {"status": "rejected"}},
        objections={
            "bare": {"against": ["p", "q", "r"]},
            "rebutted": {"against": "p"},
            "no": {"against": "rebutted"},
            "undercut": {"against": "p"},
            "so-what": {"undercuts": "undercut"},
            "fallen": {"against": "p", "holds": False},
        },
    )
    assert found(graph, "unanswered-objection") == [
        Gap("unanswered-objection", "p", ("bare",)),
        Gap("unanswered-objection", "q", ("bare",)),
    ]


def test_an_answer_that_does_not_hold_is_an_answer_all_the_same() -> None:
    """That the rebuttal falls is another matter: somebody has taken the objection up."""
    graph = sketch(
        proposals={"p": {}},
        objections={"o": {"against": "p"}, "weak": {"against": "o", "holds": False}},
    )
    assert found(graph, "unanswered-objection") == []


def test_a_question_is_answered_by_what_does_not_fall() -> None:
    graph = sketch(
        questions={"none": {}, "open": {}, "lost": {}},
        proposals={"a": {"answers": ["open", "lost"], "only_if": "c"}, "b": {"answers": "lost"}},
        conditions={"c": {}},
        objections={"o": {"against": "b"}},
    )
    assert found(graph, "no-answer") == [Gap("no-answer", "none")]
    assert found(graph, "no-answer", assumed={"c": False})[1:] == [
        Gap("no-answer", "open", ("a",)),
        Gap("no-answer", "lost", ("a", "b")),
    ]


def test_what_waits_on_an_open_condition() -> None:
    graph = sketch(
        proposals={"a": {"only_if": "c"}, "b": {"only_if": "a"}, "d": {"only_if": "known"}},
        conditions={"c": {}, "known": {"holds": True}, "idle": {}, "derived": {"only_if": "known"}},
        reasons={"r": {"supports": "derived"}},
    )
    waiting = found(graph, "open-condition")
    assert waiting == [Gap("open-condition", "c", ("a", "b")), Gap("open-condition", "idle")]
    assert [each.words for each in waiting] == [
        "open condition (2 wait on it)",
        "open condition (nothing waits on it)",
    ]


def test_statements_that_wait_for_one_another() -> None:
    graph = sketch(
        proposals={"a": {"in_exchange_for": "b"}, "b": {"in_exchange_for": "a"}, "c": {"only_if": "a"}}
    )
    assert found(graph, "open-ring") == [Gap("open-ring", "a", ("b",)), Gap("open-ring", "b", ("a",))]
    assert found(graph, "open-ring", assumed={"a": True}) == []


def test_who_says_it_and_where() -> None:
    graph = graph_of(
        {
            "parties": {"p": "P"},
            "sources": {"s": "S", "unused": "U"},
            "questions": {"q": "Q?"},
            "claims": {"a": {"text": "A.", "by": "p"}, "b": {"text": "B.", "source": ["s", "s"]}},
        }
    )
    assert found(graph, "no-source", "no-party") == [Gap("no-source", "a"), Gap("no-party", "b")]
    counted = survey(graph, evaluate(graph))
    assert (counted.parties, counted.sources) == ({"p": 1}, {"s": 1, "unused": 0})


def test_gaps_in_a_few_words() -> None:
    assert Gap("no-answer", "q").words == "no answer"
    assert Gap("no-answer", "q", ("a",)).words == "no answer (a falls)"
    assert Gap("no-answer", "q", ("a", "b")).words == "no answer (a, b fall)"
    objections = tuple("abcde")
    assert Gap("unanswered-objection", "p", objections).words == "unanswered objection (a, b, c and 2 more)"


@thorough
@given(maps())
def test_what_is_counted_adds_up(graph: Graph) -> None:
    outcomes = evaluate(graph)
    counted = survey(graph, outcomes)
    every = total(counted.kinds.values())
    assert every.number == len(graph.statements)
    assert every.stands + every.falls + every.open == len(outcomes)
    assert sum(counted.links.values()) == len(graph.links)
    assert tuple(counted.gaps) == GAP_KINDS
    for kind, lacking in counted.gaps.items():
        assert len({gap.statement for gap in lacking}) == len(lacking) <= counted.out_of[kind]


@thorough
@given(maps())
def test_gaps_are_closed_by_what_fills_them(graph: Graph) -> None:
    """With a reason, a source and a party for each, and the open conditions settled, these gaps are gone."""
    before = found(graph, *GAP_KINDS)
    reason = next(iter(graph.statements.values()))._replace(id="because", kind="reason", holds=True)
    backed = [
        Link("because", Relation.SUPPORTS, gap.statement, ("reasons", "because", "supports"))
        for gap in before
        if gap.kind == "no-reason"
    ]
    statements = {**graph.statements, "because": reason}
    told = {
        id: each._replace(by=("someone",), citations=(Citation("somewhere"),))
        for id, each in statements.items()
    }
    mended = graph._replace(statements=told, links=(*graph.links, *backed))
    settled = {gap.statement: True for gap in before if gap.kind == "open-condition"}
    assert found(mended, "no-reason", "no-source", "no-party", assumed=settled) == []
    assert not {gap.statement for gap in found(mended, "open-condition", assumed=settled)} & set(settled)


@thorough
@given(maps())
def test_the_depth_is_the_longest_way_down(graph: Graph) -> None:
    """By hand: statements that reach one another are one step, and the longest chain of steps is sought."""
    below: dict[str, set[str]] = {id: set() for id in graph.statements}
    for link in graph.links:
        pair = (link.source, link.target) if link.relation in _NEEDS else (link.target, link.source)
        below[pair[0]].add(pair[1])
    reached = {id: _reached(id, below) for id in below}

    @cache
    def longest(id: str) -> int:
        deeper = [other for other in reached[id] if id not in reached[other]]
        return 1 + max(map(longest, deeper), default=0)

    assert depth(graph) == max(map(longest, below))


def _reached(id: str, below: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    ahead = set(below[id])
    while ahead:
        here = ahead.pop()
        seen.add(here)
        ahead |= below[here] - seen
    return seen
