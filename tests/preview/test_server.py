"""The server, as it runs."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from argmap.preview.board import Board
from argmap.preview.drawing import Drawing
from argmap.preview.server import listening, serve


def test_a_bug_in_what_draws_ends_it(map: Path) -> None:
    """Rather than that it shows an old drawing for ever; the program then tells of the bug."""

    def redraw(before: Drawing) -> Drawing:
        raise ZeroDivisionError

    board = Board(Drawing(b"page", stamps={str(map): None}))  # of before there was a file
    with ThreadPoolExecutor(1) as thread, listening(0) as listener, pytest.raises(ZeroDivisionError):
        thread.submit(serve, board, listener, redraw).result(timeout=20)
