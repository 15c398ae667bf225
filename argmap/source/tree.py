"""The values of a text and where each of them stands in it."""

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain
from typing import Any, NamedTuple, cast

from argmap.source.fault import Fault

Path = tuple[str | int, ...]
"""The keys and list indices that lead from the top of a document to a place in it."""


NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z][A-Za-z0-9_-]*)*")
"""An id, or the way to one through imports, wherever it stands in a text."""


class Span(NamedTuple):
    """A stretch of text: lines and columns in characters from 1, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Places(NamedTuple):
    """Offsets of every key and value: four a row (key start, key end, value start, value end).

    The rows of one container follow one another; `first` gives the first row by the container's identity,
    which is safe because the tree keeps every container alive. This costs 16 bytes an entry.
    """

    rows: "array[int]"
    first: dict[int, int]
    top: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Tree:
    """A YAML document as plain dicts, lists and scalars, with the text it came from.

    `value` is None where nothing could be read. Aliased containers are shared: treat all of it as read-only.
    `left_out` are the stretches of text that are not in it because of faults; it `is_cut` if the last of them
    began in the midst of what was read.
    """

    text: str
    value: Any
    places: Places = field(repr=False)
    faults: tuple[Fault, ...] = ()
    left_out: tuple[tuple[int, int], ...] = ()
    is_cut: bool = False

    @classmethod
    def of_text(cls, text: str) -> "Tree":
        """A text of which only the lines matter."""
        return cls(text, None, Places(array("I"), {}))

    @cached_property
    def lost(self) -> frozenset[str]:
        """All names in the parts of the text that are left out of the value because of faults."""
        names = (NAME.findall(self.text, start, end) for start, end in self.left_out)
        return frozenset(chain.from_iterable(names))

    @cached_property
    def _last(self) -> Path:
        """The path of what was read last."""
        path: Path = ()
        value = self.value
        while isinstance(value, dict | list) and value:
            step = next(reversed(value)) if isinstance(value, dict) else len(value) - 1
            path, value = (*path, step), value[step]
        return path

    def was_open(self, path: Path) -> bool:
        """Whether a fault ended the reading before all was read of what stands at a path."""
        return self.is_cut and all(step == last for step, last in zip(path, self._last, strict=False))

    def locate(self, path: Path, *, key: bool = False) -> Span:
        """Where the value at `path` stands, or with `key` its key; else the nearest place above it."""
        way, is_there = self._way(path)
        if not way:
            start, end = self.places.top
            return self.span(start, start if isinstance(self.value, dict) else end)
        row, value = way[-1]
        return self.span(*self._offsets(row, at_key=isinstance(value, dict) or (key and is_there)))

    def offsets(self, path: Path) -> tuple[int, int, int, int] | None:
        """Where the key at a path begins and ends, and its value; an item of a list has no key."""
        way, is_there = self._way(path)
        if not (way and is_there):
            return None
        row, _ = way[-1]
        return (*self._offsets(row, at_key=True), *self._offsets(row, at_key=False))

    def at(self, path: Path) -> Any:
        """The value at a path, None where there is none."""
        way, is_there = self._way(path)
        return None if not is_there else way[-1][1] if way else self.value

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and a column of it, as a span has them."""
        return self._lines[line - 1] + column - 1

    def _way(self, path: Path) -> tuple[list[tuple[int, Any]], bool]:
        """The row of each step of a path, with the value there, and whether the path leads to its end."""
        container: Any = self.value
        way: list[tuple[int, Any]] = []
        for step in path:
            if isinstance(step, int) and not isinstance(container, list):
                continue  # the only item of a list that was written without brackets
            if not isinstance(container, dict | list):
                continue  # what stands for a mapping in its short form
            row = self._row(container, step)
            if row is None:
                return way, False
            container = cast(Any, container)[step]
            way.append((row, container))
        return way, True

    def span(self, start: int, end: int) -> Span:
        """The span of the text from offset `start` to `end`, trailing white space and comments left out."""
        stretch = self.text[start:end]
        end = max(start, start + len(stretch.rstrip()))
        line, end_line = bisect_right(self._lines, start), bisect_right(self._lines, end)
        return Span(line, start - self._lines[line - 1] + 1, end_line, end - self._lines[end_line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of one line, without its end; the empty string past the last."""
        if not 0 < number <= len(self._lines):
            return ""
        start = self._lines[number - 1]
        end = self._lines[number] if number < len(self._lines) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    @cached_property
    def _lines(self) -> list[int]:
        # Only these end a line for YAML 1.2 and for editors; `str.splitlines` knows eight more.
        text = self.text.replace("\r\n", " \n").replace("\r", "\n")
        return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]

    @cached_property
    def _indices(self) -> dict[int, dict[Any, int]]:
        return {}

    def _row(self, container: Any, step: str | int) -> int | None:
        first = self.places.first.get(id(container))
        if first is None:
            return None
        if isinstance(container, list):
            inside = isinstance(step, int) and 0 <= step < len(container)
            return first + step if inside and isinstance(step, int) else None
        index = self._indices.setdefault(id(container), {})
        if not index:
            index.update((key, number) for number, key in enumerate(container))
        return first + index[step] if step in index else None

    def _offsets(self, row: int, *, at_key: bool) -> tuple[int, int]:
        key_start, key_end, start, end = self.places.rows[4 * row : 4 * row + 4]
        if start == end:  # an empty value stands right after its key, whatever the parser says
            start = end = key_end
        return (key_start, key_end) if at_key else (start, end)
