"""Quotes, brackets and other signs that mean something, and characters that are not what they look like."""

from collections.abc import Iterator
from random import Random

import yaml

from benchmarks.mutations import Broken, Mutation, at, mutation
from benchmarks.mutations.written import Map, Place

_SIGNS = {
    "an at sign": "@",
    "a back quote": "`",
    "a percent sign": "%",
    "an asterisk": "*",
    "an ampersand": "&",
    "an exclamation mark": "!",
    "a hash": "# ",
    "a bracket": "[sic] ",
    "a curly bracket": "{sic} ",
    "a closing bracket": "] ",
    "a comma": ", ",
    "a bar": "| ",
    "a greater-than sign": "> ",
    "a hyphen": "- ",
    "a question mark": "? ",
    "a word in quotes": '"So" ',
    "a word in single quotes": "'So' ",
}


def _plain_texts(map: Map) -> Iterator[Place]:
    """Texts of several words without quotes, outside of brackets, each in one line."""
    return (
        place
        for place in map.places
        if place.is_text and place.is_word and not place.in_brackets and " " in str(place.value.value)
    )


def _beginning_with(name: str, sign: str) -> Mutation:
    def breaking(map: Map, random: Random) -> Iterator[Broken]:
        for place in _plain_texts(map):
            start = place.value.start_mark.index
            yield at(map.between(start, start, sign), map.line_of(place.value))

    breaking.__doc__ = f"A text without quotes begins with `{sign.strip()}`."
    breaking.__name__ = f"a text that begins with {name}"
    # Where a value is left, it is not the text that was meant: its first word is lost.
    return mutation(sure=True)(breaking)


for _name, _sign in _SIGNS.items():
    _beginning_with(_name, _sign)


@mutation()
def a_colon_in_a_text(map: Map, random: Random) -> Iterator[Broken]:
    """A text without quotes has a colon and a space in it, or ends in a colon."""
    for place in _plain_texts(map):
        words = str(place.value.value).split(" ")
        at_word = random.randrange(1, len(words) + 1)
        words[at_word - 1] += ":"
        yield at(map.put(place.value, " ".join(words)), map.line_of(place.value))


@mutation()
def a_double_quote_is_never_closed(map: Map, random: Random) -> Iterator[Broken]:
    """A text begins with a quote that nothing closes."""
    yield from _unclosed(map, '"')


@mutation()
def a_single_quote_is_never_closed(map: Map, random: Random) -> Iterator[Broken]:
    """A text begins with an apostrophe."""
    yield from _unclosed(map, "'")


def _unclosed(map: Map, quote: str) -> Iterator[Broken]:
    for place in map.places:
        if isinstance(place.value, yaml.ScalarNode) and place.value.style == quote:
            end = place.value.end_mark.index
            yield at(map.between(end - 1, end), map.line_of(place.value))
        elif place.is_text and place.is_word and quote not in str(place.value.value):
            start = place.value.start_mark.index
            yield at(map.between(start, start, quote), map.line_of(place.value))


@mutation()
def an_apostrophe_in_single_quotes(map: Map, random: Random) -> Iterator[Broken]:
    """An apostrophe ends a text too early."""
    for place in _plain_texts(map):
        words = str(place.value.value).replace("'", "").split(" ", 1)
        yield at(map.put(place.value, f"'{words[0]}'s {words[1]}'"), map.line_of(place.value))


@mutation()
def a_backslash_in_double_quotes(map: Map, random: Random) -> Iterator[Broken]:
    """A text in double quotes holds a path of Windows."""
    for place in _plain_texts(map):
        yield at(map.put(place.value, '"It is in C:\\maps\\yard."'), map.line_of(place.value))


@mutation()
def typographic_quotes_around_a_value(map: Map, random: Random) -> Iterator[Broken]:
    """A name or date stands in quotes as word processors write them."""
    for place in map.places:
        if place.is_word and place.value.value:
            opening, closing = random.choice([("“", "”"), ("‘", "’"), ("„", "“"), ("«", "»")])
            yield at(map.put(place.value, f"{opening}{place.value.value}{closing}"), map.line_of(place.value))


def _brackets(map: Map) -> Iterator[yaml.CollectionNode]:
    """The outermost brackets of each kind."""
    for place in map.places:
        if isinstance(place.value, yaml.CollectionNode) and place.value.flow_style and not place.in_brackets:
            yield place.value


