"""Maps that are broken in every way of `benchmarks/mutations`: each is told, at its line, in plain words."""

import re

import pytest

from benchmarks.mutate import Outcome, correct_maps, outcomes
from benchmarks.mutations import mutations

_MAPS = [
    each for each in correct_maps() if re.search("talks|database|debate|failed-exp|circular-group", each.name)
]
_NO_PLAIN_WORDS = re.compile(
    # Libraries, types and exceptions of Python
    r"[Pp]ydantic|ruamel|libyaml|\b(?:str|dict|int|float|bool|tuple|NoneType|None|True|False)\b|<class|\w+Error\b"
    # Paths into a document
    r"|\$\.|#/|\w\[\d|\['|\w\.\d+\."
    # What parsers and schemas call things
    r"|(?i:scalar|mapping|sequence|collection|token|node|stream|flow |indent|simple key|anchor)"
    r"|(?i:schema|pattern|validat|instance|propert|enum|nullable|boolean|integer|string|array|object\b)",
)
_QUOTED = re.compile("`[^`]*`")
_CAN_BE_ALL = ("broken-import", "unknown-reference", "wrong-target")
"""Rules that may know nothing of what was meant, and so of what to do."""


@pytest.fixture(scope="module", params=mutations(), ids=lambda each: each.name)
def broken(request: pytest.FixtureRequest) -> list[Outcome]:
    """What is said of a few maps that have been broken in one of the ways."""
    return [each for each in outcomes(request.param, _MAPS, 2, seed=4) if each is not None]


def test_a_broken_map_is_told_at_the_broken_line(broken: list[Outcome]) -> None:
    assert broken, "no map could be broken like this"
    assert [each for each in broken if not each.is_exact] == []


def test_what_is_said_of_a_broken_map_is_said_in_plain_words(broken: list[Outcome]) -> None:
    for outcome in broken:
        for said in outcome.checked.diagnostics:
            words = _QUOTED.sub("…", f"{said.message}; {said.cure}")
            assert not _NO_PLAIN_WORDS.search(words), words
            assert said.cure or said.rule in _CAN_BE_ALL, said.message
