"""Merged parts → the value that they are parts of, in the way in which a side has written it."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from argmap.merging.comments import lines_below
from argmap.merging.placing import Clash, begun, placed
from argmap.merging.versions import Versions, form
from argmap.source.pieces import Block, Either, Entry, Flow, of_side


def rebuilt(versions: Versions, parts: Sequence[Entry], *, is_list: bool) -> Entry:
    """An entry with these parts; raises Clash where they have no place in it."""
    frames = [*_frames(versions, is_list=is_list)]
    if not frames:
        return _only(versions, parts)
    for frame in frames:
        with suppress(Clash):
            return _with_parts(frame, parts, versions)
    raise Clash


def _frames(versions: Versions, *, is_list: bool) -> Iterator[Entry]:
    """The entries whose way of writing can be kept, that which only one side has changed to first."""
    for each in (versions.changed(form), versions.ours, versions.theirs):
        if each and isinstance(each.node, Flow | Block) and each.node.is_mapping != is_list:
            yield each


def _with_parts(frame: Entry, parts: Sequence[Entry], versions: Versions) -> Entry:
    sides = [[each for part in parts if (each := of_side(part, side))] for side in (0, 1)]
    if all(sides):
        return _filled(frame, parts, versions)
    # Without its last part the whole is gone, so that is what is to be chosen from.
    ours, theirs = (_filled(frame, side, versions) if side else None for side in sides)
    return Entry(frame.key, "", "", "", Either(ours, theirs, versions.base), "", 0)


def _only(versions: Versions, parts: Sequence[Entry]) -> Entry:
    """The only item of a list that is written as such on both sides."""
    if len(parts) != 1 or isinstance(parts[0].node, Either):
        raise Clash
    frames = (each for each in versions[1:] if each and form(each) == form(parts[0]))
    return replace(next(frames, versions.present), node=parts[0].node)


def _filled(frame: Entry, parts: Sequence[Entry], versions: Versions) -> Entry:
    if isinstance(frame.node, Flow):
        return replace(frame, node=_in_brackets(frame.node, parts, frame.column))
    assert isinstance(frame.node, Block)
    column = frame.node.entries[0].column
    entries = tuple(placed(each, column, in_flow=False) for each in parts)
    block = replace(frame.node, entries=entries, below=lines_below(versions, column))
    return replace(frame, node=begun(block, column) if block.is_inline else block)


def _in_brackets(flow: Flow, parts: Sequence[Entry], column: int) -> Flow:
    """Parts with the spaces between them that were there before."""
    first_space = flow.entries[0].above if flow.entries else ""
    space = flow.entries[1].above if len(flow.entries) > 1 else first_space or " "
    first, *others = (placed(each, column, in_flow=True) for each in parts)
    spaced = (replace(each, above=each.above or space) for each in others)
    return replace(flow, entries=(replace(first, above=first_space), *spaced))
