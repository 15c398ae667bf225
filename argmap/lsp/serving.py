"""How an editor reaches the server: over standard input and output, or a port of this machine."""

import asyncio
import os
import signal
import socket
from contextlib import suppress
from threading import Event

from pygls.io_ import run_async

from argmap.files import Trouble
from argmap.lsp.server import Server


def serve_streams() -> bool:
    """Serve an editor over standard input and output until it goes; whether it said so before."""
    server = Server()
    # Ctrl-C ends it at once: what waits for input could not be woken up.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # A stream of its own, as the server closes it at the end, and nothing else is to write there.
    with open(os.dup(1), "wb") as output:
        os.dup2(2, 1)
        server.start_io(stdout=output)
    return server.was_shut_down


def listening(host: str, port: int) -> socket.socket:
    """A port of this machine, not to be reached from others; 0 is any that is free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    if os.name == "posix":  # elsewhere this would take a port from another program
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        reason = (error.strerror or str(error)).lower()
        raise Trouble(f"{host}:{port}: {reason}; choose another port") from error
    return listener


def serve_socket(listener: socket.socket) -> bool:
    """Serve the first editor that connects until it goes; whether it said so before."""
    server = Server()
    with suppress(SystemExit):  # by which pygls ends
        asyncio.run(_serve(server, listener))
    return server.was_shut_down


async def _serve(server: Server, listener: socket.socket) -> None:
    loop = asyncio.get_running_loop()
    listener.setblocking(False)
    connection, _ = await loop.sock_accept(listener)
    listener.close()
    reader, writer = await asyncio.open_connection(sock=connection)
    server.protocol.set_writer(writer)
    await run_async(Event(), _InTurn(reader), server.protocol)


class _InTurn:
    """A reader that lets each question be looked at before the next message is read."""

    def __init__(self, reader: asyncio.StreamReader) -> None:
        self._reader = reader

    async def readline(self) -> bytes:
        await asyncio.sleep(0)
        return await self._reader.readline()

    async def readexactly(self, n: int) -> bytes:
        return await self._reader.readexactly(n)
