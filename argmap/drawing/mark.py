"""What became of a statement since another version of its map, as its card says it in a review."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Sign = Literal["+", "~", "-", "="]

_WORDS: Mapping[Sign, str] = {"+": "+ NEW", "~": "~ CHANGED", "-": "− REMOVED", "=": "~ VERDICT"}


class Mark(NamedTuple):
    """What became of a statement: `=` if nothing but its verdict is another.

    `was` is its former text, if it has another one, `notes` what else changed; `verdicts` are the one before
    and the one now, where they differ.
    """

    sign: Sign
    was: str = ""
    notes: tuple[str, ...] = ()
    verdicts: str = ""

    @property
    def word(self) -> str:
        """What stands in the band above the card."""
        return _WORDS[self.sign]
