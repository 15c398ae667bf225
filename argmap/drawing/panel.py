"""Panels: a group of cards in its frame, with what stands between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from argmap.drawing.caption import captions
from argmap.drawing.card import BOLD, card
from argmap.drawing.joint import WORD
from argmap.drawing.label import words
from argmap.drawing.metrics import width
from argmap.drawing.palette import Hue, Palette
from argmap.drawing.scene import Scene
from argmap.drawing.stub import label

WARNING = "DEADLOCK · each waits for the next"
"""What stands beside the title of a panel with cards that do."""

_INCH = 72


class Node(NamedTuple):
    """A node: its name, which is also its address in the SVG, its rank, and what else Graphviz has to know.

    `size` is its width and height in points, where that counts for its panel.
    """

    name: str
    rank: int
    attributes: Mapping[str, str]
    size: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Panel:
    """A frame with its nodes, and the panels of the groups within it; all in file order.

    The nodes of a `loose` panel have no lines between them, and its frame is not filled. `tag` is a warning
    beside the title.
    """

    name: str
    title: str
    nodes: tuple[Node, ...] = ()
    inner: tuple["Panel", ...] = ()
    loose: bool = False
    tag: str = ""

    def everything(self) -> Iterator[Node]:
        """The nodes in it and in all panels within it."""
        yield from self.nodes
        for panel in self.inner:
            yield from panel.everything()


def panels(scene: Scene, palette: Palette, *, compact: bool = False) -> tuple[Panel, ...]:
    """The panels of the groups that have cards, and last one without a title, for what is in no group."""
    content: dict[str | None, list[Node]] = {}
    for group, node in _nodes(scene, palette, compact=compact):
        content.setdefault(group, []).append(node)
    inner: dict[str | None, list[str]] = {}
    for each in scene.graph.groups.values():
        inner.setdefault(each.within, []).append(each.id)
    rest = tuple(content.pop(None, ()))
    last = Panel(panel_id(None), "", rest, tag=_tag(None, scene))
    return (*_within(None, scene, inner, content), *([last] if rest else []))


def panel_id(group: str | None) -> str:
    """Where the panel of a group, or of what is in none, is found in an SVG."""
    return "_rest" if group is None else f"_group.{group}"


def _tag(group: str | None, scene: Scene) -> str:
    """The warning that cards of a group are in a deadlock."""
    locked = any(name in scene.statements and scene.groups[name] == group for name in scene.deadlocked)
    return WARNING if locked else ""


def _within(
    group: str | None,
    scene: Scene,
    inner: Mapping[str | None, list[str]],
    content: Mapping[str | None, list[Node]],
) -> Iterator[Panel]:
    for name in inner.get(group, ()):
        title = scene.graph.groups[name].title
        nested = tuple(_within(name, scene, inner, content))
        if name in content or nested:
            nodes = tuple(content.get(name, ()))
            yield Panel(panel_id(name), title, nodes, nested, tag=_tag(name, scene))


def _nodes(scene: Scene, palette: Palette, *, compact: bool) -> Iterator[tuple[str | None, Node]]:
    """Every node, and the group it is drawn in."""
    spoken = captions(scene)
    ranks, groups = scene.ranks, scene.groups
    for name, statement in scene.statements.items():
        role = scene.roles[name]
        standing = scene.standings.get(name)
        mark = scene.marks.get(name)
        made = card(statement, scene.graph, role, palette, standing, mark, compact=compact)
        kind = f"am-node am-{role.name.lower()}" + (f" am-{standing.word}" if standing else "")
        attributes = {"label": f"<{made.label}>", "class": kind, "tooltip": spoken[name]}
        yield groups[name], Node(name, ranks[name], attributes, (made.width, made.height))
    for gate in scene.gates:
        locked = scene.is_locked(gate)
        shape = _gate(gate.words, "diamond", "condition", gate.meaning, palette, full=locked)
        yield groups[gate.owner], Node(gate.id, ranks[gate.id], shape)
    for joint in scene.joints.values():
        hue = scene.roles[joint.owner].hue(palette)
        yield groups[joint.owner], Node(joint.id, ranks[joint.id], _joint(joint.meaning, hue, palette))
    for exchange in scene.exchanges:
        shape = _gate(("IN", "RETURN"), "hexagon", "proposal", exchange.meaning, palette)
        yield groups[exchange.given[0]], Node(exchange.id, ranks[exchange.id], shape)
    for stub in scene.stubs:
        text, broad, tall = label(stub, palette)
        shape = {"label": f"<{text}>", "shape": "box", "style": "rounded,dashed", "color": palette.muted}
        frame = {"margin": ".08,.04", "class": "am-more", "tooltip": stub.meaning}
        yield stub.group, Node(stub.id, ranks[stub.id], shape | frame, (broad, tall))
    for point in scene.points.values():
        shape = {"shape": "point", "width": ".083", "color": point.stroke.colour(palette)}
        names = {"class": "am-point", "tooltip": point.meaning}
        yield groups[point.reason], Node(point.id, ranks[point.id], shape | names)


def gate_colours(palette: Palette, hue: str = "condition", *, full: bool) -> tuple[str, str]:
    """The ground of a gate and its words; those in a deadlock are full."""
    colour = palette.hue(hue)
    return (colour.band, palette.onband) if full else (palette.card, colour.strong)


def _gate(
    texts: tuple[str, ...], shape: str, hue: str, meaning: str, palette: Palette, *, full: bool = False
) -> dict[str, str]:
    ground, letters = gate_colours(palette, hue, full=full)
    inner = "<BR/>".join(words(text, 9, letters, bold=True) for text in texts)
    broad, tall = _diamond(texts) if shape == "diamond" else (0.0, 0.0)
    return {
        "label": f"<{inner}>",
        "shape": shape,
        "width": f"{broad / _INCH:.2f}",
        "height": f"{tall / _INCH:.2f}",
        "fixedsize": str(shape == "diamond").lower(),
        "margin": "0",
        "style": "filled",
        "fillcolor": ground,
        "color": palette.hue(hue).strong,
        "penwidth": "2",
        "class": f"am-gate am-{hue}",
        "tooltip": meaning,
    }


def _joint(meaning: str, hue: Hue, palette: Palette) -> dict[str, str]:
    return {
        "label": f"<{words(WORD, 9, palette.onband, bold=True)}>",
        "shape": "box",
        "width": ".42",
        "height": ".42",
        "fixedsize": "true",
        "style": "filled",
        "fillcolor": hue.band,
        "color": hue.strong,
        "class": "am-joint",
        "tooltip": meaning,
    }


def _diamond(texts: tuple[str, ...]) -> tuple[float, float]:
    """The size in points of a diamond that holds short lines: Graphviz would leave too little or too much."""
    tall = 16.0 + 14 * len(texts)
    middle = (len(texts) - 1) / 2
    # How high and low each line reaches: a line is 10.8 points, a capital letter with its distance 10 high.
    reach = [2 * (abs(number - middle) * 10.8 + 5) for number in range(len(texts))]
    broad = max(
        BOLD * width(text, 9, bold=True) / (1 - up / tall) for text, up in zip(texts, reach, strict=True)
    )
    return broad + 4, tall
