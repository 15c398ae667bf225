"""Other ids for things: where one side has given some, all three versions are made to use them."""

from collections.abc import Iterator
from typing import NamedTuple

from argmap.diff.application import applied
from argmap.diff.changes import Renamed
from argmap.diff.comparison import compared
from argmap.diff.contents import TABLES, contents
from argmap.diff.renames import renames
from argmap.document import SECTIONS, read_document
from argmap.graph import Graph
from argmap.merging.file import File, respelt
from argmap.merging.soundness import ELSEWHERE
from argmap.occurrences import Occurrences, Symbol
from argmap.resolution import resolve
from argmap.source.editing import Edit

_TABLES = ("parties", "sources", "groups", "scenarios")


class Files(NamedTuple):
    """Three versions of a map in which a thing has the same id."""

    base: File
    ours: File
    theirs: File


def with_new_ids(base: File, ours: File, theirs: File) -> Files:
    """The versions with the ids that a side has given to things, unless both sides disagree on them."""
    if not (_may_rename(base, ours) or _may_rename(base, theirs)):
        return Files(base, ours, theirs)
    before, mine, other = map(_graph, (base, ours, theirs))
    if before is None or mine is None or other is None:
        return Files(base, ours, theirs)
    our_ids, their_ids = _new_ids(before, mine), _new_ids(before, other)
    for_theirs = [each for each in our_ids if not _is_settled(each, their_ids, other)]
    for_ours = [each for each in their_ids if not _is_settled(each, our_ids, mine)]
    both = [each for each in our_ids if each in their_ids]
    new_base = _renamed(base, before, [*both, *for_theirs, *for_ours])
    new_ours, new_theirs = _renamed(ours, mine, for_ours), _renamed(theirs, other, for_theirs)
    if new_base is None or new_ours is None or new_theirs is None:
        return Files(base, ours, theirs)
    return Files(new_base, new_ours, new_theirs)


def _may_rename(base: File, side: File) -> bool:
    """Whether there are ids that are gone, and others that are new."""
    before, after = ({*_ids(each)} for each in (base, side))
    return bool(before - after and after - before)


def _ids(file: File) -> Iterator[tuple[str, str]]:
    """The ids of statements, and those of each kind of other things: a scenario may be called as a claim."""
    for table in (*SECTIONS, *_TABLES):
        things = file.tree.value.get(table)
        for id in things if isinstance(things, dict) else ():
            yield table if table in _TABLES else "statements", id


def _graph(file: File) -> Graph | None:
    """What a version says, imports left out."""
    reading = read_document(file.tree.value)
    if reading.document is None:
        return None
    return resolve(reading.document, lambda path: ELSEWHERE, reading.lost)


def _new_ids(before: Graph, after: Graph) -> list[Renamed]:
    return [
        each for each in renames(before, contents(before), contents(after)).names if each.thing != "import"
    ]


def _is_settled(name: Renamed, others: list[Renamed], graph: Graph) -> bool:
    """Whether a side has given a thing an id of its own, or the new one to something else."""
    is_renamed = any((each.thing, each.id) == (name.thing, name.id) for each in others)
    return is_renamed or name.new in getattr(graph, TABLES[name.thing])


def _renamed(file: File, graph: Graph, names: list[Renamed]) -> File | None:
    """The file with new ids; None where an id is spelt in a way in which it is not found."""
    if not names:
        return file
    found = Occurrences(graph, file.tree, "", lambda importing, alias: None)
    edits = (
        Edit(place.start, place.end, each.new)
        for each in names
        for place in found.of(Symbol("", each.thing, each.id))
    )
    renamed = respelt(file, edits)
    after = _graph(renamed)
    is_right = after and not any(compared(contents(applied(graph, names)), contents(after)))
    return renamed if is_right else None
