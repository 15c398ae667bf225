"""The drawing as DOT: panels of cards, read from left to right, and a legend."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from argmap.drawing import legend
from argmap.drawing.card import WIDTH, card, origin_of, parties
from argmap.drawing.label import cell, lines, row, table
from argmap.drawing.line import Line
from argmap.drawing.metrics import width, wrap
from argmap.drawing.palette import DARK, LIGHT, Palette
from argmap.drawing.scene import Scene
from argmap.graph import Graph, Group, Statement

if TYPE_CHECKING:
    from graphviz import Digraph

FONT = "Helvetica"
"""The one name for which every Graphviz knows Arial's widths; a list of fonts would be set in Times."""


@dataclass(frozen=True)
class Style:
    """How a map is drawn. The theme `auto` is light, and in SVG dark where the reader's screen is."""

    theme: Literal["light", "dark", "auto"] = "auto"
    direction: Literal["LR", "TB"] = "LR"
    legend: bool = True
    group_by: Literal["group"] = "group"

    @property
    def palette(self) -> Palette:
        """The colours to draw with."""
        return DARK if self.theme == "dark" else LIGHT


def diagram(graph: Graph, style: Style) -> str:
    """The map as a graph for Graphviz."""
    return _Drawing(Scene(graph), style).source()


class _Drawing:
    def __init__(self, scene: Scene, style: Style) -> None:
        import graphviz

        self.scene = scene
        self.graph = scene.graph
        self.style = style
        self.palette = style.palette
        self.escape = graphviz.escape
        self.digraph = graphviz.Digraph("argmap")

    def source(self) -> str:
        self._set_defaults()
        areas: list[str | None] = [group.id for group in self.graph.groups.values() if group.within is None]
        areas.append(None)
        if self.style.legend:
            self._legend()
        for area in self._stacked(areas):
            self._panel(area)
        for line in self._stacked(self.scene.lines):
            self._line(line)
        self._hold(areas)
        return self.digraph.source

    def _stacked(self, things: Iterable[object]) -> list:
        """In the order to be written in: from left to right, Graphviz stacks from below."""
        return list(things)[::-1] if self.style.direction == "LR" else list(things)

    def _set_defaults(self) -> None:
        ink = self.palette.ink
        self.digraph.attr(
            "graph",
            id="_map",
            rankdir=self.style.direction,
            bgcolor=self.palette.background,
            fontname=FONT,
            fontcolor=ink,
            labelloc="t",
            labeljust="l",
            nodesep=".18",
            ranksep=".28",
            pad=".3",
            splines="true",
            newrank="true",
            label=self._heading(),
        )
        self.digraph.attr("node", shape="plain", fontname=FONT, fontsize="12", fontcolor=ink)
        self.digraph.attr("edge", fontname=FONT, fontsize="9")

    def _heading(self) -> str:
        title = wrap(self.graph.title or "", 700, 22, bold=True)
        return f"<{lines(title, 22, self.palette.ink, bold=True)}>"

    def _panel(self, area: str | None) -> None:
        group = self.graph.groups[area] if area else None
        with self.digraph.subgraph(name=f"cluster_{area}") as panel:
            panel.attr("graph", **self._frame(group))
            for name in self._stacked(n for n, a in self.scene.panels.items() if a == area):
                self._card(panel, name)
            for gate in self.scene.gates:
                if self.scene.panels[gate.owner] == area:
                    self._gate(panel, gate.id, gate.words, "diamond", self.palette.condition.strong, gate.meaning)
            for ex in self.scene.exchanges:
                if self.scene.panels[ex.given[0]] == area:
                    self._gate(panel, ex.id, ("IN", "RETURN"), "hexagon", self.palette.proposal.strong, ex.meaning)
            for link, point in self.scene.points.items():
                if self.scene.panels[point.reason] == area:
                    panel.node(point.id, shape="point", width="0.083", color=self.palette.ink)

    def _frame(self, group: Group | None) -> dict[str, str]:
        title = table(row(cell(lines([group.title], 14, self.palette.ink, bold=True))), CELLPADDING=4) if group else " "
        return dict(label=f"<{title}>", style="filled,rounded", margin="12", labeljust="l",
            fillcolor=self.palette.panel, color=self.palette.border)

    def _card(self, panel, name: str) -> None:
        statement = self.scene.statements[name]
        role = self.scene.roles[name]
        panel.node(name, label=f"<{card(statement, self.graph, role, self.palette)}>", id=name)

    def _gate(self, panel, name, texts, shape, colour, meaning) -> None:
        inner = "<BR/>".join(texts)
        panel.node(name, label=f'<<FONT POINT-SIZE="9" COLOR="{colour}"><B>{inner}</B></FONT>>', shape=shape, style="filled",
            fillcolor=self.palette.card, color=colour, penwidth="2", margin="0", width=".3", height=".3")

    def _line(self, line: Line) -> None:
        attributes = line.stroke.attributes(self.palette)
        ranks = self.scene.ranks
        head = line.stroke.head
        first, last, at_first, at_last = line.claim, line.reason, line.at_claim, line.at_reason
        if ranks[first] > ranks[last]:
            first, last, at_first, at_last = last, first, at_last, at_first
        self.digraph.edge(first, last, minlen=str(ranks[last]-ranks[first]), dir="both",
            arrowtail=head if at_first else "none", arrowhead=head if at_last else "none", **attributes)

    def _hold(self, areas):
        roots = [n for n in self.scene.statements if self.scene.ranks[n] == 0]
        roots = [r for a in areas for r in roots if self.scene.panels[r] == a]
        with self.digraph.subgraph() as same:
            same.attr("graph", rank="same")
            same.attr("edge", style="invis")
            rs = self._stacked(roots)
            for a, b in zip(rs, rs[1:]):
                same.edge(a, b)

    def _legend(self) -> None:
        pass
