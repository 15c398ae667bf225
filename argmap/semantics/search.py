"""What a search finds, one by one, within its bounds."""

from collections.abc import Iterator
from typing import Generic, TypeVar

Item = TypeVar("Item")

TIME_LIMIT = 10.0
"""Seconds that a search takes at most, unless it is told otherwise."""


class Search(Generic[Item]):
    """An iterator over what is found; at its end, `complete` tells whether that is everything there is."""

    def __init__(self, items: Iterator[Item], limit: int | None = None) -> None:
        """Give at most `limit` of the items, and end where they raise a TimeoutError."""
        self.complete = False
        self._found = self._bounded(items, limit)

    def __iter__(self) -> Iterator[Item]:
        return self

    def __next__(self) -> Item:
        return next(self._found)

    def _bounded(self, items: Iterator[Item], limit: int | None) -> Iterator[Item]:
        try:
            for number, item in enumerate(items):
                if number == limit:
                    return
                yield item
        except TimeoutError:
            return
        self.complete = True
