"""JSON and YAML hold the same map."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from stages.documents import DOCUMENTS

from argmap.formats import format_named
from argmap.formatting import written
from argmap.source import read


def _spelt(format: str, text: str) -> str:
    return format_named(format).spell(read(text)).data.decode()


@settings(max_examples=200)
@given(DOCUMENTS)
def test_a_map_comes_back_from_json_as_it_was(document: dict[str, Any]) -> None:
    text = written(document)
    as_json = _spelt("json", text)
    assert json.loads(as_json) == document
    assert _spelt("argmap", as_json) == text
    assert _spelt("json", _spelt("argmap", as_json)) == as_json


@settings(max_examples=100)
@given(DOCUMENTS)
def test_json_of_other_programs_is_read_the_same(document: dict[str, Any]) -> None:
    ways: list[dict[str, Any]] = [{}, {"indent": "\t"}, {"indent": 1}, {"separators": (",", ":")}]
    for way in ways:
        for ascii in (True, False):
            assert read(json.dumps(document, ensure_ascii=ascii, **way)).value == document


def test_escapes_of_json() -> None:
    text = '{"argmap": 1, "claims": {"a": "\\u00e9 \\ud83d\\ude00 \\/ \\" \\\\ \\t."}}'
    tree = read(text)
    assert not tree.faults
    assert tree.value == json.loads(text)
    assert json.loads(_spelt("json", text)) == json.loads(text)


def test_aliases_are_written_out() -> None:
    text = "argmap: 1\nclaims: {a: A., b: {text: B., against: &x [a]}, c: {text: C., against: *x}}\n"
    assert json.loads(_spelt("json", text))["claims"]["c"] == {"text": "C.", "against": ["a"]}


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ('{"argmap": 1}', "json"),
        (' \n{"claims": {}, "argmap": 1}', "json"),
        ("argmap: 1", "argmap"),
        ("# c\n\n---\nargmap : 1", "argmap"),
        ('{"nodes": []}', ""),
        ("title: no argmap: 1", ""),
        ("", ""),
    ],
)
def test_own_formats_are_recognised(text: str, format: str) -> None:
    assert [each for each in ("argmap", "json") if format_named(each).recognises(text)] == [format][
        : bool(format)
    ]
