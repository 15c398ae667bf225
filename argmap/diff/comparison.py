"""The changes between two maps in which the same things have the same ids."""

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.diff.changes import Added, Altered, Change, Linked, Removed, Retargeted, Thing, Unlinked
from argmap.diff.contents import KEYED, TABLES, Contents, normal
from argmap.relations import Relation


def compared(before: Contents, after: Contents) -> Iterator[Change]:
    """What changed, in the order of the new map; what is gone comes after what is there."""
    for field, value in after.fields.items():
        if value != before.fields[field]:
            yield Altered("map", "", field, before.fields[field], value)
    for thing in TABLES:
        yield from _things(thing, before, after)


def _things(thing: Thing, before: Contents, after: Contents) -> Iterator[Change]:
    gone = before.things[thing]
    for id, value in after.things[thing].items():
        if id not in gone:
            yield Added(thing, id, normal(value), _links(after, thing, id))
            continue
        if value != gone[id]:
            yield from _fields(thing, id, normal(gone[id]), normal(value))
        if thing == "statement":
            yield from _relations(id, before, after)
    for id, value in gone.items():
        if id not in after.things[thing]:
            yield Removed(thing, id, normal(value), _links(before, thing, id))


def _links(where: Contents, thing: Thing, id: str) -> tuple[tuple[Relation, str], ...]:
    return _in_order(where.links.get(id, ())) if thing == "statement" else ()


def _in_order(links: Any) -> tuple[tuple[Relation, str], ...]:
    return tuple(sorted(links, key=lambda link: (_ORDER[link[0]], link[1])))


_ORDER = {relation: number for number, relation in enumerate(Relation)}


def _fields(thing: Thing, id: str, before: Any, after: Any) -> Iterator[Altered]:
    if thing == "import":
        yield Altered(thing, id, "path", before, after)
        return
    for field in after._fields:
        old, new = getattr(before, field), getattr(after, field)
        if old == new:
            continue
        if field in KEYED:
            yield from _entries(thing, id, field, old, new)
        else:
            yield Altered(thing, id, field, old, new)


def _entries(
    thing: Thing, id: str, field: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[Altered]:
    for key in dict.fromkeys((*new, *old)):
        if old.get(key) != new.get(key):
            yield Altered(thing, id, field, old.get(key), new.get(key), key)


def _relations(id: str, before: Contents, after: Contents) -> Iterator[Change]:
    old, new = before.links.get(id, set()), after.links.get(id, set())
    if old == new:
        return
    for relation in Relation:
        gone = sorted(target for each, target in old - new if each is relation)
        come = sorted(target for each, target in new - old if each is relation)
        if len(gone) == len(come) == 1:
            yield Retargeted(id, relation, gone[0], come[0])
            continue
        yield from (Linked(id, relation, target) for target in come)
        yield from (Unlinked(id, relation, target) for target in gone)
