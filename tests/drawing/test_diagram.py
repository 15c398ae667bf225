"""A map becomes a graph of panels, cards, gates and lines, the same each time."""

import re
from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.drawing.diagram import Style, diagram
from argmap.drawing.engine import Engine
from argmap.drawing.line import Line, Stroke
from argmap.drawing.palette import DARK, LIGHT
from argmap.drawing.panel import panels
from argmap.drawing.scene import Scene
from argmap.graph import Graph
from argmap.views import endings, view

Reader = Callable[[str], Graph]

LINKS = ("supports", "against", "undercuts", "only_if", "unless", "in_exchange_for", "supersedes")
NEEDED = {"reason": {"supports"}, "objection": {"against"}}

TALKS = """
groups: {one: One, inner: {title: Inner, within: one}, two: Two, empty: Empty}
questions: {q: {text: What now?, group: one}}
proposals:
  p: {text: P., group: one, answers: q, only_if: c}
  p2: {text: P2., group: two, in_exchange_for: p3}
  p3: {text: P3., group: two, in_exchange_for: p2}
conditions: {c: C.}
reasons: {r: {text: R., supports: p}, r2: {text: R2., supports: r, group: inner}}
objections: {o: {text: O., undercuts: r}, o2: {text: O2., against: o}}
claims: {alone: Alone.}
"""


def joined(graph: Graph) -> set[tuple[str, str, str]]:
    return {(line.claim, line.reason, line.stroke.name) for line in Scene(graph).lines}


def test_snapshots_of_the_text(graph_of: Reader, snapshot: Callable[[str, str], None]) -> None:
    for name in ("choose-a-database", "peace-week", "gates"):
        snapshot(f"{name}.dot", diagram(Scene(graph_of(name)), Style(theme="light")))


def test_same_map_same_text(graph: Graph) -> None:
    assert diagram(Scene(graph), Style()) == diagram(Scene(graph), Style())


def test_everything_is_drawn_once(graph: Graph) -> None:
    text = diagram(Scene(graph), Style())
    for name in Scene(graph).statements:
        assert len(re.findall(rf'^\t+"?{re.escape(name)}"? \[label', text, re.MULTILINE)) == 1
    lines = [
        (line.claim, line.reason, line.stroke) for line in Scene(graph).lines if line.claim != line.reason
    ]
    assert len(set(lines)) == len(lines)


def test_reasons_stand_behind_what_they_bear_on(graph: Graph) -> None:
    scene = Scene(graph)
    backwards = [line for line in scene.lines if scene.ranks[line.claim] > scene.ranks[line.reason]]
    circles = {"d", "c2", "c3", "o2", "o3", "p1", "p3", "p5"}
    for line in backwards:
        assert {line.claim, line.reason} & circles or "in_exchange_for" in line.claim + line.reason


def test_cards_and_gates_share_no_rank(graph: Graph) -> None:
    scene = Scene(graph)
    between = {gate.id for gate in scene.gates} | {exchange.id for exchange in scene.exchanges}
    between |= {point.id for point in scene.points.values()}
    assert not {scene.ranks[name] for name in between} & set(scene.starts)


def test_a_panel_for_each_group_that_has_cards_in_file_order(graph_of: Reader) -> None:
    found = panels(Scene(graph_of(TALKS)), LIGHT)
    assert [panel.title for panel in found] == ["One", "Two", ""]
    assert [panel.title for panel in found[0].inner] == ["Inner"]


def test_what_has_no_group_joins_what_it_is_about(graph_of: Reader) -> None:
    groups = Scene(graph_of(TALKS)).groups
    assert (groups["c"], groups["r"], groups["o2"], groups["alone"]) == ("one", "one", "one", None)


def test_a_gate_stands_between_a_proposal_and_its_condition(graph_of: Reader) -> None:
    lines = joined(graph_of(TALKS))
    assert {("p", "_p.only_if", "CONDITION"), ("_p.only_if", "c", "CONDITION")} <= lines
    assert ("p", "c", "CONDITION") not in lines


