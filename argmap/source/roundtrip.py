"""A tree's text with all that its values do not say: comments, blank lines, anchors, ways of writing.

Every comment lies between the keys and values, whose offsets the tree knows, so none can be missed there and
no `#` inside of a text is taken for one.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from argmap.source.tree import Tree

_ANCHOR = re.compile(r"&([0-9A-Za-z_-]+)")
_SPACE = re.compile(r"(?:\s|#[^\n]*)*")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(#[^\n]*)?")


@dataclass(slots=True)
class Scalar:
    """A text, number, truth value or nothing; `written` is how it stands in the file, without its anchor."""

    value: Any
    written: str
    anchor: str = ""


@dataclass(slots=True)
class Alias:
    """What stands for a value with an anchor."""

    name: str


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list, which has no key.

    `above` are the lines before it, the empty string for a blank one; `aside` the comment behind it, with the
    lines that continue it in the same column.
    """

    key: Scalar | None
    node: "Node"
    above: list[str]
    aside: list[str] = field(default_factory=list)

    @property
    def keeps_line(self) -> bool:
        """Whether a comment such as `# argmap: ignore[…]` says something of this very line."""
        return any(comment[1:].lstrip().startswith("argmap:") for comment in self.aside)


@dataclass(slots=True)
class Collection:
    """A mapping or list; `below` are the comments after its last entry that are set in as far as that."""

    is_mapping: bool
    is_flow: bool
    anchor: str
    entries: list[Entry]
    below: list[str]


Node = Scalar | Alias | Collection


class Layout(NamedTuple):
    """A file: what stands up to its `---`, if it has one, then the mapping that it is."""

    prologue: list[str]
    root: Collection

    def comments(self) -> Counter[str]:
        """All comments, and how often each stands here."""
        lines = (*self.prologue, *_lines_of(self.root))
        return Counter(line[line.index("#") :] for line in lines if "#" in line)


def read_layout(tree: Tree) -> Layout:
    """The layout of a mapping without faults, the lines of which end in a line feed alone."""
    return _Reader(tree).file()


def _lines_of(node: Node) -> Iterator[str]:
    if isinstance(node, Collection):
        for entry in node.entries:
            yield from entry.above
            yield from entry.aside
            yield from _lines_of(entry.node)
        yield from node.below


class _Line(NamedTuple):
    """A line between two values: the offset of its end, the column of its comment, and that comment."""

    end: int
    column: int
    comment: str


_BEHIND_A_SIGN = -1
"""The column of a comment behind a `-` or `:`, which belongs to what follows."""


