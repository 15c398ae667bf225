"""Drawings and networks of others, read as other programs read them."""

import json
from collections import Counter
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import networkx
import pytest
from hypothesis import given
from semantics.maps import graph_of, maps, thorough

from argmap.drawing.diagram import Style
from argmap.drawing.engine import Engine
from argmap.drawing.scene import Scene
from argmap.formats import Loss, format_named
from argmap.graph import Graph
from argmap.pipeline import Project
from argmap.relations import Relation
from argmap.views import view

_TESTS = Path(__file__).parents[1]
_MAPS = sorted([*_TESTS.parent.glob("maps/*.yaml"), *_TESTS.glob("drawing/maps/*.yaml")])
HOSTILE: dict[str, Any] = {
    "title": 'A <b>map</b> | of "quotes" # and `code`',
    "groups": {"g": "]] end -->|x| & n1", "h": {"title": "Inner", "within": "g"}},
    "proposals": {
        "p": {
            "text": 'He said "yes" [and] {so} | <script>alert(1)</script> & *more*; end',
            "title": "<i>&amp;</i>",
            "note": "two\n\nlines & <tags>",
            "group": "h",
            "only_if": {"at_least": 2, "of": ["c", "d", {"not": "e"}]},
        }
    },
    "conditions": {"c": "%% a comment --- and ```", "d": "=1+1", "e": "漢字 😀 ﷽"},
    "reasons": {"r": {"text": "# No heading", "supports": "p"}},
    "objections": {"o": {"text": "u", "undercuts": "r"}, "o2": {"text": "v", "against": ["o2", "o"]}},
}


@pytest.fixture(params=[*_MAPS, None], ids=lambda path: path.name.partition(".")[0] if path else "hostile")
def graph(request: pytest.FixtureRequest) -> Graph:
    """Real maps, maps to trip over, and one with signs that mean something elsewhere."""
    if request.param is None:
        return graph_of(HOSTILE)
    found = Project(lambda path: Path(path).read_bytes()).check(str(request.param)).graph
    assert found is not None
    return found


def _text(format: str, graph: Graph) -> str:
    return format_named(format).write(graph).data.decode()


def test_mermaid_and_dot_are_what_is_rendered_without_verdicts(graph: Graph) -> None:
    for format, ending in (("mermaid", "mmd"), ("dot", "dot")):
        drawn = view(ending)(graph, Style(theme="light"), Engine("pure", ""), {})
        assert format_named(format).write(graph).data == drawn.data


def test_networks_have_a_node_for_each_statement_and_an_edge_for_each_link(graph: Graph) -> None:
    _demand_the_same(graph)


@thorough
@given(maps())
def test_networks_of_any_map(graph: Graph) -> None:
    _demand_the_same(graph)


def _demand_the_same(graph: Graph) -> None:
    network = networkx.parse_graphml(_text("graphml", graph), force_multigraph=True)
    assert set(network) == set(graph.statements)
    for id, said in network.nodes(data=True):
        statement = graph.statements[id]
        assert said["kind"] == statement.kind
        assert said["text"] == statement.text.replace("\r", "\n")
        assert said["label"] == statement.label
        assert said.get("weight", 1) == float(statement.weight)
    edges = Counter((*ends, said["relation"], said["positive"]) for *ends, said in network.edges(data=True))
    links = Counter((each.source, each.target, each.relation.field, each.positive) for each in graph.links)
    assert edges == links


_NODE = {
    "type": "object",
    "required": ["id", "type", "x", "y", "width", "height"],
    "properties": {
        "id": {"type": "string"},
        "type": {"enum": ["text", "group"]},
        **{key: {"type": "integer"} for key in ("x", "y", "width", "height")},
        "color": {"pattern": "^(#[0-9a-fA-F]{6}|[1-6])$"},
        "text": {"type": "string"},
        "label": {"type": "string"},
    },
    "additionalProperties": False,
    "if": {"properties": {"type": {"const": "text"}}},
    "then": {"required": ["text"]},
}
_EDGE = {
    "type": "object",
    "required": ["id", "fromNode", "toNode"],
    "properties": {
        **{key: {"type": "string"} for key in ("id", "fromNode", "toNode", "label")},
        "color": {"pattern": "^(#[0-9a-fA-F]{6}|[1-6])$"},
    },
    "additionalProperties": False,
}
CANVAS = {
    "type": "object",
    "properties": {"nodes": {"type": "array", "items": _NODE}, "edges": {"type": "array", "items": _EDGE}},
    "additionalProperties": False,
}
"""What of JSON Canvas 1.0 (jsoncanvas.org/spec/1.0) is written."""

Boxes = dict[str, tuple[float, float, float, float]]


