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


class _Look(NamedTuple):
    hue: str
    head: str
    arrowsize: str
    penwidth: str
    style: str
    sample: str
    meaning: str


class Stroke(Enum):
    """How a relation is drawn: hue, head and its size, width and style; a sample of it for the legend."""

    SUPPORTS = _Look("support", "normal", ".95", "1.8", "solid", "◄──", "supports")
    OBJECTS = _Look("objection", "tee", "1.1", "2.4", "solid", "├──", "objects to")
    REBUTS = _Look("rebuttal", "tee", "1.1", "2.4", "solid", "├──", "objects to an objection")
    CONDITION = _Look("condition", "odiamond", "1", "2", "dashed", "◊- -", "stands or falls with the gate")
    EXCHANGE = _Look("proposal", "vee", ".75", "2", "dashed", "◄- -►", "given in return")
    ANSWERS = _Look("question", "odot", ".75", "1.4", "solid", "○──", "answers the question")
    SUPERSEDES = _Look("question", "obox", ".75", "1.8", "dotted", "□····", "takes the place of")

    MORE = _Look("question", "none", "1", "1.4", "dotted", "····", "more, which is not drawn here")

    @property
    def head(self) -> str:
        """The head at the end of what is borne on."""
        return self.value.head

    @property
    def sample(self) -> str:
        """The line in letters."""
        return self.value.sample

    @property
    def meaning(self) -> str:
        """What the legend says."""
        return self.value.meaning

    @property
    def penwidth(self) -> str:
        """How heavy it is."""
        return self.value.penwidth

    def colour(self, palette: Palette) -> str:
        """Its hue."""
        return palette.hue(self.value.hue).strong

    def attributes(self, palette: Palette) -> dict[str, str]:
        """What Graphviz has to know of it, apart from its ends."""
        look = self.value
        return {
            "class": f"am-edge am-{self.name.lower()}",
            "color": self.colour(palette),
            "penwidth": look.penwidth,
            "arrowsize": look.arrowsize,
            "style": look.style,
        }


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
    match link.relation:
        case Relation.SUPPORTS:
            return Stroke.SUPPORTS
        case Relation.ANSWERS:
            return Stroke.ANSWERS
        case Relation.SUPERSEDES:
            return Stroke.SUPERSEDES
        case _:
            on_objection = roles[link.target] in (Role.OBJECTION, Role.REBUTTAL)
            return Stroke.REBUTS if on_objection else Stroke.OBJECTS
