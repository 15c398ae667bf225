"""A correct map as it is written: where its keys, values and names stand, without any of argmap's code."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

import yaml

STATEMENTS = ("questions", "proposals", "conditions", "claims", "reasons", "objections")
SECTIONS = ("parties", "sources", "groups", *STATEMENTS, "scenarios")
TEXTS = frozenset({"text", "title", "name", "about", "note", "summary", "quote"})

_WANTED = {
    **dict.fromkeys(("by", "as"), "party"),
    **dict.fromkeys(("group", "within"), "group"),
    **dict.fromkeys(("only_if", "unless", "in_exchange_for", "supports", "against"), "statement"),
    "supersedes": "statement",
    "undercuts": "argument",
    "answers": "question",
    "extends": "scenario",
}
_SETTINGS = ("believes", "assume", "expect")

Path = tuple[str | int, ...]


class Place(NamedTuple):
    """A value and its key; the item of a list has none."""

    path: Path
    key: yaml.ScalarNode | None
    value: yaml.Node
    in_brackets: bool

    @property
    def name(self) -> str:
        """The last key on the way to it."""
        return next(str(step) for step in reversed(self.path) if isinstance(step, str))

    @property
    def column(self) -> int:
        """The column, from 0, in which the key or item begins."""
        return int((self.key or self.value).start_mark.column)

    @property
    def is_word(self) -> bool:
        """Whether the value is one plain word or text in one line."""
        mark, end = self.value.start_mark, self.value.end_mark
        return isinstance(self.value, yaml.ScalarNode) and not self.value.style and mark.line == end.line

    @property
    def is_text(self) -> bool:
        """Whether the value is a text for people, be it below its key or in place of a whole entry."""
        brief = len(self.path) == 2 and self.path[0] in SECTIONS
        is_scalar = isinstance(self.value, yaml.ScalarNode)
        return is_scalar and self.key is not None and (brief or self.name in TEXTS)


class Reference(NamedTuple):
    """A name that stands for something else in the map, and what it stands for."""

    path: Path
    node: yaml.Node
    wanted: str

    @property
    def name(self) -> str:
        """The id that is named."""
        return str(self.node.value)


class Map:
    """A correct map: its text, and the places in it as PyYAML finds them."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.root = yaml.compose(text, Loader=yaml.CSafeLoader)
        self.starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every value below the top, but for what belongs to others (`x-…`)."""
        return tuple(_places(self.root, ()))

    @cached_property
    def lines(self) -> list[str]:
        """The lines, their ends kept."""
        return self.text.splitlines(keepends=True)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every name that stands for something else."""
        return tuple(_references(self.places))

    def ids(self, *sections: str) -> list[str]:
        """The ids of sections."""
        return [str(each.path[1]) for each in self.places if len(each.path) == 2 and each.path[0] in sections]

    def at(self, *path: str | int) -> Place | None:
        """The place at a path."""
        return next((place for place in self.places if place.path == path), None)

    def line(self, offset: int) -> int:
        """The line, from 1, in which a character stands."""
        return bisect_right(self.starts, offset)

    def line_of(self, node: yaml.Node | None) -> int:
        """The line in which a key or value begins."""
        assert node is not None
        return int(node.start_mark.line) + 1

    def put(self, node: yaml.Node | None, new: str) -> str:
        """The text with something else in place of a key or value."""
        assert node is not None
        return self.between(node.start_mark.index, node.end_mark.index, new)

    def between(self, start: int, end: int, new: str = "") -> str:
        """The text with something else between two offsets."""
        return self.text[:start] + new + self.text[end:]

    def last_line(self, place: Place) -> int:
        """The last line of what stands on lines of its own at a place: all that is set in farther."""
        first = self.line_of(place.key or place.value)
        own = _indent(self.lines[first - 1])
        last = first
        for number in range(first + 1, len(self.lines) + 1):
            line = self.lines[number - 1]
            if line.strip() and _indent(line) <= own and not line.startswith(" " * own + "- "):
                break
            if line.strip() and not line.strip().startswith("#"):
                last = number
        return last

    def block(self, place: Place) -> str:
        """The lines of a place that stands on lines of its own."""
        return "".join(self.lines[self.line_of(place.key or place.value) - 1 : self.last_line(place)])

    def insert(self, line: int, new: str) -> str:
        """The text with something before a line."""
        return "".join([*self.lines[: line - 1], new, *self.lines[line - 1 :]])

    def without(self, first: int, last: int) -> str:
        """The text without some of its lines."""
        return "".join([*self.lines[: first - 1], *self.lines[last:]])

    @cached_property
    def on_lines(self) -> tuple[Place, ...]:
        """The keys that stand outside of brackets, each first in its line."""
        return tuple(
            place
            for place in self.places
            if place.key is not None
            and not place.in_brackets
            and not self.lines[self.line_of(place.key) - 1][: place.key.start_mark.column].strip()
        )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _places(node: Any, path: Path, in_brackets: bool = False) -> Iterator[Place]:
    in_brackets = in_brackets or bool(getattr(node, "flow_style", False))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if not (path == () and key.value.startswith("x-")):
                yield Place((*path, key.value), key, value, in_brackets)
                yield from _places(value, (*path, key.value), in_brackets)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield Place((*path, number), None, value, in_brackets)
            yield from _places(value, (*path, number), in_brackets)


def _references(places: tuple[Place, ...]) -> Iterator[Reference]:
    for path, key, value, _ in places:
        if path[0] not in SECTIONS or len(path) < 3:
            continue
        field = str(path[2])
        if field in _SETTINGS:
            if len(path) == 4 and key is not None:
                yield Reference(path, key, "statement")
        elif isinstance(value, yaml.ScalarNode) and path[-1] != "at_least":
            if field in _WANTED:
                yield Reference(path, value, _WANTED[field])
            elif field == "source" and (path[-1] == "id" or not isinstance(path[-1], str) or len(path) == 3):
                yield Reference(path, value, "source")
