"""A tree's text → pieces, of which each comment and blank line belongs to one."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from argmap.source.pieces import Block, Entry, Flow, Leaf, Node, lines_of
from argmap.source.tree import Tree

_BLANK = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*")
_PROLOGUE = re.compile(r"(?:(?:%[^\n]*|[ \t]*(?:#[^\n]*)?)\n)*---[ \t]*(?:#[^\n]*)?\n")
_ANCHOR = re.compile(r"&[0-9A-Za-z_-]+[ \t]*(?:#[^\n]*)?\s*")
_DASH = re.compile(r"- +")
_COLON = re.compile(r"[ \t]*:")
_ASIDE = re.compile(r"[ \t]*(#[^\n]*)?\n")
_COMMA = re.compile(r"(\s*),(\s*)")
_CLOSING = re.compile(r"\s*(?:,\s*)?[\]}]")
_HEADER = re.compile(r"([|>][-+0-9]*)([ \t]*(?:#[^\n]*)?\n)")
_LINE = re.compile(r"( *)([^\n]*)\n")


class Pieces(NamedTuple):
    """A file in pieces: what stands up to its `---`, if it has one, then the mapping that it is."""

    prologue: str
    root: Block


class _Uncut(Exception):
    """A way to write YAML that is too rare to be taken apart."""


def cut(tree: Tree) -> Pieces | None:
    """The pieces of a mapping without faults, the lines of which end in a line feed, also the last one.

    None where the mapping stands in brackets, or its keys in some way that is too rare to be taken apart.
    """
    found = _PROLOGUE.match(tree.text)
    start = found.end() if found else 0
    try:
        root, end = _Cutter(tree).block(tree.value, tree.places.top[0], len(tree.text), start, -1)
    except _Uncut:
        return None
    return Pieces(tree.text[:start], replace(root, below=root.below + tree.text[end:]))


class _Row(NamedTuple):
    """Where an entry stands: its step, the offsets of its key and value, and where the next one's line is."""

    step: Any
    value: Any
    key_start: int
    key_end: int
    start: int
    end: int
    stop: int


