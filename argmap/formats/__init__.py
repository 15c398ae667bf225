"""Interchange formats, one module or package a format; found in this folder, imported when needed.

A module of a format has a `TITLE` for people, the `ENDINGS` of its files (with the dot), `LOSSES`, a line for
each thing that it cannot carry, and `read`, `write` or both. Where endings do not tell, `recognises` says
whether a text is in the format.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from argmap.graph import Graph

Beside = Callable[[str], str]
"""Gives the text of a file that another one names, by its path relative to that one; or raises OSError."""


class Loss(NamedTuple):
    """What a conversion could not carry over: of which statement (empty for the whole), and what it was.

    `line` is where it stands in the text that was read, from 1; None where a map is written.
    """

    statement: str
    what: str
    line: int | None = None


class Imported(NamedTuple):
    """A map as the plain values that its YAML stands for, in the author's order, and what it lacks."""

    map: dict[str, Any]
    losses: tuple[Loss, ...] = ()


class Exported(NamedTuple):
    """A file in another format, and what of the map it lacks."""

    data: bytes
    losses: tuple[Loss, ...] = ()


class Unreadable(Exception):
    """A text that is not in the format: what is wrong, and where, lines and columns from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


class Unwritable(Exception):
    """A map that a format has no way to say; the message is a sentence with a cure."""


class Format(Protocol):
    """A module of this folder; `read` and `write` are there if the format has that direction."""

    TITLE: str
    ENDINGS: tuple[str, ...]
    LOSSES: tuple[str, ...]

    def recognises(self, text: str) -> bool:
        """Whether a text is in the format, where its ending does not tell."""

    def read(self, text: str, beside: Beside) -> Imported:
        """The map that a text stands for; raises Unreadable."""

    def write(self, graph: "Graph") -> Exported:
        """The text for a map; raises Unwritable."""


@cache
def names() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(sorted(each.name for each in iter_modules(__path__)))


def format_named(name: str) -> Format:
    """The format of a name; raises KeyError for an unknown one."""
    if name not in names():
        raise KeyError(name)
    return cast(Format, import_module(f"{__name__}.{name}"))
