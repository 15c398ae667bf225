"""Entries in another place: set in as far as their new neighbours, in brackets or on lines of their own."""

from dataclasses import replace

from argmap.source.contents import comments
from argmap.source.indentation import node_shifted, shifted
from argmap.source.notation import in_line
from argmap.source.pieces import Block, Either, Entry, Flow, Leaf, Node


class Clash(Exception):
    """Both sides changed the same, and there is no place for two texts here, or none for a comment."""


def placed(entry: Entry, column: int, *, in_flow: bool) -> Entry:
    """An entry for a column of lines, or for brackets in a line of this column."""
    if isinstance(entry.node, Either):
        if in_flow:
            raise Clash
        versions = (each and placed(each, column, in_flow=False) for each in entry.node.all)
        return replace(entry, node=Either(*versions))
    if in_flow and not entry.in_flow:
        return _in_brackets(entry, column)
    if entry.in_flow and not in_flow:
        node = node_shifted(entry.node, column - entry.column)
        return Entry(entry.key, "", entry.head or "-", " ", node, "\n", column)
    moved = shifted(entry, column - entry.column)
    if moved.head == "-" and isinstance(moved.node, Block) and not moved.node.is_inline:
        return replace(moved, node=begun(moved.node, column + len(moved.head + moved.gap)))
    return moved


def begun(block: Block, column: int) -> Block:
    """A mapping or list whose first entry begins behind a dash."""
    first, *others = (placed(each, column, in_flow=False) for each in block.entries)
    if first.above.strip() or isinstance(first.node, Either):
        raise Clash
    return replace(block, is_inline=True, entries=(replace(first, above=""), *others))


def _in_brackets(entry: Entry, column: int) -> Entry:
    if entry.remark or entry.above.strip():
        raise Clash
    node = _value_in_brackets(node_shifted(entry.node, column - entry.column), column)
    if entry.key is None:
        return Entry(None, " ", "", "", node, "", column, in_flow=True)
    return Entry(
        entry.key, " ", f"{in_line(entry.key, in_brackets=True)}:", " ", node, "", column, in_flow=True
    )


def _value_in_brackets(node: Node, column: int) -> Node:
    if any(comments(node)):
        raise Clash
    if isinstance(node, Leaf):
        return Leaf(_scalar_in_brackets(node), node.value)
    if isinstance(node, Block):
        first, *others = (placed(each, column, in_flow=True) for each in node.entries)
        opening, closing = "{}" if node.is_mapping else "[]"
        return Flow(node.is_mapping, opening, (replace(first, above=""), *others), closing)
    return node


def _scalar_in_brackets(leaf: Leaf) -> str:
    if leaf.text[:1] == "*":
        return leaf.text
    if isinstance(leaf.value, dict | list) or leaf.text[:1] == "&":
        raise Clash
    is_quoted = leaf.text[:1] in ("'", '"') and "\n" not in leaf.text
    if is_quoted or not isinstance(leaf.value, str):
        return leaf.text or "null"
    return in_line(leaf.value, in_brackets=True)
