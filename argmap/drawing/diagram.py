"""The drawing as DOT: panels of cards, read from left to right, and a legend."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

from argmap.drawing.card import WIDTH
from argmap.drawing.heading import heading, tagged, title
from argmap.drawing.legend import legend
from argmap.drawing.line import LOCKED, Line
from argmap.drawing.mark import Mark
from argmap.drawing.palette import DARK, LIGHT, PRINT, Palette
from argmap.drawing.panel import Panel, panels
from argmap.drawing.scaffold import MARGIN, Scaffold
from argmap.drawing.scene import Scene
from argmap.drawing.selection import Selection
from argmap.drawing.theme import OwnTheme
from argmap.graph import Graph

if TYPE_CHECKING:
    from graphviz import Digraph

FONT = "Arial"
"""The one name by which every Graphviz finds Arial's widths: it sets a list of fonts in Times, and where
Helvetica is not installed, Debian's sets that in the wider DejaVu."""

Theme = Literal["light", "dark", "auto", "print", "plain"]
THEMES: tuple[Theme, ...] = get_args(Theme)

_RANK_GAP = 0.28
# The sides of two cards that face each other, the first one's and the last one's.
_FACING = {"LR": {"tailport": "e", "headport": "w"}, "TB": {"tailport": "s", "headport": "n"}}
_T = TypeVar("_T")


@dataclass(frozen=True)
class Style:
    """How a map is drawn, and what of it. The theme `auto` is light, and in SVG dark where the screen is.

    `plain` is light, too, and never has a style sheet. `own` are the user's colours, instead of the theme's.
    On `paper`, a PDF has a page for each group.

    `supposed` says below the title under which assumptions the statements stand as they are shown: those of
    `assumed`. `marks` say what became of statements, in a review of a change. `dots` are those of a PNG in an
    inch; an ordinary screen has 96, or half as many again.
    """

    theme: Theme = "auto"
    direction: Literal["LR", "TB"] = "LR"
    legend: bool = True
    supposed: str = ""
    assumed: Mapping[str, bool] = field(default_factory=dict)
    cards: Literal["full", "compact"] = "full"
    selection: Selection = Selection()
    marks: Mapping[str, Mark] = field(default_factory=dict)
    dots: float = 144.0
    own: OwnTheme | None = None
    paper: Literal["A4", "A3", "Letter"] | None = None

    @property
    def palette(self) -> Palette:
        """The colours to draw with."""
        return self.own.palette if self.own else {"dark": DARK, "print": PRINT}.get(self.theme, LIGHT)


def diagram(scene: Scene, style: Style) -> str:
    """The drawing as a graph for Graphviz, in DOT."""
    stack = list(panels(scene, style.palette, compact=style.cards == "compact"))
    if style.legend and scene.statements:
        stack.append(legend(scene, style.palette))
    room = _room(scene, style)
    drawing = _Drawing(style, _empty(scene.graph, style, max(room, 2 * WIDTH)), room)
    for panel in drawing.stacked(stack):
        drawing.frame(panel, drawing.digraph)
    for line in drawing.stacked(scene.lines):
        drawing.connect(line, scene.ranks)
    if stack:
        Scaffold(drawing.digraph, stack, style.direction == "LR").build(scene.lines)
    return str(drawing.digraph.source)


def _room(scene: Scene, style: Style) -> float:
    """How wide a panel is at least, in points: cards are side by side only from left to right."""
    if style.direction == "TB" or not scene.starts:
        return WIDTH
    return WIDTH * len(scene.starts) + _RANK_GAP * 72 * scene.starts[-1]


