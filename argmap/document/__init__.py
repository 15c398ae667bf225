"""The map as it is written: a tree's values become a document, and what is wrong with them findings."""

from typing import Any, NamedTuple

from argmap.diagnostics import Finding
from argmap.document.expression import AllOf, AnyOf, AtLeast, Atom, Expression, Not, atoms, renamed
from argmap.document.leaf import Refused
from argmap.document.map import SECTIONS, Citation, Document, Entry, Question, Scenario, Statement
from argmap.document.reading import read_valid
from argmap.source import Path

__all__ = [
    "SECTIONS",
    "AllOf",
    "AnyOf",
    "AtLeast",
    "Atom",
    "Citation",
    "Document",
    "Entry",
    "Expression",
    "Not",
    "Question",
    "Reading",
    "Scenario",
    "Statement",
    "atoms",
    "read_document",
    "renamed",
]


class Reading(NamedTuple):
    """What could be read of a document.

    `findings` are pairs of a rule and what it says. `lost` holds the ids of entries that are in the file but
    not in the document, because of what is wrong with them: a reference to one of these is no fault.
    """

    document: Document | None
    findings: tuple[tuple[str, Finding], ...] = ()
    lost: frozenset[str] = frozenset()


def read_document(value: Any) -> Reading:
    """The document that a tree's value stands for; what can't be used is left out and reported."""
    value = _without_extensions(value)
    try:
        return Reading(read_valid(value))
    except Refused:
        from argmap.document.judge import judge
    judgements = judge(value)
    findings = tuple((each.rule, each.finding) for each in judgements)
    usable = value
    while unusable := [each.unusable for each in judgements]:
        if () in unusable and not _can_do_without(usable):
            return Reading(None, findings, _ids(value))
        for path in sorted(unusable, key=str, reverse=True):
            if not path:
                usable = {"argmap": 1, **usable}
            elif _has(usable, path[0]):  # else it went with a part above it
                usable = _without(usable, path)
        judgements = judge(usable)
    document = read_valid(usable)
    return Reading(document, findings, _ids(value) - _ids(usable))


def _without_extensions(value: Any) -> Any:
    """The value without its top-level keys `x-…`, which belong to others."""
    if isinstance(value, dict) and any(key.startswith("x-") for key in value):
        return {key: item for key, item in value.items() if not key.startswith("x-")}
    return value


def _can_do_without(value: Any) -> bool:
    """Whether what the document as a whole lacks is nothing but the version of the format."""
    return isinstance(value, dict) and "argmap" not in value


def _without(value: Any, path: Path) -> Any:
    """The value without what stands at the path, or without the nearest part above it that is there."""
    step, rest = path[0], path[1:]
    smaller: Any = dict(value) if isinstance(value, dict) else list(value)
    if rest and _has(value[step], rest[0]):
        smaller[step] = _without(value[step], rest)
    else:
        del smaller[step]
    return smaller


def _has(value: Any, step: Any) -> bool:
    if isinstance(value, list):
        return isinstance(step, int) and step < len(value)
    return isinstance(value, dict) and step in value


def _ids(value: Any) -> frozenset[str]:
    """The ids of all entries of all sections."""
    sections = value.values() if isinstance(value, dict) else ()
    return frozenset(key for section in sections if isinstance(section, dict) for key in section)
