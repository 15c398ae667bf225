"""What each side may do, but not both together: one removes what the other begins to name."""

from collections.abc import Iterable, Iterator
from typing import Any

from argmap.document import read_document
from argmap.merging.entries import address
from argmap.resolution import Unavailable, resolve
from argmap.source import Path

_TABLES = {
    "statement": "statements",
    "question": "statements",
    "party": "parties",
    "source": "sources",
    "group": "groups",
    "scenario": "scenarios",
}
ELSEWHERE = Unavailable("broken-import", "imports are no matter here")
"""What a map imports is not looked at when it is merged."""


def broken(merged: Iterable[Any], sides: Iterable[Any]) -> frozenset[Path]:
    """The addresses of what does not go together in any of the values, though it is right on both sides."""
    known = {problem for side in sides for problem, _ in _problems(side)}
    found = [
        {problem: where for problem, where in _problems(each) if problem not in known} for each in merged
    ]
    first, *others = found
    everywhere = (where for problem, where in first.items() if all(problem in each for each in others))
    return frozenset(address for where in everywhere for address in where)


def _problems(value: Any) -> Iterator[tuple[Any, tuple[Path, ...]]]:
    """What is wrong with a map, imports left out, and the addresses that have to do with it."""
    reading = read_document(value)
    for rule, finding in reading.findings:
        place = address(finding.path)
        yield (place, rule, finding.message), (place[:2] if len(place) > 1 else (),)
    if reading.document is None:
        return
    for end in resolve(reading.document, lambda path: ELSEWHERE, reading.lost).loose_ends:
        place = address(end.path)[:3]
        named = (_TABLES[end.wanted], end.name) if end.wanted in _TABLES else place
        yield (place, end.name), (place, named)
