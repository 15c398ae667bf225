"""A text in pieces: put together again they are that text, and each can be changed by itself.

A piece knows no offsets, so it can be taken from one text into another.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

_COMMENT = re.compile(r"#[^\n]*")
_COMMENT_LINE = re.compile(r"^[ \t]*(#[^\n]*)", re.MULTILINE)
_WORD_IN_BRACKETS = re.compile(
    r"""(?:(?<!\S)\#[^\n]* | "(?:\\.|[^"\\])*" | '[^']*' | [^\s,\[\]{}"'#][^\s,\[\]{}]* | \S)""",
    re.VERBOSE | re.DOTALL,
)
_ANCHOR = re.compile(r"&[0-9A-Za-z_-]+")
_LINE = re.compile(r"[^\n]*\n")
_INDENT = re.compile(r"(?<=\n) *(?=[^\n\x01-\x03])")

OURS, THEIRS, END = "\x01\n", "\x02\n", "\x03\n"
"""Lines that no map can have: between the first two stands what one side has, then what the other has."""

_EITHER = re.compile(f"{OURS}(.*?){THEIRS}(.*?){END}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar or an alias as it is written, or what could not be cut up; and the value it stands for."""

    text: str
    value: Any


@dataclass(frozen=True, slots=True)
class Flow:
    """A mapping or list in brackets: `opening` and `closing` are these with the space inside of them."""

    is_mapping: bool
    opening: str
    entries: "tuple[Entry, ...]"
    closing: str


@dataclass(frozen=True, slots=True)
class Block:
    """A mapping or list with lines for each entry; if it `is_inline`, its first begins behind a dash.

    `below` are the comments after its last entry that are set in as far as that.
    """

    is_mapping: bool
    is_inline: bool
    entries: "tuple[Entry, ...]"
    below: str


@dataclass(frozen=True, slots=True)
class Either:
    """Two entries for one place, of which either can be missing; all lines of them belong to it."""

    ours: "Entry | None"
    theirs: "Entry | None"


Node = Leaf | Flow | Block | Either


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value, or an item of a list, which has no key.

    On lines of its own it has comments and blank lines `above`. Its `head`, the key with its colon or the
    dash, begins in a `column`; then come a `gap`, the value, and `aside` the rest of the line with a comment.
    In brackets `above` and `aside` are the space up to the commas, and the `column` is that of the whole.
    """

    key: str | None
    above: str
    head: str
    gap: str
    node: Node
    aside: str
    column: int
    in_flow: bool = False

    @property
    def remark(self) -> tuple[str, ...]:
        """The comments beside it."""
        return () if self.in_flow else tuple(_COMMENT.findall(self.gap) + _COMMENT.findall(self.aside))

    @property
    def anchor(self) -> str:
        """The anchor that its value has, if that stands below it."""
        found = _ANCHOR.match(self.gap.lstrip())
        return found[0] if found else ""


def lines_of(text: str) -> list[str]:
    """The lines of a text, each with its line feed; no other character ends one."""
    return _LINE.findall(text)


def text_of(node: Node) -> str:
    """The text that a value was cut from."""
    if isinstance(node, Leaf):
        return node.text
    if isinstance(node, Flow):
        return node.opening + ",".join(map(entry_text, node.entries)) + node.closing
    if isinstance(node, Either):
        return either(*("" if each is None else entry_text(each) for each in (node.ours, node.theirs)))
    inline = node.entries[:1] if node.is_inline else ()
    lines = (entry_text(each) for each in node.entries[len(inline) :])
    return "".join((*(_line(each) for each in inline), *lines, node.below))


def entry_text(entry: Entry) -> str:
    """The text that an entry was cut from."""
    indent = " " * entry.column if entry.head and not entry.in_flow else ""
    return entry.above + indent + _line(entry)


def _line(entry: Entry) -> str:
    text, aside = text_of(entry.node), entry.aside
    if isinstance(entry.node, Leaf) and text.startswith(("|", ">")):  # its comment stands behind the sign
        sign, end, lines = text.partition("\n")
        text, aside = sign + aside.removesuffix("\n") + end + lines, "\n"
    return entry.head + entry.gap + text + aside


def either(ours: str, theirs: str) -> str:
    """Lines that are the one or the other."""
    return f"{OURS}{ours}{THEIRS}{theirs}{END}"


def resolved(text: str, side: int) -> str:
    """A text with one side's lines, by 0 for ours and 1 for theirs, wherever there are two of them."""
    return _EITHER.sub(rf"\{side + 1}", text)


def shifted(entry: Entry, by: int) -> Entry:
    """An entry that is set in farther, or less far."""
    if not by:
        return entry
    return replace(
        entry,
        above=_moved(entry.above, by) if entry.in_flow else lines_moved(entry.above, by),
        gap=_moved(entry.gap, by),
        node=node_shifted(entry.node, by, is_below=entry.gap.endswith("\n")),
        aside=_moved(entry.aside, by),
        column=entry.column + by,
    )


def node_shifted(node: Node, by: int, *, is_below: bool = False) -> Node:
    """A value that is set in farther; if it `is_below` its key, with its first line."""
    if isinstance(node, Leaf):
        return replace(node, text=(lines_moved if is_below else _moved)(node.text, by))
    if isinstance(node, Either):
        return Either(*(None if each is None else shifted(each, by) for each in (node.ours, node.theirs)))
    entries = tuple(shifted(each, by) for each in node.entries)
    if isinstance(node, Block):
        return replace(node, entries=entries, below=lines_moved(node.below, by))
    return replace(node, opening=_moved(node.opening, by), entries=entries, closing=_moved(node.closing, by))


def lines_moved(text: str, by: int) -> str:
    """Whole lines that are set in farther, or less far as far as they can be."""
    return _moved("\n" + text, by)[1:]


def _moved(text: str, by: int) -> str:
    if by >= 0:
        return _INDENT.sub(lambda found: found[0] + " " * by, text)
    return _INDENT.sub(lambda found: found[0][: max(0, len(found[0]) + by)], text)


def comments(node: Node | Entry) -> Iterator[str]:
    """All comments in a piece."""
    if isinstance(node, Leaf):
        if node.text.endswith("\n"):
            yield from _COMMENT_LINE.findall(node.text)
        elif isinstance(node.value, dict | list) and "#" in node.text:
            yield from (each for each in _WORD_IN_BRACKETS.findall(node.text) if each[0] == "#")
    elif isinstance(node, Entry):
        if not node.in_flow:
            yield from (*_COMMENT_LINE.findall(node.above), *node.remark)
        yield from comments(node.node)
    elif isinstance(node, Flow | Block):
        for each in node.entries:
            yield from comments(each)
        if isinstance(node, Block):
            yield from _COMMENT_LINE.findall(node.below)


def meaning(node: Node, side: int = 0) -> Any:
    """What a value says, however it is written; where there are two for one place, that of a side."""
    if isinstance(node, Leaf):
        return _said(node.text, _plain(node.value))
    if isinstance(node, Either):
        entry = (node.ours, node.theirs)[side]
        return None if entry is None else meaning(entry.node)
    entries = [entry for each in node.entries if (entry := of_side(each, side))]
    values = [_said(each.anchor, meaning(each.node, side)) for each in entries]
    whole = dict(zip([each.key for each in entries], values, strict=True)) if node.is_mapping else values
    return _said(node.opening if isinstance(node, Flow) else "", whole)


def of_side(entry: Entry, side: int) -> Entry | None:
    """What a side has in the place of an entry: 0 is for ours, 1 for theirs."""
    return (entry.node.ours, entry.node.theirs)[side] if isinstance(entry.node, Either) else entry


def _said(text: str, value: Any) -> Any:
    """A value with the anchor that its text begins with, or the alias that stands in its place."""
    if text[:1] == "*":
        return text
    return (text.split(maxsplit=1)[0], value) if text[:1] == "&" else value


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return type(value).__name__, repr(value)


def anchors(entry: Entry) -> Iterator[str]:
    """All anchors in an entry."""
    node = entry.node
    if entry.anchor:
        yield entry.anchor
    if isinstance(node, Leaf | Flow) and (found := _ANCHOR.match(text_of(node))):
        yield found[0]
    if isinstance(node, Flow | Block):
        for each in node.entries:
            yield from anchors(each)
