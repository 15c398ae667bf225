"""Watching the files of a map, and drawing it again when one of them has changed."""

import asyncio
import os
from collections.abc import Callable, Iterable
from contextlib import aclosing
from pathlib import Path

from watchfiles import awatch

from argmap.preview.board import Board
from argmap.preview.drawing import Drawing

_LOOKS_EVERY = 1000
"""Milliseconds between two looks where no change was announced, as by some drives of a network."""


async def follow(board: Board, redraw: Callable[[Drawing], Drawing]) -> None:
    """Keep a board up to date, for ever."""
    while True:
        folders = _folders(board.drawing.stamps)
        # Editors write a new file in the place of the old one: that shows in the folder alone.
        changes = awatch(
            *folders,
            watch_filter=None,
            recursive=False,
            rust_timeout=_LOOKS_EVERY,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        )
        async with aclosing(changes):
            async for _ in changes:
                if board.drawing.is_stale():
                    board.show(await asyncio.to_thread(redraw, board.drawing))
                if _folders(board.drawing.stamps) != folders:
                    break


def _folders(files: Iterable[str]) -> set[str]:
    """The folders that the files are in, behind any links; of one that is gone, the nearest above it."""
    return {_nearest(Path(os.path.realpath(file)).parent) for file in files}


def _nearest(folder: Path) -> str:
    return next(str(each) for each in (folder, *folder.parents) if os.path.isdir(each))
