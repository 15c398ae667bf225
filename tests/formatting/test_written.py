"""Maps given as plain values: read back they are the same, and `argmap fmt` has nothing to do."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stages.documents import DOCUMENTS

from argmap.formatting import formatted, written
from argmap.source import read

from .test_notation import LONG, TEXTS

MAP = {
    "claims": {
        "walk": {
            "text": "We can walk: it is not far.",
            "note": "A path was built.\n\nIt is lit.\n",
            "only_if": {"any": ["dry", {"all": ["umbrella", {"not": "storm"}]}]},
        },
        "storm": "A storm comes.",
    },
    "title": "A walk",
    "conditions": {"dry": "It stays dry.", "umbrella": "Someone has an umbrella."},
    "argmap": 1,
}
TEXT = """\
# A comment.
argmap: 1
title: A walk

conditions:
  dry: It stays dry.
  umbrella: Someone has an umbrella.

claims:
  walk:
    text: "We can walk: it is not far."
    note: |
      A path was built.

      It is lit.
    only_if: {any: [dry, {all: [umbrella, {not: storm}]}]}
  storm: A storm comes.
"""


def test_a_map_from_values_is_one_as_people_write_it() -> None:
    assert written(MAP, ["# A comment."]) == TEXT


@settings(max_examples=200)
@given(DOCUMENTS)
def test_it_says_the_same_and_is_formatted(document: dict[str, Any]) -> None:
    text = written(document)
    assert read(text).value == document
    assert formatted(read(text)) == text


_KEYS = (TEXTS | LONG).filter(lambda key: key != "<<")  # which no map can have as a key
_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS | LONG,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=200)
@given(_ANYTHING)
@example("\N{NO-BREAK SPACE}")
@example([[["1\n\n", "1"]]])
@example({'"': None})
@example({"0" * 93: []})
def test_what_belongs_to_others_is_kept_as_it_is(value: Any) -> None:
    document = {"argmap": 1, "claims": {"a": "A."}, "x-other": value}
    text = written(document)
    assert read(text).value == document
    assert formatted(read(text)) == text


def test_what_is_no_value_of_a_map_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(TypeError, match="no value of a map"):
        written({"argmap": 1, "claims": {"a": object()}})