def _empty(graph: Graph, style: Style, room: float) -> "Digraph":
    """The graph with its heading, and with what is the same for all of its parts."""
    # Imported here, as it takes longer than the rest of argmap.
    from graphviz import Digraph

    palette = style.palette
    fonts = {"fontname": FONT, "fontcolor": palette.ink}
    layout = {
        "rankdir": style.direction,
        "nodesep": ".18",
        "ranksep": f"{_RANK_GAP}",
        "pad": ".3",
        "splines": "true",
    }
    above = {"label": f"<{heading(graph, palette, room, style.supposed)}>", "labelloc": "t", "labeljust": "l"}
    return Digraph(
        "argmap",
        comment="drawn by argmap",
        graph_attr={
            "id": "_map",
            "bgcolor": palette.background,
            # A rank is the same in all panels only where Graphviz ranks them together.
            "newrank": "true",
            **layout,
            **above,
            **fonts,
        },
        # The names of nodes are their addresses in the SVG.
        node_attr={"shape": "plain", "id": r"\N", "fontsize": "12", **fonts},
        edge_attr={"dir": "both", "arrowhead": "none", "arrowtail": "none", **fonts},
    )


@dataclass(frozen=True)
class _Drawing:
    """A graph that is being written; `room` is the width of a panel's title."""

    style: Style
    digraph: "Digraph"
    room: float

    def stacked(self, things: Iterable[_T]) -> list[_T]:
        """The order to write things in: from left to right, Graphviz stacks from below."""
        return list(things)[:: -1 if self.style.direction == "LR" else 1]

    def frame(self, panel: Panel, around: "Digraph") -> None:
        """A panel with all that is in it."""
        with around.subgraph(name=f"cluster{panel.name}") as cluster:
            cluster.attr("graph", **self._look(panel))
            for inner in self.stacked(panel.inner):
                self.frame(inner, cluster)
            for node in self.stacked(panel.nodes):
                cluster.body.append(_statement(_quoted(node.name), node.attributes))

    def connect(self, line: Line, ranks: Mapping[str, int]) -> None:
        """A line, written in reading direction, also where its claim comes last."""
        first, last, ends = line.claim, line.reason, ("arrowtail", "arrowhead")
        if ranks[first] > ranks[last]:
            first, last, ends = last, first, ("arrowhead", "arrowtail")
        heads = zip(ends, (line.at_claim, line.at_reason), strict=True)
        attributes = {
            # As long as it is to be: so no other places are better, and Graphviz keeps to the columns.
            "minlen": str(ranks[last] - ranks[first]),
            **{end: line.stroke.head for end, has_head in heads if has_head},
            **line.stroke.attributes(self.style.palette),
            **({"id": line.id} if line.id else {}),
            **({"penwidth": LOCKED} if line.locked else {}),
            **(_FACING[self.style.direction] if line.is_square and ranks[first] < ranks[last] else {}),
            "tooltip": line.meaning,
        }
        self.digraph.body.append(_statement(f"{_quoted(first)} -> {_quoted(last)}", attributes))

    @property
    def _untitled(self) -> str:
        """Room for no title, where panels stand side by side."""
        return "" if self.style.direction == "LR" else " "

    def _look(self, panel: Panel) -> dict[str, str]:
        from graphviz import escape

        palette = self.style.palette
        size, colour, kind, style = (14, palette.ink, "am-panel", "filled,rounded")
        if panel.loose:
            size, colour, kind, style = (12, palette.muted, "am-legend", "rounded")
        label = title(panel.title, size, colour, self.room) if panel.title else ""
        if panel.tag:
            label = tagged(label or " ", panel.tag, palette)
        return {
            "id": panel.name,
            "class": kind,
            "label": f"<{label}>" if label else self._untitled,
            "labeljust": "l",
            "margin": str(MARGIN),
            "style": style,
            "fillcolor": palette.panel,
            "color": palette.border,
            "tooltip": escape(panel.title or "Statements"),
        }


def _statement(subject: str, attributes: Mapping[str, str]) -> str:
    """A node or a line in DOT; only labels are more than plain text.

    The `graphviz` package would write the same, but takes as long for it as all the rest of a drawing.
    """
    written = [f"{name}={value if name == 'label' else _quoted(value)}" for name, value in attributes.items()]
    return f"\t{subject} [{' '.join(written)}]\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
