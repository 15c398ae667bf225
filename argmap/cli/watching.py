"""Running a command again whenever a file that it has read changes."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

import typer

from argmap.cli import packages
from argmap.files import Trouble

if TYPE_CHECKING:
    from argmap.watching import Record

_TROUBLE = 2
_CLEAR = "\x1b[H\x1b[2J"


def run_again(
    run: Callable[[], int], record: Record, differs: Callable[[Collection[str]], bool], *, quiet: bool = False
) -> None:
    """Run, and again whenever files of the record have changed and that makes a difference, until Ctrl-C.

    A run gives its exit code. Where the first one can't do what it is asked for, it is the last.
    """
    packages.demand("--watch", ("watchfiles",), extra="preview")
    from argmap.watching import changes

    gc.enable()  # the program starts without it, as most runs are short; this one is not
    if (code := run()) == _TROUBLE:
        raise typer.Exit(code)
    _wait(quiet=quiet)
    for changed in changes(record):
        try:
            if not differs(changed):
                continue
            if sys.stdout.isatty():
                sys.stdout.write(_CLEAR)
            run()
        except Trouble as trouble:
            print(f"argmap: {trouble}", file=sys.stderr)
        _wait(quiet=quiet)


def _wait(*, quiet: bool) -> None:
    sys.stdout.flush()
    if not quiet:
        print("waiting for changes; Ctrl-C ends it", file=sys.stderr, flush=True)
