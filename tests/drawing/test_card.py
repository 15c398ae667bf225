"""A card says what a statement is, whose it is, and where it is from."""

import re
from collections.abc import Callable

import pytest

from argmap.drawing.card import WIDTH, card
from argmap.drawing.metrics import width
from argmap.drawing.palette import LIGHT
from argmap.drawing.role import Role, roles
from argmap.graph import Graph

Reader = Callable[[str], Graph]

MAP = """
date: 2022-03-30
parties: {ukraine: Ukraine, russia: Russia}
sources:
  page: {title: A page, date: 2022-03-29, url: "https://example.org/?a=1&b=2"}
  book: {title: A book}
proposals: {p: {text: Do it., by: [ukraine, russia], source: page}}
"""


def drawn(graph: Graph, name: str) -> str:
    return card(graph.statements[name], graph, roles(graph)[name], LIGHT).label


def texts(label: str) -> list[str]:
    return [text for text in re.findall(r">([^<]+)<", label) if text.strip()]


def test_band_words_and_footer(graph_of: Reader) -> None:
    assert texts(drawn(graph_of(MAP), "p")) == ["■ PROPOSAL", "Ukraine, Russia", "Do it.", "A page · 29 Mar"]


def test_the_footer_leads_to_the_source(graph_of: Reader) -> None:
    assert 'HREF="https://example.org/?a=1&amp;b=2"' in drawn(graph_of(MAP), "p")


def test_the_place_in_the_source_comes_first(graph_of: Reader) -> None:
    text = MAP.replace("source: page", "source: {id: page, url: 'https://example.org/#here'}")
    assert 'HREF="https://example.org/#here"' in drawn(graph_of(text), "p")


@pytest.mark.parametrize(
    ("fields", "badges"),
    [
        ("due: 2022-04-12", ["by 12 Apr"]),
        ("due: 2023-04-12", ["by 12 Apr 2023"]),
        ("likelihood: 0.6", ["●●○ 60% likely"]),
        ("status: withdrawn", ["withdrawn"]),
        ("weight: 0.5", ["weight 0.5"]),
        ("source: [page, book]", ["[2] sources"]),
        ("tags: [a]", []),
    ],
)
def test_badges_only_for_what_is_set(graph_of: Reader, fields: str, badges: list[str]) -> None:
    graph = graph_of(MAP.replace("source: page", fields))
    assert [text for text in texts(drawn(graph, "p"))[3:] if "·" not in text] == badges


def test_dates_are_not_english_in_other_languages(graph_of: Reader) -> None:
    assert "A page · 2022-03-29" in texts(drawn(graph_of(MAP + "language: uk\n"), "p"))


def test_a_title_stands_over_the_words(graph_of: Reader) -> None:
    assert texts(drawn(graph_of(MAP.replace("text: Do it.", "text: Do it., title: The deed")), "p"))[2:4] == [
        "The deed",
        "Do it.",
    ]


@pytest.mark.parametrize(
    ("fields", "role"),
    [
        ("against: o", Role.REBUTTAL),
        ("against: p", Role.OBJECTION),
        ("against: [o, p]", Role.OBJECTION),
        ("undercuts: o", Role.REBUTTAL),
        ("undercuts: r", Role.OBJECTION),
    ],
)
def test_an_objection_to_objections_alone_is_a_rebuttal(graph_of: Reader, fields: str, role: Role) -> None:
    reasons = "reasons: {r: {text: R., supports: p}}\n"
    objections = f"objections: {{o: {{text: O., against: p}}, x: {{text: X., {fields}}}}}\n"
    assert roles(graph_of(MAP + reasons + objections))["x"] is role


@pytest.mark.parametrize("name", ["node", "graph", "edge", "subgraph", "digraph", "c-1", "G"])
def test_every_row_is_as_wide_as_the_card(graph_of: Reader, name: str) -> None:
    label = drawn(graph_of("odd-text"), name)
    innermost = re.findall(r"<TR>((?:(?!</?TR>).)*)</TR>", label)
    assert innermost
    for row in innermost:
        widths = [int(found) for found in re.findall(r'<TD[^>]*?WIDTH="(\d+)"', row)]
        assert sum(widths) <= WIDTH


@pytest.mark.parametrize("name", ["node", "graph", "edge", "subgraph", "digraph", "strict", "c-1", "E"])
def test_no_line_is_wider_than_its_box(graph_of: Reader, name: str) -> None:
    label = drawn(graph_of("odd-text"), name)
    for box, content in re.findall(r'<TD FIXEDSIZE="TRUE" WIDTH="(\d+)"[^>]*>(.*?)</TD>', label):
        for size, bold, text in re.findall(r'POINT-SIZE="(\d+)"[^>]*>(<B>)?([^<]*)', content):
            shown = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("\\\\", "\\")
            assert width(
                shown.replace("&quot;", '"').replace("&#x27;", "'"), float(size), bool(bold)
            ) <= float(box)


@pytest.mark.parametrize(
    ("believes", "is_disputed"), [("{p: true}", False), ("{p: false}", True), ("{}", False)]
)
def test_what_parties_believe_differently_is_disputed(
    graph_of: Reader, believes: str, is_disputed: bool
) -> None:
    parties = (
        f"ukraine: {{name: Ukraine, believes: {{p: true}}}}, russia: {{name: Russia, believes: {believes}}}"
    )
    graph = graph_of(MAP.replace("ukraine: Ukraine, russia: Russia", parties))
    assert ("disputed" in texts(drawn(graph, "p"))) == is_disputed
