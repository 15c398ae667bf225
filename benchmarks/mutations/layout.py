"""Lines in the wrong column, cut off, run together, or left over from something else."""

from collections.abc import Iterator
from random import Random

from benchmarks.mutations import Broken, at, mutation
from benchmarks.mutations.written import STATEMENTS, Map


def _moved(map: Map, by: int) -> Iterator[Broken]:
    """Each key moved to the left or right, without what stands below it."""
    for place in map.on_lines:
        if place.column + by < 0:
            continue
        line = map.line_of(place.key)
        text = map.lines[line - 1]
        moved = " " * by + text if by > 0 else text[-by:]
        lines = [line]
        siblings = [each for each in map.on_lines if each.path[:-1] == place.path[:-1]]
        position = siblings.index(place)
        if position + 1 < len(siblings) and (position == 0 or by < -1):
            # Of two neighbours in different columns either may be the one in the wrong column, unless the
            # lines above say which: a key moved out may well belong there, and then the next one does not.
            lines.append(map.line_of(siblings[position + 1].key))
        start = map.starts[line - 1]
        if len(siblings) == 1 and by < 0 and (owner := map.at(*place.path[:-1])):
            lines.append(map.line_of(owner.key or owner.value))  # nothing stands under it any more
        yield at(map.between(start, start + len(text), moved), *lines)


@mutation()
def a_line_one_space_too_far_in(map: Map, random: Random) -> Iterator[Broken]:
    """A key is set in by one space too many."""
    yield from _moved(map, 1)


@mutation()
def a_line_one_space_too_far_out(map: Map, random: Random) -> Iterator[Broken]:
    """A key is set in by one space too few."""
    yield from _moved(map, -1)


@mutation()
def a_line_one_level_too_far_in(map: Map, random: Random) -> Iterator[Broken]:
    """A key is set in by two spaces too many."""
    yield from _moved(map, 2)


@mutation()
def a_line_one_level_too_far_out(map: Map, random: Random) -> Iterator[Broken]:
    """A key is set in by two spaces too few."""
    yield from _moved(map, -2)


def _indented_with(map: Map, indents: list[str], random: Random) -> Iterator[Broken]:
    for place in map.on_lines:
        if place.column:
            line = map.line_of(place.key)
            start = map.starts[line - 1]
            yield at(map.between(start, start + place.column, random.choice(indents)), line)


@mutation()
def a_tab_as_indentation(map: Map, random: Random) -> Iterator[Broken]:
    """A key is set in with tabs, alone or after spaces."""
    yield from _indented_with(map, ["\t", "\t\t", "  \t", "\t  "], random)


@mutation()
def a_non_breaking_space_as_indentation(map: Map, random: Random) -> Iterator[Broken]:
    """A key is set in with spaces that only look like spaces, as word processors write them."""
    for place in map.on_lines:
        if place.column:
            line = map.line_of(place.key)
            start = map.starts[line - 1]
            yield at(map.between(start, start + place.column, "\xa0" * place.column), line)


def _cut(map: Map, end: int) -> Broken:
    """The map up to an offset. Right places to say so are its end, and what names something that is lost."""
    text = map.text[:end]
    last = text.rstrip("\n").count("\n") + 1
    entries = [place for place in map.places if len(place.path) == 2 and place.value.end_mark.index <= end]
    kept = {place.path[1] for place in entries}
    names = [map.line_of(each.node) for each in map.references if each.name.partition(".")[0] not in kept]
    open_ones = [
        map.line_of(place.key or place.value)
        for place in map.places
        if (place.key or place.value).start_mark.index <= end <= place.value.end_mark.index
    ]
    if not any(place.path[0] in STATEMENTS for place in entries):
        open_ones += [
            1,
            map.line_of(map.root),
        ]  # the map as a whole lacks its statements, or all there is in it
    # What was begun above the cut and lacks something: each key that the last line belongs to.
    return at(text, last, *open_ones, *(line for line in names if line <= last))