def test_a_mutual_exchange_is_one(graph_of: Reader) -> None:
    scene = Scene(graph_of(TALKS))
    assert [(exchange.given, exchange.wanted) for exchange in scene.exchanges] == [(("p2",), ("p3",))]


def test_an_undercut_meets_the_line_and_not_the_card(graph_of: Reader) -> None:
    lines = joined(graph_of(TALKS))
    point = "_r.supports.p"
    assert {("p", point, "SUPPORTS"), (point, "r", "SUPPORTS"), (point, "o", "OBJECTS")} <= lines
    assert ("r", "o", "OBJECTS") not in lines


def test_a_line_to_an_objection_is_a_rebuttal(graph_of: Reader) -> None:
    assert ("o", "o2", "REBUTS") in joined(graph_of(TALKS))


def test_an_answer_leads_to_its_question(graph_of: Reader) -> None:
    assert ("q", "p", "ANSWERS") in joined(graph_of(TALKS))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ("only_if: x", [("ONLY", "IF")]),
        ("only_if: [x]", [("ONLY", "IF")]),
        ("only_if: [x, x]", [("ONLY", "IF")]),
        ("only_if: [x, y]", [("ONLY", "IF ALL")]),
        ("only_if: {any: [x, y]}", [("ONLY", "IF ANY")]),
        ("only_if: {not: x}", [("ONLY", "IF NOT")]),
        ("only_if: {not: {not: x}}", [("ONLY", "IF")]),
        ("only_if: {at_least: 2, of: [x, y, z]}", [("AT", "LEAST", "2")]),
        ("only_if: {at_least: 1, of: [x, y]}", [("ONLY", "IF ANY")]),
        ("only_if: {at_least: 2, of: [x, y]}", [("ONLY", "IF ALL")]),
        ("only_if: {all: [x, {any: [y, {not: z}]}]}", [("ONLY", "IF ALL"), ("ANY",), ("NOT",)]),
        ("unless: x", [("UNLESS",)]),
        ("unless: [x, y]", [("UNLESS",)]),
        ("unless: {all: [x, y]}", [("UNLESS",), ("ALL",)]),
        ("unless: {not: x}", [("ONLY", "IF")]),
        ("unless: {at_least: 2, of: [x, y, z]}", [("UNLESS",), ("AT", "LEAST", "2")]),
        ("only_if: x, unless: y", [("ONLY", "IF"), ("UNLESS",)]),
    ],
)
def test_words_of_gates(graph_of: Reader, fields: str, words: list[tuple[str, ...]]) -> None:
    graph = graph_of(f"proposals: {{p: {{text: P., {fields}}}}}\nconditions: {{x: X., y: Y., z: Z.}}\n")
    assert [gate.words for gate in Scene(graph).gates] == words


def test_a_circle_is_closed_by_a_gate_behind_what_it_asks_for(graph_of: Reader) -> None:
    conditions = "conditions: {b: {text: B., only_if: c}, c: {text: C., only_if: a}}\n"
    ranks = Scene(graph_of("proposals: {a: {text: A., only_if: b}}\n" + conditions)).ranks
    assert ranks["a"] < ranks["_c.only_if"] < ranks["b"] < ranks["c"]


def test_imported_statements_are_drawn_where_the_map_names_them(graph_of: Reader) -> None:
    scene = Scene(graph_of("peace-week"))
    assert "istanbul.scale-back" in scene.statements
    assert "istanbul.neutrality" not in scene.statements
    assert "from istanbul" in diagram(scene, Style())


def test_the_legend_has_what_the_map_uses_and_can_be_left_out(graph_of: Reader) -> None:
    graph = graph_of("reasons: {r: {text: R., supports: c}}\nclaims: {c: C.}\n")
    text = diagram(Scene(graph), Style())
    assert all(words in text for words in ("speaks for it", "what is asserted", ">supports<"))
    assert not any(words in text for words in ("must hold first", "objects to", "given in return"))
    assert "speaks for it" not in diagram(Scene(graph), Style(legend=False))


