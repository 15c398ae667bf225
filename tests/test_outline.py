"""The outline: everything in it once, and each link where it belongs, whatever rings there are."""

from pathlib import Path

import pytest
from hypothesis import given
from semantics.maps import graph_of, maps, sketch, thorough

from argmap import files
from argmap.graph import Graph
from argmap.outline import Entry, Gate, Heading, Line, Tree, outline
from argmap.relations import Relation

_NEEDS = (Relation.ONLY_IF, Relation.UNLESS, Relation.EXCHANGE, Relation.SUPERSEDES)


def drawn(lines: list[Line]) -> list[str]:
    """The outline as it looks; what is in full elsewhere stands in brackets."""
    found = []
    for line in lines:
        match line:
            case Heading(depth, group):
                found.append("  " * depth + f"[{group}]")
            case Gate(depth, words):
                found.append("  " * depth + f"{words}:")
            case Entry(depth, role, id, place):
                found.append(
                    "  " * depth + (f"{role} {id}" if place == "here" else f"({role} {id}, {place})")
                )
    return found


def parents(lines: list[Line]) -> list[tuple[str | None, Entry]]:
    """Each statement in the outline with the one that it stands beneath, gates passed over."""
    way: list[Line] = []
    found = []
    for line in lines:
        assert line.depth <= len(way), "a line is at most one level deeper than the one before"
        del way[line.depth :]
        if isinstance(line, Entry):
            over = next((each for each in reversed(way) if not isinstance(each, Gate)), None)
            found.append((over.statement if isinstance(over, Entry) else None, line))
        way.append(line)
    return found


def test_questions_come_first_and_gates_are_spelled_out() -> None:
    graph = sketch(
        proposals={
            "move": {"only_if": {"all": ["lease", {"any": ["cheap", {"not": "rain"}]}]}, "answers": "where"},
            "stay": {"answers": "where", "unless": {"at_least": 2, "of": ["lease", "cheap", "rain"]}},
        },
        conditions={"lease": {}, "cheap": {}, "rain": {"only_if": {"all": [{"not": "cheap"}]}}},
        questions={"where": {}},
        objections={"far": {"against": "move"}, "bus": {"against": "far"}, "moot": {"undercuts": "bus"}},
        reasons={"new": {"supports": "move"}},
    )
    assert drawn(outline(graph)) == [
        "question where",
        "  proposal move",
        "    only if all of:",
        "      condition lease",
        "      any of:",
        "        condition cheap",
        "        not rain",
        "          (only if not cheap, above)",
        "    reason new",
        "    objection far",
        "      rebuttal bus",
        "        undercut by moot",
        "  proposal stay",
        "    unless at least 2 of:",
        "      (condition lease, above)",
        "      (condition cheap, above)",
        "      (condition rain, above)",
    ]


def test_groups_frame_what_stands_by_itself() -> None:
    graph = graph_of(
        {
            "groups": {"out": "Out", "in": {"title": "In", "within": "out"}, "empty": "Empty", "b": "B"},
            "proposals": {
                "p": {"text": "P.", "group": "in", "in_exchange_for": "q"},
                "q": {"text": "Q.", "group": "b", "in_exchange_for": "p"},
                "r": {"text": "R.", "supersedes": "p"},
            },
            "claims": {"c": {"text": "C.", "group": "b", "supports": "p"}},
        }
    )
    assert drawn(outline(graph)) == [
        "proposal r",
        "  (in place of p, below)",
        "[out]",
        "  [in]",
        "    proposal p",
        "      (in exchange for q, below)",
        "      reason c",
        "[b]",
        "  proposal q",
        "    (in exchange for p, above)",
    ]


