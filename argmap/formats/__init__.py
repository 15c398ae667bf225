"""Interchange formats, one module or package a format: found by a scan of this folder, imported when needed.

A module of a format has a `TITLE` for people, the `ENDINGS` of its files (with the dot), `LOSSES`, a line for
each thing that it cannot carry, and `read`, `write` or both. Where endings do not tell, `recognises` says
whether a text is in the format. Those in which argmap itself reads maps have `spell` in place of the two.
"""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

from argmap.interchange import Beside, Exported, Imported, Unreadable, Unwritable
from argmap.losses import Loss

if TYPE_CHECKING:
    from argmap.graph import Graph
    from argmap.source import Tree

__all__ = [
    "Beside",
    "Exported",
    "Format",
    "Imported",
    "Loss",
    "Unreadable",
    "Unwritable",
    "format_named",
    "is_own",
    "names",
    "readable",
    "readers",
    "writable",
    "writers",
]


class Format(Protocol):
    """A module of this folder; of the functions it has those for the directions that the format has."""

    TITLE: str
    ENDINGS: tuple[str, ...]
    LOSSES: tuple[str, ...]

    def recognises(self, text: str) -> bool:
        """Whether a text is in the format, where its ending does not tell."""

    def read(self, text: str, beside: Beside) -> Imported:
        """The map that a text stands for, the lines of which end in line feeds; raises Unreadable."""

    def write(self, graph: "Graph") -> Exported:
        """The text for a map; raises Unwritable."""

    def spell(self, tree: "Tree") -> Exported:
        """The text for a valid map, in a format that argmap's own readers read; raises Unwritable."""


@cache
def names() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(sorted(each.name for each in iter_modules(__path__)))


def format_named(name: str) -> Format:
    """The format of a name; raises KeyError for an unknown one."""
    if name not in names():
        raise KeyError(name)
    return cast(Format, import_module(f"{__name__}.{name}"))


def is_own(name: str) -> bool:
    """Whether a format is one of those in which argmap itself reads maps."""
    return hasattr(format_named(name), "spell")


def readable() -> tuple[str, ...]:
    """The names of the formats that can be read."""
    return tuple(each for each in names() if is_own(each) or hasattr(format_named(each), "read"))


def writable() -> tuple[str, ...]:
    """The names of the formats that can be written."""
    return tuple(each for each in names() if is_own(each) or hasattr(format_named(each), "write"))


def readers(file: str, text: str) -> list[str]:
    """The formats that a file may be in: by its ending and, where that does not tell, by its text."""
    by_ending = _by_ending(file, readable())
    if len(by_ending) == 1:
        return by_ending
    return _recognising(by_ending, text) or _recognising(readable(), text)


def writers(file: str) -> list[str]:
    """The formats that a file of this name may be meant to have; only argmap's own if they are among them."""
    by_ending = _by_ending(file, writable())
    return list(filter(is_own, by_ending)) or by_ending


def _by_ending(file: str, formats: Iterable[str]) -> list[str]:
    """The formats with the longest ending that the name of a file has."""
    found: dict[int, list[str]] = {}
    for name in formats:
        lengths = [len(each) for each in format_named(name).ENDINGS if file.lower().endswith(each)]
        found.setdefault(max(lengths, default=0), []).append(name)
    longest = max(found, default=0)
    return found[longest] if longest else []


def _recognising(formats: Iterable[str], text: str) -> list[str]:
    """Those of the formats that take a text for one of theirs, argmap's own alone if they are among them."""
    asked = (each for each in formats if hasattr(format_named(each), "recognises"))
    found = [each for each in asked if format_named(each).recognises(text)]
    return list(filter(is_own, found)) or found
