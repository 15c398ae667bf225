"""Names that stand for nothing, for the wrong thing, or for what they belong to."""

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from benchmarks.mutations import Broken, at, misspellings, mutation
from benchmarks.mutations.keys import is_id
from benchmarks.mutations.written import STATEMENTS, Map, Place

_LOOKALIKES = {"a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "i": "і", "x": "х"}  # Cyrillic
_RELATIONS = ("in_exchange_for", "only_if", "unless", "supports", "against", "undercuts", "supersedes")


def _misspelt(map: Map, random: Random, number: int) -> Iterator[Broken]:
    for each in map.references:
        words = list(misspellings(each.name, random))
        if len(words) == 3:
            yield at(map.put(each.node, words[number]), map.line_of(each.node))


@mutation()
def a_reference_with_letters_swapped(map: Map, random: Random) -> Iterator[Broken]:
    """Two letters of a name are swapped."""
    yield from _misspelt(map, random, 0)


@mutation()
def a_reference_with_a_letter_dropped(map: Map, random: Random) -> Iterator[Broken]:
    """A letter of a name is missing."""
    yield from _misspelt(map, random, 1)


@mutation()
def a_reference_with_a_letter_doubled(map: Map, random: Random) -> Iterator[Broken]:
    """A letter of a name is there twice."""
    yield from _misspelt(map, random, 2)


@mutation()
def a_reference_with_a_letter_of_another_alphabet(map: Map, random: Random) -> Iterator[Broken]:
    """A letter of a name only looks like the right one."""
    for each in map.references:
        letters = [letter for letter in each.name if letter in _LOOKALIKES]
        if letters:
            letter = random.choice(letters)
            name = each.name.replace(letter, _LOOKALIKES[letter], 1)
            yield at(map.put(each.node, name), map.line_of(each.node))


@mutation()
def a_reference_with_spaces(map: Map, random: Random) -> Iterator[Broken]:
    """A name is written with spaces for its hyphens."""
    for each in map.references:
        if "-" in each.name:
            yield at(map.put(each.node, each.name.replace("-", " ")), map.line_of(each.node))


@mutation()
def a_list_of_names_without_brackets(map: Map, random: Random) -> Iterator[Broken]:
    """Several names stand after a key, with commas but without brackets."""
    for place in map.on_lines:
        if place.name in ("by", *_RELATIONS) and place.is_word:
            yield at(map.put(place.value, f"{place.value.value}, another"), map.line_of(place.key))


@mutation()
def an_id_is_misspelt(map: Map, random: Random) -> Iterator[Broken]:
    """An id is misspelt where it is given, so that what names it finds nothing."""
    for place in map.places:
        if place.key is not None and is_id(place) and len(place.path) == 2:
            uses = [map.line_of(each.node) for each in map.references if each.name == place.path[1]]
            for word in misspellings(str(place.path[1]), random):
                # Nobody can tell whether the id is wrong or the name that stands for it.
                yield at(map.put(place.key, word), map.line_of(place.key), *uses)


@mutation()
def an_id_with_a_space(map: Map, random: Random) -> Iterator[Broken]:
    """An id is written in words."""
    for place in map.places:
        if place.key is not None and is_id(place) and len(place.path) == 2:
            word = str(place.path[1])
            words = word.replace("-", " ") if "-" in word else f"{word} one"
            yield at(map.put(place.key, words), map.line_of(place.key))


@mutation()
def an_id_is_given_to_two_statements(map: Map, random: Random) -> Iterator[Broken]:
    """A statement has the id of one in another section."""
    places = [place for place in map.places if len(place.path) == 2 and place.path[0] in STATEMENTS]
    for first in places:
        for second in places:
            if second.path[0] != first.path[0] and second.path[1] != first.path[1]:
                # Either of the two is one too many; what named the second one names nothing now.
                uses = [map.line_of(each.node) for each in map.references if each.name == second.path[1]]
                lines = map.line_of(first.key), map.line_of(second.key)
                yield at(map.put(second.key, str(first.path[1])), *lines, *uses)


@mutation(sure=True)
def a_reference_to_itself(map: Map, random: Random) -> Iterator[Broken]:
    """A statement names itself."""
    for each in map.references:
        if each.path[2] in _RELATIONS and each.wanted in ("statement", "argument"):
            yield at(map.put(each.node, str(each.path[1])), map.line_of(each.node))


@mutation()
def a_reference_to_the_wrong_kind(map: Map, random: Random) -> Iterator[Broken]:
    """A party for a statement, a question for a reason's target, a source for a group …"""
    kinds = {
        "party": map.ids("parties"),
        "source": map.ids("sources"),
        "group": map.ids("groups"),
        "question": map.ids("questions"),
        "statement": map.ids("proposals", "conditions", "claims"),
        "argument": map.ids("reasons", "objections"),
        "scenario": map.ids("scenarios"),
    }
    for each in map.references:
        others = [
            id
            for kind, ids in kinds.items()
            if kind != each.wanted and not (kind == "argument" and each.wanted == "statement")
            for id in ids
        ]
        if others:
            yield at(map.put(each.node, random.choice(others)), map.line_of(each.node))


@mutation(sure=True)
def a_name_twice_in_one_list(map: Map, random: Random) -> Iterator[Broken]:
    """A list names the same thing twice."""
    for each in map.references:
        if each.path[2] in ("supports", "against", "in_exchange_for", "undercuts", "answers", "supersedes"):
            name = f"{each.name}, {each.name}"
            alone = not isinstance(each.path[-1], int)
            if alone or map.text[each.node.end_mark.index] in ",]":
                yield at(map.put(each.node, f"[{name}]" if alone else name), map.line_of(each.node))


@mutation()
def a_name_from_a_map_that_is_not_imported(map: Map, random: Random) -> Iterator[Broken]:
    """A name begins with an alias that `imports:` does not have."""
    for each in map.references:
        yield at(map.put(each.node, f"elsewhere.{each.name}"), map.line_of(each.node))


@mutation(sure=True)
def an_import_that_is_not_there(map: Map, random: Random) -> Iterator[Broken]:
    """A map is imported from a path at which there is none."""
    yield from _importing(map, "nowhere.argmap.yaml")


@mutation(sure=True)
def an_import_of_itself(map: Map, random: Random) -> Iterator[Broken]:
    """A map imports itself."""
    yield from _importing(map, map.name.rpartition("/")[2])


def _importing(map: Map, path: str) -> Iterator[Broken]:
    version = map.at("argmap")
    if version and not map.at("imports"):
        line = map.line_of(version.key) + 1
        yield at(map.insert(line, f"imports: {{elsewhere: {path}}}\n"), line)
    for place in map.places:
        if len(place.path) == 2 and place.path[0] == "imports":
            yield at(map.put(place.value, path), map.line_of(place.value))


@mutation(sure=True)
def a_ring_of_conditions(map: Map, random: Random) -> Iterator[Broken]:
    """Two statements each wait for the other."""
    for each in map.references:
        needed = next((place for place in map.on_lines if place.path[1:] == (each.name,)), None)
        owner = map.at(*each.path[:2])
        if each.path[2:] != ("only_if",) or owner is None or _is_settled(map, owner):
            continue
        if needed is not None and needed.path[0] in STATEMENTS and needed.is_word:
            text = f"{{text: {_quoted(str(needed.value.value))}, only_if: {each.path[1]}}}"
            # The ring goes through both, and begins with neither.
            lines = map.line_of(owner.key), map.line_of(each.node), map.line_of(needed.key)
            yield at(map.put(needed.value, text), *lines)


@mutation(sure=True)
def a_ring_of_groups(map: Map, random: Random) -> Iterator[Broken]:
    """Two groups each lie in the other."""
    yield from _ring(map, "groups", "within")


@mutation(sure=True)
def a_ring_of_scenarios(map: Map, random: Random) -> Iterator[Broken]:
    """Two scenarios each extend the other."""
    yield from _ring(map, "scenarios", "extends")


def _ring(map: Map, section: str, key: str) -> Iterator[Broken]:
    places = [place for place in map.places if len(place.path) == 2 and place.path[0] == section]
    for first, second in pairwise(places):
        if not any(map.at(*place.path, key) for place in (first, second)):
            broken = map.text
            for place, other in ((second, first), (first, second)):  # from behind, so that offsets hold
                start, end = place.value.start_mark.index, place.value.end_mark.index
                old = broken[start:end]
                more = f"{key}: {other.path[1]}"
                if place.is_text:
                    new = f"{{title: {_quoted(str(place.value.value))}, {more}}}"
                elif old.startswith("{"):
                    new = f"{{{more}, {old[1:]}"
                else:
                    new = f"{more}\n{' ' * place.value.start_mark.column}{old}"
                broken = broken[:start] + new + broken[end:]
            yield at(broken, *_lines_of_ring(broken, first, second, key))


def _lines_of_ring(broken: str, first: Place, second: Place, key: str) -> list[int]:
    """A ring has no beginning: the two ids, and the two keys that close it."""
    ids = "|".join(re.escape(str(place.path[1])) for place in (first, second))
    found = re.compile(rf"^ +({ids}):|\b{key}: ({ids})\b")
    return [number for number, line in enumerate(broken.splitlines(), 1) if found.search(line)]


@mutation(sure=True)
def an_expectation_that_fails(map: Map, random: Random) -> Iterator[Broken]:
    """A scenario expects another outcome than there is."""
    for place in map.places:
        if len(place.path) == 4 and place.path[2] == "expect":
            word = random.choice([word for word in ("stands", "falls", "open") if word != place.value.value])
            yield at(map.put(place.value, word), map.line_of(place.value))


@mutation(sure=True)
def what_is_needed_is_also_excluded(map: Map, random: Random) -> Iterator[Broken]:
    """A statement stands only if something holds, and only if it does not."""
    for place in map.on_lines:
        owner = map.at(*place.path[:2])
        if owner is None or _is_settled(map, owner) or map.at(*owner.path, "unless"):
            continue
        if place.path[2:] == ("only_if",) and place.is_word:
            line = map.line_of(place.key)
            indent = " " * place.column
            broken = map.insert(line + 1, f"{indent}unless: {place.value.value}\n")
            # Each of the two keys is right without the other: the statement is what is impossible.
            yield at(broken, line, line + 1, map.line_of(owner.key))


def _is_settled(map: Map, statement: Place) -> bool:
    """Whether the author says how it stands, whatever it needs: then nothing is wrong with what it needs."""
    status = map.at(*statement.path, "status")
    fallen = status is not None and status.value.value in ("rejected", "withdrawn", "superseded")
    return fallen or map.at(*statement.path, "holds") is not None


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
