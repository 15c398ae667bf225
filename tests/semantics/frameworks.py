"""Abstract dialectical frameworks to test with: in their usual notation, random, recorded, and as tables.

The tables are the definitions themselves, over all interpretations, and share nothing with the program.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest
from hypothesis import strategies as st

from argmap.semantics.formula import (
    FALSE,
    TRUE,
    Constant,
    Formula,
    Negation,
    Threshold,
    Variable,
    at_least,
    conjunction,
    disjunction,
    negation,
)

Interpretation = Mapping[str, bool]
"""The statements that are settled."""

Conditions = dict[str, Formula]

SEMANTICS = ("admissible", "complete", "preferred", "stable", "model")
_RECORDED = Path(__file__).parents[3] / "shared" / "data" / "semantics"


def framework(text: str) -> Conditions:
    """Acceptance conditions in the ADF format: `a: neg(b), b: or(c,c(v)), c: c(f)`."""
    return parsed(dict(each.split(": ") for each in text.split(", ")))


def parsed(written: Mapping[str, str]) -> Conditions:
    return {id: _Notation(text).formula() for id, text in written.items()}


class _Notation:
    def __init__(self, text: str) -> None:
        self._rest = text.replace(" ", "")

    def formula(self) -> Formula:
        word = next(
            self._rest[:end] for end in range(len(self._rest) + 1) if self._rest[end : end + 1] in _ENDS
        )
        self._rest = self._rest[len(word) :]
        if not self._rest.startswith("("):
            return Variable(word)
        items = []
        while self._rest[0] in "(,":
            self._rest = self._rest[1:]
            items.append(self.formula())
        self._rest = self._rest[1:]
        return _meaning(word, items)


_ENDS = ("(", ",", ")", "")


def _meaning(word: str, items: list[Formula]) -> Formula:
    match word, items:
        case "c", [Variable(value)]:
            return Constant(value == "v")
        case "neg", [item]:
            return negation(item)
        case "and", _:
            return conjunction(items)
        case "or", _:
            return disjunction(items)
        case "imp", [first, second]:
            return disjunction((negation(first), second))
        case "iff", [first, second]:
            return disjunction((conjunction(items), conjunction((negation(first), negation(second)))))
        case "xor", [first, second]:
            return negation(_meaning("iff", items))
    raise ValueError(word)


@st.composite
def frameworks(draw: st.DrawFn, largest: int = 6, depth: int = 3) -> Conditions:
    """Random acceptance conditions, many of which use a statement both ways."""
    ids = ascii_lowercase[: 1 + draw(st.integers(0, largest - 1))]
    return {id: draw(formulas(ids, depth)) for id in ids}


@st.composite
def frameworks_of_attacks(draw: st.DrawFn, largest: int) -> Conditions:
    """Random attacks, up to three an argument."""
    ids = ascii_lowercase[: 1 + draw(st.integers(0, largest - 1))]
    attackers = st.lists(st.sampled_from(ids), max_size=3, unique=True)
    return attacking({id: draw(attackers) for id in ids})


@cache
def formulas(ids: str, depth: int = 3) -> st.SearchStrategy[Formula]:
    """Random formulas over the statements."""
    leaves = st.sampled_from([Variable(id) for id in ids] * 4 + [TRUE, FALSE])
    if not depth:
        return leaves
    inner = formulas(ids, depth - 1)
    items = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        leaves,
        inner.map(negation),
        items.map(conjunction),
        items.map(disjunction),
        st.builds(at_least, st.integers(1, 3), items),
    )


def value(formula: Formula, world: Interpretation) -> bool:
    """The value of a formula where every statement has one."""
    match formula:
        case Constant(constant):
            return constant
        case Variable(id):
            return world[id]
        case Negation(item):
            return not value(item, world)
        case Threshold(count, items):
            return sum(value(item, world) for item in items) >= count


class Tables:
    """A framework as the set of worlds in which each condition is true; a set is the bits of a number."""

    def __init__(self, accepting: Mapping[str, int]) -> None:
        self.accepting = accepting
        self.ids = list(accepting)
        self._all = (1 << (1 << len(self.ids))) - 1
        self._standing = {
            id: sum(1 << number for number, world in enumerate(worlds(self.ids)) if world[id])
            for id in self.ids
        }

    @classmethod
    def of(cls, conditions: Mapping[str, Formula]) -> "Tables":
        found = dict.fromkeys(conditions, 0)
        for number, world in enumerate(worlds(list(conditions))):
            for id, formula in conditions.items():
                found[id] |= value(formula, world) << number
        return cls(found)

    def settled(self, setting: Interpretation) -> "Tables":
        """The framework in which the statements of the setting are settled."""
        return Tables({**self.accepting, **{id: self._all * value for id, value in setting.items()}})

    def completions(self, interpretation: Interpretation) -> int:
        found = self._all
        for id, value in interpretation.items():
            found &= self._standing[id] if value else ~self._standing[id]
        return found

    def consensus(self, id: str, interpretation: Interpretation) -> bool | None:
        """The value of a condition in all completions, if it is the same in all."""
        completions = self.completions(interpretation)
        accepting = self.accepting[id] & completions
        return True if accepting == completions else None if accepting else False

    def gamma(self, interpretation: Interpretation) -> dict[str, bool]:
        found = {id: self.consensus(id, interpretation) for id in self.ids}
        return {id: value for id, value in found.items() if value is not None}

    def grounded(self) -> dict[str, bool]:
        found: dict[str, bool] = {}
        while (more := self.gamma(found)) != found:
            found = more
        return found

    def readings(self, free: tuple[str, ...] = ()) -> dict[str, list[dict[str, bool]]]:
        """The readings by each semantics (Brewka et al. 2013); `free` matters to the stable ones alone."""
        states = [(each, self.gamma(each)) for each in interpretations(self.ids)]
        admissible = [each for each, bound in states if each.items() <= bound.items()]
        models = [each for each, bound in states if each == bound and len(each) == len(self.ids)]
        return {
            "admissible": admissible,
            "complete": [each for each, bound in states if each == bound],
            "preferred": [
                each for each in admissible if not any(each.items() < other.items() for other in admissible)
            ],
            "model": models,
            "stable": [each for each in models if self._is_stable(each, free)],
        }

    def _is_stable(self, model: Interpretation, free: tuple[str, ...]) -> bool:
        """Whether the grounded interpretation of the reduct accepts all that the model does."""
        own = {id: {id: model[id]} if id in free else {} for id in model}
        found = {id: False for id, value in model.items() if not value}
        while more := [id for id in model if id not in found and self.consensus(id, {**own[id], **found})]:
            found.update(dict.fromkeys(more, True))
        return len(found) == len(model)


def worlds(ids: list[str]) -> Iterator[dict[str, bool]]:
    for values in product((True, False), repeat=len(ids)):
        yield dict(zip(ids, values, strict=True))


def interpretations(ids: list[str]) -> Iterator[dict[str, bool]]:
    for values in product((True, False, None), repeat=len(ids)):
        yield {id: value for id, value in zip(ids, values, strict=True) if value is not None}


def recorded(name: str) -> Any:
    """What other programs found, beside the project where it is developed."""
    if not _RECORDED.is_dir():
        pytest.skip("the recorded results of other solvers are not here")
    return json.loads((_RECORDED / name).read_text(encoding="utf-8"))["items"]


def attacks(file: str) -> Conditions | None:
    """The framework of attacks in a file in the ICCMA's format, in which arguments are numbered from 1.

    None if the file is not in that format: what is recorded of such a file is the result for an empty one.
    """
    first, *lines = (_RECORDED / file).read_text(encoding="utf-8").splitlines()
    attackers: dict[str, list[str]] = {str(number + 1): [] for number in range(int(first.split()[-1]))}
    for line in lines:
        attacker, attacked = line.split()
        if attacker not in attackers or attacked not in attackers:
            return None
        attackers[attacked].append(attacker)
    return attacking(attackers)


def attacking(attackers: Mapping[str, Iterable[str]]) -> Conditions:
    """A framework of attacks alone: an argument stands if all that attack it fall (Dung 1995)."""
    return {id: conjunction(negation(Variable(each)) for each in by) for id, by in attackers.items()}
