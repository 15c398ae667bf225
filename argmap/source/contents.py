"""What pieces say, however they are written."""

import re
from collections.abc import Iterator
from typing import Any

from argmap.source import read
from argmap.source.pieces import Block, Either, Entry, Flow, Leaf, Node, anchor_of, of_side, text_of
from argmap.source.roundtrip import read_layout

_COMMENT_LINE = re.compile(r"^[ \t]*(#[^\n]*)", re.MULTILINE)
_WORD_IN_BRACKETS = re.compile(
    r"""(?:(?<!\S)\#[^\n]* | "(?:\\.|[^"\\])*" | '[^']*' | [^\s,\[\]{}"'#][^\s,\[\]{}]* | \S)""",
    re.VERBOSE | re.DOTALL,
)


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


def _said(text: str, value: Any) -> Any:
    """A value with the anchor that its text begins with, or the alias that stands in its place."""
    if text[:1] == "*":
        return text
    anchor = anchor_of(text)
    return (anchor, value) if anchor else value


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return type(value).__name__, repr(value)


def comments(node: Node | Entry) -> Iterator[str]:
    """All comments in a piece."""
    if isinstance(node, Leaf):
        if isinstance(node.value, dict | list) and "\n" in node.text and "#" in node.text:
            yield from _in_lines(node.text)
        elif node.text.endswith("\n"):
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


def _in_lines(text: str) -> Iterator[str]:
    """The comments in lines that could not be cut up."""
    tree = read(f"x: {text}")
    if tree.faults:  # an alias, perhaps, of what has its anchor elsewhere
        yield from (each for each in _WORD_IN_BRACKETS.findall(text) if each[0] == "#")
    else:
        yield from read_layout(tree).comments().elements()


def anchors(entry: Entry) -> Iterator[str]:
    """All anchors in an entry."""
    node = entry.node
    if entry.anchor:
        yield entry.anchor
    if isinstance(node, Leaf | Flow) and (anchor := anchor_of(text_of(node))):
        yield anchor
    if isinstance(node, Flow | Block):
        for each in node.entries:
            yield from anchors(each)
