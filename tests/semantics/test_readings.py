"""The coherent readings: textbook cases, recorded results, and random frameworks by definition."""

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Literal, get_args
from unittest.mock import patch

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.semantics import choices
from argmap.semantics.formula import Formula
from argmap.semantics.grounded import grounded
from argmap.semantics.readings import Semantics, count, readings

from .frameworks import (
    Conditions,
    Tables,
    attacking,
    attacks,
    framework,
    frameworks,
    frameworks_of_attacks,
    parsed,
    recorded,
)
from .maps import thorough

ALL: tuple[Semantics, ...] = get_args(Semantics)
Engine = Literal["cases", "solver"]
ENGINES: tuple[Engine, ...] = get_args(Engine)
_AMPLE = 3600.0
"""Seconds that no search here takes, not even where it has to wait for others."""


@contextmanager
def found_by(engine: Engine) -> Iterator[None]:
    """Readings are found case by case, however long it takes, or by the solver, however small they are."""
    with patch.object(choices, "STEPS", sys.maxsize if engine == "cases" else 0):
        yield


def told(conditions: Conditions, semantics: Semantics, free: str = "") -> set[str]:
    """The readings as words: `a -b` accepts a and rejects b."""
    found = readings(conditions, semantics, free=tuple(free))
    words = {" ".join(id if value else f"-{id}" for id, value in sorted(each.items())) for each in found}
    assert found.complete
    return words


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        # Dung 1995 and after, as frameworks of attacks.
        pytest.param(
            "a: neg(b), b: neg(a)", {"preferred": "a -b|-a b", "stable": "a -b|-a b"}, id="even ring"
        ),
        pytest.param(
            "a: neg(c), b: neg(a), c: neg(b)",
            {"complete": "", "preferred": "", "stable": None, "model": None},
            id="odd ring",
        ),
        pytest.param("a: neg(a)", {"complete": "", "preferred": "", "model": None}, id="self-attack"),
        pytest.param(
            "a: neg(b), b: neg(c), c: c(v)", {"complete": "a -b c", "stable": "a -b c"}, id="reinstatement"
        ),
        pytest.param(
            "a: neg(b), b: neg(a), c: and(neg(a),neg(b)), d: neg(c)",
            {"complete": "|a -b -c d|-a b -c d", "preferred": "a -b -c d|-a b -c d"},
            id="floating acceptance",
        ),
        pytest.param(
            "bird: c(v), penguin: c(v), flies: and(bird,neg(penguin))",
            {"complete": "bird -flies penguin", "stable": "bird -flies penguin"},
            id="Tweety triangle",
        ),
        pytest.param(
            "a: neg(b), b: neg(c), c: neg(d), d: c(v)",
            {"complete": "-a b -c d", "model": "-a b -c d"},
            id="undercut of an undercut",
        ),
        # Brewka et al. 2013: what only supports itself.
        pytest.param(
            "a: b, b: a",
            {"complete": "|a b|-a -b", "model": "a b|-a -b", "stable": "-a -b"},
            id="support ring",
        ),
        pytest.param("a: a", {"complete": "|a|-a", "preferred": "a|-a", "stable": "-a"}, id="self-support"),
        pytest.param(
            "a: and(b,c), b: and(a,c), c: c",
            {"model": "a b c|-a -b c|-a -b -c", "stable": "-a -b -c"},
            id="a deadlock of two offers",
        ),
        pytest.param("a: or(b,neg(b)), b: a", {"complete": "a b", "stable": "a b"}, id="true either way"),
        # Where clingo 5.8 loses a model, unless it is told not to look for equivalences.
        pytest.param(
            "a: c, b: or(a,b), c: b",
            {"complete": "|a b c|-a -b -c", "model": "a b c|-a -b -c", "stable": "-a -b -c"},
            id="rings of support",
        ),
    ],
)
@pytest.mark.parametrize("engine", ENGINES)
def test_textbook(case: str, expected: dict[Semantics, str | None], engine: Engine) -> None:
    conditions = framework(case)
    for semantics, words in expected.items():
        with found_by(engine):
            found = told(conditions, semantics)
        assert found == (set() if words is None else set(words.split("|"))), semantics


