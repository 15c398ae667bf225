"""Text → values and their places, and what is wrong with the text; hostile texts included."""

import math
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path as File
from typing import Any

import pytest

from argmap.source import Path, Span, Tree, read
from stages.marked import Case, cases, check, mark

# --- Values


@pytest.mark.parametrize(
    ("written", "value"),
    [
        # YAML 1.2.2, section 10.3.2
        *[(text, None) for text in ("", "~", "null", "Null", "NULL")],
        *[(text, True) for text in ("true", "True", "TRUE")],
        *[(text, False) for text in ("false", "False", "FALSE")],
        *[("0", 0), ("12", 12), ("-7", -7), ("+7", 7), ("017", 17), ("0o17", 15), ("0xfF", 255)],
        *[("1.5", 1.5), ("-.5", -0.5), ("2.", 2.0), ("1e3", 1000.0), ("+1.5E-2", 0.015)],
        *[(".inf", math.inf), ("-.Inf", -math.inf), ("+.INF", math.inf)],
        # What other versions of YAML read as something else
        *[(text, text) for text in ("yes", "no", "on", "off", "y", "N", "Yes", "tRUE", "nULL")],
        *[(text, text) for text in ("12:30", "12:30:45", "2022-03-30", "2022-03-30T10:00:00Z", "1_000")],
        *[(text, text) for text in ("0b11", "0o8", "0xg", "-0x1", "+0o7", "1e", ".", "+", ".e1", "=")],
        *[(text, text) for text in ("1.2.3", "0.1.", "12a", ".infinity", "v1.0", "\u0663", "1\u00a02")],
        # What is in quotes is a text
        *[("'12'", "12"), ('"true"', "true"), ("''", ""), ('"~"', "~"), ("'it''s'", "it's")],
        # A number that nobody means
        ("9" * 400, int("9" * 400)),
        ("9" * 401, "9" * 401),
    ],
    ids=lambda each: ascii(each)[:20],
)
def test_a_value_reads_as_the_core_schema_says(written: str, value: object) -> None:
    found = read(f"key: {written}\n").value["key"]
    assert (found, type(found)) == (value, type(value))


def test_not_a_number_is_a_number() -> None:
    assert math.isnan(read("key: .NaN\n").value["key"])


def test_keys_are_texts() -> None:
    assert read("1: a\ntrue: b\n~: c\n? d\n: e\n").value == {"1": "a", "true": "b", "~": "c", "d": "e"}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("|\n  one\n  two\n", "one\ntwo\n"),
        ("|-\n  one\n\n  two\n\n", "one\n\ntwo"),
        ("|+\n  one\n\n", "one\n\n"),
        ("|2\n    one\n", "  one\n"),
        (">\n  one\n  two\n\n  three\n", "one two\nthree\n"),
        (">-\n  one\n    two\n  three\n", "one\n  two\nthree"),
        ("one\n  two\n", "one two"),
        ("'one\n\n  two'\n", "one\ntwo"),
        ('"one \\\n  two\\ttab \\u263a \\x41"\n', "one two\ttab ☺ A"),
        ('"\\ud83d\\ude00"\n', "😀"),  # as JSON writes it
        ("a # comment\n", "a"),
        ("a# no comment\n", "a# no comment"),
        ("http://example.org/a?b=c#d\n", "http://example.org/a?b=c#d"),
        ("{u: http://example.org, 'v':1}\n", {"u": "http://example.org", "v": 1}),
        ("[a, [b, c], {d: e}, ]\n", ["a", ["b", "c"], {"d": "e"}]),
        ("\n- a\n-\n- - b\n  - c\n", ["a", None, ["b", "c"]]),
    ],
)
def test_a_value_in_each_style(written: str, value: object) -> None:
    tree = read(f"key: {written}")
    assert (tree.value, tree.faults) == ({"key": value}, ())


def test_an_alias_stands_for_what_was_anchored() -> None:
    tree = read("a: &x [1, 2]\nb: *x\nc: &y word\nd: {e: *y}\nf: &x 3\ng: *x\n")
    assert tree.value == {"a": [1, 2], "b": [1, 2], "c": "word", "d": {"e": "word"}, "f": 3, "g": 3}
    assert tree.faults == ()


def test_a_file_is_read_with_or_without_a_byte_order_mark_and_in_any_line_ends() -> None:
    text = "a:\n  - b\n  - |\n    c\n    d\n"
    for variant in (text, text.replace("\n", "\r\n"), text.replace("\n", "\r")):
        for data in (variant, "\ufeff" + variant, variant.encode(), variant.encode("utf-8-sig")):
            assert read(data).value == {"a": ["b", "c\nd\n"]}


