"""From an offset to the path of what stands there, and from a path to all that belongs to it."""

import re
from bisect import bisect_right
from typing import Any, NamedTuple, cast

from argmap.source.tree import Path, Tree

_ANCHOR = re.compile(r"&[^\s,\[\]{}]+\s*")
_BLOCK = ("|", ">")
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")


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
    begin, value = offsets[0], tree.at(path)
    end = offsets[3]
    while isinstance(value, dict | list) and value and _first(tree, path) not in "[{*":
        step = next(reversed(value)) if isinstance(value, dict) else len(value) - 1
        path, value = (*path, step), cast(Any, value)[step]
        end = cast(tuple[int, ...], tree.offsets(path))[3]
    start = cast(tuple[int, ...], tree.offsets(path))[2]
    return begin, _end(tree, start, end)


def extents(tree: Tree) -> dict[Path, tuple[int, int]]:
    """All that belongs to each key and item, in the order of the text."""
    found: dict[Path, tuple[int, int]] = {}
    if isinstance(tree.value, dict | list):
        _collect(tree, tree.value, (), found)
    return found


def _collect(tree: Tree, container: Any, path: Path, found: dict[Path, tuple[int, int]]) -> int:
    """Note all that is in a list or mapping, and give where the last of it ends."""
    row, last = 4 * tree.places.first[id(container)], 0
    for step, value in container.items() if isinstance(container, dict) else enumerate(container):
        key_start, key_end, start, end = tree.places.rows[row : row + 4]
        start, end = (start, end) if start < end else (key_end, key_end)
        row, inner = row + 4, (*path, step)
        found[inner] = key_start, key_end  # for its place in the order
        is_full = isinstance(value, dict | list) and value
        sign = tree.text[_behind_anchor(tree, start)] if is_full else ""
        last = _collect(tree, value, inner, found) if is_full and sign != "*" else 0
        if sign in "[{*":  # also what is no list and no mapping, which has no sign
            last = _end(tree, start, end)
        found[inner] = key_start, last
    return last


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
    start = _behind_anchor(tree, offsets[2] if offsets else tree.places.top[0])
    return tree.text[start : start + 1] or " "


def _behind_anchor(tree: Tree, start: int) -> int:
    anchor = _ANCHOR.match(tree.text, start)
    return anchor.end() if anchor else start


def _end(tree: Tree, start: int, end: int) -> int:
    """Where the text of a value ends, which a parser may say to be past the comments after it."""
    text = tree.text[start:end]
    if tree.text[_behind_anchor(tree, start) : end][:1] in _BLOCK:
        text = _block(text)
    return start + len(text.rstrip())


def _block(text: str) -> str:
    """A text under `|` or `>` without the comments after it, which begin farther to the left."""
    head, *lines = _LINES.findall(text)
    indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    kept = [head]
    for line in lines:
        if line.strip() and len(line) - len(line.lstrip(" ")) < indents[0]:
            break
        kept.append(line)
    return "".join(kept)
