"""From an offset to the path of what stands there, and from a path to all that belongs to it."""

import re
from bisect import bisect_right
from typing import Any, NamedTuple, cast

from argmap.source.tree import Path, Tree

_ANCHOR = re.compile(r"&[^\s,\[\]{}]+\s*")


class Seat(NamedTuple):
    """What stands at an offset: the innermost value there, or the key of that path."""

    path: Path
    at_key: bool


def seek(tree: Tree, offset: int) -> Seat:
    """What an offset is in, or touches; between two entries, the one that it comes after."""
    path: Path = ()
    container: Any = tree.value
    while isinstance(container, dict | list):
        step = _step(tree, container, offset)
        if step is None:
            break
        path = (*path, step)
        key_start, key_end, *_ = cast(tuple[int, ...], tree.offsets(path))
        if isinstance(container, dict) and key_start <= offset <= key_end:
            return Seat(path, True)
        container = cast(Any, container)[step]
    return Seat(path, False)


def extent(tree: Tree, path: Path) -> tuple[int, int] | None:
    """All that belongs to what stands at a path, with its key; blank lines and comments after it do not."""
    offsets = tree.offsets(path)
    if offsets is None:
        return None
    value = tree.at(path)
    end = offsets[3]
    while isinstance(value, dict | list) and value and _first(tree, path) not in "[{*":
        step = next(reversed(value)) if isinstance(value, dict) else len(value) - 1
        path, value = (*path, step), cast(Any, value)[step]
        end = cast(tuple[int, ...], tree.offsets(path))[3]
    start = cast(tuple[int, ...], tree.offsets(path))[2]
    if _first(tree, path) in "|>" and start < end:
        end = start + len(_block(tree.text[start:end]))
    return offsets[0], max(offsets[1], start + len(tree.text[start:end].rstrip()))


def is_in_brackets(tree: Tree, path: Path) -> bool:
    """Whether the list or mapping at a path is written in brackets, or is an alias for one."""
    return _first(tree, path) in "[{*"


def _step(tree: Tree, container: Any, offset: int) -> Any:
    """The key or index of the entry of a container that an offset is in; None where there is none."""
    first = tree.places.first.get(id(container))
    if first is None:
        return None
    rows = tree.places.rows
    number = bisect_right(range(len(container)), offset, key=lambda index: rows[4 * (first + index)]) - 1
    if number < 0 or offset > max(rows[4 * (first + number) + 1], rows[4 * (first + number) + 3]):
        return None
    return list(container)[number] if isinstance(container, dict) else number


def _first(tree: Tree, path: Path) -> str:
    """The character that a value begins with, behind its anchor; a blank where there is none."""
    offsets = tree.offsets(path)
    start = offsets[2] if offsets else tree.places.top[0]
    anchor = _ANCHOR.match(tree.text, start)
    start = anchor.end() if anchor else start
    return tree.text[start : start + 1] or " "


def _block(text: str) -> str:
    """A text under `|` or `>` without the comments after it, which begin farther to the left."""
    head, *lines = text.splitlines(keepends=True)
    indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    kept = [head]
    for line in lines:
        if line.strip() and len(line) - len(line.lstrip(" ")) < indents[0]:
            break
        kept.append(line)
    return "".join(kept)