@mutation()
def a_file_cut_off_in_a_line(map: Map, random: Random) -> Iterator[Broken]:
    """The file ends in the middle of a line."""
    for _ in range(20):
        yield _cut(map, random.randrange(len(map.text) // 5, len(map.text)))


@mutation()
def a_file_cut_off_after_a_line(map: Map, random: Random) -> Iterator[Broken]:
    """The file ends at the end of a line."""
    for start in map.starts[len(map.starts) // 5 : -1]:
        yield _cut(map, start)


def _after_key(map: Map, colon: str) -> Iterator[Broken]:
    for place in map.on_lines:
        assert place.key is not None
        end = place.key.end_mark.index
        start = place.value.start_mark.index
        if map.text[end:start].strip(" ") == ":":
            yield at(map.between(end, start, colon), map.line_of(place.key))


@mutation()
def a_colon_is_missing(map: Map, random: Random) -> Iterator[Broken]:
    """No colon stands after a key."""
    for place in map.on_lines:
        assert place.key is not None
        end = place.key.end_mark.index
        yield at(map.between(end, end + 1), map.line_of(place.key))


@mutation()
def a_space_is_missing_after_a_colon(map: Map, random: Random) -> Iterator[Broken]:
    """No space stands between a colon and the value."""
    yield from _after_key(map, ":")


@mutation()
def a_colon_of_full_width(map: Map, random: Random) -> Iterator[Broken]:
    """The colon after a key is that of Chinese or Japanese texts."""
    yield from _after_key(map, "：")


@mutation()
def an_equals_sign_for_a_colon(map: Map, random: Random) -> Iterator[Broken]:
    """A key and its value are put together as in other programs' settings."""
    yield from _after_key(map, " = ")


@mutation()
def a_non_breaking_space_after_a_colon(map: Map, random: Random) -> Iterator[Broken]:
    """The space after a colon is a non-breaking one."""
    yield from _after_key(map, ":\xa0")


@mutation()
def a_hyphen_before_a_key(map: Map, random: Random) -> Iterator[Broken]:
    """A hyphen stands before one of several keys."""
    for place in map.on_lines:
        assert place.key is not None
        start = place.key.start_mark.index
        line = map.line_of(place.key)
        siblings = [each for each in map.on_lines if each.path[:-1] == place.path[:-1]]
        # Where the first key has one, the ones after it may be said to lack theirs.
        lines = [map.line_of(siblings[1].key)] if siblings[0] is place and len(siblings) > 1 else []
        if len(siblings) == 1 and (owner := map.at(*place.path[:-1])):
            lines = [map.line_of(owner.key or owner.value)]
        yield at(map.between(start, start, "- "), line, *lines)


@mutation()
def a_line_of_prose(map: Map, random: Random) -> Iterator[Broken]:
    """A line of text stands between keys, without a sign that it is a comment."""
    for place in map.on_lines:
        line = map.line_of(place.key)
        indent = " " * random.choice([0, place.column])
        prose = random.choice(["TODO", "to be checked with Ada", "Draft of May."])
        yield at(map.insert(line, f"{indent}{prose}\n"), line)


@mutation()
def two_lines_run_together(map: Map, random: Random) -> Iterator[Broken]:
    """A line end is missing between two keys."""
    for place in map.on_lines:
        last = map.last_line(place)
        if place.is_word and last == map.line_of(place.key) < len(map.lines):
            end = map.starts[last - 1] + len(map.lines[last - 1].rstrip("\n"))
            yield at(map.between(end, end + 1), last)


@mutation()
def marks_of_a_merge_conflict(map: Map, random: Random) -> Iterator[Broken]:
    """Two versions of a line, with the marks that git sets around them."""
    for place in map.on_lines:
        first, last = map.line_of(place.key), map.last_line(place)
        block = map.block(place)
        if not block.endswith("\n"):
            continue
        conflict = f"<<<<<<< HEAD\n{block}=======\n{block}>>>>>>> other-branch\n"
        height = last - first + 1
        text = "".join([*map.lines[: first - 1], conflict, *map.lines[last:]])
        yield at(text, first, first + height + 1, first + 2 * height + 2)


@mutation()
def two_documents(map: Map, random: Random) -> Iterator[Broken]:
    """A line of three hyphens stands in the middle."""
    for place in map.on_lines:
        if len(place.path) == 1 and place.path != ("argmap",):
            line = map.line_of(place.key)
            yield at(map.insert(line, "---\n"), line)
