"""What is shown at the moment, and who waits for the next."""

import asyncio
from collections.abc import AsyncIterator

from argmap.preview.drawing import Drawing


class Board:
    """Shows one drawing after the other to all who look on."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self._closed = False
        self._changed = asyncio.Event()

    def show(self, drawing: Drawing) -> None:
        """Put another drawing in the place of the one before."""
        self.drawing = drawing
        self._wake()

    def close(self) -> None:
        """Send away all who look on."""
        self._closed = True
        self._wake()

    async def drawings(self) -> AsyncIterator[Drawing]:
        """What is shown now, and each time it changes what is shown then."""
        seen = None
        while not self._closed:
            changed = self._changed
            if self.drawing is not seen:
                seen = self.drawing
                yield seen
            else:
                await changed.wait()

    def _wake(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()
