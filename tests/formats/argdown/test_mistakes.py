"""What is wrong with a document, where, and what to do about it."""

import re
from errno import ENOENT

import pytest
from hypothesis import given
from hypothesis import strategies as st
from semantics.maps import graph_of, thorough

from argmap.formats import format_named, readers
from argmap.interchange import Imported, Unreadable

from .drafts import DOCUMENTS, SOUPS, spoilt

_EMPTY = "there is no statement in this file; write one, as in `[Title]: A text.`"
MISTAKES = [
    ("", "1:1", _EMPTY),
    ("\n// only this\n", "1:1", _EMPTY),
    ("# A heading\n", "1:1", _EMPTY),
    ("===\ntitle: x\n===\n", "1:1", _EMPTY),
    (
        "a\n\n  + b\n",
        "3:3",
        "there is nothing right above this `+` that it could relate to; take out the empty line",
    ),
    ("a\n- b\n", "2:1", "this `-` stands at the edge; set it in below what it relates to"),
    (
        "a\n    + b\n  + c\n",
        "3:3",
        "this `+` is set in like none of the lines above; set it in like its siblings",
    ),
    ("a\n  +\n\nb\n", "2:3", "nothing stands behind this `+`; write a text there, or a title"),
    ("a\n  >< <b>\n", "2:6", "a statement belongs here, not the argument `<b>`; name one: `[Title]`"),
    (
        "a [b] c\n",
        "1:3",
        "`[b]` stands in the middle of something else; "
        "write `@[b]` to mention it, or `\\[` for the bracket itself",
    ),
    (
        "[a]: b <c>: d\n",
        "1:8",
        "`<c>:` stands in the middle of something else; "
        "write `@<c>` to mention it, or `\\<` for the bracket itself",
    ),
    ("[a] b\n", "1:5", "a text stands behind `[a]`; put a colon between them, or an empty line"),
    (
        "[a]: b {c: d} e\n",
        "1:15",
        "a text stands behind data in braces; put it before them, or leave an empty line between",
    ),
    (
        "a *b c\n",
        "1:3",
        "the emphasis that begins here has no end; close it with `*`, or write `\\*` for the sign itself",
    ),
    (
        "a snake__case\n",
        "1:8",
        "the emphasis that begins here has no end; close it with `__`, or write `\\_\\_` for the sign itself",
    ),
    (
        "a\\\n",
        "1:2",
        "a `\\` at the end of a line stands for nothing; write `\\\\` if you mean the sign itself",
    ),
    ("a\n# b\n", "2:1", "a heading needs an empty line above and below it"),
    (
        "a\n(1) b\n",
        "2:1",
        "premises and conclusions need a paragraph of their own; leave an empty line above",
    ),
    (
        "<a>\n\n(1) b\n(2) c\n",
        "4:5",
        "these premises have no conclusion; write `----` above the last of them",
    ),
    ("<a>\n\n(1) b\n----\n", "4:5", "a conclusion is missing below these hyphens; number it as well"),
    ("<a>\n\n(1) b\n---- c\n", "4:6", "a conclusion is missing in the line below these hyphens; number it"),
    ("<a>\n\n(1) b\n--\nrule\n(2) c\n", "4:1", "this inference is not closed; write a line `--` below it"),
    ("<a>\n\n(1) b\n-- r, --\n(2) c\n", "4:7", "the name of a rule is missing behind this comma"),
    ("<a>\n\n(1) b\n----\n  - c\n(2) d\n", "5:3", "an inference can only be undercut: write `<_`"),
    (
        "a\n----\nb\n",
        "2:1",
        "there are no premises right above these hyphens; number them, as in `(1) A text.`",
    ),
    (
        "<a>\n\n(1) <b>\n----\n(2) c\n",
        "3:5",
        "a statement belongs here, not the argument `<b>`; name one: `[Title]`",
    ),
    (
        "<a>\n\n(1) b\n----\n(2) c\n\n<a>\n\n(1) b\n----\n(2) c\n",
        "9:1",
        "`<a>` has premises already; these need another one",
    ),
    (
        "  * a\n    * b\n",
        "2:5",
        "a list needs an empty line above it, and its items can have no items of their own",
    ),
    (
        "a\n\n===\nb: c\n===\n",
        "3:1",
        "front matter can only stand at the top; write `\\===` for the signs themselves",
    ),
    (
        "===\ntitle: [x\n===\n\na\n",
        "2:8",
        "what is opened here is never closed; close the quote or the bracket",
    ),
    ("[a]: b {c: d, c: e}\n", "1:15", "the key `c` stands here for the second time; keep one of the two"),
    (
        "a\n\n{b: c}\n",
        "3:1",
        "what stands in these braces belongs to nothing; put it right behind a text or a title",
    ),
    (
        f"[a]: b {{{'k' * 600}}}\n",
        "1:8",
        "a key here has more than 500 characters; put a space behind the colon",
    ),
    ("# {b: c}\n\na\n", "1:3", "nothing stands behind this `#`; write the heading there"),
    ("[a]: \x07\n", "1:6", "the invisible character U+0007 is not allowed; delete it"),
    ("[a]: b\n\n@include(c.argdown)\n", "3:1", "`c.argdown` can't be read: No such file"),
]


