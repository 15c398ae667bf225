"""What a search finds, one by one, within its bounds."""

from collections.abc import Iterator
from math import inf
from typing import Generic, TypeVar

Item = TypeVar("Item")

TIME_LIMIT = 10.0
"""Seconds that a search takes at most, unless it is told otherwise."""


class Search(Generic[Item]):
    """An iterator over what is found; at its end, `complete` tells whether that is everything there is."""

    def __init__(self, items: Iterator[Item], limit: int | None = None) -> None:
        """Give at most `limit` of the items, and end where they raise a TimeoutError."""
        self.complete = False
        self._is_cut = False
        self._items = items
        self._left = inf if limit is None else limit

    def __iter__(self) -> Iterator[Item]:
        return self

    def __next__(self) -> Item:
        try:
            item = next(self._items)
        except TimeoutError:
            raise self._cut() from None
        except StopIteration:
            self.complete = not self._is_cut
            raise
        if self._left == 0:  # there is more than the limit allows
            raise self._cut()
        self._left -= 1
        return item

    def _cut(self) -> StopIteration:
        self._is_cut = True
        self._items = iter(())  # which ends the search
        return StopIteration()
