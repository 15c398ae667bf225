"""Values of the wrong form: a list for a text, a day that is none, a word that is not known."""

from collections.abc import Iterator
from random import Random

from benchmarks.mutations import Broken, at, misspellings, mutation
from benchmarks.mutations.written import SECTIONS, STATEMENTS, Map, Place

_WORDS = ("status", "choose", "standard")


def _in_place(map: Map, place: Place, new: str) -> Broken:
    return at(map.put(place.value, new), map.line_of(place.value))


def _required_texts(map: Map) -> Iterator[Place]:
    return (place for place in map.places if place.is_text and place.is_word and len(place.path) > 1)


@mutation()
def a_misspelt_word_of_the_format(map: Map, random: Random) -> Iterator[Broken]:
    """`status`, `choose`, `standard` or an expected outcome is misspelt."""
    for place in map.places:
        if place.name in _WORDS or "expect" in place.path[2:-1]:
            for word in misspellings(str(place.value.value), random):
                yield _in_place(map, place, word)


@mutation()
def a_list_for_a_text(map: Map, random: Random) -> Iterator[Broken]:
    """A text stands in square brackets."""
    for place in _required_texts(map):
        yield _in_place(map, place, "[one, two]")


@mutation()
def keys_and_values_for_a_text(map: Map, random: Random) -> Iterator[Broken]:
    """A text is made of keys and values, such as one for each language."""
    for place in _required_texts(map):
        yield _in_place(map, place, "{en: One, fr: Un}")


@mutation()
def a_number_for_a_text(map: Map, random: Random) -> Iterator[Broken]:
    """A text is a number without quotes, or `true`."""
    for place in _required_texts(map):
        yield _in_place(map, place, random.choice(["12", "1.5", "true"]))


@mutation()
def nothing_for_a_text(map: Map, random: Random) -> Iterator[Broken]:
    """A text is left out after its colon."""
    for place in _required_texts(map):
        yield at(map.put(place.value, ""), map.line_of(place.key))


@mutation()
def nothing_for_a_reference(map: Map, random: Random) -> Iterator[Broken]:
    """A name is left out after its key."""
    for each in map.references:
        place = map.at(*each.path)
        if place is not None and place.key is not None and place.value is each.node:
            yield _in_place(map, place, random.choice(["", "~", "[]"]))


@mutation()
def a_text_for_a_section(map: Map, random: Random) -> Iterator[Broken]:
    """A section holds a sentence in place of its entries."""
    for place in map.on_lines:
        if len(place.path) == 1 and place.name in SECTIONS:
            first, last = map.line_of(place.key), map.last_line(place)
            text = map.without(first + 1, last).splitlines(keepends=True)
            text[first - 1] = f"{place.name}: {random.choice(['none so far', '0', 'true'])}\n"
            yield at("".join(text), first)


@mutation()
def a_section_as_a_list(map: Map, random: Random) -> Iterator[Broken]:
    """The entries of a section begin with hyphens in place of ids."""
    for place in map.on_lines:
        entries = [each for each in map.on_lines if len(each.path) == 2 and each.path[0] == place.path[0]]
        if len(place.path) == 1 and place.name in SECTIONS and entries:
            lines = map.text.splitlines(keepends=True)
            for each in entries:
                number = map.line_of(each.key) - 1
                lines[number] = lines[number].replace(f"{each.path[1]}:", "-", 1)
            # The list as a whole is wrong: its key, or its first item.
            yield at("".join(lines), map.line_of(place.key), map.line_of(entries[0].key))


@mutation()
def a_statement_as_a_list(map: Map, random: Random) -> Iterator[Broken]:
    """The keys of a statement begin with hyphens."""
    for place in map.on_lines:
        keys = [each for each in map.on_lines if len(each.path) == 3 and each.path[:2] == place.path]
        if len(place.path) == 2 and place.path[0] in STATEMENTS and keys:
            lines = map.text.splitlines(keepends=True)
            for each in keys:
                first = map.line_of(each.key) - 1
                for number in range(first, map.last_line(each)):
                    column = each.column
                    sign = "- " if number == first else "  "
                    lines[number] = lines[number][:column] + sign + lines[number][column:]
            # The list as a whole is wrong: its key, or its first item.
            yield at("".join(lines), map.line_of(place.key), map.line_of(keys[0].key))


