"""Acceptance conditions in the making, and as the values of `only_if`."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from argmap.facts import Word
from argmap.semantics import formula

DEEPEST = 58
"""So deep a condition may be in the values of a map, which may be 64 deep as a whole."""

COPIES = 200_000
"""So many names all copies in a file may have together: `iff` and `xor` double what is in them."""


class Overgrown(Exception):
    """A condition that is too deep or too large; the message says so."""


@dataclass(slots=True)
class Condition:
    """A name, or conditions of which all, any or the only one not has to hold; `size` counts its names."""

    word: Literal["name", "not", "all", "any"]
    items: "deque[Condition]"
    name: Word = Word("", 0)
    depth: int = 0
    size: int = 1


Part = bool | Condition
"""A condition, or what is true or false whatever else is the case."""


def named(name: Word) -> Condition:
    """A statement stands."""
    return Condition("name", deque(), name)


class Builder:
    """Makes conditions of others, for one file. What it is given is its own from then on."""

    def __init__(self) -> None:
        self._copies = 0

    def negation(self, item: Part) -> Part:
        """The item does not hold."""
        if isinstance(item, bool):
            return not item
        if item.word == "not":
            return item.items[0]
        return self._checked(Condition("not", deque([item]), depth=item.depth + 1, size=item.size))

    def joined(self, word: Literal["all", "any"], parts: Sequence[Part]) -> Part:
        """All or any of the parts; what is joined in the same way inside of them is joined here."""
        decides = word == "any"
        if any(part is decides for part in parts):
            return decides
        items = [part for part in parts if isinstance(part, Condition)]
        if len(items) < 2:
            return items[0] if items else not decides
        inner = [each for each in items if each.word == word]
        others = max((each.depth + 2 for each in items if each.word != word), default=2)
        depth, size = max([others, *(each.depth for each in inner)]), sum(each.size for each in items)
        # Into the largest of them, so that a long row takes no quadratic time.
        base = max(inner, key=lambda each: len(each.items), default=None)
        made = Condition(word, deque() if base is None else base.items, depth=depth, size=size)
        at = len(items) if base is None else next(n for n, each in enumerate(items) if each is base)
        for each in reversed(items[:at]):
            made.items.extendleft(reversed(each.items) if each.word == word else [each])
        for each in items[at + 1 :] if base is not None else []:
            made.items.extend(each.items if each.word == word else [each])
        return self._checked(made)

    def equivalence(self, first: Part, second: Part) -> Part:
        """Both parts hold or neither does."""
        neither = [self.negation(self._copy(each)) for each in (first, second)]
        return self.joined("any", [self.joined("all", [first, second]), self.joined("all", neither)])

    def _copy(self, part: Part) -> Part:
        if isinstance(part, bool):
            return part
        self._copies += part.size
        if self._copies > COPIES:
            raise Overgrown("with all `iff` and `xor` written out, this file is too large")
        return _copied(part)

    def _checked(self, made: Condition) -> Condition:
        if made.depth > DEEPEST:
            raise Overgrown(f"this condition is more than {DEEPEST // 2} deep, which no map can be")
        return made


def _copied(condition: Condition) -> Condition:
    items = deque(map(_copied, condition.items))
    return Condition(condition.word, items, condition.name, condition.depth, condition.size)


def names(part: Part) -> Iterator[Word]:
    """The names in a condition, in order."""
    if isinstance(part, Condition):
        if part.word == "name":
            yield part.name
        for each in part.items:
            yield from names(each)


def value_of(condition: Condition, ids: Mapping[str, str]) -> Any:
    """The condition as a value of `only_if`, with an id for each name."""
    match condition.word:
        case "name":
            return ids[condition.name.text]
        case "not":
            return {"not": value_of(condition.items[0], ids)}
        case word:
            return {word: [value_of(each, ids) for each in condition.items]}


def is_contradictory(condition: Condition) -> bool:
    """Whether the condition is false whatever stands."""
    made = _formula(condition)
    return bool(formula.mixed(made)) and not formula.possible(made, True)


def _formula(condition: Condition) -> formula.Formula:
    match condition.word:
        case "name":
            return formula.Variable(condition.name.text)
        case "not":
            return formula.negation(_formula(condition.items[0]))
        case "all":
            return formula.conjunction(map(_formula, condition.items))
        case "any":
            return formula.disjunction(map(_formula, condition.items))
