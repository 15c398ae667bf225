"""The statements of three versions by the section where they are to stand: each side may have moved some."""

from collections.abc import Set
from typing import NamedTuple

from argmap.document import SECTIONS
from argmap.merging.children import Children
from argmap.merging.sequences import merged_order
from argmap.merging.versions import Versions
from argmap.source import Path
from argmap.source.pieces import Block, Entry, Flow, Node


class Statements(NamedTuple):
    """By section, the statements that may stand there; those `apart` are to stand in different ones."""

    sections: dict[str, Children]
    apart: Set[Path]


class _Place(NamedTuple):
    section: str
    entry: Entry


def statements(files: Versions, apart: Set[Path]) -> Statements:
    """All statements; none where a section is no mapping, or an id stands twice."""
    before, mine, other = ({} if each is None else _places(each.node) for each in files)
    if before is None or mine is None or other is None:
        return Statements({}, apart)
    sections: dict[str, Children] = {}
    split = set(apart)
    for section in SECTIONS:
        children = sections[section] = {}
        for id in merged_order(*(_ids(section, side) for side in (before, mine, other))):
            places = before.get(id), mine.get(id), other.get(id)
            wanted = _wanted(*places, is_apart=("statements", id) in apart)
            if wanted is None:
                split.add(("statements", id))
                places = places[0], _if_in(section, places[1]), _if_in(section, places[2])
            if wanted in (section, None):
                children[id] = Versions(*(place and place.entry for place in places))
    return Statements(sections, split)


def _ids(section: str, places: dict[str, _Place]) -> list[str]:
    return [id for id, place in places.items() if place.section == section]


def _places(root: Node) -> dict[str, _Place] | None:
    """Where each statement stands."""
    found: dict[str, _Place] = {}
    assert isinstance(root, Block)
    for section in root.entries:
        if section.key not in SECTIONS:
            continue
        if not (isinstance(section.node, Flow | Block) and section.node.is_mapping):
            return None
        for each in section.node.entries:
            if each.key in found:
                return None
            found[str(each.key)] = _Place(str(section.key), each)
    return found


def _wanted(base: _Place | None, ours: _Place | None, theirs: _Place | None, *, is_apart: bool) -> str | None:
    """The section where a statement is to stand; None where the sides want different things."""
    if ours is None or theirs is None:
        only = ours or theirs
        section = only.section if only else ""
        return None if base and only and base.section != section else section
    if ours.section == theirs.section:
        return ours.section
    if base is None or is_apart:
        return None
    if base.section == theirs.section:
        return ours.section
    return theirs.section if base.section == ours.section else None


def _if_in(section: str, place: _Place | None) -> _Place | None:
    return place if place and place.section == section else None
