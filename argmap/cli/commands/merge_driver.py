"""argmap merge-driver: how git merges maps, where it has been told to."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from argmap import files
from argmap.files import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.merging import Marks
    from argmap.merging.marks import Style
    from argmap.source import Path

_FAILED = 129
"""For git, 1 to 128 say that there are conflicts, and more that nothing is merged."""

_LISTED = 10
"""So many conflicts are named; who has more of them looks into the map."""


class Driver(TyperCommand):
    """A command whose wrong usage is not to be taken for a conflict."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments."""
        try:
            return super().parse_args(ctx, args)
        except Exception as error:
            if getattr(error, "exit_code", 0) == 2:
                vars(error)["exit_code"] = _FAILED
            raise


KIND = Driver
NEEDS_ARGUMENTS = True


def command(
    base: Annotated[str, typer.Argument(metavar="BASE", help="What both were made from; for git `%O`.")],
    ours: Annotated[str, typer.Argument(metavar="OURS", help="Our map, and the result; for git `%A`.")],
    theirs: Annotated[str, typer.Argument(metavar="THEIRS", help="Their map; for git `%B`.")],
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="What the map is called; for git `%P`.")
    ] = None,
    marker_size: Annotated[
        int, typer.Option(min=1, metavar="N", help="How long the marks of a conflict are; for git `%L`.")
    ] = 7,
    our_name: Annotated[
        str, typer.Option("--ours", metavar="NAME", help="What our side is called in them; for git `%X`.")
    ] = "",
    their_name: Annotated[
        str, typer.Option("--theirs", metavar="NAME", help="What their side is called; for git `%Y`.")
    ] = "",
    base_name: Annotated[
        str, typer.Option("--base", metavar="NAME", help="What the base is called; for git `%S`.")
    ] = "",
) -> None:
    """Merge two versions of a map statement by statement and field by field. Git runs it.

    Exit codes: 0 merged, 1 something is left to you, 129 nothing is merged: a file can't be read or written.
    """
    from argmap.merging import Marks

    labels = _label(our_name, "ours"), _label(their_name, "theirs"), _label(base_name, "base")
    marks = Marks(marker_size, *labels, _style())
    try:
        is_whole = _merge(base, ours, theirs, marks, name or ours)
    except Trouble as trouble:
        print(f"argmap: {trouble}", file=sys.stderr)
        raise typer.Exit(_FAILED) from trouble
    raise typer.Exit(int(not is_whole))


def _label(given: str, usual: str) -> str:
    """What a side is called; git before 2.44 leaves `%X` as it is."""
    return usual if given in ("", "%X", "%Y", "%S") else given


def _style() -> Style:
    """What the user has told git to put between marks."""
    command = ["git", "config", "--get", "merge.conflictStyle"]
    try:
        asked = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL).stdout
    except OSError:
        return "merge"
    found: dict[bytes, Style] = {b"diff3": "diff3", b"zdiff3": "zdiff3"}
    return found.get(asked.strip(), "merge")


def _merge(base: str, ours: str, theirs: str, marks: Marks, name: str) -> bool:
    """Write the merged map over ours; whether nothing is left to the user."""
    from argmap.merging import Unmergeable, merged

    before, mine, other = map(_read, (base, ours, theirs))
    try:
        result = merged(before, mine, other, marks)
    except Unmergeable as reason:
        why = str(reason)
    except Exception as error:
        why = f"there is a bug in argmap ({type(error).__name__}: {error})".replace("\n", " ")
    else:
        files.write(ours, result.data)
        if result.conflicts:
            print(f"argmap: `{name}`: both sides changed {_listed(result.conflicts)}", file=sys.stderr)
        return not result.conflicts
    print(f"argmap: `{name}` is merged line by line: {why}", file=sys.stderr)
    return _merge_lines(base, ours, theirs, marks, name)


def _read(path: str) -> bytes:
    try:
        return files.read(path)
    except OSError as error:
        raise files.trouble_with(path, error) from error


def _merge_lines(base: str, ours: str, theirs: str, marks: Marks, name: str) -> bool:
    """Write what git makes of the texts; where they are none, ours is left."""
    labels = ("-L", marks.ours, "-L", marks.base, "-L", marks.theirs)
    command = ["git", "merge-file", "-p", f"--marker-size={marks.size}", *labels, "--", ours, base, theirs]
    try:
        ran = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    except OSError as error:
        raise Trouble("git can't be run, so that nothing is merged") from error
    if 0 <= ran.returncode < 128:
        files.write(ours, ran.stdout)
        return ran.returncode == 0
    cure = "choose with `git checkout --ours` or `--theirs`"
    print(f"argmap: `{name}` can't be merged as a text either, so that ours is left: {cure}", file=sys.stderr)
    return False


def _listed(conflicts: Sequence[Path]) -> str:
    """The places of conflicts, for people."""
    places = [_place(path) for path in conflicts[:_LISTED]]
    more = len(conflicts) - len(places)
    return ", ".join(places) + (f", and {more} more" if more else "")


def _place(path: Path) -> str:
    if not path:
        return "what only goes together on each side"
    if path == ("#",):
        return "comments at the top or the end"
    if path[-1] == "#":
        return f"the comment of `{'.'.join(map(str, path[:-1]))}`"
    return f"`{'.'.join(map(str, path))}`"
