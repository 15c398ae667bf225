"""What passes between maps and other formats: imports and exports, and what is wrong with them."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from argmap.losses import Loss

Beside = Callable[[str], str]
"""Gives the text of a file that another one names, by its path relative to that one; or raises OSError."""


class Imported(NamedTuple):
    """A map as the plain values that its YAML stands for, in the author's order, and what it lacks.

    `ignored` are the rules that are not to be asked of it, as the format means what they take for a mistake:
    such as `self-reference`, where an argument may attack itself.
    """

    map: dict[str, Any]
    losses: tuple[Loss, ...] = ()
    ignored: tuple[str, ...] = ()


def brief(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a statement, lists of one item as that item."""
    return {
        key: each[0] if isinstance(each, list) and len(each) == 1 else each for key, each in entry.items()
    }


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

    @classmethod
    def at(cls, offset: int, text: str, message: str) -> "Unreadable":
        """What is wrong at an offset of the text."""
        return cls(message, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


class Unwritable(Exception):
    """A map that a format has no way to say; the message is a sentence with a cure."""
