"""The lines between cards: what a relation looks like, and the points where an undercut meets a line."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from argmap.drawing.palette import Palette
from argmap.drawing.role import Role
from argmap.graph import Link
from argmap.relations import Relation


class Stroke(Enum):
    """How a relation is drawn: its hue's name, arrowhead, the head's size, width and style; its legend."""

    SUPPORTS = ("support", "normal", 0.95, 1.8, "solid", "◄──", "supports")
    OBJECTS = ("objection", "tee", 1.1, 2.4, "solid", "├──", "objects to")
    REBUTS = ("rebuttal", "tee", 1.1, 2.4, "solid", "├──", "objects to an objection")
    CONDITION = ("condition", "odiamond", 1.0, 2.0, "dashed", "◊- -", "stands or falls with the gate")
    EXCHANGE = ("proposal", "vee", 0.75, 2.0, "dashed", "◄- -►", "given in return")
    ANSWERS = ("question", "odot", 0.75, 1.4, "solid", "○──", "answers the question")
    SUPERSEDES = ("question", "obox", 0.75, 1.4, "dotted", "□····", "takes the place of")

    def attributes(self, palette: Palette) -> dict[str, str]:
        """What Graphviz has to know of it, apart from its ends."""
        hue, _, size, width, style, *_ = self.value
        colour = getattr(palette, hue).strong
        return {"color": colour, "penwidth": f"{width:g}", "arrowsize": f"{size:g}", "style": style}

    @property
    def head(self) -> str:
        return self.value[1]

    @property
    def sample(self) -> str:
        return self.value[5]

    @property
    def meaning(self) -> str:
        return self.value[6]

    def colour(self, palette: Palette) -> str:
        colour = getattr(palette, self.value[0]).strong
        assert isinstance(colour, str)
        return colour


@dataclass(frozen=True, slots=True)
class Line:
    """A line from what is borne on to what bears on it, with a head at none, one or both of its ends."""

    claim: str
    reason: str
    stroke: Stroke
    meaning: str
    at_claim: bool = True
    at_reason: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """Where an undercut meets a line of the card `reason`."""

    id: str
    reason: str


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
