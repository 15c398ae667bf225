"""Keys and sections that are missing, misspelt, or there twice."""

import re
from collections.abc import Iterator
from random import Random

from benchmarks.mutations import Broken, at, misspellings, mutation
from benchmarks.mutations.written import SECTIONS, STATEMENTS, Map, Place

_REQUIRED = {"parties": "name", "sources": "title", "groups": "title", **dict.fromkeys(STATEMENTS, "text")}
_OTHER_NAMES = {
    "parties": ("people", "party"),
    "sources": ("source", "Quellen"),
    "groups": ("group", "frames"),
    "questions": ("question", "issues"),
    "proposals": ("proposal", "ideas"),
    "conditions": ("condition", "if"),
    "claims": ("claim", "Claims"),
    "reasons": ("reason", "pros"),
    "objections": ("objection", "cons"),
    "scenarios": ("scenario", "what-if"),
}


def is_id(place: Place) -> bool:
    """Whether a key is an id that somebody chose, and no word of the format."""
    settings = any(step in ("believes", "assume", "expect") for step in place.path[2:-1])
    return settings or (len(place.path) == 2 and place.path[0] in (*SECTIONS, "imports"))


def _is_required(place: Place, map: Map) -> bool:
    path = place.path
    if len(path) != 3:
        return path == ("argmap",) or path[-1] == "id"
    either = {"against": "undercuts", "undercuts": "against"}.get(str(path[2]))
    return (
        path[2] == _REQUIRED.get(str(path[0]))
        or (path[0] == "reasons" and path[2] == "supports")
        or (path[0] == "objections" and either is not None and not map.at(*path[:2], either))
    )


@mutation()
def a_key_that_must_be_there_is_deleted(map: Map, random: Random) -> Iterator[Broken]:
    """`text:`, `supports:`, `against:`, `name:`, `title:`, `id:` or `argmap:` is missing."""
    for place in map.places:
        if place.key is None or not _is_required(place, map):
            continue
        line = map.line_of(place.key)
        # The key is gone: its owner lacks it, and the owner's own line comes before.
        owner = map.at(*place.path[:-1])
        lines = [map.line_of(owner.key or owner.value)] if owner else [map.line_of(map.root), line]
        if place in map.on_lines:
            yield at(map.without(line, map.last_line(place)), *lines)
        elif place.in_brackets:
            start, end = place.key.start_mark.index, place.value.end_mark.index
            comma = re.compile(r",\s*").match(map.text, end)
            yield at(map.between(start, comma.end() if comma else end), *lines)


@mutation()
def a_key_is_misspelt(map: Map, random: Random) -> Iterator[Broken]:
    """A word of the format has two letters swapped, one dropped, or one doubled."""
    for place in map.places:
        if place.key is not None and not is_id(place):
            for word in misspellings(str(place.key.value), random):
                yield at(map.put(place.key, word), map.line_of(place.key))


@mutation()
def a_key_is_capitalised(map: Map, random: Random) -> Iterator[Broken]:
    """A word of the format begins with a capital letter."""
    for place in map.places:
        if place.key is not None and not is_id(place):
            yield at(map.put(place.key, str(place.key.value).capitalize()), map.line_of(place.key))


@mutation()
def a_key_of_something_else(map: Map, random: Random) -> Iterator[Broken]:
    """A key that another part of a map has, but not this one."""
    for place in map.on_lines:
        if len(place.path) == 3 and place.path[0] in SECTIONS:
            line = map.line_of(place.key)
            key = random.choice(["believes: {a: true}", "publisher: The Daily", "within: a"])
            if place.path[0] in STATEMENTS:
                yield at(map.insert(line, " " * place.column + key + "\n"), line)


@mutation()
def a_key_is_there_twice(map: Map, random: Random) -> Iterator[Broken]:
    """A key and its value are repeated below themselves."""
    for place in map.on_lines:
        if not is_id(place) and len(place.path) > 1:
            last = map.last_line(place)
            yield at(map.insert(last + 1, map.block(place)), last + 1)


@mutation()
def a_statement_is_there_twice(map: Map, random: Random) -> Iterator[Broken]:
    """A statement, party, source or group is repeated below itself."""
    for place in map.on_lines:
        if is_id(place) and len(place.path) == 2:
            last = map.last_line(place)
            yield at(map.insert(last + 1, map.block(place)), last + 1)


@mutation()
def a_section_is_there_twice(map: Map, random: Random) -> Iterator[Broken]:
    """A section is repeated at the end of the map."""
    for place in _sections(map):
        text = map.text if map.text.endswith("\n") else map.text + "\n"
        yield at(text + map.block(place), text.count("\n") + 1)


@mutation()
def a_section_is_renamed(map: Map, random: Random) -> Iterator[Broken]:
    """A section has another name: its singular, or a word of another tool."""
    for place in _sections(map):
        for name in _OTHER_NAMES[place.name]:
            yield at(map.put(place.key, name), map.line_of(place.key))


@mutation()
def a_section_is_deleted(map: Map, random: Random) -> Iterator[Broken]:
    """What a section held is named elsewhere, and is no longer there."""
    for place in _sections(map):
        first, last = map.line_of(place.key), map.last_line(place)
        ids = set(map.ids(place.name))
        named = [map.line_of(each.node) for each in map.references if each.name in ids]
        lines = [line for line in named if line < first]
        lines += [line - (last - first + 1) for line in named if line > last]
        # Without any statement, the map as a whole is what lacks them.
        yield at(map.without(first, last), map.line_of(map.root), *lines)


def _sections(map: Map) -> Iterator[Place]:
    return (place for place in map.on_lines if len(place.path) == 1 and place.name in SECTIONS)
