"""What is not seen in the drawing: it keeps panels in order and equally long, and first cards in line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from argmap.drawing import dot
from argmap.drawing.line import Line
from argmap.drawing.panel import Node, Panel

_INCH = 72
_WEIGHT = 20
# A panel reaches so far over the cards in it.
MARGIN = 12


@dataclass(frozen=True)
class Scaffold:
    """The scaffold of a stack of panels, added to what has been written of them.

    It is `leftward` if they are read from left to right.
    """

    written: list[str]
    stack: Sequence[Panel]
    leftward: bool

    def build(self, lines: Iterable[Line]) -> None:
        """Put it up around the panels and the lines between them."""
        last = max((node.rank for panel in self.stack for node in panel.everything()), default=0)
        wanted = {rank: max(self._reach(panel, rank) for panel in self.stack) for rank in {0, last}}
        beginnings, ends = [], []
        for panel in self.stack:
            struts = [
                self._strut(panel, rank, wanted[rank])
                for rank in sorted(wanted)
                if self._reach(panel, rank) < wanted[rank]
            ]
            nodes = [*panel.everything(), *struts]
            self._line_up([node for node in nodes if node.rank == 0])
            if not (panel.loose and self.leftward):
                beginnings.append(min(nodes, key=lambda node: node.rank))
            ends.append(max(nodes, key=lambda node: node.rank))
            if panel.loose:
                for one, other in pairwise(panel.nodes):
                    self._tie(one, other)
        if crossed(self.stack, lines):
            self._hold(beginnings, "start", -1, -2)
            self._hold(ends, "stop", last + 1, last + 2)

    def _reach(self, panel: Panel, rank: int) -> int:
        """How far a panel's frame reaches, in reading direction, around what stands in a rank."""
        own = (node.size[not self.leftward] for node in panel.nodes if node.rank == rank)
        inner = (reach + 2 * MARGIN for each in panel.inner if (reach := self._reach(each, rank)))
        return max((*own, *inner), default=0)

    def _strut(self, panel: Panel, rank: int, reach: int) -> Node:
        """Something at the beginning or end of a panel, as long as what stands there in another."""
        sides = ("width", "height") if self.leftward else ("height", "width")
        strut = Node(f"{panel.name}.{'last' if rank else 'first'}", rank, {})
        hidden = _hidden(strut, **{sides[0]: f"{reach / _INCH:.3f}", sides[1]: ".02"})
        self.written.extend(dot.cluster(panel.name, {}, [hidden]))
        others = {node.rank: node for node in panel.everything()}
        # In the first rank it is lined up with the cards, if there are any.
        if rank or rank not in others:
            nearest = min(others.keys() - {rank}, key=lambda other: abs(other - rank), default=None)
            if nearest is not None:
                # In a legend it is not to push aside what stands there.
                self._tie(others[nearest], strut, weight=1 if panel.loose else _WEIGHT)
        return strut

    def _line_up(self, nodes: Sequence[Node]) -> None:
        """Keep what comes first in a panel in one row and in order."""
        # Inside of panels Graphviz stacks from below.
        self._row(nodes[::-1] if self.leftward else nodes)

    def _hold(self, ends: Sequence[Node], name: str, rank: int, beyond: int) -> None:
        """Keep the panels in order: lines between them would have Graphviz sort them anew.

        It sorts by swapping neighbours in a rank, which never moves a whole panel. So what counts is where it
        first puts them: in the order in which it comes upon them from where nothing leads to, or on from.
        There is a hook, on it a row of pins, and on each pin a panel.
        """
        pins = [Node(f"_{name}.{number}", rank, {}) for number in range(len(ends))]
        hook = Node(f"_{name}", beyond, {})
        for node in (hook, *pins):
            self.written.append(_hidden(node, width=".02", height=".02"))
        for pin, end in zip(pins, ends, strict=True):
            self._tie(pin, hook, weight=1)
            self._tie(end, pin)
        self._row(pins)

    def _row(self, nodes: Sequence[Node]) -> None:
        """Hold nodes in one rank, in their order."""
        if len(nodes) > 1:
            self.written.append(dot.row(node.name for node in nodes))

    def _tie(self, one: Node, other: Node, weight: int = _WEIGHT) -> None:
        """Hold two nodes at their distance, and the more weight, the more in a straight line."""
        first, last = sorted((one, other), key=lambda node: node.rank)
        hidden = {"style": "invis", "weight": str(weight), "minlen": str(last.rank - first.rank)}
        self.written.append(dot.edge(first.name, last.name, hidden))


def indent(gap: float) -> int:
    """How far to the right what holds panels in order puts them, in points; the gap of ranks is in inches."""
    return round(2 * _INCH * gap) - 17


def crossed(stack: Iterable[Panel], lines: Iterable[Line]) -> bool:
    """Whether a line leads from one panel to another."""
    home: Mapping[str, str] = {node.name: panel.name for panel in stack for node in panel.everything()}
    return any(home[line.claim] != home[line.reason] for line in lines)


def _hidden(node: Node, **size: str) -> str:
    return dot.node(node.name, {"shape": "box", "style": "invis", "label": "", **size})
