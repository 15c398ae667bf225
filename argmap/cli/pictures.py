"""The files that maps are drawn into: beside them, and over none that argmap did not draw."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

import typer

from argmap import files
from argmap.drawing.engine import EngineError
from argmap.files import Trouble

if TYPE_CHECKING:
    from argmap.drawing.engine import Drawn
    from argmap.pipeline import Reader

    Pairs = Sequence[tuple[str, str]]
    """Maps, each with the file that it is drawn into."""
    Draw = Callable[[str, str, Reader], None]
    """Draws such a pair, with what gives the bytes of files."""


def targets(paths: Sequence[str], output: str | None) -> list[tuple[str, str]]:
    """Maps, each with the file that it is drawn into; without a name it is an SVG beside the map.

    A folder stands for all maps in it.
    """
    from argmap.cli.checking import Job

    if not paths:
        raise Trouble("say which map to draw: argmap render MAP -o OUT.svg")
    maps = Job().find(paths)
    if output is None:
        return [(path, _beside(path, "svg")) for path in maps]
    if len(maps) > 1:
        raise Trouble(f"`{output}` is one picture of one map; without -o each map gets its own, beside it")
    return [(maps[0], output)]


def drawn_before(paths: Sequence[str]) -> list[tuple[str, str]]:
    """Maps, each with a file that argmap drew beside it under its name."""
    from argmap.cli.checking import Job
    from argmap.views import endings

    if files.STANDARD_INPUT in paths:
        raise Trouble("--redraw looks for pictures beside maps, and standard input has none")
    found = []
    for path in Job().find(paths or ["."]):
        if not os.path.exists(path):
            raise Trouble(f"there is no map `{path}`")
        found += [(path, picture) for ending in endings() if _is_ours(picture := _beside(path, ending))]
    return found


def draw_all(draw: Draw, pairs: Pairs, reader: Reader) -> int:
    """Draw those maps that have no errors; gives the exit code."""
    code = 0
    for path, target in pairs:
        try:
            draw(path, target, reader)
        except typer.Exit as ended:
            code = max(code, ended.exit_code)
        except EngineError as error:
            raise Trouble(str(error)) from error
    return code


def draw_again(draw: Draw, pairs: Pairs) -> None:
    """Draw maps, and draw them again whenever a file changes that was read for that, until Ctrl-C."""
    from argmap.cli.watching import run_again
    from argmap.watching import Record

    if any(files.STANDARD_INPUT in pair for pair in pairs):
        raise Trouble("`--watch` draws files anew from files; leave `-` out")
    if not pairs:
        raise Trouble("`--watch` has nothing to follow: argmap drew no picture beside these maps")
    record = Record()

    def draw_and_say(path: str, target: str, reader: Reader) -> None:
        draw(path, target, reader)
        print(f"drawn: {path}", file=sys.stderr)

    def differs(changed: Collection[str]) -> bool:
        record.forget(changed)
        return True

    run_again(lambda: draw_all(draw_and_say, pairs, record.read), record, differs)


def write(target: str, drawn: Drawn, *, overwrite: bool) -> None:
    """Write a picture, or print it; what argmap did not draw is overwritten only if that is wanted."""
    _pass_on(drawn)
    if target == files.STANDARD_INPUT:
        sys.stdout.buffer.write(drawn.data)
        return
    if os.path.exists(target) and not (overwrite or _is_ours(target)):
        raise Trouble(f"`{target}` was not drawn by argmap; name it with -o, or use --force, to overwrite it")
    files.write(target, drawn.data)


def renew(target: str, drawn: Drawn) -> None:
    """Write a picture over one that argmap drew, and say so, if it has become another one."""
    _pass_on(drawn)
    if files.read(target) != drawn.data:
        files.write(target, drawn.data)
        print(f"drawn anew: {target}", file=sys.stderr)


def _pass_on(drawn: Drawn) -> None:
    for complaint in drawn.complaints:
        print(f"argmap: {complaint}", file=sys.stderr)


def _beside(path: str, ending: str) -> str:
    if path == files.STANDARD_INPUT:
        return files.STANDARD_INPUT
    name = path
    for each in (".yaml", ".yml", ".argmap"):
        name = name.removesuffix(each)
    return f"{name}.{ending}"


def _is_ours(path: str) -> bool:
    """Whether there is such a file, and argmap drew it, which it says at its beginning."""
    if not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        return b"drawn by argmap" in file.read(2000)
