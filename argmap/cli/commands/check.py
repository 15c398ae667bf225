"""argmap check: validate maps."""

import os
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from argmap import files
from argmap.cli.checking import Job, check_all
from argmap.cli.colour import Colour
from argmap.cli.reporting import Format, Least, Report, readable
from argmap.files import Trouble

if TYPE_CHECKING:
    from argmap.pipeline import Checked


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...", help="Maps, folders of maps, or `-` for standard input; default: `.`"
        ),
    ] = None,
    output_format: Annotated[Format, typer.Option(help="How to say what was found.")] = "text",
    select: Annotated[
        str | None,
        typer.Option(metavar="RULES", help="Ask these rules only; `default` and `all` stand for many."),
    ] = None,
    ignore: Annotated[str | None, typer.Option(metavar="RULES", help="Do not ask these rules.")] = None,
    severity: Annotated[Least, typer.Option(help="Leave out what is less severe.")] = "info",
    today: Annotated[
        datetime | None,
        typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="The day it is; default: the clock's."),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what has one answer, in the files.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Mend what has a likely answer, too.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what would be mended, and write nothing.")
    ] = False,
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Leave out what is written in this file.")
    ] = None,
    write_baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write what is found into this file.")
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Say how often which rule found something.")
    ] = False,
    show_settings: Annotated[
        bool, typer.Option("--show-settings", help="Show the settings that count here, and stop.")
    ] = False,
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
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever a file changes, until Ctrl-C.")
    ] = False,
    color: Annotated[Colour, typer.Option(help="Whether to use colours.")] = "auto",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what was found.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Name each map that is checked, and its settings.")
    ] = False,
) -> None:
    """Check maps: every mistake with its line, its column and what to do about it.

    Exit codes: 0 nothing wrong, 1 errors or warnings, 2 a file can't be read.
    """
    if statistics and output_format not in ("text", "concise", "json"):
        raise Trouble("`--statistics` is said as `text` or `json` alone")
    day = today.date() if today else None
    chosen, left_out = _rules("--select", select), _rules("--ignore", ignore) or ()
    job = Job(root, chosen, left_out, day, stdin_filename)
    if show_settings:
        first = (paths or ["."])[0]
        sys.stdout.write(job.settings(os.path.join(first, "") if os.path.isdir(first) else first).text())
        return
    mending = fix or unsafe_fixes or diff
    report = Report(output_format, severity, baseline, statistics, color, quiet=quiet, verbose=verbose)
    if watch:
        if mending or write_baseline is not None:
            raise Trouble(
                "`--watch` only checks; leave out what writes files, or shows what would be written"
            )
        _check_again(job, paths or ["."], report)
        return
    found = job.find(paths or ["."])
    if mending:
        job = _mended(job, found, unsafe=unsafe_fixes, only_show=diff, quiet=quiet)
        if files.STANDARD_INPUT in found:  # it has gone to standard output, mended
            report = report._replace(to_errors=True)
    checked = check_all(job, found)
    if write_baseline is None:
        raise typer.Exit(report.tell(job, found, checked))
    results, is_complete = readable(found, checked)
    _write_baseline(write_baseline, results, quiet=quiet)
    raise typer.Exit(0 if is_complete else 2)


def _check_again(job: Job, paths: Sequence[str], report: Report) -> None:
    """Check whenever a file changes that was read, and whenever there is another map, until Ctrl-C."""
    from argmap.cli.rechecking import Maps
    from argmap.cli.watching import run_again

    if files.STANDARD_INPUT in paths:
        raise Trouble("`--watch` follows files; standard input has no other version")
    maps = Maps(job, paths)
    run_again(lambda: report.tell(job, *maps.check()), maps.record, maps.forget, quiet=report.quiet)


def _mended(job: Job, paths: Sequence[str], *, unsafe: bool, only_show: bool, quiet: bool) -> Job:
    """Mend the maps, or show how they would be mended, and stop."""
    from argmap.cli import mending

    found = mending.mend(job, paths, unsafe=unsafe)
    if only_show:
        sys.stdout.writelines(mending.diff(found))
        raise typer.Exit(1 if any(each.done for each in found.values()) else 0)
    job = mending.write(job, found)
    if not quiet:
        print(mending.summary(found), file=sys.stderr)
    return job


def _rules(option: str, words: str | None) -> tuple[str, ...] | None:
    """The rules that an option names, with commas between them."""
    if words is None:
        return None
    from argmap.settings.keys import unknown_rule

    names = tuple(name.strip() for name in words.split(",") if name.strip())
    for name in names:
        if why := unknown_rule(name):
            raise Trouble(f"{option}: {'; '.join(why)}")
    return names


def _write_baseline(path: str, results: "Sequence[Checked]", *, quiet: bool) -> None:
    from argmap.baseline import written

    files.write(path, written(results, files.seen_from(path)).encode())
    if not quiet:
        number = sum(len(each.diagnostics) for each in results)
        print(f"{path}: {number} known, and not reported with --baseline {path}", file=sys.stderr)