def test_json_is_yaml() -> None:
    tree = read('{"argmap": 1,\r\n\t"claims": {"a": {"text": "A\\/B", "tags": ["x", "y"], "holds": true}}}')
    assert tree.value == {"argmap": 1, "claims": {"a": {"text": "A/B", "tags": ["x", "y"], "holds": True}}}


# --- Places

_PLACES = """\
# A comment first.
argmap: 1
"title" :   'It''s'   # a comment after
claims:
  a: {text: A, tags: [x, yy]}
  漢字: "😀 text"
  b:
    text: |
      one
      two

    note: one
      two
    tags:
      - &one first
      - *one
    empty:
    none: ~
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("argmap",), "2:1-2:7", "2:9-2:10"),
        (("title",), "3:1-3:8", "3:13-3:20"),
        (("claims",), "4:1-4:7", "4:1-4:7"),  # of keys and values, the place is their own key
        (("claims", "a"), "5:3-5:4", "5:3-5:4"),
        (("claims", "a", "text"), "5:7-5:11", "5:13-5:14"),
        (("claims", "a", "tags"), "5:16-5:20", "5:22-5:29"),
        (("claims", "a", "tags", 1), "5:26-5:28", "5:26-5:28"),
        (("claims", "漢字"), "6:3-6:5", "6:7-6:15"),  # in characters, however wide
        (("claims", "b", "text"), "8:5-8:9", "8:11-10:10"),
        (("claims", "b", "note"), "12:5-12:9", "12:11-13:10"),
        (("claims", "b", "tags"), "14:5-14:9", "15:7-16:13"),
        (("claims", "b", "tags", 0), "15:9-15:19", "15:9-15:19"),
        (("claims", "b", "tags", 1), "16:9-16:13", "16:9-16:13"),
        (("claims", "b", "empty"), "17:5-17:10", "17:10-17:10"),
        (("claims", "b", "none"), "18:5-18:9", "18:11-18:12"),
        # What is not there is shown at the nearest place above it.
        (("claims", "b", "by"), "7:3-7:4", "7:3-7:4"),
        (("claims", "a", "tags", 7, "x"), "5:22-5:29", "5:22-5:29"),
        ((), "2:1-2:1", "2:1-2:1"),
    ],
)
def test_every_key_and_value_has_its_place(path: Path, key: str, value: str) -> None:
    for text in (_PLACES, _PLACES.replace("\n", "\r\n"), "\ufeff" + _PLACES, _PLACES.encode("utf-8-sig")):
        tree = read(text)
        assert (_shown(tree.locate(path, key=True)), _shown(tree.locate(path))) == (key, value)


def test_what_is_behind_an_alias_stands_where_it_was_written() -> None:
    tree = read("x-tags: &tags\n  - first\nclaims:\n  a: {text: A, tags: *tags}\n")
    assert _shown(tree.locate(("claims", "a", "tags"))) == "4:22-4:27"
    assert _shown(tree.locate(("claims", "a", "tags", 0))) == "2:5-2:10"


def test_only_line_ends_of_yaml_1_2_end_a_line() -> None:
    tree = read("a: x\u2028y\x85z\r\nb: 1\rc: 2\nd: 3\n")
    assert [tree.line(number) for number in range(7)] == [
        "",
        "a: x\u2028y\x85z",
        "b: 1",
        "c: 2",
        "d: 3",
        "",
        "",
    ]
    assert [_shown(tree.locate((key,))) for key in "abcd"] == ["1:4-1:9", "2:4-2:5", "3:4-3:5", "4:4-4:5"]


def test_in_real_maps_the_text_at_each_place_is_what_was_read_there(map_path: File) -> None:
    tree = read(map_path.read_bytes())
    paths = list(_paths(tree.value))
    assert len(paths) > 30
    for path in paths:
        value = _at(tree.value, path)
        if not isinstance(path[-1], int):
            assert read(_slice(tree, tree.locate(path, key=True))).value == path[-1]
        if not isinstance(value, dict | list):
            assert read(f"key: {_slice(tree, tree.locate(path))}\n").value == {"key": value}


def _shown(span: Span) -> str:
    return f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"


def _slice(tree: Tree, span: Span) -> str:
    lines = [tree.line(number) for number in range(span.line, span.end_line + 1)]
    lines[-1] = lines[-1][: span.end_column - 1]
    return "\n".join([lines[0][span.column - 1 :], *lines[1:]])


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield (*path, step)
        yield from _paths(item, (*path, step))


def _at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


# --- Faults


@pytest.mark.parametrize("case", cases("broken-yaml.txt"), ids=lambda case: case.title)
def test_a_mistake_of_yaml_is_told_at_its_place_and_nothing_but_it(case: Case) -> None:
    checked = check(case.text)
    assert mark(checked.tree, checked.diagnostics) == case.marked


@pytest.mark.parametrize(
    ("data", "place", "rule", "message"),
    [
        (b"", "1:1-1:1", "empty-file", "there is no map in this file"),
        (b" \n\n", "1:1-1:1", "empty-file", "there is no map in this file"),
        (b"\xef\xbb\xbf", "1:1-1:1", "empty-file", "there is no map in this file"),
        (b"---\n...\n", "1:1-1:1", "empty-file", "there is no map in this file"),
        (
            b"argmap: 1\nclaims: {a: A\x00}\n",
            "2:14-2:15",
            "control-character",
            "the invisible character U+0000 is not allowed in a map",
        ),
        (
            "argmap: 1\nclaims: {a: é\x1b[31m, b: \x7f\ufffe}\n".encode(),
            "2:14-2:15",
            "control-character",
            "the invisible character U+001B is not allowed in a map (and 2 more like it)",
        ),
        (
            "argmap: 1\nclaims:\n  a: A\n\ufeff  b: B\n".encode(),
            "4:1-4:2",
            "control-character",
            "the invisible character U+FEFF is not allowed in a map",
        ),
        (
            b'argmap: 1\nclaims: {a: A, b: "\\e[31m"}\n',
            "2:19-2:27",
            "control-character",
            "an escape stands for the invisible character U+001B",
        ),
        (
            b'argmap: 1\nclaims: {a: A, "b\\0": B}\n',
            "2:16-2:21",
            "control-character",
            "an escape stands for the invisible character U+0000",
        ),
        (
            b'argmap: 1\nclaims: {a: A, b: "\\ud83d"}\n',
            "2:19-2:27",
            "control-character",
            "an escape stands for the invisible character U+D83D",
        ),
        ("argmap: 1\n".encode("utf-16"), "1:1-1:1", "wrong-encoding", "the file is in UTF-16"),
        (
            "argmap: 1\n".encode("utf-16-le"),
            "1:1-1:1",
            "wrong-encoding",
            "the file is in UTF-16 or UTF-32, or is not text",
        ),
        (
            "argmap: 1\n".encode("utf-32-be"),
            "1:1-1:1",
            "wrong-encoding",
            "the file is in UTF-16 or UTF-32, or is not text",
        ),
        (
            "argmap: 1\nclaims: {ä: é}\n".encode("latin-1"),
            "2:10-2:11",
            "wrong-encoding",
            "this character is not stored as UTF-8 has it (byte 0xE4)",
        ),
        (
            "argmap: 1\nclaims: {a: Ω ".encode() + b"\xc3(}\n",
            "2:15-2:16",
            "wrong-encoding",
            "this character is not stored as UTF-8 has it (byte 0xC3)",
        ),
        (
            b"\x89PNG\r\n\x1a\n",
            "1:1-1:2",
            "wrong-encoding",
            "this character is not stored as UTF-8 has it (byte 0x89)",
        ),
        (
            b"[" * 65,
            "1:65-1:66",
            "too-deep",
            "lists and keys lie in one another more than 64 deep",
        ),
        (
            b"a: " + b"{a: " * 80,
            "1:256-1:257",
            "too-deep",
            "lists and keys lie in one another more than 64 deep",
        ),
    ],
    ids=lambda each: ascii(each)[:30],
)
def test_what_is_no_text_of_a_map_is_told_at_its_place(
    data: bytes, place: str, rule: str, message: str
) -> None:
    fault = read(data).faults[0]
    assert (_shown(read(data).span(fault.start, fault.end)), fault.rule, fault.message) == (
        place,
        rule,
        message,
    )


def test_a_text_in_memory_is_held_to_the_same() -> None:
    assert [fault.rule for fault in read("a: \x00\n").faults] == ["control-character"]
    assert [fault.rule for fault in read("a: \ud800\n").faults] == ["control-character"]


def test_a_file_may_be_as_large_as_it_says_and_no_larger() -> None:
    largest = b"a: b\n#" + b" " * (64 * 2**20 - 6)
    assert read(largest).faults == ()
    (fault,) = read(largest + b" ").faults
    assert (fault.rule, fault.message) == ("file-too-large", "the file has 64 MiB; argmap reads up to 64 MiB")


def test_reading_stops_at_a_thousand_faults() -> None:
    tree = read("argmap: 1\nx-list:\n" + "  - !tag word\n" * 1500 + "claims: {a: A}\n")
    assert len(tree.faults) == 1000
    assert tree.faults[-1].message.startswith("`!tag` at the beginning of a value has a special meaning")
    assert tree.faults[-1].message.endswith("; here argmap stops, at 1000 faults")
    assert tree.is_cut
    assert {"claims", "a"} <= tree.lost


def test_lists_and_mappings_can_be_nested_64_deep() -> None:
    assert read("[" * 64 + "]" * 64).faults == ()


@pytest.mark.parametrize(("brackets", "faults"), [(62, []), (63, ["alias-budget"])])
def test_aliases_count_as_if_they_were_written_out(brackets: int, faults: list[str]) -> None:
    tree = read("anchored: &list [x]\nnested: " + "[" * brackets + "*list" + "]" * brackets)
    assert [fault.rule for fault in tree.faults] == faults


def test_after_a_syntax_error_what_stands_before_it_is_kept() -> None:
    tree = read("argmap: 1\nclaims:\n  a: {text: A, tags: [x, y]}\n  b:\n    text: B\n    tags: [z, 'oops\n")
    assert tree.value == {
        "argmap": 1,
        "claims": {"a": {"text": "A", "tags": ["x", "y"]}, "b": {"text": "B", "tags": ["z"]}},
    }
    assert _shown(tree.locate(("claims", "b", "text"))) == "5:11-5:12"
    assert [tree.was_open(("claims", id)) for id in "ab"] == [False, True]


def test_names_after_a_syntax_error_are_known_to_be_there() -> None:
    tree = read("argmap: 1\nclaims: {a: A}\nobjections:\n  b: {text: @C, against: far.a}\n  d-e: D\n")
    assert tree.lost >= {"b", "text", "C", "against", "far.a", "d-e"}
    assert "a" not in tree.lost


def test_the_value_after_a_second_key_is_lost_and_no_other() -> None:
    tree = read("a: {b: c}\nd: e\na:\n  f: [g, h]\ni: j\n")
    assert tree.value == {"a": {"b": "c"}, "d": "e", "i": "j"}
    assert tree.lost == {"f", "g", "h"}


# --- Hostile texts: each is answered within limits of memory and of time. The limits are far above what is
# needed (a few seconds, 200 MB) and far below what reading them without care takes.

_MIB = 2**20
_HOSTILE = {
    "billion laughs": (
        "x0: &x0 [lol, lol, lol]\n"
        + "".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]\n" for n in range(1, 60)),
        {"alias-budget"},
    ),
    "billion laughs, in keys and values": (
        "x0: &x0 {a: lol, b: lol}\n"
        + "".join(f"x{n}: &x{n} {{a: *x{n - 1}, b: *x{n - 1}, c: *x{n - 1}}}\n" for n in range(1, 60)),
        {"alias-budget"},
    ),
    "one long text a hundred thousand times": (
        f"x: &x {'long ' * 20_000}\ny: [{'*x, ' * 100_000}]\n",
        {"alias-budget"},
    ),
    "many open brackets": ("[" * _MIB, {"too-deep"}),
    "many open mappings": ("{a: " * (_MIB // 4), {"too-deep"}),
    "many hyphens": ("- " * (_MIB // 2), {"too-deep"}),
    "many question marks": ("? " * (_MIB // 2), {"too-deep", "complex-key"}),
    "a quote that is never closed": ("a: '" + "x y\n " * (_MIB // 5), {"syntax-error"}),
    "a line without end": ("a: " + "x" * _MIB + "\n]", {"syntax-error"}),
    "blank lines": ("a:" + "\n" * _MIB + "]", {"syntax-error"}),
    "many anchors": (
        "".join(f"x-{n}: &a{n} [*a{n - 1}]\n" for n in range(20_000)),
        {"unknown-alias", "alias-budget"},
    ),
    "a key many times": ("a: 1\n" * 50_000, {"duplicate-key"}),
    "many tags": ("- !x y\n" * 50_000, {"yaml-tag"}),
    "many documents": ("---\n" * 200_000, {"several-documents"}),
    "many line separators": ("a: " + "x\u2028" * 100_000 + "\n]", {"syntax-error"}),
    "many escapes": ('a: "' + "\\u0041" * 100_000 + '\\0"', {"control-character"}),
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_a_hostile_text_is_answered_in_bounded_time_and_memory(name: str, tmp_path: File) -> None:
    text, rules = _HOSTILE[name]
    file = tmp_path / "hostile.yaml"
    file.write_text(text, encoding="utf-8")
    program = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (60, 60))\n"
        "resource.setrlimit(resource.RLIMIT_AS, (2 * 2**30, 2 * 2**30))\n"
        "from argmap.pipeline import Project\n"
        "from argmap.reporters import reporter\n"
        "checked = Project(lambda path: b'').check_text(open(sys.argv[1], 'rb').read(), 'x.argmap.yaml')\n"
        "reporter('text')([checked], False)\n"
        "print(*{each.rule for each in checked.tree.faults})\n"
    )
    pytest.importorskip("resource", reason="this system has no such limits for a process")
    command = [sys.executable, "-c", program, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert set(done.stdout.split()) == rules