class _Reader:
    """Goes through a text once. Up to `cursor` all is read; `last` is the entry that was read last."""

    def __init__(self, tree: Tree) -> None:
        self.text = tree.text
        self.tree = tree
        self.cursor = 0
        self.last = Entry(None, Scalar(None, ""), [])

    def file(self) -> Layout:
        value, (start, end) = self.tree.value, self.tree.places.top
        top = self.last
        prologue, head = self._prologue(start)
        root = self._node(value, start, end, len(self.text), top, False, -1)
        assert isinstance(root, Collection)
        rest = [line.comment for line in self._lines(len(self.text))]
        root.below += [*top.above, *top.aside, *rest]
        root.below = _with_single_blanks(root.below)
        if root.below[-1:] == [""]:
            root.below.pop()
        if root.entries:
            root.entries[0].above[:0] = head
        return Layout(prologue, root)

    def _prologue(self, start: int) -> tuple[list[str], list[str]]:
        """The lines up to `---`, and the comments that follow them before the first key."""
        lines = [line.strip() for line in self.text[:start].split("\n")]
        marks = [number for number, line in enumerate(lines) if line.startswith("---")]
        after = marks[-1] + 1 if marks else 0
        self.cursor = start
        if lines and not lines[-1].startswith("---"):
            lines.pop()  # what stands before the first key in its own line
        prologue = _with_single_blanks(lines[:after])
        while prologue and not prologue[0]:
            prologue.pop(0)
        comments = (line for line in lines[after:] if not line or line.startswith("#"))
        return prologue, _with_single_blanks(list(comments))

    def _node(
        self, value: Any, start: int, end: int, stop: int, owner: Entry, in_flow: bool, outer: int
    ) -> Node:
        """What stands from `start` to `end`; nothing else stands before `stop`."""
        anchor, text = "", self.text
        if found := _ANCHOR.match(text, start, end):
            anchor = found[1]
            behind = _SPACE.match(text, found.end())
            assert behind is not None
            start = found.end() if behind.end() >= end else behind.end()
        if isinstance(value, dict | list) and text[start] != "*":
            collection = self._collection(value, start, end, stop, owner, in_flow, outer)
            collection.anchor = anchor
            return collection
        if start == end:
            self.cursor = max(self.cursor, start) if anchor else self.cursor
            return Scalar(None, "", anchor)
        owner.above += [line.comment for line in self._lines(start) if line.comment]
        written = text[start:end].rstrip(" \t\r\n")
        self.cursor = start + len(written)
        if written[0] == "*":
            return Alias(written[1:])
        if written[0] in "|>" and (header := _HEADER.match(written)) and header[1]:
            _set_aside(owner, [header[1].rstrip()])
        return Scalar(value, written, anchor)

    def _collection(
        self,
        value: dict[str, Any] | list[Any],
        start: int,
        end: int,
        stop: int,
        owner: Entry,
        in_flow: bool,
        outer: int,
    ) -> Collection:
        """A mapping or list; `outer` is the column of the one that it is in."""
        in_brackets = self.text[start] in "[{"
        is_flow = in_flow or in_brackets
        column = 0 if is_flow else start - self._line_start(start)
        if in_brackets:
            owner.above += [line.comment for line in self._lines(start) if line.comment]
            self.cursor, stop = start + 1, end - 1
        entries = self._entries(value, stop, is_flow, column)
        if in_brackets:
            below = [line.comment for line in self._lines(stop) if line.comment]
            self.cursor, self.last = end, owner
        else:
            # A list may stand in its key's column: then a comment in this column belongs to the next key.
            below = [] if is_flow else self._below(max(column, outer + 1), stop)
        if not entries:
            owner.above += below
            below = []
        return Collection(isinstance(value, dict), is_flow, "", entries, below)

    def _entries(
        self, value: dict[str, Any] | list[Any], stop: int, is_flow: bool, column: int
    ) -> list[Entry]:
        entries = []
        first, all_rows = self.tree.places.first[id(value)], self.tree.places.rows
        rows = all_rows[4 * first : 4 * (first + len(value))]
        for number, step in enumerate(value):
            key_start, key_end, start, end = rows[4 * number : 4 * number + 4]
            after = rows[4 * number + 4] if number + 1 < len(value) else stop
            above = [] if start == end and isinstance(value, list) else self._above(key_start, is_flow)
            entry = Entry(None, Scalar(None, ""), above)
            item = step
            if isinstance(value, dict):
                entry.key, item = self._key(step, key_start, key_end), value[step]
                if start == end:
                    start = end = key_end
            self.last = entry
            entry.node = self._node(item, start, end, after, entry, is_flow, column)
            entries.append(entry)
        return entries

    def _key(self, key: str, start: int, end: int) -> Scalar:
        self.cursor = end
        written = self.text[start:end]
        if found := _ANCHOR.match(written):
            return Scalar(key, written[found.end() :].strip(), found[1])
        return Scalar(key, written)

    def _above(self, start: int, is_flow: bool) -> list[str]:
        """The comments and blank lines before an entry."""
        lines = [line.comment for line in self._lines(start)]
        self.cursor = start
        return [line for line in lines if line] if is_flow else _with_single_blanks(lines)

    def _below(self, column: int, stop: int) -> list[str]:
        """The comments that end a collection: those that are set in as far as its entries."""
        lines = self._lines(stop)
        count = 0
        for number, line in enumerate(lines, start=1):
            if line.comment and line.column < column:
                break
            if line.comment:
                count = number
        if count:
            self.cursor = lines[count - 1].end
        return _with_single_blanks([line.comment for line in lines[:count]])

    def _lines(self, stop: int) -> list[_Line]:
        """The lines that only have comments or nothing; a comment in the cursor's line is set aside."""
        gap = self.text[self.cursor : stop]
        if "\n" not in gap and "#" not in gap:
            return []
        rest, *others = gap.split("\n")
        following = others.pop() if stop < len(self.text) and others else ""  # here begins what follows
        lines = []
        end = self.cursor + len(rest)
        for line in others:
            end += 1 + len(line)
            before, sign, comment = line.partition("#")
            if sign or not before.strip():
                column = len(before) if not before.strip() else _BEHIND_A_SIGN
                lines.append(_Line(end, column, (sign + comment).rstrip()))
        if "#" in rest:
            lines = self._set_rest_aside(rest, lines, len(following) - len(following.lstrip()))
        return lines

    def _set_rest_aside(self, rest: str, lines: list[_Line], indent: int) -> list[_Line]:
        before, sign, comment = rest.partition("#")
        column = self.cursor + len(before) - self._line_start(self.cursor)
        self.cursor += len(rest)
        aside = [(sign + comment).rstrip()]
        while lines and lines[0].comment and lines[0].column == column > indent:
            aside.append(lines[0].comment)
            self.cursor = lines.pop(0).end
        _set_aside(self.last, aside)
        return lines

    def _line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1


def _set_aside(entry: Entry, comment: list[str]) -> None:
    """Only one comment has room behind an entry: an earlier one, say behind its key, goes above it."""
    entry.above += entry.aside
    entry.aside = comment


def _with_single_blanks(lines: list[str]) -> list[str]:
    return [line for number, line in enumerate(lines) if line or number == 0 or lines[number - 1]]
