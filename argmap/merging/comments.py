"""The comments and blank lines of three versions → those of one."""

import re
from dataclasses import replace

from argmap.merging.placing import Clash, placed
from argmap.merging.sequences import merged_lines
from argmap.merging.versions import Versions
from argmap.source.contents import comments
from argmap.source.indentation import lines_moved
from argmap.source.pieces import Block, Entry, either, lines_of

_REMARK = re.compile(r"[ \t]*#[^\n]*")


def with_comments(entry: Entry, versions: Versions) -> Entry:
    """An entry with the comments above and beside it that all versions come to; raises Clash."""
    if entry.in_flow:
        lines = next((each for each in versions[1:] if each and not each.in_flow), None)
        if lines is None:
            return entry
        entry = placed(entry, lines.column, in_flow=False)
    above = lines_above(versions, entry.column)
    changed = versions.changed(lambda each: each.remark)
    if changed is not None:
        return replace(_with_remark(entry, changed), above=above)
    if not isinstance(entry.node, Block) or not entry.gap.endswith("\n"):
        raise Clash
    # The line of the key is in doubt, and what is below it is not.
    indent = " " * entry.column
    base, ours, theirs = (f"{indent}{each.head}{each.gap}" if each else "" for each in versions)
    return replace(entry, above=above + either(ours, theirs, base), head="", gap="")


def new_comments(base: Entry | None, side: Entry | None) -> str:
    """The comments that are about an entry as a whole, as lines, if they are others than in the base."""
    before, after = (_own(each) if each else [] for each in (base, side))
    indent = " " * side.column if side else ""
    return "" if before == after else "".join(f"{indent}{comment}\n" for comment in after)


def _own(entry: Entry) -> list[str]:
    node = replace(entry.node, entries=()) if isinstance(entry.node, Block) else entry.node
    return [*comments(replace(entry, node=node))]


def lines_above(versions: Versions, column: int) -> str:
    """The lines above an entry, for a column; those of its only version, if there is one on a side alone."""
    base, ours, theirs = (
        "" if each is None or each.in_flow else lines_moved(each.above, column - each.column)
        for each in versions
    )
    if versions.ours is None or versions.theirs is None:
        return ours or theirs
    return merged_comments(base, ours, theirs)


def lines_below(versions: Versions, column: int) -> str:
    """The comments that end a mapping or list, for a column."""
    base, ours, theirs = (_below(each, column) for each in versions)
    if versions.ours is None or versions.theirs is None:
        return ours or theirs
    return merged_comments(base, ours, theirs)


def _below(entry: Entry | None, column: int) -> str:
    if entry is None or not isinstance(entry.node, Block):
        return ""
    return lines_moved(entry.node.below, column - entry.node.entries[0].column)


def _with_remark(entry: Entry, other: Entry) -> Entry:
    """An entry with the comment beside another one, as far to the right as there."""
    if other.remark == entry.remark:
        return entry
    if len(other.remark) > 1 or len(entry.remark) > 1:
        raise Clash
    comment = "".join(found[0] for each in (other.gap, other.aside) if (found := _REMARK.search(each)))
    if entry.gap.endswith("\n"):
        return replace(entry, gap=_beside(entry.gap, comment))
    if "#" in entry.gap or not entry.aside:
        raise Clash
    return replace(entry, aside=_beside(entry.aside, comment))


def _beside(end: str, comment: str) -> str:
    """The end of a line with another comment."""
    return _REMARK.sub("", end).rstrip() + comment + "\n"


def merged_comments(base: str, ours: str, theirs: str) -> str:
    """Lines of comments, and blank ones; where both sides changed the same of them, either."""
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    versions = [lines_of(each) for each in (base, ours, theirs)]
    before, mine, other = ([line for line in lines if line.strip()] for lines in versions)
    if other in (mine, before):
        return ours
    if mine == before:
        return theirs
    lines = merged_lines(*versions)
    return either(ours, theirs, base) if lines is None else "".join(lines)
