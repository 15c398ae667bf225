"""argmap render: draw a map."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from argmap import files
from argmap.files import Trouble

if TYPE_CHECKING:
    from argmap.pipeline import Checked

Theme = Literal["light", "dark", "auto"]
Direction = Literal["LR", "TB"]
EngineName = Literal["auto", "pure", "system"]
NEEDS_ARGUMENTS = True


def command(
    path: Annotated[
        str | None, typer.Argument(metavar="MAP", help="The map, or `-` for standard input.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="OUT", help="The picture; its ending says what: .svg .png .pdf .dot"
        ),
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", metavar="ENDING", help="What to draw, where OUT has no ending.")
    ] = None,
    theme: Annotated[
        Theme, typer.Option(help="Colours; `auto` follows the reader's system (in SVG).")
    ] = "light",
    direction: Annotated[Direction, typer.Option(help="From left to right, or from top to bottom.")] = "LR",
    legend: Annotated[bool, typer.Option(help="Whether to say what the signs mean.")] = True,
    engine: Annotated[
        EngineName, typer.Option(help="Graphviz from pip (pure), or the machine's own.")
    ] = "auto",
    engine_info: Annotated[
        bool, typer.Option("--engine-info", help="Say which engine draws, and stop.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite any file, also without -o.")] = False,
) -> None:
    """Draw a map. Without -o the picture is an SVG beside the map.

    Exit codes: 0 drawn, 1 the map has errors, 2 a file can't be read or written, or nothing can draw.
    """
    from argmap.drawing.engine import EngineError, find

    try:
        drawer = find(engine)
        if engine_info:
            print(f"{drawer.name}: {drawer.path}, version {drawer.version()}")
            return
        if path is None:
            raise Trouble("say which map to draw: argmap render MAP -o OUT.svg")
        target = output or _beside(path)
        ending = format or Path(target).suffix[1:].lower() or "svg"
        from argmap.drawing.diagram import Style
        from argmap.views import endings, view

        if ending not in endings():
            known = ", ".join(f".{each}" for each in endings())
            raise Trouble(f"`{target}`: argmap draws no `.{ending}`; it draws {known}")
        checked = _sound(path)
        assert checked.graph is not None
        drawn = view(ending)(checked.graph, Style(theme=theme, direction=direction, legend=legend), drawer)
    except EngineError as error:
        raise Trouble(str(error)) from error
    for complaint in drawn.complaints:
        print(f"argmap: {complaint}", file=sys.stderr)
    if target == files.STANDARD_INPUT:
        sys.stdout.buffer.write(drawn.data)
        return
    if output is None and not force and not _is_ours(target):
        raise Trouble(f"`{target}` was not drawn by argmap; name it with -o, or use --force, to overwrite it")
    files.write(target, drawn.data)


def _beside(path: str) -> str:
    if path == files.STANDARD_INPUT:
        return files.STANDARD_INPUT
    name = path
    for ending in (".yaml", ".yml", ".argmap"):
        name = name.removesuffix(ending)
    return f"{name}.svg"


def _is_ours(path: str) -> bool:
    """Whether a file may be overwritten unasked: there is none, or argmap drew it."""
    if not os.path.exists(path):
        return True
    with open(path, "rb") as file:
        return b"drawn by argmap" in file.read(2000)


def _sound(path: str) -> Checked:
    """The map, if nothing had to be left out of it; else what is wrong is said, and the program ends."""
    from argmap.cli.colour import in_colour
    from argmap.reporters import reporter

    try:
        checked = files.project().check(path)
    except OSError as error:
        raise files.trouble_with(path, error) from error
    if checked.sound:
        return checked
    errors = tuple(each for each in checked.diagnostics if each.severity == "error")
    sys.stderr.write(reporter("text")([checked._replace(diagnostics=errors)], in_colour("auto", sys.stderr)))
    raise typer.Exit(1)
