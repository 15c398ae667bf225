"""argmap check: validate maps."""

import os
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from argmap import files
from argmap.cli.checking import Job, check_all
from argmap.cli.colour import Colour, in_colour
from argmap.files import Trouble

if TYPE_CHECKING:
    from argmap.diagnostics import Severity
    from argmap.pipeline import Checked

Format = Literal["text", "concise", "json", "github", "gitlab", "sarif", "junit"]
Least = Literal["error", "warning", "info"]
_SEVERITIES: "tuple[Severity, ...]" = ("error", "warning", "info")


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
    color: Annotated[Colour, typer.Option(help="Whether to use colours.")] = "auto",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what was found.")] = False,
) -> None:
    """Check maps: every mistake with its line, its column and what to do about it.

    Exit codes: 0 nothing wrong, 1 errors or warnings, 2 a file can't be read.
    """
    from argmap.reporters import reporter

    if statistics and output_format not in ("text", "concise", "json"):
        raise Trouble("`--statistics` is said as `text` or `json` alone")
    day = today.date() if today else None
    chosen, left_out = _rules("--select", select), _rules("--ignore", ignore) or ()
    job = Job(root, chosen, left_out, day, stdin_filename)
    if show_settings:
        first = (paths or ["."])[0]
        sys.stdout.write(job.settings(os.path.join(first, "") if os.path.isdir(first) else first).text())
        return
    found = job.find(paths or ["."])
    mending = fix or unsafe_fixes or diff
    if mending:
        job = _mended(job, found, unsafe=unsafe_fixes, only_show=diff, quiet=quiet)
    # With --fix, what was read from standard input has gone to standard output, mended.
    output = sys.stderr if mending and files.STANDARD_INPUT in found else sys.stdout
    results, is_complete = _results(job, found)
    if write_baseline is not None:
        _write_baseline(write_baseline, results, quiet=quiet)
    elif known := baseline or job.baseline(found):
        results = _new(results, known, quiet=quiet)
    if write_baseline is None:
        results = [_severe(each, severity) for each in results]
        report = reporter(output_format)
        if statistics:
            from argmap.reporters import statistics as counted

            report = counted.report_json if output_format == "json" else counted.report
        output.write(report(results, in_colour(color, output)))
        output.flush()  # the summary comes last, also where both go to one place
        if results and not quiet:
            print(_summary(results), file=sys.stderr)
    is_wrong = any(each.severity != "info" for result in results for each in result.diagnostics)
    raise typer.Exit(2 if not is_complete else int(is_wrong and write_baseline is None))


def _mended(job: Job, paths: Sequence[str], *, unsafe: bool, only_show: bool, quiet: bool) -> Job:
    """Mend the maps, or show how they would be mended, and stop."""
    from argmap.cli import mending

    found = mending.mend(job, paths, unsafe=unsafe)
    if only_show:
        sys.stdout.writelines(mending.diff(found))
        raise typer.Exit(1 if any(each.done for each in found.values()) else 0)
    if not quiet:
        print(mending.summary(found), file=sys.stderr)
    return mending.write(job, found)


def _results(job: Job, paths: Sequence[str]) -> "tuple[list[Checked], bool]":
    """What was found in the maps, and whether all of them could be read."""
    results: list[Checked] = []
    for path, result in zip(paths, check_all(job, paths), strict=True):
        if isinstance(result, OSError):
            print(f"argmap: {files.trouble_with(path, result)}", file=sys.stderr)
        else:
            results.append(result)
    return results, len(results) == len(paths)


def _rules(option: str, words: str | None) -> tuple[str, ...] | None:
    """The rules that an option names, with commas between them."""
    if words is None:
        return None
    from argmap.settings import unknown_rule

    names = tuple(name.strip() for name in words.split(",") if name.strip())
    for name in names:
        if why := unknown_rule(name):
            raise Trouble(f"{option}: {'; '.join(why)}")
    return names


def _severe(result: "Checked", least: Least) -> "Checked":
    """The result without what is less severe."""
    kept = _SEVERITIES[: _SEVERITIES.index(least) + 1]
    return result._replace(diagnostics=tuple(each for each in result.diagnostics if each.severity in kept))


def _write_baseline(path: str, results: "Sequence[Checked]", *, quiet: bool) -> None:
    from argmap.baseline import written

    files.write(path, written(results, files.seen_from(path)).encode())
    if not quiet:
        number = sum(len(each.diagnostics) for each in results)
        print(f"{path}: {number} known, and not reported with --baseline {path}", file=sys.stderr)


def _new(results: "Sequence[Checked]", path: str, *, quiet: bool) -> "list[Checked]":
    """The results without what a baseline knows."""
    from argmap.baseline import InvalidBaseline, compared, read_baseline

    try:
        known = read_baseline(files.read(path).decode(errors="replace"))
    except OSError as error:
        raise files.trouble_with(path, error) from error
    except InvalidBaseline as invalid:
        raise Trouble(f"`{path}` can't be used as a baseline: {invalid}") from invalid
    found = compared(results, known, files.seen_from(path))
    if found.gone and not quiet:
        print(
            f"argmap: {found.gone} of the baseline are mended; write it anew: --write-baseline {path}",
            file=sys.stderr,
        )
    return list(found.results)


def _summary(results: "Sequence[Checked]") -> str:
    counts = Counter(each.severity for result in results for each in result.diagnostics)
    checked = _count(len(results), "map") + " checked"
    if not counts:
        return f"{checked}: nothing wrong"
    return f"{checked}: " + ", ".join(_count(counts[each], each) for each in _SEVERITIES if counts[each])


def _count(number: int, thing: str) -> str:
    plural = "" if number == 1 or thing == "info" else "s"
    return f"{number} {thing}{plural}"
