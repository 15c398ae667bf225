"""Where a statement stands, in three carriers: a word, a sign, and the fill of its card's band."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from argmap.drawing.palette import Hue, Palette
from argmap.semantics.evaluate import Outcome


class Colours(NamedTuple):
    """A ground, and what is written on it."""

    ground: str
    words: str


class Standing(Enum):
    """A standing: its word, what stands in the pill, and what the legend says.

    Every font like Arial has the signs.
    """

    STANDS = ("√", "stands", "holds up so far")
    FALLS = ("×", "falls", "defeated, or its need fails")
    DEPENDS = ("→", "depends", "waits for what is open")
    OPEN = ("?", "open", "nobody has settled it")

    def __init__(self, sign: str, word: str, meaning: str) -> None:
        self.word = word
        self.pill = f"{sign} {word}"
        self.meaning = meaning

    def band(self, hue: Hue, palette: Palette) -> Colours:
        """The colours of the card's band: full, pale or empty."""
        if self is Standing.STANDS:
            return Colours(hue.band, palette.onband)
        return Colours(palette.card if self is Standing.FALLS else hue.tint, hue.strong)

    def pill_colours(self, palette: Palette) -> Colours:
        """The colours of the pill: empty, full, or pale for both that are not settled."""
        if self is Standing.STANDS:
            return Colours(palette.card, palette.ink)
        return (
            Colours(palette.ink, palette.card)
            if self is Standing.FALLS
            else Colours(palette.question.tint, palette.ink)
        )

    def pill_border(self, palette: Palette) -> str:
        """The colour of the pill's outline."""
        return palette.ink if self in (Standing.STANDS, Standing.FALLS) else palette.question.tint


def standings(outcomes: Mapping[str, Outcome]) -> Mapping[str, Standing]:
    """Where the statements stand that have a verdict."""
    return {id: _standing(id, outcome) for id, outcome in outcomes.items()}


def _standing(id: str, outcome: Outcome) -> Standing:
    if outcome.verdict != "open":
        return Standing.STANDS if outcome.verdict == "stands" else Standing.FALLS
    depends = outcome.rings or any(other != id for other in outcome.waits_on)
    return Standing.DEPENDS if depends else Standing.OPEN
