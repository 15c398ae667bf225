"""Pieces that are set in farther, or less far, so that they fit into another place."""

import re
from dataclasses import replace

from argmap.source.pieces import Block, Either, Entry, Leaf, Node

_INDENT = re.compile(r"(?<=\n) *(?=[^\n\x01-\x03])")


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
        return Either(*(None if each is None else shifted(each, by) for each in node.all))
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
