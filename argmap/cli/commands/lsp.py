"""argmap lsp: help in editors, over the protocol that they speak."""

from __future__ import annotations

import logging
import sys
from typing import Annotated

import typer

from argmap.cli import packages
from argmap.files import Trouble


def command(
    tcp: Annotated[
        str | None,
        typer.Option(
            metavar="HOST:PORT",
            help="Wait there for an editor, instead of on standard input; only on this machine.",
        ),
    ] = None,
) -> None:
    """Help editors with maps: what is wrong, what can be written, what an id stands for, and more.

    Editors start it themselves, and speak with it over standard input and output (the protocol is LSP).

    Exit codes: 0 the editor ended it, 1 the editor went without a word, 2 wrong usage, the port is taken, or
    a package is missing.
    """
    packages.demand("the language server", ("pygls", "lsprotocol"), extra="lsp")
    address = _address(tcp) if tcp is not None else None
    from argmap.lsp import serving

    if "--traceback" not in sys.argv:
        logging.getLogger("pygls").setLevel(logging.CRITICAL)
    _collect_garbage()
    if address is None:
        ended = serving.serve_streams()
    else:
        listener = serving.listening(*address)
        host, port = listener.getsockname()[:2]
        print(f"{host}:{port}", flush=True)
        ended = serving.serve_socket(listener)
    raise typer.Exit(0 if ended else 1)


def _address(written: str) -> tuple[str, int]:
    """The host and port of an option; Trouble unless it is one of this machine."""
    from ipaddress import ip_address

    host, colon, port = written.rpartition(":")
    host = "127.0.0.1" if host in ("", "localhost") else host.strip("[]")
    if not colon or not port.isdecimal() or int(port) > 65535:
        raise Trouble(
            f"`--tcp {written}`: write HOST:PORT, for example 127.0.0.1:2087; port 0 is any that is free"
        )
    try:
        is_here = ip_address(host).is_loopback
    except ValueError:
        is_here = False
    if not is_here:
        raise Trouble(f"`--tcp {written}`: only this machine can be served, as 127.0.0.1, [::1] or localhost")
    return host, int(port)


def _collect_garbage() -> None:
    """The program starts without it, as most runs are short; this one is not."""
    import gc

    gc.freeze()
    gc.enable()
