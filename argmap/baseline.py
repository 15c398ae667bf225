"""What was found before, so that only what is new is reported; lines may move meanwhile."""

import json
from collections.abc import Callable, Iterable
from typing import NamedTuple

from argmap.fingerprints import with_fingerprints
from argmap.pipeline import Checked

VERSION = 1

Known = frozenset[tuple[str, str]]
"""The path of a map, as seen from the baseline's folder, and the fingerprint of what was found in it."""


class InvalidBaseline(ValueError):
    """A text that is no baseline; the message says why, as a sentence for the user."""


class Compared(NamedTuple):
    """The results without what is in the baseline, and how much of the baseline is no longer found."""

    results: tuple[Checked, ...]
    gone: int


def written(results: Iterable[Checked], within: Callable[[str], str]) -> str:
    """The baseline of what was found; `within` gives a path as it is seen from the baseline's folder."""
    entries = sorted(
        json.dumps(
            {
                "path": within(each.path),
                "rule": each.rule,
                "message": each.message,
                "fingerprint": fingerprint,
            },
            ensure_ascii=False,
        )
        for result in results
        for each, fingerprint in with_fingerprints(result)
    )
    # An entry a line, so that two branches that mend different things merge.
    lines = "".join(f"\n    {entry}," for entry in entries)[:-1]
    return f'{{\n  "version": {VERSION},\n  "found": [{lines}\n  ]\n}}\n'


def read_baseline(text: str) -> Known:
    """What a baseline knows."""
    try:
        found = json.loads(text)
        version = found["version"]
        known = frozenset((each["path"], each["fingerprint"]) for each in found["found"])
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidBaseline("it is not what `argmap check --write-baseline` writes") from error
    if version != VERSION:
        raise InvalidBaseline(f"it is of version {version}, and this argmap knows version {VERSION}")
    return known


def compared(results: Iterable[Checked], known: Known, within: Callable[[str], str]) -> Compared:
    """What is new in the results."""
    kept: list[Checked] = []
    paths, found = set[str](), set[tuple[str, str]]()
    for result in results:
        path = within(result.path)
        marked = with_fingerprints(result)
        new = tuple(each for each, fingerprint in marked if (path, fingerprint) not in known)
        kept.append(result._replace(diagnostics=new))
        paths.add(path)
        found.update((path, fingerprint) for _, fingerprint in marked)
    gone = sum(path in paths for path, _ in known - found)
    return Compared(tuple(kept), gone)
