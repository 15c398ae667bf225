"""Three versions of a thing, of which the change of one side counts where the other has none."""

from collections.abc import Callable
from typing import Any, NamedTuple

from argmap.source.contents import comments, meaning
from argmap.source.indentation import node_shifted
from argmap.source.pieces import Block, Entry, text_of


class Versions(NamedTuple):
    """An entry in the base, on our side, and on theirs; None where it is not."""

    base: Entry | None
    ours: Entry | None
    theirs: Entry | None

    @property
    def present(self) -> Entry:
        """The entry of a side, ours first."""
        entry = self.ours or self.theirs
        assert entry is not None
        return entry

    def changed(self, what: Callable[[Entry], Any]) -> Entry | None:
        """The side that alone has or changed it, or ours if both are the same; None if both changed it."""
        if self.ours is None or self.theirs is None:
            return self.present
        base = None if self.base is None else (what(self.base),)
        ours, theirs = (what(self.ours),), (what(self.theirs),)
        if theirs in (ours, base):
            return self.ours
        return self.theirs if ours == base else None


def is_unchanged(before: Entry, after: Entry) -> bool:
    """Whether an entry says the same, comments included, however it is laid out."""
    return meaning(before.node) == meaning(after.node) and sorted(comments(before)) == sorted(comments(after))


def said(entry: Entry) -> Any:
    """What a value and the comments in it say."""
    return meaning(entry.node), sorted(comments(entry.node))


def bare(entry: Entry) -> str:
    """The text of a value, wherever it stands."""
    return text_of(node_shifted(entry.node, -entry.column, is_below=entry.gap.endswith("\n")))


def form(entry: Entry) -> Any:
    """How a value is written: in one piece, in brackets or on lines, how far in, and with which anchor."""
    node = entry.node
    column = node.entries[0].column - entry.column if isinstance(node, Block) else 0
    return type(node), getattr(node, "is_mapping", None), column, entry.anchor
