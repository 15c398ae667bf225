"""Watching the files of a map, and drawing it again when one of them has changed."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing

from watchfiles import awatch

from argmap.preview.board import Board
from argmap.preview.drawing import Drawing
from argmap.watching import LOOKING, folders


async def follow(board: Board, redraw: Callable[[Drawing], Drawing]) -> None:
    """Keep a board up to date, for ever."""
    while True:
        watched = folders(board.drawing.stamps)
        async with aclosing(awatch(*watched, **LOOKING)) as changes:
            async for _ in changes:
                if board.drawing.is_stale():
                    board.show(await asyncio.to_thread(redraw, board.drawing))
                if folders(board.drawing.stamps) != watched:
                    break
