"""A map as it was on a day."""

from datetime import date as Date

from argmap.graph import Graph
from argmap.history import as_of
from argmap.pipeline import Project
from argmap.semantics.evaluate import evaluate

TALKS = """\
argmap: 1
sources: {paper: {title: The paper, date: 2022-03-30}, blog: A blog}
parties: {town: {name: The town, believes: {late: true, early: false}}}
proposals:
  early: {text: An early offer., date: 2022-03-01, by: town, only_if: late}
  of-the-paper: {text: An offer in the paper., source: paper}
  dated-and-cited: {text: Said before it was printed., date: 2022-03-29, source: paper}
  timeless: {text: Always there., source: blog}
conditions:
  late: {text: A condition that is dated later., date: 2022-04-05}
objections:
  after: {text: It came later., date: 2022-04-10, against: [early, timeless]}
scenarios:
  some: {assume: {late: true, after: false}, expect: {early: stands, after: falls}}
"""


def talks() -> Graph:
    graph = Project(lambda path: b"").check_text(TALKS, "talks.yaml").graph
    assert graph is not None
    return graph


def test_what_was_said_later_is_not_there() -> None:
    assert set(as_of(talks(), Date(2022, 3, 1)).statements) == {"early", "timeless", "late"}
    assert set(as_of(talks(), Date(2022, 3, 29)).statements) == {
        "early",
        "timeless",
        "late",
        "dated-and-cited",
    }
    assert "of-the-paper" in as_of(talks(), Date(2022, 3, 30)).statements
    assert as_of(talks(), Date(2022, 4, 10)) == talks()


def test_what_a_statement_depends_on_was_there_when_it_was_said() -> None:
    graph = as_of(talks(), Date(2022, 3, 1))
    assert "late" in graph.statements
    assert evaluate(graph)["early"].waits_on == ("late",)


def test_verdicts_are_those_of_that_day() -> None:
    assert evaluate(talks())["timeless"].verdict == "falls"
    assert evaluate(as_of(talks(), Date(2022, 4, 9)))["timeless"].verdict == "stands"


def test_nothing_names_what_is_gone() -> None:
    graph = as_of(talks(), Date(2022, 3, 1))
    known = set(graph.statements)
    assert all({link.source, link.target} <= known for link in graph.links)
    assert set(graph.scenarios["some"].assume) == {"late"}
    assert set(graph.scenarios["some"].expect) == {"early"}
    assert set(graph.parties["town"].believes) == {"late", "early"}