def test_an_open_condition_may_be_taken_as_true_in_a_stable_reading() -> None:
    # offer: only if cond; deal and treaty: each only if the other.
    case = framework("cond: cond, offer: cond, deal: treaty, treaty: deal")
    assert told(case, "stable") == {"-cond -deal -offer -treaty"}
    free = readings(case, "stable", free={"cond"})
    assert {(each["cond"], each["offer"], each["deal"]) for each in free} == {
        (True, True, False),
        (False, False, False),
    }


def test_a_condition_that_others_settle_is_no_choice() -> None:
    # against: an objection that stands; for: a reason that stands.
    case = framework("x: and(neg(o),or(x,r)), o: c(v), r: c(v)")
    assert told(case, "stable", free="x") == {"o r -x"}
    case = framework("x: or(x,r), r: c(v)")
    assert told(case, "stable", free="x") == {"r x"}
    case = framework("x: and(neg(o),or(x,r)), o: neg(r), r: neg(o)")
    assert told(case, "stable", free="x") == {"-o r x", "o -r -x"}


def test_recorded_frameworks() -> None:
    found: dict[str, list[dict[str, bool]]]
    for item in recorded("adf-textbook.json"):
        conditions, expected = parsed(item["conditions"]), item["expected"]
        assert grounded(conditions) == _reading(expected["grounded"]), item["name"]
        found = {each: list(readings(conditions, each)) for each in ALL}
        for key in ("complete", "preferred"):
            assert _same(found[key], [_reading(each) for each in expected[key]]), item["name"]
        for semantics, key in (("model", "models"), ("stable", "stable")):
            accepted = [[id for id in sorted(each) if each[id]] for each in found[semantics]]
            assert sorted(accepted) == sorted(expected[key]), item["name"]
        assert count(conditions, "admissible") == (expected["admissible_count"], True), item["name"]


def _reading(written: dict[str, list[str]]) -> dict[str, bool]:
    return dict.fromkeys(written["true"], True) | dict.fromkeys(written["false"], False)


def _same(found: list[dict[str, bool]], expected: list[dict[str, bool]]) -> bool:
    return len(found) == len(expected) and all(each in expected for each in found)


def test_recorded_frameworks_of_attacks() -> None:
    tried = 0
    for item in recorded("af-expected.json"):
        conditions, expected = attacks(item["file"]), item["expected"]
        if conditions is None:
            continue
        tried += 1
        assert _accepted([grounded(conditions)], all) == expected["grounded"], item["name"]
        extensions: dict[Semantics, list[dict[str, bool]]] = {}
        for semantics, number in _NUMBERS.items():
            extensions[semantics] = list(readings(conditions, semantics))
            assert len(extensions[semantics]) == expected[number], item["name"]
            assert count(conditions, semantics) == (expected[number], True), item["name"]
        for key, (semantics, quantifier) in _ACCEPTED.items():
            if key in expected and extensions[semantics]:
                assert _accepted(extensions[semantics], quantifier) == expected[key], item["name"]
        # In a framework of attacks, models are the same as stable readings.
        assert _same(list(readings(conditions, "model")), extensions["stable"]), item["name"]
    assert tried == 14


_NUMBERS: dict[Semantics, str] = {"complete": "count_CO", "preferred": "count_PR", "stable": "count_ST"}
_ACCEPTED: dict[str, tuple[Semantics, Callable[[Iterable[bool]], bool]]] = {
    "DC-CO": ("complete", any),
    "DS-PR": ("preferred", all),
    "DC-ST": ("stable", any),
    "DS-ST": ("stable", all),
}


def _accepted(extensions: list[dict[str, bool]], quantifier: Callable[[Iterable[bool]], bool]) -> list[int]:
    """The arguments that are accepted in all (or any) of the extensions."""
    ids = sorted({int(id) for each in extensions for id in each})
    return [id for id in ids if quantifier(each.get(str(id), False) for each in extensions)]


@pytest.mark.parametrize("engine", ENGINES)
@thorough
@given(conditions=frameworks())
def test_readings_are_those_of_the_definitions(engine: Engine, conditions: Conditions) -> None:
    expected = Tables.of(conditions).readings()
    ground = grounded(conditions)
    for semantics in ALL:
        with found_by(engine):
            search = readings(conditions, semantics, time_limit=_AMPLE)
            found = list(search)
            assert count(conditions, semantics, time_limit=_AMPLE) == (len(found), True)
        assert search.complete
        assert _same(found, expected[semantics]), semantics
        assert all(list(each) == [id for id in conditions if id in each] for each in found)
        if semantics != "admissible":
            assert all(ground.items() <= each.items() for each in found)
    assert all(each in expected["complete"] for each in expected["preferred"])
    assert all(each in expected["model"] for each in expected["stable"])