def test_the_lines_of_a_crowd_are_sorted_less_often(graph_of: Reader) -> None:
    def drawn(number: int) -> str:
        claims = "".join(f"  c{each}: Stone {each} is where it was.\n" for each in range(number))
        return diagram(Scene(graph_of(f"claims:\n{claims}")), Style(legend=False))

    few, many = drawn(600), drawn(1200)
    assert "mclimit" not in few
    assert "mclimit=0.25" in many
    # Ranks are fewer and farther apart, so columns are where they were.
    assert ("ranksep=0.28" in few, "ranksep=0.42" in many) == (True, True)


def test_themes_have_their_own_colours(graph: Graph) -> None:
    for style, palette in ((Style(theme="light"), LIGHT), (Style(), LIGHT), (Style(theme="dark"), DARK)):
        used = set(re.findall(r"#[0-9a-f]{6}", diagram(Scene(graph), style)))
        assert used <= {colour for _, colour in palette.colours()} | set(
            re.findall("#[0-9a-f]{6}", str(graph))
        )


def test_nothing_can_be_drawn(engine: Engine) -> None:
    assert view("svg")(Graph(title="Nothing"), Style(), engine).complaints == ()
    assert view("svg")(Graph(), Style(), engine).complaints == ()


@pytest.mark.parametrize("text", ["claims: {a: A.}\n", "claims: {a: {text: A., supports: a}}\n"])
def test_hardly_anything_can_be_drawn(graph_of: Reader, pure: Engine, text: str) -> None:
    assert view("svg")(graph_of(text), Style(), pure).complaints == ()


def test_a_stroke_for_each_hue_and_head() -> None:
    looks = [stroke.value[:5] for stroke in Stroke]
    assert len(set(looks)) == len(looks)
    assert all(stroke.value[5:] for stroke in Stroke)
    assert Line("a", "b", Stroke.SUPPORTS, "").at_claim


@st.composite
def tangles(draw: st.DrawFn) -> str:
    """A map of a few statements, linked in any way that can be written."""
    ids = [f"s{number}" for number in range(draw(st.integers(1, 9)))]
    kinds = {name: draw(st.sampled_from(["proposal", "claim", "reason", "objection"])) for name in ids}
    entries: dict[str, list[str]] = {}
    for name, kind in kinds.items():
        fields = draw(st.sets(st.sampled_from(LINKS), max_size=3)) | NEEDED.get(kind, set())
        targets = {
            field: draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3)) for field in sorted(fields)
        }
        group = draw(st.sampled_from(["", "group: a", "group: b"]))
        parts = [
            f"text: {name}.",
            group,
            *(f"{field}: [{', '.join(each)}]" for field, each in targets.items()),
        ]
        entries.setdefault(kind, []).append(f"  {name}: {{{', '.join(filter(None, parts))}}}")
    sections = (f"{kind}s:\n" + "\n".join(lines) for kind, lines in entries.items())
    return "groups: {a: A, b: {title: B, within: a}}\n" + "\n".join(sections) + "\n"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=tangles(), direction=st.sampled_from(["LR", "TB"]))
def test_no_tangle_is_too_much(
    graph_of: Reader, pure: Engine, text: str, direction: Literal["LR", "TB"]
) -> None:
    graph = graph_of(text)
    scene = Scene(graph)
    drawn = view("svg")(graph, Style(direction=direction), pure)
    assert drawn.complaints == ()
    assert drawn.data.count(b'class="node am-node ') == len(scene.statements)
    assert drawn.data.count(b'class="edge am-edge ') == len(scene.lines)


def test_views_are_found(graph_of: Reader, engine: Engine) -> None:
    assert endings() == ("dot", "html", "md", "mmd", "pdf", "png", "svg", "txt")
    starts = {"dot": b"// drawn by argmap\n", "pdf": b"%PDF-", "png": b"\x89PNG", "svg": b"<?xml"}
    graph = graph_of("pakistan-no-trust")
    for ending, start in starts.items():
        assert view(ending)(graph, Style(), engine).data.startswith(start)
    with pytest.raises(ValueError, match="bmp"):
        view("bmp")
