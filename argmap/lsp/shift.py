"""Where what stood at a place in a text stands after the text was changed."""

from collections.abc import Callable
from typing import NamedTuple


class Shift(NamedTuple):
    """The stretch in which two texts differ: from `start` to `old_end` in the one, `new_end` in the other."""

    start: int
    old_end: int
    new_end: int

    def now(self, start: int, end: int) -> tuple[int, int] | None:
        """A stretch of the old text in the new one; None if it begins or ends within what has changed."""
        moved = self.new_end - self.old_end
        if self.start < start < self.old_end or self.start < end < self.old_end:
            return None
        return (
            start + moved if start >= self.old_end else start,
            end if end <= self.start else end + moved,
        )

    def then(self, offset: int) -> int | None:
        """An offset of the new text in the old one; None within what has changed."""
        if offset <= self.start:
            return offset
        return offset - self.new_end + self.old_end if offset >= self.new_end else None


def between(old: str, new: str) -> Shift:
    """What became of a text, taken for one change."""
    if old == new:
        return Shift(len(old), len(old), len(new))
    shorter = min(len(old), len(new))
    start = _alike(shorter, lambda low, high: old[low:high] == new[low:high])
    old_last, new_last = len(old), len(new)
    end = _alike(
        shorter - start,
        lambda low, high: old[old_last - high : old_last - low] == new[new_last - high : new_last - low],
    )
    return Shift(start, old_last - end, new_last - end)


def _alike(most: int, is_alike: Callable[[int, int], bool]) -> int:
    """How far two texts are alike, asked of ever shorter stretches."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if is_alike(low, middle):
            low = middle
        else:
            high = middle - 1
    return low
