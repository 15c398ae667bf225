"""A layout → text, in one way."""

import sys
from collections.abc import Sequence

from argmap.source.notation import in_block, in_line
from argmap.source.roundtrip import Alias, Collection, Entry, Layout, Node, Scalar

WIDTH = 100
"""How many characters a line has at most, if it can be broken; comments are not counted."""

_NARROWEST = 40
"""So much a line holds even where it begins far to the right."""


def write_layout(layout: Layout) -> str:
    """The text of a file."""
    root = layout.root
    top = [f"&{root.anchor}"] if root.anchor else []
    return "\n".join([*layout.prologue, *top, *_lines(root.entries, root.below, 0), ""])


def _lines(entries: list[Entry], last: list[str], indent: int, first: Sequence[str] = ()) -> list[str]:
    """Entries that stand below one another, between the first lines and the last."""
    lines = [*first]
    for entry in entries:
        above, own = _entry(entry, indent)
        lines += _set_in(_after(lines, above), indent) + own
    return lines + _set_in(_after(lines, last), indent)


def _after(lines: list[str], above: list[str]) -> list[str]:
    """What stands below lines; where they end in a blank one, that is part of a text, and none is added."""
    return above[1:] if lines[-1:] == [""] == above[:1] else above


def _entry(entry: Entry, indent: int) -> tuple[list[str], list[str]]:
    """The lines above an entry, to be set in, and its own."""
    node = entry.node
    if entry.key is None and isinstance(node, Collection) and not node.anchor:
        return _item(entry, node, indent)
    sign = "-" if entry.key is None else f"{_key(entry.key, in_brackets=False)}:"
    opening = f"{' ' * indent}{sign} {_anchor(node)}"
    room = sys.maxsize if entry.keeps_line else WIDTH - len(opening)
    behind, *below = _value(node, room, indent)
    return _with_aside(entry, (opening + behind).rstrip(" "), below)


def _item(entry: Entry, node: Collection, indent: int) -> tuple[list[str], list[str]]:
    """A mapping or list in a list: it begins right behind the dash, and so its first comments go above."""
    opening = " " * indent + "- "
    in_brackets = _in_brackets(node)
    is_short = entry.keeps_line or not node.entries or len(opening) + len(in_brackets or "") <= WIDTH
    if in_brackets is not None and is_short:
        return _with_aside(entry, opening + in_brackets, [])
    first, *others = node.entries
    above, own = _entry(first, indent + 2)
    own[0] = opening + own[0][indent + 2 :]
    comments = [line for line in entry.aside + above if line]
    return entry.above + comments, _lines(others, node.below, indent + 2, own)


def _with_aside(entry: Entry, line: str, below: list[str]) -> tuple[list[str], list[str]]:
    """An entry with the comment behind it."""
    if not entry.aside:
        return entry.above, [line, *below]
    is_text = below and isinstance(entry.node, Scalar)
    if is_text and len(entry.aside) > 1:
        return entry.above + entry.aside, [line, *below]
    first, *others = entry.aside
    return entry.above, [f"{line}  {first}", *_set_in(others, len(line) + 2), *below]


def _value(node: Node, room: int, indent: int) -> list[str]:
    """What stands behind a key, where there is so much room, then the lines below it."""
    if isinstance(node, Alias):
        return [f"*{node.name}"]
    if isinstance(node, Collection):
        in_brackets = _in_brackets(node)
        if in_brackets is not None and (len(in_brackets) <= room or not node.entries):
            return [in_brackets]
        return ["", *_lines(node.entries, node.below, indent + 2)]
    if not isinstance(node.value, str):
        return [node.written]
    width = max(WIDTH - indent - 2, _NARROWEST)
    behind, *below = in_block(node.value, node.written[0], room, width)
    return [behind, *_set_in(below, indent + 2)]


def _key(key: Scalar, *, in_brackets: bool) -> str:
    is_plain = key.written == key.value and key.value[:1] not in "\"'"  # nor is an empty one
    return _anchor(key) + (key.written if is_plain else in_line(key.value, in_brackets=in_brackets))


def _anchor(node: Node) -> str:
    return "" if isinstance(node, Alias) or not node.anchor else f"&{node.anchor} "


def _in_brackets(node: Node) -> str | None:
    """A value in one line; None if its author has it below its key, or has comments in it."""
    if isinstance(node, Alias):
        return f"*{node.name}"
    if isinstance(node, Scalar):
        is_text = isinstance(node.value, str)
        return in_line(node.value, in_brackets=True) if is_text else node.written or "null"
    if node.below or (node.entries and not node.is_flow):
        return None
    parts = []
    for entry in node.entries:
        part = _in_brackets(entry.node)
        if part is None or entry.above or entry.aside:
            return None
        key = f"{_key(entry.key, in_brackets=True)}: " if entry.key else ""
        parts.append(key + _anchor(entry.node) + part)
    return f"{{{', '.join(parts)}}}" if node.is_mapping else f"[{', '.join(parts)}]"


def _set_in(lines: list[str], indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in lines]
