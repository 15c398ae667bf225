"""The server: the page, the files that it loads, and the news of it."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from argmap.files import Trouble
from argmap.preview.board import Board
from argmap.preview.drawing import Drawing
from argmap.preview.following import follow
from argmap.preview.page import served, source

HOST = "127.0.0.1"

_HEADERS = {
    # Not to be packed on the way, either: what waits to be packed comes late.
    "Cache-Control": "no-store, no-transform",
    # No page of the web may show the preview within itself. Visual Studio Code may; in a browser, it has the
    # origin under which it passes the preview on.
    "Content-Security-Policy": "frame-ancestors 'self' vscode-webview: vscode-file:",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_SECONDS_TO_END = 2


def application(board: Board) -> Starlette:
    """The preview as an application for any server; it answers this machine alone."""

    async def page(request: Request) -> Response:
        return Response(served(board.drawing), media_type="text/html", headers=_HEADERS)

    async def events(request: Request) -> Response:
        return StreamingResponse(_news(board), media_type="text/event-stream", headers=_HEADERS)

    async def script(request: Request) -> Response:
        return Response(source("preview.js"), media_type="text/javascript", headers=_HEADERS)

    async def style(request: Request) -> Response:
        return Response(source("preview.css"), media_type="text/css", headers=_HEADERS)

    # A page elsewhere can give its own name the address of this machine; the name shows it.
    own = Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"], www_redirect=False)
    routes = [
        Route("/", page),
        Route("/events", events),
        Route("/preview.js", script),
        Route("/preview.css", style),
    ]
    return Starlette(routes=routes, middleware=[own])


async def _news(board: Board) -> AsyncIterator[str]:
    """Server-sent events: what is shown, and each change of it."""
    yield "retry: 1000\n\n"
    async for drawing in board.drawings():
        yield f"data: {drawing.told()}\n\n"


def listening(port: int) -> socket.socket:
    """A port of this machine, not to be reached from others; 0 is any that is free."""
    listener = socket.socket()
    if os.name == "posix":  # elsewhere this would take a port from another program
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()
    except OSError as error:
        listener.close()
        reason = (error.strerror or str(error)).lower()
        raise Trouble(f"port {port}: {reason}; choose another with --port, or leave it out") from error
    return listener


def serve(board: Board, listener: socket.socket, redraw: Callable[[Drawing], Drawing]) -> None:
    """Serve a board and keep it up to date, until Ctrl-C, which ends it as it ends other programs."""
    asyncio.run(_serve(board, listener, redraw))


async def _serve(board: Board, listener: socket.socket, redraw: Callable[[Drawing], Drawing]) -> None:
    server = _Server(board)
    following = asyncio.create_task(follow(board, redraw))
    following.add_done_callback(server.stop)
    await server.serve(sockets=[listener])
    if following.done():
        following.result()  # it only ends by failing


class _Server(uvicorn.Server):
    """Ends the events before it ends itself: they would go on for ever."""

    def __init__(self, board: Board) -> None:
        super().__init__(
            uvicorn.Config(
                application(board),
                http="h11",
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="critical",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=_SECONDS_TO_END,
            )
        )
        self._board = board

    def stop(self, ended: "asyncio.Task[None]") -> None:
        """End with the task that keeps the board up to date."""
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._board.close()
        await super().shutdown(sockets)
