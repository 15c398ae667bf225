"""Two parsers, one stream of events: libyaml, which is fast, and ruamel.yaml's, which is always there."""

import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.source import events, read
from argmap.source.events import SCALAR, STREAM_END, Events
from stages.marked import Case, cases, check, mark

_SHARED = Path(__file__).parents[3] / "shared" / "data"
_SHARED_FILES = sorted(path for path in _SHARED.rglob("*") if path.suffix in (".yaml", ".yml"))
_FEATURES = cases("yaml-features.txt")


class Event(NamedTuple):
    """What reading takes from an event, and the style besides."""

    kind: int
    start: int
    end: int
    anchor: str | None
    tag: str | None
    value: str | None
    plain: bool | None
    style: str


def _fast(text: str) -> Events:
    stream = events.fast(text)
    assert stream is not None, "PyYAML was installed without its C parser"
    return stream


def _events(stream: Events) -> list[Event]:
    found: list[Event] = []
    while not found or found[-1].kind != STREAM_END:
        event = stream.next()
        kind = stream.kinds[type(event)]
        start, end = event.start_mark.index, event.end_mark.index
        if kind == SCALAR and not event.value and not event.style:
            start = end = 0  # of empty values the tree shows the key
        implicit = getattr(event, "implicit", None)
        plain = implicit[0] if isinstance(implicit, tuple) else None
        tag = None if getattr(event, "tag", None) is None else str(event.tag)
        style = f"{getattr(event, 'style', None) or ''}{getattr(event, 'flow_style', None) or ''}"
        anchor, value = getattr(event, "anchor", None), getattr(event, "value", None)
        found.append(Event(kind, start, end, anchor, tag, value, plain, style))
    return found


def _outcome(stream: Events) -> list[Event] | None:
    """The events; None where the parser refuses the text."""
    try:
        return _events(stream)
    except stream.errors:
        return None


# --- The same events


def test_both_parsers_see_the_same_in_the_maps(map_path: Path) -> None:
    text = map_path.read_text(encoding="utf-8")
    for variant in (text, text.replace("\n", "\r\n"), text.rstrip("\n")):
        assert _events(_fast(variant)) == _events(events.pure(variant))


@pytest.mark.parametrize("case", _FEATURES, ids=lambda case: case.title)
def test_both_parsers_see_the_same_in_what_yaml_offers(case: Case) -> None:
    for text in (case.text, case.text.replace("\n", "\r\n")):
        assert _events(_fast(text)) == _events(events.pure(text))


