"""Two texts → the edits that make one of the other, line by line, so that cursors and folds stay."""

from difflib import SequenceMatcher

from lsprotocol import types

from argmap.lsp.positions import Positions
from argmap.lsp.shift import between

_MOST = 2000
"""Where more lines than this may differ, they are replaced as a whole: comparing them takes long."""


def text_edits(positions: Positions, before: str, after: str) -> list[types.TextEdit]:
    """The edits that turn a text into another; `positions` are those of the first."""
    if before == after:
        return []
    shift = between(before, after)
    start = before.rfind("\n", 0, shift.start) + 1
    moved = shift.new_end - shift.old_end
    line_end = before.find("\n", shift.old_end) + 1 or len(before)
    old = before[start:line_end].splitlines(keepends=True)
    new = after[start : line_end + moved].splitlines(keepends=True)
    if max(len(old), len(new)) > _MOST:
        whole = positions.range(start, line_end)
        return [types.TextEdit(whole, after[start : line_end + moved])]
    places = [start]
    for line in old:
        places.append(places[-1] + len(line))
    return [
        types.TextEdit(positions.range(places[first], places[last]), "".join(new[new_first:new_last]))
        for tag, first, last, new_first, new_last in SequenceMatcher(None, old, new, False).get_opcodes()
        if tag != "equal"
    ]
