"""Edits of a text, by the path of what is to change: all else stays as it is, byte for byte."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from argmap.source.seeking import extent, is_in_brackets
from argmap.source.tree import Path, Tree


class Edit(NamedTuple):
    """Other text for a stretch of a text; offsets in characters, the end exclusive."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits, of which no two may touch."""
    pieces: list[str] = []
    place = 0
    for edit in sorted(edits):
        pieces += (text[place : edit.start], edit.text)
        place = edit.end
    return "".join((*pieces, text[place:]))


def respelt(tree: Tree, path: Path, word: str, *, key: bool = False) -> Edit | None:
    """Another word for the value at a path, or for its key; quotes around it stay.

    None where the place can't be found, or a comment would be lost.
    """
    offsets = tree.offsets(path)
    if offsets is None:
        return None
    key_start, key_end, start, end = offsets
    if key:
        return _in_quotes(tree.text, key_start, key_end, word)
    before = tree.text[key_end:start]
    end = start + len(tree.text[start:end].rstrip())
    if "#" in before or re.search(r"(?m)(?:^|\s)#", tree.text[start:end]):
        return None
    if "\n" in before:  # a value that stood below its key comes beside it
        return Edit(key_end, end, f": {word}")
    return _in_quotes(tree.text, start, end, word)


def without(tree: Tree, path: Path) -> Edit | None:
    """The entry at a path taken away: an item with its comma or line, or a key with its value."""
    offsets = tree.offsets(path)
    if offsets is None:
        return None
    text, start = tree.text, offsets[0]
    end = offsets[2] + len(text[offsets[2] : offsets[3]].rstrip())
    line_start = _line_start(text, start)
    rest = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r|\Z)").match(text, end)
    if re.fullmatch(r"[ \t]*(?:-[ \t]+)?", text[line_start:start]) and rest:
        return Edit(line_start, rest.end(), "")
    if after := re.compile(r"[ \t]*,[ \t]*").match(text, end):
        return Edit(start, after.end(), "")
    before = re.search(r"[ \t]*,[ \t]*\Z", text[line_start:start])
    return Edit(line_start + before.start(), end, "") if before else None


def above(tree: Tree, path: Path, line: str) -> Edit | None:
    """A line before the one in which the key at a path stands."""
    offsets = tree.offsets(path)
    if offsets is None:
        return None
    start = _line_start(tree.text, offsets[0])
    return Edit(start, start, line + _line_end(tree.text))


def added(tree: Tree, path: Path, entry: str, after: str | None = None) -> Edit | None:
    """An entry (`key: value`) in the mapping at a path: behind one of its keys, or behind all.

    It may have several lines, set in as if it began in the first column. None if there is no such mapping.
    """
    mapping = tree.at(path)
    if not (isinstance(mapping, dict) and mapping):
        return None
    found = extent(tree, (*path, next(reversed(mapping)) if after is None else after))
    if found is None:
        return None
    text, (start, end) = tree.text, found
    if is_in_brackets(tree, path):
        return None if "\n" in entry else Edit(end, end, f", {entry}")
    margin = _line_end(text) + " " * (start - _line_start(text, start))
    end += len(text[end:].partition("\n")[0].rstrip("\r"))
    return Edit(end, end, "".join(margin + line if line else _line_end(text) for line in entry.split("\n")))


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _line_end(text: str) -> str:
    found = re.search(r"\r\n|\n|\r", text)
    return found[0] if found else "\n"


def _in_quotes(text: str, start: int, end: int, word: str) -> Edit:
    if end - start > 1 and text[start] in "'\"" and text[end - 1] == text[start]:
        start, end = start + 1, end - 1
    return Edit(start, end, word)
