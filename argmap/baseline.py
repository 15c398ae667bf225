"""What was found before, so that only what is new is reported; lines may move meanwhile."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from argmap.diagnostics import Diagnostic
from argmap.pipeline import Checked

VERSION = 1

Key = tuple[str, str, str]
"""The path of a map, relative to the baseline's folder, the rule, and the message."""


class InvalidBaseline(ValueError):
    """A text that is no baseline; the message says why, as a sentence for the user."""


class Compared(NamedTuple):
    """The results without what is in the baseline, how much that was, and how much of it is gone."""

    results: tuple[Checked, ...]
    known: int
    gone: int


def written(results: Iterable[Checked], within: Callable[[str], str]) -> str:
    """The baseline of what was found; `within` gives a path as it is seen from the baseline's folder."""
    counts = Counter(_key(each, within) for result in results for each in result.diagnostics)
    entries = [
        json.dumps({"path": path, "rule": rule, "message": message, "count": count}, ensure_ascii=False)
        for (path, rule, message), count in sorted(counts.items())
    ]
    # An entry a line, so that two branches that mend different things merge.
    lines = "".join(f"\n    {entry}," for entry in entries)[:-1]
    return f'{{\n  "version": {VERSION},\n  "found": [{lines}\n  ]\n}}\n'


def read_baseline(text: str) -> Counter[Key]:
    """The entries of a baseline, each as often as it may be found."""
    try:
        found = json.loads(text)
        if found["version"] != VERSION:
            raise InvalidBaseline(
                f"it is of version {found['version']}, and this argmap knows version {VERSION}"
            )
        return Counter(
            {(each["path"], each["rule"], each["message"]): each["count"] for each in found["found"]}
        )
    except (ValueError, KeyError, TypeError) as error:
        if isinstance(error, InvalidBaseline):
            raise
        raise InvalidBaseline("it is not what `argmap check --write-baseline` writes") from error


def compared(results: Iterable[Checked], baseline: Counter[Key], within: Callable[[str], str]) -> Compared:
    """What is new in the results; of several findings that are alike, the first ones count as known."""
    left = baseline.copy()
    kept: list[Checked] = []
    paths = set()
    known = 0
    for result in results:
        paths.add(within(result.path))
        new = []
        for each in result.diagnostics:
            key = _key(each, within)
            if left[key] > 0:
                left[key] -= 1
                known += 1
            else:
                new.append(each)
        kept.append(result._replace(diagnostics=tuple(new)))
    gone = sum(count for (path, _, _), count in left.items() if path in paths and count > 0)
    return Compared(tuple(kept), known, gone)


def _key(each: Diagnostic, within: Callable[[str], str]) -> Key:
    return within(each.path), each.rule, each.message