def test_the_claims_of_a_linked_reason_stand_together_with_it() -> None:
    graph = sketch(
        proposals={"pact": {}},
        reasons={
            "deters": {"supports": "pact", "only_if": ["not-binding", "duty"], "unless": "bluff"},
            "cheap": {"supports": "pact", "only_if": "bluff"},
        },
        claims={"duty": {}, "not-binding": {"only_if": "bluff"}},
        conditions={"bluff": {}},
    )
    assert drawn(outline(graph)) == [
        "proposal pact",
        "  reason deters",
        "    together with not-binding",
        "      only if bluff",
        "    together with duty",
        "    (unless bluff, above)",
        "  reason cheap",
        "    (only if bluff, above)",
    ]
    assert [*Tree(graph, graph.links).above("duty")] == [("bears only together with", "deters")]


def test_a_ring_is_cut_where_its_first_statement_stands() -> None:
    graph = sketch(
        claims={"a": {"supports": "c"}, "b": {"supports": "a"}, "c": {"supports": ["b", "d"]}, "d": {}},
    )
    assert drawn(outline(graph)) == [
        "claim a",
        "  reason b",
        "    reason c",
        "      (reason a, above)",
        "claim d",
        "  (reason c, above)",
    ]


def test_what_imported_maps_say_is_shown_where_this_map_names_it(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").touch()
    (tmp_path / "a.yaml").write_text(
        "argmap: 1\nproposals: {p: {text: P., only_if: c}, q: Q.}\nconditions: {c: C.}\n"
    )
    (tmp_path / "b.yaml").write_text(
        "argmap: 1\nimports: {a: a.yaml}\nreasons: {r: {text: R., supports: a.p}}\n"
        "claims: {d: {text: D., only_if: a.c}}\n"
    )
    graph = files.project().check(str(tmp_path / "b.yaml")).graph
    assert graph is not None
    assert drawn(outline(graph)) == ["claim d", "  only if a.c", "proposal a.p", "  reason r"]
    tree = Tree(graph, graph.links)
    assert drawn([*tree.needs("a.p"), *tree.bearing("a.p")]) == ["only if a.c", "reason r"]


@thorough
@given(maps())
def test_every_statement_stands_in_full_once(graph: Graph) -> None:
    entries = [line for line in outline(graph) if isinstance(line, Entry)]
    assert sorted(each.statement for each in entries if each.place == "here") == sorted(graph.statements)
    shown: set[str] = set()
    for each in entries:
        if each.place == "here":
            shown.add(each.statement)
        else:
            assert (each.statement in shown) == (each.place == "above")


@thorough
@given(maps())
def test_every_link_is_a_line(graph: Graph) -> None:
    lines = parents(outline(graph))
    wanted = {
        (link.source, link.target) if link.relation in _NEEDS else (link.target, link.source)
        for link in graph.links
    }
    assert {(parent, each.statement) for parent, each in lines if parent is not None} == wanted
    roots = [each for parent, each in lines if parent is None]
    assert all(each.place == "here" and each.role == graph.statements[each.statement].kind for each in roots)


@thorough
@given(maps())
def test_what_stands_beneath_a_statement_is_what_it_says_of_it(graph: Graph) -> None:
    """The lines of one statement are those of the outline, and it stands above whatever is beneath it."""
    lines = parents(outline(graph))
    tree = Tree(graph, graph.links)
    for id in graph.statements:
        beneath = [*tree.needs(id), *tree.bearing(id)]
        roles = [(each.role, each.statement) for each in beneath if isinstance(each, Entry)]
        assert roles == [(each.role, each.statement) for parent, each in lines if parent == id]
        for _, other in roles:
            assert id in {upper for _, upper in tree.above(other)}


@pytest.mark.parametrize("field", ["supports", "only_if"])
def test_a_line_of_argument_of_any_length(field: str) -> None:
    chain = {f"c{number}": {field: f"c{number + 1}"} for number in range(20_000)}
    graph = sketch(claims={**chain, "c20000": {}})
    lines = outline(graph)
    assert (len(lines), lines[-1].depth) == (20_001, 20_000)
