"""The colours of the drawing: one for each part it plays, in light and in dark.

No colour is there twice, so that a stylesheet can tell from a colour which part it plays.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Hue:
    """What a kind of statement is known by: the colour of its lines, a pale one, that of a full band."""

    strong: str
    tint: str
    full: str = ""

    @property
    def band(self) -> str:
        """The ground of a full band: the colour of its lines, unless there is another for it."""
        return self.full or self.strong


@dataclass(frozen=True)
class Palette:
    """All colours of a drawing. `onband` is text on a band, `muted` what matters less."""

    proposal: Hue
    support: Hue
    objection: Hue
    rebuttal: Hue
    condition: Hue
    question: Hue
    onband: str
    background: str
    card: str
    panel: str
    border: str
    ink: str
    muted: str

    def __hash__(self) -> int:
        """Of two of its colours: a palette is looked up often, and there are few."""
        return hash((self.card, self.ink))

    def hue(self, name: str) -> Hue:
        """The hue of that name."""
        hue = getattr(self, name)
        assert isinstance(hue, Hue)
        return hue

    def colours(self) -> Iterator[tuple[str, str]]:
        """Every colour under the name of the part it plays."""
        for field in fields(self):
            colour = getattr(self, field.name)
            if isinstance(colour, Hue):
                yield field.name, colour.strong
                yield f"{field.name}-tint", colour.tint
            else:
                yield field.name, colour


LIGHT = Palette(
    proposal=Hue("#1f4fcc", "#e3eafc"),
    support=Hue("#0a7364", "#dcf1ec"),
    objection=Hue("#8f2318", "#fbe4df"),
    rebuttal=Hue("#a05e00", "#fff4e0"),
    condition=Hue("#5a1a75", "#efe3f6"),
    question=Hue("#23272f", "#e4e7eb"),
    onband="#fffffe",
    background="#ffffff",
    card="#fefefe",
    panel="#f3f5f8",
    border="#858e99",
    ink="#1b1f24",
    muted="#57606a",
)

DARK = Palette(
    proposal=Hue("#7c97ff", "#1a2550"),
    support=Hue("#3fd9ac", "#0e302a"),
    objection=Hue("#ff8170", "#40201c"),
    rebuttal=Hue("#f5d05a", "#372c10"),
    condition=Hue("#dfc4ff", "#35264e"),
    question=Hue("#b9c2cc", "#262c35"),
    onband="#0d1118",
    background="#0d1117",
    card="#161b22",
    panel="#11161d",
    border="#6e7681",
    ink="#e6edf3",
    muted="#9aa4af",
)

_GREY = Hue("#333333", "#f1f1f1", "#d2d2d2")

PRINT = Palette(
    proposal=_GREY,
    support=_GREY,
    objection=_GREY,
    rebuttal=_GREY,
    condition=_GREY,
    question=_GREY,
    onband="#111111",
    background="#ffffff",
    card="#ffffff",
    panel="#ffffff",
    border="#8a8a8a",
    ink="#111111",
    muted="#4d4d4d",
)
"""For paper: little ink, and nothing lost in grey. Words, signs and heads tell everything apart."""
