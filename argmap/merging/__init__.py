"""Two versions of a map and what both were made from → one, statement by statement, field by field.

What neither side has changed stays as our side has it, byte for byte. Where both have changed the same, both
are left, between the marks that git uses.
"""

from dataclasses import replace
from typing import NamedTuple

from argmap.merging.comments import merged_comments
from argmap.merging.entries import Merging
from argmap.merging.file import File, Layout, Unmergeable, opened, read_again
from argmap.merging.manner import DOCUMENT
from argmap.merging.marks import Marks, conflicts, marked
from argmap.merging.renaming import with_new_ids
from argmap.merging.soundness import broken
from argmap.merging.statements import statements
from argmap.merging.versions import Versions
from argmap.source import Path
from argmap.source.pieces import END, Entry, entry_text, resolved, text_of

__all__ = ["GIT_MARKS", "Marks", "Merged", "Unmergeable", "merged"]

GIT_MARKS = Marks(7, "ours", "theirs")
"""The marks as git has them where nothing else is asked for."""


class Merged(NamedTuple):
    """A merged map, and the paths of what is left to the user in it; those of comments end in `#`."""

    data: bytes
    conflicts: tuple[Path, ...] = ()


def merged(base: bytes, ours: bytes, theirs: bytes, marks: Marks = GIT_MARKS) -> Merged:
    """Merge two maps; raises Unmergeable. The base is empty where each was made by itself."""
    if theirs in (ours, base):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    before, mine, other = opened(base, "the base"), opened(ours, "our map"), opened(theirs, "their map")
    if mine is None or other is None:
        raise Unmergeable("one of the maps is empty")
    if before is not None:
        before, mine, other = with_new_ids(before, mine, other)
    root = _merged(before, mine, other)
    root = replace(
        root, above=merged_comments(before.prologue if before else "", mine.prologue, other.prologue)
    )
    text = entry_text(root)
    layout = _layout(before and before.layout, mine.layout, other.layout)
    if text.endswith(END):
        layout = layout._replace(is_ended=True)
    return Merged(layout.data(marked(text, marks)), tuple(conflicts(root)))


def _merged(base: File | None, ours: File, theirs: File) -> Entry:
    """The file as the value of an entry; what would not go together is left to the user."""
    versions = Versions(base and base.entry, ours.entry, theirs.entry)
    apart: frozenset[Path] = frozenset()
    while True:
        root = Merging(statements(versions, apart)).entry(versions, DOCUMENT)
        assert root is not None
        text = text_of(root.node)
        sides = (0, 1) if END in text else (0,)
        trees = [read_again(resolved(text, side), root, side) for side in sides]
        wrong = broken([each.value for each in trees], [ours.tree.value, theirs.tree.value])
        if not wrong:
            return root
        apart |= wrong if wrong - apart else {()}


def _layout(base: Layout | None, ours: Layout, theirs: Layout) -> Layout:
    """What only they changed is theirs."""
    if base is None:
        return ours
    pairs = zip(base, ours, theirs, strict=True)
    return Layout._make(other if mine == before else mine for before, mine, other in pairs)
