"""A version of a map, taken apart; and the bytes of one that is put together again."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from argmap.source import Tree, read
from argmap.source.contents import anchors, meaning
from argmap.source.cutting import cut
from argmap.source.editing import Edit, edited
from argmap.source.pieces import Entry

_BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"\r\n|\n|\r")


class Unmergeable(Exception):
    """Three texts that can't be merged as maps; the message says why."""


class Layout(NamedTuple):
    """What the bytes of a file have besides its lines."""

    line_end: str = "\n"
    is_ended: bool = True
    has_mark: bool = False

    def data(self, text: str) -> bytes:
        """The bytes of a text whose lines end in a line feed."""
        lines = text if self.is_ended else text.removesuffix("\n")
        return _BOM[: 3 * self.has_mark] + lines.replace("\n", self.line_end).encode()


class File(NamedTuple):
    """A map in pieces, of which all lines end in a line feed, also the last: the value of an `entry`."""

    tree: Tree
    prologue: str
    entry: Entry
    layout: Layout


def opened(data: bytes, name: str) -> File | None:
    """The map in a file; None if there is nothing in it. Raises Unmergeable, with the name."""
    if not data.strip():
        return None
    tree = read(data)
    if tree.faults:
        fault = min(tree.faults, key=lambda each: each.start)
        line = tree.span(fault.start, fault.end).line
        raise Unmergeable(f"line {line} of {name} can't be read: {fault.message}")
    line_ends = set(_LINE_END.findall(tree.text))
    if len(line_ends) > 1:
        raise Unmergeable(f"the lines of {name} end in different ways")
    line_end = "".join(line_ends) or "\n"
    is_ended = tree.text.endswith(line_end)
    if line_end != "\n" or not is_ended:
        tree = read(tree.text.replace(line_end, "\n") + "\n" * (not is_ended))
    return _taken_apart(tree, name, Layout(line_end, is_ended, data.startswith(_BOM)))


def _taken_apart(tree: Tree, name: str, layout: Layout) -> File:
    pieces = cut(tree) if isinstance(tree.value, dict) else None
    if pieces is None:
        raise Unmergeable(f"{name} is no map with a line for each key")
    return File(tree, pieces.prologue, Entry("", "", "", "", pieces.root, "", 0), layout)


def respelt(file: File, edits: Iterable[Edit]) -> File:
    """The map with some words changed; raises Unmergeable if that leaves no map."""
    text = edited(file.tree.text, edits)
    return _taken_apart(read(text), "a version with its new ids", file.layout)


def read_again(text: str, merged: Entry, side: int) -> Tree:
    """What a merged map says with one side's choices; raises Unmergeable if it is not what was merged."""
    tree = read(text)
    if tree.faults:
        raise Unmergeable("what both sides wrote can't stand in one map")
    file = _taken_apart(tree, "the merged map", Layout())
    is_ambiguous = any(count > 1 for count in Counter(anchors(file.entry)).values())
    if is_ambiguous or meaning(file.entry.node) != meaning(merged.node, side):
        raise Unmergeable("the merged map would not say what both sides say")
    return tree
