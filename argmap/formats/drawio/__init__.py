"""Diagrams for draw.io (diagrams.net), in XML."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from argmap.graph import Graph
from argmap.interchange import Exported
from argmap.losses import leftovers
from argmap.rows import COLUMNS

TITLE = "Diagrams for draw.io"
ENDINGS = (".drawio", ".drawio.xml")
LOSSES = (
    "scenarios, what parties believe, and what else is said of parties, sources and groups",
    "all that is said of the map itself, but for its title",
)

_CARRIED = (*COLUMNS, "map.title")


def write(graph: Graph) -> Exported:
    """Cards, gates and frames where our drawing has them; what is said of a statement is its card's data."""
    from argmap.formats.drawio.cells import cells

    file = Element("mxfile", host="argmap")
    page = SubElement(file, "diagram", id="map", name=graph.title or "Argument map")
    SubElement(page, "mxGraphModel", grid="0", page="0", fold="0").append(cells(graph))
    indent(file)
    data = tostring(file, encoding="utf-8", xml_declaration=True) + b"\n"
    return Exported(data, leftovers(graph, _CARRIED))
