"""The proof standards of Carneades, and those of maps that stand for them."""

from collections.abc import Iterable
from fractions import Fraction

STANDARDS = {"PE": "preponderance", "CCE": "clear-and-convincing", "BRD": "beyond-reasonable-doubt"}
"""What the standards of Carneades are called in maps."""


def is_the_same(standard: str, weights: Iterable[Fraction]) -> bool:
    """Whether a position with arguments of such weights wins here when it does in Carneades."""
    known = {*weights, Fraction(0)}
    return standard == "PE" or all(
        _wins(standard, own, other) == _wins_there(standard, own, other) for own in known for other in known
    )


def _wins(standard: str, own: Fraction, other: Fraction) -> bool:
    """With the bounds of maps: see `argmap.semantics.acceptance`."""
    leads = own >= Fraction("0.5") and own - other >= Fraction("0.3")
    return leads and (standard != "BRD" or other < Fraction("0.2"))


def _wins_there(standard: str, own: Fraction, other: Fraction) -> bool:
    leads = own - other > Fraction("0.5")
    return leads and (standard != "BRD" or other < Fraction("0.3"))
