"""The lines between cards: what a relation looks like, and the points where an undercut meets a line."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from argmap.drawing.palette import Palette
from argmap.drawing.role import Role
from argmap.graph import Link
from argmap.relations import Relation

LOCKED = "2.6"
"""How heavy a line is that is part of a deadlock."""


class Stroke(Enum):
    """How a relation is drawn: hue, head and its size, width and style; a sample of it for the legend.

    The head is at the end of what is borne on; the sample is in letters.
    """

    SUPPORTS = ("support", "normal", ".95", "1.8", "solid", "◄──", "supports")
    OBJECTS = ("objection", "tee", "1.1", "2.4", "solid", "├──", "objects to")
    REBUTS = ("rebuttal", "tee", "1.1", "2.4", "solid", "├──", "objects to an objection")
    CONDITION = ("condition", "odiamond", "1", "2", "dashed", "◊- -", "stands or falls with the gate")
    EXCHANGE = ("proposal", "vee", ".75", "2", "dashed", "◄- -►", "given in return")
    ANSWERS = ("question", "odot", ".75", "1.4", "solid", "○──", "answers the question")
    SUPERSEDES = ("question", "obox", ".75", "1.8", "dotted", "□····", "takes the place of")

    MORE = ("question", "none", "1", "1.4", "dotted", "····", "more, which is not drawn here")

    def __init__(
        self, hue: str, head: str, arrowsize: str, penwidth: str, style: str, sample: str, meaning: str
    ) -> None:
        self._hue = hue
        self.head = head
        self.penwidth = penwidth
        self._look = {"penwidth": penwidth, "arrowsize": arrowsize, "style": style}
        self.sample = sample
        self.meaning = meaning

    def colour(self, palette: Palette) -> str:
        """Its hue."""
        return palette.hue(self._hue).strong

    def attributes(self, palette: Palette) -> dict[str, str]:
        """What Graphviz has to know of it, apart from its ends."""
        return {"class": f"am-edge am-{self.name.lower()}", "color": self.colour(palette), **self._look}


class Line(NamedTuple):
    """A line from what is borne on to what bears on it, with a head at none, one or both of its ends.

    It is `locked` if it is part of a deadlock. It is `is_square` if it leads from the middle of a side to the
    middle of another, as brackets do: where all lines to a card are alike, they may well meet in one point.
    `id` is where it is found in an SVG, if it may be part of a deadlock: its gate, and the card at its end.
    """

    claim: str
    reason: str
    stroke: Stroke
    meaning: str
    at_claim: bool = True
    at_reason: bool = False
    locked: bool = False
    is_square: bool = False
    id: str = ""


class Point(NamedTuple):
    """Where an undercut meets a line of the card `reason`."""

    id: str
    reason: str
    stroke: Stroke
    meaning: str


def stroke_of(link: Link, roles: Mapping[str, Role]) -> Stroke:
    """How a link between two cards is drawn."""
    if found := _STROKES.get(link.relation):
        return found
    return Stroke.REBUTS if roles[link.target] in _OBJECTIONS else Stroke.OBJECTS


_STROKES = {
    Relation.SUPPORTS: Stroke.SUPPORTS,
    Relation.ANSWERS: Stroke.ANSWERS,
    Relation.SUPERSEDES: Stroke.SUPERSEDES,
}
_OBJECTIONS = (Role.OBJECTION, Role.REBUTTAL)