@mutation()
def a_text_for_a_statement_with_a_target(map: Map, random: Random) -> Iterator[Broken]:
    """A reason or an objection is only a text, so that it bears on nothing."""
    for place in map.on_lines:
        if len(place.path) == 2 and place.path[0] in ("reasons", "objections"):
            first, last = map.line_of(place.key), map.last_line(place)
            lines = map.without(first + 1, last).splitlines(keepends=True)
            lines[first - 1] = f"{' ' * place.column}{place.path[1]}: It is said.\n"
            yield at("".join(lines), first)


@mutation()
def a_date_in_another_form(map: Map, random: Random) -> Iterator[Broken]:
    """A date is written as in a letter."""
    forms = ("30.3.2022", "2022-3-30", "30 March 2022", "2022/03/30", "03/30/2022", "March", "2022")
    for place in map.places:
        if place.name in ("date", "due", "accessed"):
            yield _in_place(map, place, random.choice(forms))


@mutation(sure=True)
def a_day_that_there_is_not(map: Map, random: Random) -> Iterator[Broken]:
    """A date names the 30th of February, or a thirteenth month."""
    for place in map.places:
        if place.name in ("date", "due", "accessed"):
            day = random.choice(["2022-02-30", "2022-13-01", "2022-06-31", "2022-00-10"])
            yield _in_place(map, place, day)


def _after_text(map: Map, line: str) -> Iterator[Broken]:
    """A line set below the text of each statement."""
    for place in map.on_lines:
        if len(place.path) == 3 and place.path[2] == "text" and place.path[0] in STATEMENTS[1:]:
            key = line.partition(":")[0]
            if not map.at(*place.path[:2], key):
                last = map.last_line(place)
                yield at(map.insert(last + 1, f"{' ' * place.column}{line}\n"), last + 1)


@mutation()
def a_share_out_of_range(map: Map, random: Random) -> Iterator[Broken]:
    """A likelihood or weight is not between 0 and 1."""
    key = random.choice(["likelihood", "weight"])
    yield from _after_text(map, f"{key}: {random.choice(['1.5', '70', '-0.2', '100'])}")


@mutation()
def a_share_in_per_cent(map: Map, random: Random) -> Iterator[Broken]:
    """A likelihood has a percent sign, or is a word."""
    yield from _after_text(map, f"likelihood: {random.choice(['70%', '70 %', 'high', '0,7', '1/2'])}")


@mutation()
def yes_for_true(map: Map, random: Random) -> Iterator[Broken]:
    """`yes` or `no` stands for `true` or `false`."""
    yield from _after_text(map, f"holds: {random.choice(['yes', 'no', 'Yes', 'on', '1', 'ture', 'wahr'])}")
    for place in map.places:
        if any(step in ("believes", "assume") for step in place.path[2:-1]):
            yield _in_place(map, place, "yes" if place.value.value == "true" else "no")


@mutation()
def another_version(map: Map, random: Random) -> Iterator[Broken]:
    """`argmap:` has another value than 1."""
    place = map.at("argmap")
    assert place is not None
    for version in ('"1"', "2", "v1", "1.1", "one", ""):
        yield _in_place(map, place, version)


@mutation(sure=True)
def more_conditions_than_there_are(map: Map, random: Random) -> Iterator[Broken]:
    """`at_least` asks for more conditions than stand in `of`."""
    for place in map.on_lines:
        if place.path[2:] in (("only_if",), ("unless",)) and place.is_word:
            yield _in_place(map, place, f"{{at_least: 2, of: [{place.value.value}]}}")


@mutation()
def a_condition_in_words(map: Map, random: Random) -> Iterator[Broken]:
    """`and`, `or` and `not` stand in a condition as in a sentence."""
    for place in map.on_lines:
        if place.path[2:] in (("only_if",), ("unless",)) and place.is_word:
            name = place.value.value
            for words in (f"not {name}", f"{name} and {name}", f"{{or: [{name}]}}", f"{{nto: {name}}}"):
                yield _in_place(map, place, words)


@mutation()
def an_address_without_its_beginning(map: Map, random: Random) -> Iterator[Broken]:
    """An address has no `https://`, or a space in it."""
    for place in map.on_lines:
        if len(place.path) == 3 and place.path[0] == "sources" and place.path[2] == "title":
            last = map.last_line(place)
            url = random.choice(["www.example.org", "https://example.org/a b", "<https://x.org>"])
            yield at(map.insert(last + 1, f"{' ' * place.column}archive: {url}\n"), last + 1)
