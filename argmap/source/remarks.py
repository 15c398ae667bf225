"""Comments that are meant for argmap: `# argmap: ignore[rule]`."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from argmap.source.tree import Tree

_REMARK = re.compile(
    r"(?<![^\s])#[ \t]*argmap:[ \t]*(?P<word>ignore(?:-file)?)\b[ \t]*(?:\[(?P<of>[^\]\r\n]*)\])?"
)


class Remark(NamedTuple):
    """A comment for argmap: its word, what stands in brackets after it, and its offsets.

    `lines` are the first and the last line that it speaks of, counted from 1: its own, or where it has a line
    for itself, those of the entry below it. `is_alone` says which.
    """

    word: str
    names: tuple[str, ...]
    start: int
    end: int
    lines: tuple[int, int]
    is_alone: bool


def remarks(tree: Tree) -> Iterator[Remark]:
    """The comments for argmap in a text, in its order."""
    if "ignore" not in tree.text:  # looking for the whole pattern takes time, and most maps have none
        return
    found = list(_REMARK.finditer(tree.text))
    if not found:
        return
    extents = _Extents(tree)
    for each in found:
        if extents.is_words(each.start()):
            continue
        line = tree.span(each.start(), each.end()).line
        is_alone = not tree.line(line)[: tree.span(each.start(), each.end()).column - 1].strip()
        names = tuple(name.strip() for name in (each["of"] or "").split(",") if name.strip())
        lines = extents.below(line) if is_alone else (line, line)
        yield Remark(each["word"], names, each.start(), each.end(), lines, is_alone)


class _Extents:
    """Where the entries of a document stand, by line, and where its words do, by offset."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._words: list[tuple[int, int]] = []
        self._entries: dict[int, int] = {}
        if isinstance(tree.value, dict | list):
            self._collect(tree.value, ())
        self._words.sort()

    def _collect(self, value: Any, path: tuple[str | int, ...]) -> None:
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        for step, inner in steps:
            offsets = self._tree.offsets((*path, step))
            if offsets is None:
                continue
            first = self._tree.span(offsets[0], offsets[1]).line
            last = self._tree.span(offsets[2], offsets[3]).end_line
            self._entries[first] = max(self._entries.get(first, first), last)
            if isinstance(inner, dict | list):
                self._collect(inner, (*path, step))
            else:
                self._words.append((offsets[2], offsets[3]))

    def is_words(self, offset: int) -> bool:
        """Whether what stands there belongs to a text: `#` begins no comment within quotes, or in a block."""
        place = bisect_right(self._words, (offset, len(self._tree.text))) - 1
        if place < 0 or self._words[place][1] <= offset:
            return False
        start = self._words[place][0]
        if self._tree.text[start] not in "|>":
            return self._tree.text[start] in "'\""
        # A block ends before the first line that is less indented; parsers take comments after it for a part.
        block = self._tree.text[start:].partition("\n")[2]
        indent = len(block) - len(block.lstrip(" "))
        line_start = self._tree.text.rfind("\n", 0, offset) + 1
        return offset - line_start >= indent

    def below(self, line: int) -> tuple[int, int]:
        """The lines of the entry that begins next below a line; the line itself if none does."""
        lines = range(line + 1, self._tree.span(len(self._tree.text), len(self._tree.text)).line + 1)
        number = next((each for each in lines if self._is_content(each)), line)
        return (number, self._entries[number]) if number in self._entries else (line, line)

    def _is_content(self, number: int) -> bool:
        return self._tree.line(number).strip()[:1] not in ("", "#")
