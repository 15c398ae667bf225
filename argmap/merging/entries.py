"""Entries of three versions → one: key by key and item by item, as deep as both sides made changes."""

from collections.abc import Iterator
from dataclasses import replace

from argmap.document import SECTIONS
from argmap.merging.children import Children, children
from argmap.merging.comments import lines_above, new_comments, with_comments
from argmap.merging.manner import STATEMENT, Manner
from argmap.merging.placing import Clash, placed
from argmap.merging.rebuilding import rebuilt
from argmap.merging.sequences import merged_lines
from argmap.merging.statements import Statements
from argmap.merging.versions import Versions, bare, is_unchanged, said
from argmap.source import Path, read
from argmap.source.indentation import node_shifted
from argmap.source.pieces import Either, Entry, Flow, Leaf, either, resolved


def address(path: Path) -> Path:
    """What a path leads to, in whichever section a statement stands."""
    return ("statements", *path[1:]) if path and path[0] in SECTIONS else path


class Merging:
    """A merge under way, with the statements of all sections where they can be found in each version."""

    def __init__(self, statements: Statements) -> None:
        self.sections, self.apart = statements

    def entry(self, versions: Versions, manner: Manner, path: Path = ()) -> Entry | None:
        """What becomes of an entry; None where a side has removed it."""
        is_apart = address(path) in self.apart
        if versions.base == versions.ours == versions.theirs and not (is_apart or self._is_section(path)):
            return versions.ours
        parts = self._parts(versions, manner, path)
        is_table = manner.each is not None and parts is not None
        if is_apart or not (is_table or (versions.ours and versions.theirs)):
            return self._whole(versions, path)
        try:
            merged = self._value(versions, parts, manner, path)
            if merged is None or isinstance(merged.node, Either):
                return merged
            return with_comments(merged, versions)
        except Clash:
            return _either(versions)

    def _parts(self, versions: Versions, manner: Manner, path: Path) -> Children | None:
        return self.sections[str(path[0])] if self._is_section(path) else children(versions, manner)

    def _is_section(self, path: Path) -> bool:
        return len(path) == 1 and path[0] in self.sections

    def _whole(self, versions: Versions, path: Path) -> Entry | None:
        """An entry that is not taken apart: as a rule one that a side does not have."""
        base, ours, theirs = versions
        if not (ours or theirs):
            return None
        if address(path) not in self.apart:
            if base is None:
                return versions.present
            if is_unchanged(base, versions.present):
                return None
        return _either(versions)

    def _value(self, versions: Versions, parts: Children | None, manner: Manner, path: Path) -> Entry | None:
        """An entry with its value merged; one that held something, and now holds nothing, is gone."""
        is_section = self._is_section(path)
        # A section that is the same as before may yet get statements that a side has moved there.
        if not is_section and versions.ours and versions.theirs and (same := versions.changed(bare)):
            return same
        if parts is None or not _are_parts_merged(versions, parts, manner):
            return versions.changed(said) or _with_lines(versions)
        merged = [*self._merged(parts, Manner(each=STATEMENT) if is_section else manner, path)]
        is_list = manner.item is not None
        return rebuilt(versions, merged, is_list=is_list) if merged else _emptied(versions, manner)

    def _merged(self, parts: Children, manner: Manner, path: Path) -> Iterator[Entry]:
        for key, versions in parts.items():
            if merged := self.entry(versions, manner.item or manner.below(key), (*path, key)):
                yield merged


def _are_parts_merged(versions: Versions, parts: Children, manner: Manner) -> bool:
    """Whether it is right to merge the parts of a value, rather than to take it as a whole."""
    if manner.item is None:
        are_scalars = all(isinstance(each.node, Leaf) for each in versions[1:] if each)
        return manner.each is not None or not are_scalars
    # A list that is new on both sides has two authors; so has an item that each has replaced by another.
    base, ours, theirs = ({key for key, each in parts.items() if each[side]} for side in range(3))
    is_replaced = base - ours - theirs and ours - base and theirs - base and ours - base != theirs - base
    return versions.base is not None and not is_replaced


def _emptied(versions: Versions, manner: Manner) -> Entry | None:
    """What becomes of a value of which each side has removed parts, until nothing was left."""
    base, ours, theirs = versions
    sides = [each for each in (ours, theirs) if each]
    if len(sides) > 1 or base is None:
        for each in sides:
            if isinstance(each.node, Flow) and not each.node.entries:
                return each
    if manner.each is None:
        raise Clash
    comments = [new_comments(base, each) for each in (ours, theirs)]
    if not any(comments):
        return None
    return Entry(
        versions.present.key, either(comments[0], comments[1], ""), "", "", Either(None, None, None), "", 0
    )


def _either(versions: Versions) -> Entry:
    """An entry of which the user has to choose a version."""
    base, ours, theirs = versions
    if ours and theirs and not ours.in_flow:
        above, column = lines_above(versions, ours.column), ours.column
        theirs = replace(placed(theirs, column, in_flow=False), above=resolved(above, 1))
        base = base and replace(placed(base, column, in_flow=False), above=resolved(above, 2))
        ours = replace(ours, above=resolved(above, 0))
    return Entry(versions.present.key, "", "", "", Either(ours, theirs, base), "", 0)


def _with_lines(versions: Versions) -> Entry:
    """An entry with a text after `|` or `>` of which each side has changed other lines."""
    texts = [_lines(each) for each in versions]
    if not all(texts) or len({text[0] for text in texts}) > 1:
        raise Clash
    merged = merged_lines(*texts)
    if merged is None:
        raise Clash
    text = "\n".join(merged)
    leaf = Leaf(text, read(f"text: {text}\n").value["text"])
    present = versions.present
    return replace(present, node=node_shifted(leaf, present.column))


def _lines(entry: Entry | None) -> list[str]:
    """The lines of a text after `|` or `>`, the sign included, set in as below a key in the first column."""
    if entry is None or not isinstance(entry.node, Leaf) or entry.node.text[:1] not in ("|", ">"):
        return []
    node = node_shifted(entry.node, -entry.column)
    assert isinstance(node, Leaf)
    return node.text.split("\n")
