"""What `argmap check` says of maps: a report of what was found, and a summary."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap import files
from argmap.amounts import amount
from argmap.cli.checking import Job
from argmap.cli.colour import Colour, in_colour
from argmap.files import Trouble

if TYPE_CHECKING:
    from argmap.diagnostics import Severity
    from argmap.pipeline import Checked

Format = Literal["text", "concise", "json", "github", "gitlab", "sarif", "junit"]
Least = Literal["error", "warning", "info"]
_SEVERITIES: "tuple[Severity, ...]" = ("error", "warning", "info")


class Report(NamedTuple):
    """How what was found is said, and what is left out of it."""

    format: Format
    least: Least
    baseline: str | None
    statistics: bool
    color: Colour
    quiet: bool
    verbose: bool = False
    to_errors: bool = False

    def tell(self, job: Job, paths: Sequence[str], checked: "Iterable[Checked | OSError]") -> int:
        """Say what was found in maps; gives the exit code."""
        from argmap.reporters import reporter

        if self.verbose:
            for path in paths:
                print(f"{job.name(path)}: settings from {job.settings(path).file or 'none'}", file=sys.stderr)
        results, is_complete = readable(paths, checked)
        if known := self.baseline or job.baseline(paths):
            results = _new(results, known, quiet=self.quiet)
        results = [_severe(each, self.least) for each in results]
        report = reporter(self.format)
        if self.statistics:
            from argmap.reporters import statistics as counted

            report = counted.report_json if self.format == "json" else counted.report
        output = sys.stderr if self.to_errors else sys.stdout
        output.write(report(results, in_colour(self.color, output)))
        output.flush()  # the summary comes last, also where both go to one place
        if results and not self.quiet:
            print(_summary(results), file=sys.stderr)
        is_wrong = any(each.severity != "info" for result in results for each in result.diagnostics)
        return int(is_wrong) if is_complete else 2


def readable(paths: Sequence[str], checked: "Iterable[Checked | OSError]") -> "tuple[list[Checked], bool]":
    """What was found in maps, and whether all of them could be read; if not, that is said."""
    results: list[Checked] = []
    for path, result in zip(paths, checked, strict=True):
        if isinstance(result, OSError):
            print(f"argmap: {files.trouble_with(path, result)}", file=sys.stderr)
        else:
            results.append(result)
    return results, len(results) == len(paths)


def _severe(result: "Checked", least: Least) -> "Checked":
    """The result without what is less severe."""
    kept = _SEVERITIES[: _SEVERITIES.index(least) + 1]
    return result._replace(diagnostics=tuple(each for each in result.diagnostics if each.severity in kept))


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
    checked = f"{amount(len(results), 'map')} checked"
    if not counts:
        return f"{checked}: nothing wrong"
    kinds = [each for each in _SEVERITIES if counts[each]]
    told = (f"{counts[each]} info" if each == "info" else amount(counts[each], each) for each in kinds)
    return f"{checked}: {', '.join(told)}"
