"""The cells of diagrams for draw.io, where our drawing has its cards and lines."""

from collections.abc import Iterator
from html import escape
from xml.etree.ElementTree import Element, SubElement

from argmap.drawing.card import parties
from argmap.drawing.edge import Edge, edges
from argmap.drawing.engine import find
from argmap.drawing.line import Stroke
from argmap.drawing.palette import LIGHT
from argmap.drawing.placing import Box, Places, places
from argmap.drawing.scene import Scene
from argmap.graph import Graph
from argmap.rows import rows

_CARD = "rounded=1;arcSize=4;whiteSpace=wrap;html=1;align=left;verticalAlign=top;spacing=6;fontSize=12"
_GATE = "whiteSpace=wrap;html=1;fontSize=9;fontStyle=1;spacing=0"
_FRAME = (
    "rounded=1;arcSize=2;container=1;collapsible=0;align=left;verticalAlign=top;spacingLeft=6;fontStyle=1"
)
_LINE = f"strokeWidth=2;fontSize=9;labelBackgroundColor={LIGHT.panel}"
_HEADS = {
    Stroke.SUPPORTS: "classic",
    Stroke.OBJECTS: "cross",
    Stroke.REBUTS: "cross",
    Stroke.CONDITION: "diamondThin;endFill=0",
    Stroke.EXCHANGE: "open",
    Stroke.ANSWERS: "oval;endFill=0",
    Stroke.SUPERSEDES: "block;endFill=0",
    Stroke.MORE: "none",
}


def cells(graph: Graph) -> Element:
    """The root of a diagram, with all its cells."""
    scene = Scene(graph)
    root = Element("root")
    _Drawing(scene, places(scene, find()), root).draw()
    return root


class _Drawing:
    """The cells of a diagram, frames first; each stands in the frame of its group."""

    def __init__(self, scene: Scene, placed: Places, root: Element) -> None:
        self._scene = scene
        self._placed = placed
        self._root = root

    def draw(self) -> None:
        """Write all cells."""
        SubElement(self._root, "mxCell", id="0")
        SubElement(self._root, "mxCell", {"id": "1", "parent": "0"})
        for id in self._outermost_first():
            frame = self._scene.graph.groups[id]
            style = f"{_FRAME};fillColor={LIGHT.panel};strokeColor={LIGHT.border};fontColor={LIGHT.ink}"
            cell = SubElement(self._root, "mxCell", id=f"group.{id}", value=frame.title, style=style)
            self._place(cell, self._placed.groups[id], frame.within)
        self._cards()
        for id, text, style, group in self._gates():
            cell = SubElement(self._root, "mxCell", id=id, value=text, style=style)
            self._place(cell, self._placed.nodes[id], group)
        for number, edge in enumerate(edges(self._scene)):
            self._line(f"edge.{number}", edge)

    def _outermost_first(self) -> list[str]:
        """The groups that have a frame, none before the one that it is in."""
        groups, found = self._scene.graph.groups, dict[str, None]()
        for id in self._placed.groups:
            way: list[str] = []
            around: str | None = id
            while around is not None and around in self._placed.groups and around not in found:
                way.append(around)
                around = groups[around].within
            found |= dict.fromkeys(reversed(way))
        return list(found)

    def _cards(self) -> None:
        said = {row["id"]: row for row in rows(self._scene.graph)}
        for id, statement in self._scene.statements.items():
            role = self._scene.roles[id]
            first = " · ".join(filter(None, (role.heading, parties(statement, self._scene.graph))))
            title = f"<b>{escape(statement.title)}</b><br>" if statement.title else ""
            label = f"<b>{escape(first)}</b><br>{title}{escape(statement.text)}"
            data = {key: words for key, words in said[id].items() if key != "id"}
            card = SubElement(self._root, "object", {"id": id, "label": label, **data})
            hue = role.hue(LIGHT)
            style = f"{_CARD};fillColor={hue.tint};strokeColor={hue.strong};fontColor={LIGHT.ink}"
            cell = SubElement(card, "mxCell", style=style)
            self._place(cell, self._placed.nodes[id], self._scene.groups[id])

    def _gates(self) -> Iterator[tuple[str, str, str, str | None]]:
        """The gates: their names, words, styles and groups."""
        colours = f"fillColor={LIGHT.card};strokeColor={{0}};fontColor={{0}}"
        for gate in self._scene.gates:
            style = (
                f"shape=rhombus;perimeter=rhombusPerimeter;{_GATE};{colours.format(LIGHT.condition.strong)}"
            )
            yield gate.id, "<br>".join(gate.words), style, self._scene.groups[gate.owner]
        for exchange in self._scene.exchanges:
            style = f"shape=hexagon;{_GATE};{colours.format(LIGHT.proposal.strong)}"
            yield exchange.id, "IN<br>RETURN", style, self._scene.groups[exchange.given[0]]

    def _place(self, cell: Element, box: Box, group: str | None) -> None:
        """Put a cell where it is drawn, into the frame of its group if there is one."""
        frame = self._placed.groups.get(group or "")
        cell.set("vertex", "1")
        cell.set("parent", "1" if frame is None else f"group.{group}")
        place = box if frame is None else box.within(frame)
        numbers = {key: str(number) for key, number in place.scaled().items()}
        SubElement(cell, "mxGeometry", {**numbers, "as": "geometry"})

    def _line(self, id: str, edge: Edge) -> None:
        look = edge.stroke.attributes(LIGHT)
        dash = {"dashed": "dashed=1;", "dotted": "dashed=1;dashPattern=1 3;"}.get(look["style"], "")
        style = f"html=1;{dash}endArrow={_HEADS[edge.stroke]};strokeColor={look['color']};{_LINE}"
        cell = SubElement(self._root, "mxCell", id=id, value=edge.words, style=style, edge="1")
        cell.attrib |= {"parent": "1", "source": edge.source, "target": edge.target}
        SubElement(cell, "mxGeometry", {"relative": "1", "as": "geometry"})
