"""Watching the files of a map, and drawing it again when one of them has changed."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing

from watchfiles import awatch

from argmap.preview.board import Board
from argmap.preview.drawing import Drawing
from argmap.watching import LOOKS_EVERY, folders


async def follow(board: Board, redraw: Callable[[Drawing], Drawing]) -> None:
    """Keep a board up to date, for ever."""
    while True:
        watched = folders(board.drawing.stamps)
        changes = awatch(
            *watched,
            watch_filter=None,
            recursive=False,
            rust_timeout=LOOKS_EVERY,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        )
        async with aclosing(changes):
            async for _ in changes:
                if board.drawing.is_stale():
                    board.show(await asyncio.to_thread(redraw, board.drawing))
                if folders(board.drawing.stamps) != watched:
                    break
