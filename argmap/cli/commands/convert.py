"""argmap convert: maps from and to other formats."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from argmap import files
from argmap.amounts import amount
from argmap.files import Trouble

NEEDS_ARGUMENTS = True


def command(
    path: Annotated[
        str | None, typer.Argument(metavar="IN", help="The file to read, or `-` for standard input.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="OUT", help="The file to write; default: standard output."),
    ] = None,
    source_format: Annotated[
        str | None,
        typer.Option("--from", metavar="FORMAT", help="What IN is, where its name and text do not tell."),
    ] = None,
    target_format: Annotated[
        str | None,
        typer.Option("--to", metavar="FORMAT", help="What OUT is to be, where its ending does not tell."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing if something would be lost.")
    ] = False,
    formats: Annotated[
        bool, typer.Option("--formats", help="List the formats and what each loses, and stop.")
    ] = False,
) -> None:
    """Convert a map from or to another format, or between two others, and say what is lost.

    Exit codes: 0 converted, 1 IN has errors, or with --strict something would be lost, 2 a file can't be read
    or written, or a map can't be said in a format.
    """
    if formats:
        _list()
        return
    if path is None:
        raise Trouble("say which file to convert: argmap convert IN -o OUT")
    from argmap.cli import converting
    from argmap.formats import readable, writable

    _demand(source_format, readable(), "reads")
    _demand(target_format, writable(), "writes")
    target = output or files.STANDARD_INPUT
    if target_format is None and target == files.STANDARD_INPUT:
        raise Trouble("say what to make of it: -o OUT, or --to FORMAT for standard output")
    to = target_format or converting.format_for(target)
    source = converting.opened(path, source_format)
    made = converting.converted(source, to, target)
    for line in converting.told(made.losses, source):
        print(line, file=sys.stderr)
    if made.losses:
        count = amount(len(made.losses), "thing")
        end = "nothing is written" if strict else "the rest is converted"
        print(f"argmap: {count} could not be carried over, see above; {end}", file=sys.stderr)
    if made.losses and strict:
        raise typer.Exit(1)
    if target == files.STANDARD_INPUT:
        sys.stdout.buffer.write(made.data)
    else:
        files.write(target, made.data)


def _demand(format: str | None, known: tuple[str, ...], verb: str) -> None:
    if format is not None and format not in known:
        raise Trouble(f"argmap {verb} no format `{format}`; it {verb} {', '.join(known)}")


def _list() -> None:
    """All formats, with what is lost in each."""
    from argmap.formats import format_named, names, readable, writable

    for name in names():
        format = format_named(name)
        ways = [way for way, formats in (("read", readable()), ("written", writable())) if name in formats]
        endings = " ".join(format.ENDINGS) or "told by its text"
        print(f"{name}: {format.TITLE}, {' and '.join(ways)} ({endings})")
        for loss in format.LOSSES:
            print(f"  lost: {loss}")