@mutation()
def a_bracket_is_never_closed(map: Map, random: Random) -> Iterator[Broken]:
    """The closing bracket of a list, or of keys and values, is missing."""
    for node in _brackets(map):
        yield at(map.between(node.end_mark.index - 1, node.end_mark.index), map.line_of(node))


@mutation()
def a_bracket_is_never_opened(map: Map, random: Random) -> Iterator[Broken]:
    """The opening bracket is missing."""
    for node in _brackets(map):
        yield at(map.between(node.start_mark.index, node.start_mark.index + 1), map.line_of(node))


@mutation()
def a_bracket_of_the_wrong_kind(map: Map, random: Random) -> Iterator[Broken]:
    """A list is closed by a curly bracket, or keys and values by a square one."""
    for node in _brackets(map):
        end = node.end_mark.index
        wrong = {"]": "}", "}": "]"}[map.text[end - 1]]
        # The line that closes, which may be another than the one that opens, is where it goes wrong.
        yield at(map.between(end - 1, end, wrong), map.line(end - 1))


@mutation()
def a_bracket_too_many(map: Map, random: Random) -> Iterator[Broken]:
    """A bracket is closed twice."""
    for node in _brackets(map):
        end = node.end_mark.index
        yield at(map.between(end, end, map.text[end - 1]), map.line(end - 1))


@mutation()
def a_comma_is_missing(map: Map, random: Random) -> Iterator[Broken]:
    """No comma stands between two items in brackets."""
    for node in _brackets(map):
        for item, following in zip(node.value, node.value[1:], strict=False):
            end = (item[1] if isinstance(item, tuple) else item).end_mark.index
            start = (following[0] if isinstance(following, tuple) else following).start_mark.index
            # Two names without a comma are one text, which ends where the second one does.
            broken = map.between(end, start, map.text[end:start].replace(",", " "))
            yield at(broken, map.line(end), map.line(start))


@mutation()
def a_comma_too_many(map: Map, random: Random) -> Iterator[Broken]:
    """Two commas stand between two items in brackets."""
    for node in _brackets(map):
        if len(node.value) > 1:
            item = node.value[0]
            end = (item[1] if isinstance(item, tuple) else item).end_mark.index
            yield at(map.between(end, end, ","), map.line(end))


def _with_bytes(map: Map, place: Place, new: bytes) -> Broken:
    """A text with bytes in the middle that are not the file's."""
    middle = (place.value.start_mark.index + place.value.end_mark.index) // 2
    data = map.text[:middle].encode() + new + map.text[middle:].encode()
    return Broken(data, frozenset([map.line_of(place.value)]))


@mutation(sure=True)
def bytes_of_windows_1252(map: Map, random: Random) -> Iterator[Broken]:
    """A letter or sign is encoded as Windows did it long ago."""
    for place in _plain_texts(map):
        yield _with_bytes(map, place, random.choice("éüß€–’“").encode("cp1252"))


@mutation(sure=True)
def a_nul_byte(map: Map, random: Random) -> Iterator[Broken]:
    """A byte without a meaning is left by a broken disk or program."""
    for place in _plain_texts(map):
        yield _with_bytes(map, place, random.choice([b"\0", b"\0\0\0", b"\x08", b"\x1b[0m"]))


@mutation(sure=True)
def a_byte_order_mark_in_the_middle(map: Map, random: Random) -> Iterator[Broken]:
    """Two files have been put together, the second with its byte-order mark."""
    for place in map.on_lines:
        if start := map.starts[map.line_of(place.key) - 1]:
            yield at(map.between(start, start, "\ufeff"), map.line_of(place.key))


@mutation()
def an_invisible_character_in_a_name(map: Map, random: Random) -> Iterator[Broken]:
    """A name holds a character without a width, as web pages do."""
    for each in map.references:
        name = each.name[:1] + random.choice("\u200b\u00ad\u2060") + each.name[1:]
        yield at(map.put(each.node, name), map.line_of(each.node))


@mutation(sure=True)
def a_merge_key(map: Map, random: Random) -> Iterator[Broken]:
    """A statement takes over the keys of another one, as some programs allow."""
    for place in map.on_lines:
        if len(place.path) == 3 and place.path[2] == "text":
            line = map.line_of(place.key)
            yield at(map.insert(line, f"{' ' * place.column}<<: {{}}\n"), line)
