"""The part a statement plays in the drawing: what its card is called, and its colour."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from argmap.drawing.palette import Hue, Palette
from argmap.graph import Graph
from argmap.relations import Relation


class _Look(NamedTuple):
    glyph: str
    word: str
    meaning: str
    hue: str


class Role(Enum):
    """A part: its glyph, which every font like Arial has, its word, what the legend says, and its hue."""

    QUESTION = _Look("?", "Question", "what is at issue", "question")
    PROPOSAL = _Look("■", "Proposal", "what is on offer", "proposal")
    CLAIM = _Look("●", "Claim", "what is asserted", "question")
    CONDITION = _Look("◊", "Condition", "must hold first", "condition")
    SUPPORT = _Look("+", "Support", "speaks for it", "support")
    OBJECTION = _Look("−", "Objection", "speaks against it", "objection")
    REBUTTAL = _Look("≠", "Rebuttal", "answers an objection", "rebuttal")

    @property
    def word(self) -> str:
        """What it is called."""
        return self.value.word

    @property
    def heading(self) -> str:
        """What stands on the card's band."""
        return f"{self.value.glyph} {self.word.upper()}"

    @property
    def meaning(self) -> str:
        """What the legend says."""
        return self.value.meaning

    def hue(self, palette: Palette) -> Hue:
        """The hue of this part."""
        return palette.hue(self.value.hue)


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