@pytest.mark.parametrize(("text", "place", "message"), MISTAKES)
def test_mistakes(text: str, place: str, message: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(text)
    assert (f"{refused.value.line}:{refused.value.column}", refused.value.message) == (place, message)


def read(text: str) -> Imported:
    """What is read of a text, where no file is beside it."""

    def no_file(path: str) -> str:
        raise FileNotFoundError(ENOENT, "No such file", path)

    return format_named("argdown").read(text, no_file)


@thorough
@given(SOUPS | spoilt() | DOCUMENTS.map(lambda text: text[: len(text) // 2]) | st.text())
def test_every_text_is_a_map_or_has_a_place_where_it_is_not(text: str) -> None:
    try:
        found = read(text)
    except Unreadable as error:
        refused = error
    else:
        _look_at(found)
        return
    lines = re.split("\r\n|\r|\n", text)
    assert 1 <= refused.line <= len(lines)
    assert 1 <= refused.column <= len(lines[refused.line - 1]) + 1


def _look_at(found: Imported) -> None:
    graph = graph_of({key: value for key, value in found.map.items() if key != "argmap"})
    assert {loss.statement for loss in found.losses} <= {"", *graph.statements}
    assert all(loss.line for loss in found.losses)


def test_relations_may_be_set_in_as_deep_as_you_like() -> None:
    text = "[s0]: x\n" + "".join(f"{' ' * depth}+ [s{depth}]: x\n" for depth in range(1, 1500))
    found = read(text).map
    assert found["reasons"]["s1499"] == {"text": "x", "supports": "s1498"}


def test_words_may_be_emphasised_as_deep_as_you_like() -> None:
    assert read("[a]: " + "*_" * 2000 + "a" + "_*" * 2000).map["claims"] == {"a": "a"}


def test_headings_may_lie_in_one_another_as_deep_as_you_like() -> None:
    headings = "\n\n".join(f"{'#' * depth} h{depth}" for depth in range(1, 1500))
    groups = read(f"===\ntitle: x\n===\n\n{headings}\n\n[a]: a\n").map["groups"]
    assert groups["h1499"] == {"title": "h1499", "within": "h1498"}


def test_files_may_include_one_another_as_deep_as_you_like() -> None:
    files = {f"{number}": f"@include({number + 1})" for number in range(3000)} | {"3000": "[a]: a"}
    found = format_named("argdown").read("@include(0)", files.__getitem__)
    assert found.map["claims"] == {"a": "a"}


@pytest.mark.parametrize(
    ("name", "text", "formats"),
    [
        ("a.argdown", "", ["argdown"]),
        ("a.ad", "", ["argdown"]),
        ("a.txt", "[Thesis]: Yes.\n  - <No>: No.\n", ["argdown"]),
        ("a.txt", "  <No>:\n", ["argdown"]),
        ("a.txt", "Just words, [in brackets]: here.\n", []),
    ],
)
def test_argdown_is_known_by_its_ending_or_its_titles(name: str, text: str, formats: list[str]) -> None:
    assert readers(name, text) == formats
