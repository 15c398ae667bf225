"""A text in pieces: put together again they are that text, and each can be changed by itself.

A piece knows no offsets, so it can be taken from one text into another.
"""

import re
from dataclasses import dataclass
from typing import Any

_COMMENT = re.compile(r"#[^\n]*")
_ANCHOR = re.compile(r"&[0-9A-Za-z_-]+")
_LINE = re.compile(r"[^\n]*\n")

OURS, THEIRS, BASE, END = "\x01\n", "\x02\n", "\x03\n", "\x04\n"
"""Lines that no map can have: after them stands what each side has, and what both were made from."""

EITHER = re.compile(f"{OURS}(.*?){THEIRS}(.*?){BASE}(.*?){END}", re.DOTALL)


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
    """Two entries for one place, and the one before both; each can be missing, all its lines belong to it."""

    ours: "Entry | None"
    theirs: "Entry | None"
    base: "Entry | None"

    @property
    def all(self) -> "tuple[Entry | None, Entry | None, Entry | None]":
        """All three of them, in the order of the fields."""
        return self.ours, self.theirs, self.base


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
        return anchor_of(self.gap.lstrip())


def anchor_of(text: str) -> str:
    """The anchor that a text begins with, the sign included."""
    found = _ANCHOR.match(text)
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
        return either(*("" if each is None else entry_text(each) for each in node.all))
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


def either(ours: str, theirs: str, base: str) -> str:
    """Lines that are the one or the other, and those that both were made from."""
    return f"{OURS}{ours}{THEIRS}{theirs}{BASE}{base}{END}"


def resolved(text: str, side: int) -> str:
    """A text with one side's lines where there are several: by 0 for ours, 1 for theirs, 2 for the base."""
    return EITHER.sub(rf"\{side + 1}", text)


def of_side(entry: Entry, side: int) -> Entry | None:
    """What a side has in the place of an entry: 0 is for ours, 1 for theirs."""
    return (entry.node.ours, entry.node.theirs)[side] if isinstance(entry.node, Either) else entry