def test_canvases(graph: Graph) -> None:
    canvas = json.loads(_text("canvas", graph))
    jsonschema.validate(canvas, CANVAS)
    nodes = {node["id"]: node for node in canvas["nodes"]}
    assert len(nodes) == len(canvas["nodes"])
    assert len({edge["id"] for edge in canvas["edges"]}) == len(canvas["edges"])
    assert all({edge["fromNode"], edge["toNode"]} <= nodes.keys() for edge in canvas["edges"])
    scene = Scene(graph)
    kinds = [node["type"] for node in canvas["nodes"]]
    assert kinds == sorted(kinds)  # frames lie behind cards
    boxes = {id: tuple(node[key] for key in ("x", "y", "width", "height")) for id, node in nodes.items()}
    _demand_room(scene, boxes)
    _demand_lines(scene, [(edge["fromNode"], edge["toNode"]) for edge in canvas["edges"]])


def test_diagrams(graph: Graph) -> None:
    file = ElementTree.fromstring(_text("drawio", graph))
    root = file.find("diagram/mxGraphModel/root")
    assert (file.tag, root is not None) == ("mxfile", True)
    cells: dict[str, ElementTree.Element] = {}
    for each in root if root is not None else ():
        cell = each if each.tag == "mxCell" else each.find("mxCell")
        assert cell is not None
        assert each.attrib["id"] not in cells
        cells[each.attrib["id"]] = cell
        if each.tag == "object":
            _demand_text(each.attrib["label"], graph.statements[each.attrib["id"]].text)
    assert all(cell.get("parent", "0") in cells or id == "0" for id, cell in cells.items())
    lines = [(cell.attrib["source"], cell.attrib["target"]) for cell in cells.values() if cell.get("edge")]
    assert all({*ends} <= cells.keys() for ends in lines)
    _demand_lines(Scene(graph), lines)
    _demand_room(Scene(graph), {id: _placed(cells, id) for id, cell in cells.items() if cell.get("vertex")})


def _placed(cells: dict[str, ElementTree.Element], id: str) -> tuple[float, float, float, float]:
    """Where a cell is in the diagram, though its place is said as seen from the cell that it is in."""
    place = cells[id].find("mxGeometry")
    assert place is not None
    x, y, width, height = (float(place.attrib[key]) for key in ("x", "y", "width", "height"))
    parent = cells[id].attrib["parent"]
    left, top = _placed(cells, parent)[:2] if parent != "1" else (0.0, 0.0)
    return left + x, top + y, width, height


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def _demand_text(label: str, text: str) -> None:
    """A label shows a text, whatever is in it."""
    parser = _Words()
    parser.feed(label)
    parser.close()
    assert parser.words.endswith(text)
    assert parser.tags <= {"b", "br"}


def _demand_room(scene: Scene, boxes: Boxes) -> None:
    """No card lies on another, and each is in the frame of its group."""
    for one, other in combinations(scene.statements, 2):
        (left, top, width, height), (x, y, broad, tall) = boxes[one], boxes[other]
        assert left + width <= x or x + broad <= left or top + height <= y or y + tall <= top, (one, other)
    for id in scene.statements:
        frame = boxes.get(f"group.{scene.groups[id]}")
        if frame is not None:
            (left, top, width, height), (x, y, broad, tall) = frame, boxes[id]
            assert left <= x <= x + broad <= left + width
            assert top <= y <= y + tall <= top + height


def _demand_lines(scene: Scene, lines: list[tuple[str, str]]) -> None:
    """A line for each link that no gate stands for."""
    direct = [(one, other) for one, other in lines if {one, other} <= scene.statements.keys()]
    by_gates = (Relation.ONLY_IF, Relation.UNLESS, Relation.EXCHANGE)
    links = [(each.source, each.target) for each in scene.links if each.relation not in by_gates]
    assert sorted(direct) == sorted(links)
    gated = {(gate.id, member) for gate in scene.gates for member in gate.members}
    assert gated == {(gate, member) for member, gate in lines if gate in {each.id for each in scene.gates}
                     and member in scene.statements}  # fmt: skip


def test_losses() -> None:
    graph = graph_of({**HOSTILE, "scenarios": {"s": {"assume": {"c": True}}}})
    assert format_named("canvas").write(graph).losses == (
        Loss("", "the map’s title and scenarios are left out"),
        Loss("p", "its note is left out"),
    )
    assert format_named("mermaid").write(graph).losses == (
        Loss("", "the map’s scenarios are left out"),
        Loss("p", "its title and note are left out"),
    )
    for format in ("drawio", "graphml"):
        lost = Loss("", "the map’s scenarios are left out")
        assert format_named(format).write(graph).losses == (lost,)
