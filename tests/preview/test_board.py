"""Who looks on sees what is shown, and what comes after it."""

import asyncio

from argmap.preview.board import Board
from argmap.preview.drawing import Drawing

from .conftest import finished

PAGES = [Drawing(bytes([each])) for each in range(4)]


async def _seen_by(board: Board, *, at_leisure: bool = False) -> list[Drawing]:
    seen = []
    async for drawing in board.drawings():
        seen.append(drawing)
        if at_leisure:
            await asyncio.sleep(0.05)
    return seen


def test_everybody_sees_what_is_shown_and_what_follows() -> None:
    async def show() -> list[list[Drawing]]:
        board = Board(PAGES[0])
        onlookers = [asyncio.create_task(_seen_by(board)) for _ in range(2)]
        for page in PAGES[1:]:
            await asyncio.sleep(0.01)
            board.show(page)
        await asyncio.sleep(0.01)
        late = asyncio.create_task(_seen_by(board))
        await asyncio.sleep(0.01)
        board.close()
        return list(await asyncio.gather(*onlookers, late))

    assert finished(show()) == [PAGES, PAGES, PAGES[-1:]]


def test_who_is_slow_misses_what_is_past_but_not_the_last() -> None:
    async def show() -> list[Drawing]:
        board = Board(PAGES[0])
        onlooker = asyncio.create_task(_seen_by(board, at_leisure=True))
        await asyncio.sleep(0.01)
        for page in PAGES[1:]:
            board.show(page)
        await asyncio.sleep(0.2)
        board.close()
        return await onlooker

    assert finished(show()) == [PAGES[0], PAGES[-1]]
