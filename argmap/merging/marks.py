"""What is left to the user, between the marks that git uses."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from argmap.source import Path
from argmap.source.pieces import END, OURS, THEIRS, Block, Either, Entry, Flow, entry_text, lines_of

_EITHER = re.compile(f"{OURS}(.*?){THEIRS}(.*?){END}", re.DOTALL)


class Marks(NamedTuple):
    """How long the marks are, and what each side is called in them."""

    size: int
    ours: str
    theirs: str


def marked(text: str, marks: Marks) -> str:
    """A text with marks around whatever is the one or the other, except for lines that are in both."""
    return _EITHER.sub(lambda found: _between_marks(found[1], found[2], marks), text)


def _between_marks(ours: str, theirs: str, marks: Marks) -> str:
    mine, other = lines_of(ours), lines_of(theirs)
    start = _shared(mine, other)
    end = _shared(mine[start:][::-1], other[start:][::-1])
    before, after = mine[:start], mine[len(mine) - end :]
    mine, other = mine[start : len(mine) - end], other[start : len(other) - end]
    if not (mine or other):
        return ours
    opening, divider, closing = (sign * marks.size for sign in "<=>")
    lines = (
        *before,
        f"{opening} {marks.ours}\n",
        *mine,
        f"{divider}\n",
        *other,
        f"{closing} {marks.theirs}\n",
        *after,
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
