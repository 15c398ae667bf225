"""What is left to the user, between the marks that git uses."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from argmap.source import Path
from argmap.source.pieces import EITHER, OURS, Block, Either, Entry, Flow, entry_text, lines_of

Style = Literal["merge", "diff3", "zdiff3"]
"""What stands between marks, as git's `merge.conflictStyle` has it: in two styles also the base."""


class Marks(NamedTuple):
    """How long the marks are, what each side and the base are called in them, and what is between."""

    size: int
    ours: str
    theirs: str
    base: str = "base"
    style: Style = "merge"


def marked(text: str, marks: Marks) -> str:
    """A text with marks around whatever is the one or the other, except for lines that are in both."""
    return EITHER.sub(lambda found: _between_marks(*map(lines_of, found.group(1, 2, 3)), marks=marks), text)


def _between_marks(ours: list[str], theirs: list[str], base: list[str], *, marks: Marks) -> str:
    if ours == theirs:
        return "".join(ours)
    start = end = 0
    if marks.style != "diff3":
        start = _shared(ours, theirs)
        end = _shared(ours[start:][::-1], theirs[start:][::-1])
    opening, before, divider, closing = (sign * marks.size for sign in "<|=>")
    was_there = () if marks.style == "merge" else (f"{before} {marks.base}\n", *base)
    lines = (
        *ours[:start],
        f"{opening} {marks.ours}\n",
        *ours[start : len(ours) - end],
        *was_there,
        f"{divider}\n",
        *theirs[start : len(theirs) - end],
        f"{closing} {marks.theirs}\n",
        *ours[len(ours) - end :],
    )
    return "".join(lines)


def _shared(one: list[str], other: list[str]) -> int:
    """How many lines both begin with."""
    pairs = zip(one, other, strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def conflicts(entry: Entry, path: Path = ()) -> Iterator[Path]:
    """The paths of all that is left to the user, in the order of the text."""
    if OURS in entry.above:
        yield (*path, "#")
    if isinstance(entry.node, Either):
        ours, theirs = (each and entry_text(each) for each in (entry.node.ours, entry.node.theirs))
        yield from [path] if ours != theirs else []
    elif isinstance(entry.node, Flow | Block):
        for number, each in enumerate(entry.node.entries):
            yield from conflicts(each, (*path, number if each.key is None else each.key))
        if isinstance(entry.node, Block) and OURS in entry.node.below:
            yield (*path, "#")
