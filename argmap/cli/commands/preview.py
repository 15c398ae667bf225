"""argmap preview: a map's page in the browser, drawn again on every save."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from argmap import files
from argmap.cli import loading, packages, selecting
from argmap.files import Trouble

if TYPE_CHECKING:
    from argmap.graph import Graph

NEEDS_ARGUMENTS = True


def command(
    path: Annotated[str, typer.Argument(metavar="MAP", help="The map.")],
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="N", help="The port to serve at; 0 is any that is free.")
    ] = 0,
    browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Whether to open the page in a browser.")
    ] = True,
    scenario: loading.Scenario = None,
    assume: loading.Assume = None,
    party: loading.As = None,
    focus: selecting.Focus = None,
    depth: selecting.Depth = 1,
    only: selecting.Only = None,
    fold: selecting.Fold = None,
    cards: selecting.Cards = "auto",
    theme: Annotated[
        str,
        typer.Option(
            metavar="NAME|FILE", help="light, dark, auto (as the screen is), print, plain, or your colours."
        ),
    ] = "auto",
    direction: selecting.Direction = "LR",
) -> None:
    """Show a map in the browser, and draw it again on every save.

    The address is printed; nobody but this machine can open it. While the map has errors, they stand above
    the last good drawing. Ctrl-C ends it.

    Exit codes: 130 ended by Ctrl-C, 2 a file can't be read, the port is taken, or something is missing.
    """
    packages.demand("the preview", ("starlette", "uvicorn", "watchfiles"), extra="preview")
    if path == files.STANDARD_INPUT:
        raise Trouble("the preview follows a file; standard input has no other version")
    from argmap.cli import choosing
    from argmap.drawing.diagram import Style
    from argmap.drawing.engine import EngineError, find
    from argmap.preview.board import Board
    from argmap.preview.drawing import begun, redrawn
    from argmap.preview.server import HOST, listening, serve
    from argmap.semantics.evaluate import evaluate
    from argmap.views import view

    named, own = choosing.theme(theme)
    told = False

    def draw(graph: Graph) -> bytes:
        nonlocal told
        assumed = loading.assumptions(graph, scenario, assume, party)
        selection = choosing.selection(graph, focus, depth, only, fold, large=False)
        compact = choosing.cards(cards, large=False)
        style = Style(named, direction, assumed=assumed, cards=compact, selection=selection, own=own)
        if cards == "auto" and not fold and not told:
            choosing.tell(graph, selection, compact=compact == "compact")
            told = True
        try:
            drawn = view("html")(graph, style, find(), evaluate(graph, assumed))
        except EngineError as error:
            raise Trouble(str(error)) from error
        for complaint in drawn.complaints:
            print(f"argmap: {complaint}", file=sys.stderr)
        return drawn.data

    board = Board(begun(path, draw))
    listener = listening(port)
    address = f"http://{HOST}:{listener.getsockname()[1]}/"
    print(address, flush=True)
    if browser:
        _open(address)
    _collect_garbage()
    serve(board, listener, partial(redrawn, path, draw))


def _open(address: str) -> None:
    """Open a browser beside the program: one that runs in the terminal would keep it waiting."""
    import webbrowser
    from threading import Thread

    Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _collect_garbage() -> None:
    """The program starts without it, as most runs are short; this one is not."""
    import gc

    gc.enable()