@pytest.mark.parametrize("engine", ENGINES)
@thorough
@given(conditions=frameworks())
def test_free_statements_are_chosen_in_stable_readings(engine: Engine, conditions: Conditions) -> None:
    free = tuple("acd")
    with found_by(engine):
        found = list(readings(conditions, "stable", free=free, time_limit=_AMPLE))
    assert _same(found, Tables.of(conditions).readings(free)["stable"])


@thorough
@given(st.one_of(frameworks(largest=10, depth=2), frameworks_of_attacks(largest=16)))
def test_both_engines_find_the_same(conditions: Conditions) -> None:
    free = tuple("acd")
    for semantics in ALL:
        with found_by("cases"):
            number = count(conditions, semantics, free=free, time_limit=_AMPLE).number
            assume(number <= 1_000)
            found = list(readings(conditions, semantics, free=free, time_limit=_AMPLE))
        with found_by("solver"):
            search = readings(conditions, semantics, free=free, limit=number, time_limit=_AMPLE)
            assert {frozenset(each.items()) for each in search} == {frozenset(each.items()) for each in found}
        assert len(found) == number
        assert search.complete


def _rings(number: int) -> dict[str, Formula]:
    """So many pairs of arguments that attack one another."""
    return attacking({f"{side}{n}": [f"{chr(195 - ord(side))}{n}"] for n in range(number) for side in "ab"})


@pytest.mark.parametrize("engine", ENGINES)
def test_the_limit_cuts_only_what_goes_past_it(engine: Engine) -> None:
    for limit, complete in ((3, False), (4, True), (5, True)):
        with found_by(engine):
            search = readings(_rings(2), "preferred", limit=limit)
        assert len(list(search)) == min(limit, 4)
        assert search.complete is complete


@pytest.mark.parametrize("engine", ENGINES)
def test_the_order_is_the_same_each_time(engine: Engine) -> None:
    for semantics in ALL:
        with found_by(engine):
            first, again = (list(readings(_rings(8), semantics, limit=50)) for _ in range(2))
        assert first == again
        assert len(first) == 50


@pytest.mark.parametrize("engine", ENGINES)
def test_what_the_time_limit_cuts_is_not_complete(engine: Engine) -> None:
    found = 0
    for seconds in (0.2, 2, 20):  # on a slow machine it takes more until the first is found
        with found_by(engine):
            search = readings(_rings(200), "preferred", time_limit=seconds)
        found = sum(1 for _ in search)
        assert not search.complete
        if found:
            break
    assert found
    assert not count(attacking({"a": "b", "b": "a"}), "preferred", time_limit=0).complete


def test_parts_are_counted_apart() -> None:
    assert count(_rings(100), "preferred") == (2**100, True)
    assert count(_rings(100), "complete") == (3**100, True)
    assert count({**_rings(100), **framework("x: neg(x)")}, "stable") == (0, True)
    assert count({}, "stable") == (1, True)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_search_can_be_left(engine: Engine) -> None:
    with found_by(engine):
        search = readings(_rings(30), "preferred")
    assert len(next(search)) == 60
    del search


def test_few_open_statements_need_no_solver() -> None:
    code = """
import sys
from argmap.semantics import needs
from argmap.semantics.formula import TRUE, Variable
from argmap.semantics.readings import count, readings
assert list(readings({"a": TRUE}, "stable")) == [{"a": True}]
ring = {id: Variable(other) for id, other in zip("abcdef", "bcdefa")}
assert len(list(readings(ring, "complete"))) == count(ring, "complete").number == 3
assert "clingo" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_a_program_may_end_in_the_middle_of_a_search() -> None:
    code = """
import sys
from argmap.semantics.formula import Variable
from argmap.semantics.readings import readings
left = readings({f"s{number}": Variable(f"s{number}") for number in range(2000)}, "model")
next(left)
assert "clingo" in sys.modules
ring = [left]
ring.append(ring)
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
