"""The map as it is written: a tree's values become a document, and what is wrong with them findings."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any, NamedTuple

from argmap.diagnostics import Finding
from argmap.document.entry import Citation, Entry, Question, Statement
from argmap.document.expression import AllOf, AnyOf, AtLeast, Atom, Expression, Not, atoms, renamed
from argmap.document.leaf import Refused
from argmap.document.map import SECTIONS, Document, Group, Party, Scenario, Source
from argmap.document.reading import read_valid
from argmap.source import Path
from argmap.source.tree import NAME

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
    "field_names",
    "read_document",
    "renamed",
]


class Reading(NamedTuple):
    """What could be read of a document.

    `findings` are pairs of a rule and what it says. `lost` holds all words in those parts of the file that
    are not in the document because of what is wrong with them, and the ids of the entries they are in: of
    what these name it can't be said that it is missing, or that it is not used.
    """

    document: Document | None
    findings: tuple[tuple[str, Finding], ...] = ()
    lost: frozenset[str] = frozenset()


def field_names() -> frozenset[str]:
    """Every key of the format: as `field`, and those of what stands in a section also as `section.field`."""
    sections = {"parties": Party, "sources": Source, "groups": Group, "scenarios": Scenario}
    entries = {section: Question if section == "questions" else Statement for section in SECTIONS}
    names = {each.name for each in fields(Document)}
    for section, part in {**sections, **entries}.items():
        keys = {each.name.rstrip("_") for each in fields(part)}
        names |= keys | {f"{section}.{key}" for key in keys}
    return frozenset(names)


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
    lost: set[str] = set()
    while unusable := [each.unusable for each in judgements]:
        if () in unusable and not _can_do_without(usable):
            return Reading(None, findings)
        if () in unusable:
            usable = {"argmap": 1, **usable}
        usable = _without(usable, [path for path in unusable if path], lost)
        lost.update(str(path[1]) for path in unusable if len(path) > 1)
        judgements = judge(usable)
    return Reading(read_valid(usable), findings, frozenset(lost))


def _without_extensions(value: Any) -> Any:
    """The value without its top-level keys `x-…`, which belong to others."""
    if isinstance(value, dict) and any(key.startswith("x-") for key in value):
        return {key: item for key, item in value.items() if not key.startswith("x-")}
    return value


def _can_do_without(value: Any) -> bool:
    """Whether what the document as a whole lacks is nothing but the version of the format."""
    return isinstance(value, dict) and "argmap" not in value


def _without(value: Any, paths: Iterable[Path], lost: set[str]) -> Any:
    """The value without what stands at the paths, or without the nearest parts above that are there."""
    below: dict[str | int, list[Path]] = {}
    for step, *rest in paths:
        below.setdefault(step, []).append(tuple(rest))
    kept = []
    for step, item in value.items() if isinstance(value, dict) else enumerate(value):
        rests = below.get(step, [])
        if all(rest and _has(item, rest[0]) for rest in rests):
            kept.append((step, _without(item, rests, lost) if rests else item))
        else:
            lost.update((step,) if isinstance(step, str) else (), _words(item))
    return dict(kept) if isinstance(value, dict) else [item for _, item in kept]


def _has(value: Any, step: Any) -> bool:
    if isinstance(value, list):
        return isinstance(step, int) and step < len(value)
    return isinstance(value, dict) and step in value


def _words(value: Any) -> Iterator[str]:
    """All words in a value that could be names, those in its keys included."""
    if isinstance(value, str):
        yield from NAME.findall(value)
    elif isinstance(value, dict | list):
        for each in value:
            yield from _words(each)
        if isinstance(value, dict):
            for each in value.values():
                yield from _words(each)
