"""The drawing as DOT: panels of cards, read from left to right, and a legend."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

from argmap.drawing import dot
from argmap.drawing.card import WIDTH
from argmap.drawing.heading import heading, tagged, title
from argmap.drawing.legend import legend
from argmap.drawing.line import LOCKED, Line, Stroke
from argmap.drawing.mark import Mark
from argmap.drawing.palette import DARK, LIGHT, PRINT, Palette
from argmap.drawing.panel import Panel, panels
from argmap.drawing.scaffold import MARGIN, Scaffold, crossed, indent
from argmap.drawing.scene import Scene
from argmap.drawing.selection import Selection
from argmap.drawing.theme import OwnTheme

if TYPE_CHECKING:
    from graphviz import Digraph

FONT = "Arial"
"""The one name by which every Graphviz finds Arial's widths: it sets a list of fonts in Times, and where
Helvetica is not installed, Debian's sets that in the wider DejaVu."""

Theme = Literal["light", "dark", "auto", "print", "plain"]
THEMES: tuple[Theme, ...] = get_args(Theme)

# Between two columns, in inches.
_COLUMN_GAP = 0.84
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
    digraph = _empty(scene, style, _heading(scene, style, stack, room))
    drawing = _Drawing(style, room)
    for panel in drawing.stacked(stack):
        digraph.body += drawing.frame(panel)
    digraph.body += [drawing.line(line, scene.ranks) for line in drawing.stacked(scene.lines)]
    if stack:
        Scaffold(digraph.body, stack, style.direction == "LR").build(scene.lines)
    return str(digraph.source)


def _room(scene: Scene, style: Style) -> float:
    """How wide a panel is at least, in points: cards are side by side only from left to right."""
    if style.direction == "TB" or not scene.starts:
        return WIDTH
    return WIDTH * len(scene.starts) + _rank_gap(scene) * 72 * scene.starts[-1]


def _rank_gap(scene: Scene) -> float:
    """How far ranks are apart, in inches."""
    return _COLUMN_GAP / (scene.between + 1)


def _heading(scene: Scene, style: Style, stack: Sequence[Panel], room: float) -> str:
    """What stands over all panels: as wide as they are, or as a legend is, and where they begin."""
    is_leftward = style.direction == "LR"
    is_narrow = is_leftward and bool(stack) and not stack[-1].loose
    before = indent(_rank_gap(scene)) if is_leftward and crossed(stack, scene.lines) else 0
    broad = room if is_narrow else max(room, 2 * WIDTH)
    return heading(scene.graph, style.palette, broad, style.supposed, before)


def _empty(scene: Scene, style: Style, above: str) -> "Digraph":
    """The graph with its heading, and with what is the same for all of its parts."""
    # Imported here, as it takes longer than the rest of argmap.
    from graphviz import Digraph

    palette = style.palette
    fonts = {"fontname": FONT, "fontcolor": palette.ink}
    layout = {
        "rankdir": style.direction,
        "nodesep": ".18",
        "ranksep": f"{_rank_gap(scene):g}",
        "pad": ".3",
        "splines": "true",
    }
    if scene.crowd > 1:
        # How often Graphviz sorts cards anew, so that fewer lines cross: after a few times it gains little.
        # And how far it looks for a better place for them: looking further takes fewer steps.
        layout |= {"mclimit": f"{max(0.05, scene.crowd**-2):.2f}", "searchsize": "100"}
    return Digraph(
        "argmap",
        comment="drawn by argmap",
        graph_attr={
            "id": "_map",
            "bgcolor": palette.background,
            # A rank is the same in all panels only where Graphviz ranks them together.
            "newrank": "true",
            **layout,
            "label": f"<{above}>",
            "labelloc": "t",
            "labeljust": "l",
            **fonts,
        },
        # The names of nodes are their addresses in the SVG.
        node_attr={"shape": "plain", "id": r"\N", "fontsize": "12", **fonts},
        edge_attr={"dir": "both", "arrowhead": "none", "arrowtail": "none", **fonts},
    )


@dataclass(frozen=True)
class _Drawing:
    """How the parts of a graph are written; `room` is the width of a panel's title."""

    style: Style
    room: float

    def stacked(self, things: Iterable[_T]) -> list[_T]:
        """The order to write things in: from left to right, Graphviz stacks from below."""
        return list(things)[:: -1 if self.style.direction == "LR" else 1]

    def frame(self, panel: Panel) -> Iterator[str]:
        """A panel with all that is in it."""
        frames = [line for inner in self.stacked(panel.inner) for line in self.frame(inner)]
        nodes = [dot.node(each.name, each.attributes) for each in self.stacked(panel.nodes)]
        return dot.cluster(panel.name, self._look(panel), frames + nodes)

    def line(self, line: Line, ranks: Mapping[str, int]) -> str:
        """A line, written in reading direction, also where its claim comes last."""
        first, last, at_first, at_last = line.claim, line.reason, line.at_claim, line.at_reason
        if ranks[first] > ranks[last]:
            first, last, at_first, at_last = last, first, at_last, at_first
        attributes = {
            # As long as it is to be: so no other places are better, and Graphviz keeps to the columns.
            "minlen": str(ranks[last] - ranks[first]),
            **({"id": line.id} if line.id else {}),
            **(_FACING[self.style.direction] if line.is_square and ranks[first] < ranks[last] else {}),
            "tooltip": line.meaning,
        }
        look = _look(line.stroke, self.style.palette, at_first, at_last, line.locked)
        return dot.edge(first, last, attributes, look)

    @property
    def _untitled(self) -> str:
        """Room for no title, where panels stand side by side."""
        return "" if self.style.direction == "LR" else " "

    def _look(self, panel: Panel) -> dict[str, str]:
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
            "tooltip": panel.title or "Statements",
        }


@lru_cache
def _look(stroke: Stroke, palette: Palette, at_first: bool, at_last: bool, locked: bool) -> str:
    """What a line with heads at these ends looks like, as it is written."""
    ends = {"arrowtail": stroke.head} if at_first else {}
    ends |= {"arrowhead": stroke.head} if at_last else {}
    return dot.written(ends | stroke.attributes(palette) | ({"penwidth": LOCKED} if locked else {}))
