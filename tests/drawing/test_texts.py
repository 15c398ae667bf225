"""The map as text: an outline, a report in Markdown, a flowchart for Mermaid."""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from semantics.maps import maps

from argmap.drawing.diagram import Style
from argmap.drawing.engine import Engine
from argmap.drawing.selection import Selection
from argmap.graph import Graph
from argmap.semantics.evaluate import evaluate
from argmap.views import view

Reader = Callable[[str], Graph]

HOSTILE = """
title: "A <b>map</b> | of \\"quotes\\" # and `code`"
groups: {g: "]] end -->|x| n1"}
proposals:
  p: {text: 'He said "yes" [and] {so} | <script>alert(1)</script> & *more*; end', group: g, only_if: c}
conditions: {c: "%% a comment --- and ```"}
"""


def told(ending: str, graph: Graph, style: Style | None = None) -> str:
    return view(ending)(graph, style or Style(), Engine("pure", ""), evaluate(graph)).data.decode()


@pytest.mark.parametrize("ending", ["txt", "md", "mmd"])
def test_snapshots(ending: str, graph_of: Reader, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"choose-a-database.{ending}", told(ending, graph_of("choose-a-database")))


@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=50)
@given(maps(largest=7))
def test_every_statement_is_told_in_full_once(graph: Graph) -> None:
    for id, statement in graph.statements.items():
        assert (
            len(re.findall(rf"^ *(?:[√×?] )?[a-z -]+ {id}(?:, \w+)?: ", told("txt", graph), re.MULTILINE))
            == 1
        )
        assert told("mmd", graph).count(f"<br>{statement.text}") == sum(
            each.text == statement.text for each in graph.statements.values()
        )


def test_what_is_not_selected_is_not_told(graph_of: Reader) -> None:
    style = Style(selection=Selection(focus=("neutrality",)))
    for ending in ("txt", "md", "mmd"):
        text = told(ending, graph_of("istanbul-talks"), style)
        assert "Ukraine accepts neutral status." in text
        assert "Putin and Zelenskyy hold direct talks" not in text


def test_what_has_a_meaning_in_markdown_is_written_so_that_it_has_none(graph_of: Reader) -> None:
    text = told("md", graph_of(HOSTILE))
    assert "# A \\<b\\>map\\</b\\> \\| of" in text
    assert "<script" not in text.replace("\\<script", "")


def test_what_has_a_meaning_in_mermaid_is_written_as_its_number(graph_of: Reader) -> None:
    text = told("mmd", graph_of(HOSTILE))
    assert (
        '["PROPOSAL · → depends<br>He said #34;yes#34; #91;and#93; #123;so#125; #124; #60;script#62;' in text
    )
    quoted = re.findall(r'"([^"]*)"', text.partition("flowchart")[2])
    assert all(re.fullmatch(r"(?:[^\[\]{}|<>#;`]|#\d+;|<br>)*", each) for each in quoted)


def test_what_it_would_take_supposes_what_the_verdicts_do(graph_of: Reader) -> None:
    graph = graph_of("istanbul-talks")
    style = Style(assumed={"legally-binding": True}, supposed="Legally binding: holds")
    text = view("md")(graph, style, Engine("pure", ""), evaluate(graph, style.assumed)).data.decode()
    assert "Legally binding: holds" in text
    assert "- **guarantees** stands if like-article-five holds." in text


def test_verdicts_can_be_left_out(graph_of: Reader) -> None:
    for ending in ("txt", "md", "mmd"):
        text = view(ending)(graph_of("istanbul-talks"), Style(), Engine("pure", "")).data.decode()
        assert not re.search("[√×]", text)