@pytest.mark.skipif(not _SHARED_FILES, reason="../shared/data, with other people's YAML, is not here")
@pytest.mark.parametrize("path", _SHARED_FILES, ids=lambda path: path.name)
def test_both_parsers_see_the_same_in_other_people_s_files(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert _outcome(_fast(text)) == _outcome(events.pure(text))


_PIECES = [*"ab1~-?:,[]{}|>'\"#é漢😀", *("key", "http://x", "a:b", "---", "...", "\r\n", "\\n")]
_PIECES += ["\n", "\n  ", "\n    ", "\n- ", ": ", "- ", "? ", " # c", "|\n", "|-\n", ">\n", "''", '""']
_PIECES += ["&x ", "*x ", "!t ", "!!str ", "\\", "%", "@", "`", "<<: "]


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_what_both_parsers_take_they_take_for_the_same(soup: str) -> None:
    text = f"a:\n  b: {soup}\n"
    fast, pure = _outcome(_fast(text)), _outcome(events.pure(text))
    if fast is not None and pure is not None:
        assert _untagged(fast) == _untagged(pure)


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_without_the_c_parser_the_same_is_read(soup: str) -> None:
    text = f"argmap: 1\nclaims:\n  b: {soup}\n  c: d\n"
    tree = read(text)
    with pytest.MonkeyPatch.context() as patch:
        _without_c(patch)
        again = read(text)
    if again.faults == () or tree.faults == ():
        assert (again.value, again.faults) == (tree.value, tree.faults)


def _untagged(found: list[Event]) -> list[Event]:
    """Events without what the parsers disagree on of tagged values: any tag is a fault."""
    return [each._replace(plain=None, start=0) if each.tag else each for each in found]


# --- The differences there are, each with what comes of it. The fast parser is asked first; where it refuses
# a text, the other one is, and the one that came farther counts.


class Difference(NamedTuple):
    """A text that the parsers take differently, why that does no harm, and what is read."""

    text: str
    taken_by: str
    harmless: str
    value: Any
    rules: tuple[str, ...] = ()


_TAB = "YAML 1.2 allows a tab after a value"
_COMMENT = "what is lost is no text but a comment, though without the space before it that YAML asks for"
_NAME = "a fault is reported either way, for no name of an anchor has such signs"
_TAG = "a fault is reported either way, for tags are not used"
_JSON = "YAML 1.2 does not forbid what JSON allows"
_DOCUMENT = "where a document begins matters of the second one alone, which is a fault"
_MARKER = "an end without a document is nothing"
_DIRECTIVE = "YAML 1.2 has readers ignore it"
_DIFFERENCES = [
    Difference("a:\tb\n", "libyaml", _TAB, {"a": "b"}),
    Difference("a: b\t\n", "libyaml", _TAB, {"a": "b"}),
    Difference("a: b\t# c\n", "libyaml", _TAB, {"a": "b"}),
    Difference("a: b\tc\n", "libyaml", _TAB, {"a": "b\tc"}),
    Difference("a: |#b\n  c\n", "libyaml", _COMMENT, {"a": "c\n"}),
    Difference("a: b\n...\n...\n", "libyaml", _MARKER, {"a": "b"}),
    Difference('a: "\\ud83d\\ude00"\n', "ruamel.yaml", _JSON, {"a": "😀"}),
    Difference("%FOO\n---\na: b\n", "ruamel.yaml", _DIRECTIVE, {"a": "b"}),
    Difference("a: &é b\n", "ruamel.yaml", _NAME, {"a": "b"}, ("syntax-error",)),
    Difference("a: &b:c d\n", "both", _NAME, {"a": ":c d"}, ("syntax-error",)),
    Difference("a: !\n", "both", _TAG, {"a": ""}, ("yaml-tag",)),
    Difference("a: !!str &b c\n", "both", _TAG, {"a": "c"}, ("yaml-tag",)),
    Difference("%YAML 1.2\n---\na: b\n", "both", _DOCUMENT, {"a": "b"}),
]


@pytest.mark.parametrize("each", _DIFFERENCES, ids=lambda each: ascii(each.text))
def test_where_the_parsers_differ_it_does_no_harm(each: Difference) -> None:
    fast, pure = _outcome(_fast(each.text)), _outcome(events.pure(each.text))
    takers = {"libyaml": fast, "ruamel.yaml": pure}
    taken_by = [name for name, taken in takers.items() if taken is not None]
    assert ("both" if len(taken_by) == 2 else "".join(taken_by)) == each.taken_by
    assert fast != pure, "there is no difference any more"
    tree = read(each.text)
    assert (tree.value, tuple(fault.rule for fault in tree.faults)) == (each.value, each.rules)


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize(
    "text", ["a: x{}y\n", "a: |\n  x{}y\n", 'a: "x{}y"\n', "x{}y: b\n", "a: b # x{}y\nc: d\n"]
)
def test_what_ended_a_line_in_yaml_1_1_is_a_character_like_any_other(text: str, character: str) -> None:
    tree = read(text.format(character))
    assert tree.faults == ()
    assert tree.value == {
        key.replace("-", character): value.replace("-", character)
        for key, value in read(text.format("-")).value.items()
    }


# --- Without the C parser


def _without_c(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    assert events.fast("a: b\n") is None


def test_without_the_c_parser_maps_are_read_the_same(map_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = read(map_path.read_bytes())
    _without_c(monkeypatch)
    again = read(map_path.read_bytes())
    assert (again.value, again.places.rows, again.faults) == (tree.value, tree.places.rows, ())


@pytest.mark.parametrize("case", _FEATURES, ids=lambda case: case.title)
def test_without_the_c_parser_all_of_yaml_is_read_the_same(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = read(case.text)
    _without_c(monkeypatch)
    assert (read(case.text).value, read(case.text).faults) == (tree.value, tree.faults)


@pytest.mark.parametrize("case", cases("broken-yaml.txt"), ids=lambda case: case.title)
def test_without_the_c_parser_mistakes_are_told_the_same(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    _without_c(monkeypatch)
    checked = check(case.text)
    assert mark(checked.tree, checked.diagnostics) == case.marked
