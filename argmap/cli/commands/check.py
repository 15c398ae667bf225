"""argmap check: validate maps."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from argmap import files
from argmap.cli.colour import Colour, in_colour

if TYPE_CHECKING:
    from argmap.diagnostics import Severity
    from argmap.pipeline import Checked

Format = Literal["text", "concise", "json"]


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...", help="Maps, folders of maps, or `-` for standard input; default: `.`"
        ),
    ] = None,
    output_format: Annotated[Format, typer.Option(help="How to say what was found.")] = "text",
    stdin_filename: Annotated[
        str,
        typer.Option(
            metavar="PATH", help="What to call standard input, and where its imports are looked for."
        ),
    ] = "<stdin>",
    root: Annotated[
        str | None,
        typer.Option(metavar="FOLDER", help="Where imports may lie; default: the project's folder."),
    ] = None,
    color: Annotated[Colour, typer.Option(help="Whether to use colours.")] = "auto",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what was found.")] = False,
) -> None:
    """Check maps: every mistake with its line, its column and what to do about it.

    Exit codes: 0 nothing wrong, 1 errors or warnings, 2 a file can't be read.
    """
    from argmap.reporters import reporter

    project = files.project(root)
    results: list[Checked] = []
    unreadable = 0
    for path in files.find_maps(paths or ["."]):
        try:
            if path == files.STANDARD_INPUT:
                results.append(project.check_text(files.read(path), stdin_filename))
            else:
                results.append(project.check(path))
        except OSError as error:
            unreadable += 1
            print(f"argmap: {files.trouble_with(path, error)}", file=sys.stderr)
    sys.stdout.write(reporter(output_format)(results, in_colour(color)))
    sys.stdout.flush()  # the summary comes last, also where both go to one place
    if results and not quiet:
        print(_summary(results), file=sys.stderr)
    if unreadable:
        raise typer.Exit(2)
    if any(each.severity != "info" for result in results for each in result.diagnostics):
        raise typer.Exit(1)


def _summary(results: Sequence[Checked]) -> str:
    counts = Counter(each.severity for result in results for each in result.diagnostics)
    checked = _count(len(results), "map") + " checked"
    if not counts:
        return f"{checked}: nothing wrong"
    order: tuple[Severity, ...] = ("error", "warning", "info")
    return f"{checked}: " + ", ".join(_count(counts[each], each) for each in order if counts[each])


def _count(number: int, thing: str) -> str:
    plural = "" if number == 1 or thing == "info" else "s"
    return f"{number} {thing}{plural}"
