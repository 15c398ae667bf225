"""Networks in GraphML, for programs that analyse or draw graphs: Gephi, yEd, NetworkX and others."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from argmap.graph import Graph
from argmap.interchange import Exported
from argmap.losses import leftovers
from argmap.rows import COLUMNS, rows

TITLE = "Networks in GraphML"
ENDINGS = (".graphml",)
LOSSES = (
    "scenarios, what parties believe, and what else is said of parties, sources and groups",
    "all that is said of the map itself, but for its title",
)

_NUMBERS = ("weight", "likelihood")
_BY_EDGES = ("in_exchange_for", "supports", "against", "undercuts", "answers", "supersedes")
_OF_EDGES = {"relation": "string", "polarity": "string", "positive": "boolean"}
_CARRIED = (*COLUMNS, "map.title", "map.imports")


def write(graph: Graph) -> Exported:
    """A node for each statement, with all that is said of it, and an edge for each time it names another."""
    nodes = list(rows(graph))
    labels = {each.id: each.label for each in graph.statements.values()}
    root = Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    _declare(root, "graph", {"title": "string"})
    columns = [column for column in COLUMNS[1:] if column not in _BY_EDGES]
    used = [column for column in columns if any(column in node for node in nodes)]
    _declare(root, "node", {each: "double" if each in _NUMBERS else "string" for each in ("label", *used)})
    _declare(root, "edge", _OF_EDGES)
    network = SubElement(root, "graph", edgedefault="directed")
    if graph.title:
        _say(network, "graph", {"title": graph.title})
    for node in nodes:
        said = {column: node[column] for column in used if column in node}
        _say(SubElement(network, "node", id=node["id"]), "node", {"label": labels[node["id"]], **said})
    for number, link in enumerate(graph.links):
        edge = SubElement(network, "edge", id=f"e{number}", source=link.source, target=link.target)
        positive = str(link.positive).lower()
        said = {"relation": link.relation.field, "polarity": link.relation.polarity, "positive": positive}
        _say(edge, "edge", said)
    indent(root)
    data = tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    return Exported(data, leftovers(graph, _CARRIED))


def _declare(root: Element, kind: str, types: Mapping[str, str]) -> None:
    """Say of what type each thing is that is said of graphs, nodes or edges."""
    for name, type in types.items():
        attributes = {"for": kind, "attr.name": name, "attr.type": type}
        SubElement(root, "key", {"id": f"{kind}.{name}", **attributes})


def _say(element: Element, kind: str, said: Mapping[str, str]) -> None:
    for name, words in said.items():
        SubElement(element, "data", key=f"{kind}.{name}").text = words
