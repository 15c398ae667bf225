"""How often each rule found something, the most frequent first."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from argmap.diagnostics import Severity
from argmap.pipeline import Checked

VERSION = 1
_HEADINGS = ("count", "severity", "rule", "fixable")


class Count(NamedTuple):
    """How much a rule found with one severity, and how much of it can be mended without an author."""

    number: int
    severity: Severity
    rule: str
    fixable: int


def report(results: Sequence[Checked], colour: bool) -> str:
    """A table, or nothing where nothing was found."""
    rows = [tuple(map(str, each)) for each in counts(results)]
    if not rows:
        return ""
    widths = [max(map(len, column)) for column in zip(_HEADINGS, *rows, strict=True)]
    return "".join(_row(row, widths) for row in (_HEADINGS, *rows))


def report_json(results: Sequence[Checked], colour: bool) -> str:
    """The same for programs; `schema/statistics.schema.json` describes it."""
    plain = [dict(zip(_HEADINGS, each, strict=True)) for each in counts(results)]
    return json.dumps({"version": VERSION, "statistics": plain}, indent=2) + "\n"


def counts(results: Sequence[Checked]) -> list[Count]:
    """The counts, in the order in which they are shown."""
    found = [each for result in results for each in result.diagnostics]
    everything = Counter((each.severity, each.rule) for each in found)
    fixable = Counter((each.severity, each.rule) for each in found if each.repair)
    rows = [Count(number, *key, fixable[key]) for key, number in everything.items()]
    return sorted(rows, key=lambda each: (-each.number, each.rule, each.severity))


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    count, *words = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join((count.strip().rjust(widths[0]), *words)).rstrip() + "\n"