class _Cutter:
    """Cuts a text from its beginning to its end: what is before a `cursor` belongs to pieces already."""

    def __init__(self, tree: Tree) -> None:
        self.text = tree.text
        self.places = tree.places

    def block(
        self, value: Any, start: int, stop: int, cursor: int, outer: int, *, is_inline: bool = False
    ) -> tuple[Block, int]:
        """A mapping or list on lines of its own, up to where the line of what follows it begins."""
        column = start - self._line_start(start)
        if self.text[start] in "[{" or (is_inline and isinstance(value, list)):
            raise _Uncut
        entries: list[Entry] = []
        for row in self._rows(value, stop):
            is_begun = is_inline and not entries
            own = row.key_start if is_begun else self._line_start(row.key_start)
            above = self.text[cursor:own]
            if own < cursor or not _BLANK.fullmatch(above):
                raise _Uncut
            begin = own if is_begun else own + column
            if self.text[own:begin].strip(" "):
                raise _Uncut
            entry, cursor = self._entry(row, above, begin, column, is_item=isinstance(value, list))
            entries.append(entry)
        below = self._below(cursor, stop, max(column, outer + 1))
        return Block(isinstance(value, dict), is_inline, tuple(entries), below), cursor + len(below)

    def _rows(self, value: Any, stop: int) -> Iterator[_Row]:
        first = self.places.first[id(value)]
        rows = self.places.rows[4 * first : 4 * (first + len(value))]
        for number, step in enumerate(value):
            key_start, key_end, start, end = rows[4 * number : 4 * number + 4]
            is_last = number + 1 == len(value)
            after = stop if is_last else self._line_start(rows[4 * number + 4])
            item = value[step] if isinstance(value, dict) else step
            yield _Row(step, item, key_start, key_end, start, end, after)

    def _entry(self, row: _Row, above: str, begin: int, column: int, *, is_item: bool) -> tuple[Entry, int]:
        """An entry whose key or dash is where it begins."""
        head_end = self._dash_end(row, begin) if is_item else self._key_end(row, begin)
        key, head = None if is_item else row.step, self.text[begin:head_end]
        if isinstance(row.value, dict | list) and (inner := self._inner(row)) is not None:
            gap_end = row.start if is_item else self.text.index("\n", head_end) + 1
            if inner < gap_end or (is_item and inner != row.start):
                raise _Uncut
            node, cursor = self._block_or_leaf(row, inner, gap_end, column, is_inline=is_item)
            return Entry(key, above, head, self.text[head_end:gap_end], node, "", column), cursor
        start, end = (head_end, head_end) if row.start == row.end else (row.start, row.end)
        gap = self.text[head_end:start]
        if header := _HEADER.match(self.text, start):
            text_end = self._block_end(header, column, row.stop)
            leaf = Leaf(header[1] + self.text[header.end() - 1 : text_end], row.value)
            return Entry(key, above, head, gap, leaf, header[2], column), text_end + 1
        end = start + len(self.text[start:end].rstrip())
        node, aside = self._flow(row.value, start, end, column), self._aside(end)
        return Entry(key, above, head, gap, node, aside, column), end + len(aside)

    def _dash_end(self, row: _Row, begin: int) -> int:
        if row.start == row.end or not _DASH.fullmatch(self.text, begin, row.start):
            raise _Uncut
        return begin + 1

    def _key_end(self, row: _Row, begin: int) -> int:
        colon = _COLON.match(self.text, row.key_end)
        if begin != row.key_start or colon is None:
            raise _Uncut
        return colon.end()

    def _inner(self, row: _Row) -> int | None:
        """Where a mapping or list on lines of its own begins, behind its anchor."""
        anchor = _ANCHOR.match(self.text, row.start)
        start = anchor.end() if anchor else row.start
        return None if self.text[start] in "[{*" else start

    def _block_or_leaf(
        self, row: _Row, start: int, cursor: int, column: int, *, is_inline: bool
    ) -> tuple[Node, int]:
        try:
            return self.block(row.value, start, row.stop, cursor, column, is_inline=is_inline)
        except _Uncut:
            lines = lines_of(self.text[cursor : row.stop])
            while lines and lines[-1].lstrip()[:1] in ("", "#"):
                lines.pop()
            text = "".join(lines)
            return Leaf(text, row.value), cursor + len(text)

    def _block_end(self, header: "re.Match[str]", column: int, stop: int) -> int:
        """Where a text after `|` or `>` ends, its last line end not being part of it."""
        is_kept = "+" in header[1]
        least = column + 1 if re.search(r"[0-9]", header[1]) else 0
        end = header.end() - 1
        for line in _LINE.finditer(self.text, header.end(), stop):
            if line[2]:
                least = least or len(line[1])
                if len(line[1]) < least:
                    break
            if line[2] or is_kept:
                end = line.end() - 1
        return end

    def _aside(self, end: int) -> str:
        """The rest of a line, with the lines below it that go on with its comment in the same column."""
        aside = _ASIDE.match(self.text, end)
        if aside is None:
            raise _Uncut
        if not aside[1]:
            return aside[0]
        column = aside.start(1) - self._line_start(end)
        more = re.compile(rf"(?: {{{column}}}#[^\n]*\n)*").match(self.text, aside.end())
        return aside[0] + (more[0] if more else "")

    def _flow(self, value: Any, start: int, end: int, column: int) -> Node:
        """What stands in brackets; a leaf if it is none of this, or has comments or nothing in it."""
        anchor = _ANCHOR.match(self.text, start)
        opened = anchor.end() if anchor else start
        if not isinstance(value, dict | list) or self.text[opened : opened + 1] not in ("[", "{"):
            return Leaf(self.text[start:end], value)
        try:
            entries, closing = self._flow_entries(value, opened + 1, end, column)
        except _Uncut:
            return Leaf(self.text[start:end], value)
        return Flow(isinstance(value, dict), self.text[start : opened + 1], entries, closing)

    def _flow_entries(self, value: Any, cursor: int, end: int, column: int) -> tuple[tuple[Entry, ...], str]:
        """The entries of a mapping or list in brackets, and what closes it."""
        entries: list[Entry] = []
        for row in self._rows(value, end):
            space = self.text[cursor : row.key_start]
            if entries:
                comma = _COMMA.fullmatch(space)
                if comma is None:
                    raise _Uncut
                entries[-1] = replace(entries[-1], aside=comma[1])
                space = comma[2]
            head_end = self._key_end(row, row.key_start) if isinstance(value, dict) else row.start
            gap = self.text[head_end : row.start]
            if space.strip() or gap.strip() or row.start == row.end:
                raise _Uncut
            cursor = row.start + len(self.text[row.start : row.end].rstrip())
            node = self._flow(row.value, row.start, cursor, column)
            key, head = row.step if isinstance(value, dict) else None, self.text[row.key_start : head_end]
            entries.append(Entry(key, space, head, gap, node, "", column, in_flow=True))
        if not _CLOSING.fullmatch(self.text, cursor, end):
            raise _Uncut
        return tuple(entries), self.text[cursor:end]

    def _below(self, cursor: int, stop: int, column: int) -> str:
        """The comments that end a mapping or list: those that are set in as far as its entries."""
        end = cursor
        for line in _LINE.finditer(self.text, cursor, stop):
            if line[2] and (line[2][0] != "#" or len(line[1]) < column):
                break
            if line[2]:
                end = line.end()
        return self.text[cursor:end]

    def _line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1
