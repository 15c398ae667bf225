"""The part a statement plays in the drawing: what its card is called, and its colour."""

from collections.abc import Mapping
from enum import Enum

from argmap.drawing.palette import Hue, Palette
from argmap.graph import Graph
from argmap.relations import Relation


class Role(Enum):
    """A part: what it is called, what stands on its card's band, what the legend says, and its hue.

    Every font like Arial has the glyphs.
    """

    QUESTION = ("?", "Question", "what is at issue", "question")
    PROPOSAL = ("■", "Proposal", "what is on offer", "proposal")
    CLAIM = ("●", "Claim", "what is asserted", "question")
    CONDITION = ("◊", "Condition", "must hold first", "condition")
    SUPPORT = ("+", "Support", "speaks for it", "support")
    OBJECTION = ("−", "Objection", "speaks against it", "objection")
    REBUTTAL = ("≠", "Rebuttal", "answers an objection", "rebuttal")

    def __init__(self, glyph: str, word: str, meaning: str, hue: str) -> None:
        self.word = word
        self.heading = f"{glyph} {word.upper()}"
        self.meaning = meaning
        self._hue = hue

    def hue(self, palette: Palette) -> Hue:
        """The hue of this part."""
        return palette.hue(self._hue)


_BY_KIND = {
    "question": Role.QUESTION,
    "proposal": Role.PROPOSAL,
    "condition": Role.CONDITION,
    "claim": Role.CLAIM,
    "reason": Role.SUPPORT,
    "objection": Role.OBJECTION,
}


def roles(graph: Graph) -> Mapping[str, Role]:
    """Every statement's part. An objection to nothing but objections is a rebuttal."""
    found = {statement.id: _BY_KIND[statement.kind] for statement in graph.statements.values()}
    attacks: dict[str, bool] = {}
    for link in graph.links:
        if link.relation in (Relation.AGAINST, Relation.UNDERCUTS):
            on_objection = found[link.target] in (Role.OBJECTION, Role.REBUTTAL)
            attacks[link.source] = attacks.get(link.source, True) and on_objection
    for name, only_objections in attacks.items():
        if only_objections and found[name] is Role.OBJECTION:
            found[name] = Role.REBUTTAL
    return found
