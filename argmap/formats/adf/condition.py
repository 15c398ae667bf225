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
class Group:
    """Conditions of which all, any, or the only one not has to hold; `size` counts the names in it."""

    word: Literal["not", "all", "any"]
    items: "deque[Condition] | tuple[Condition]"
    depth: int
    size: int


Condition = Word | Group
"""What a statement depends on: a name, or more."""

Part = bool | Condition
"""A condition, or what is true or false whatever else is the case."""


class Builder:
    """Makes conditions of others, for one file. What it is given is its own from then on."""

    def __init__(self) -> None:
        self._copies = 0

    def negation(self, item: Part) -> Part:
        """The item does not hold."""
        if isinstance(item, bool):
            return not item
        if isinstance(item, Group) and item.word == "not":
            return item.items[0]
        return _checked(Group("not", (item,), _depth(item) + 1, _size(item)))

    def joined(self, word: Literal["all", "any"], parts: Sequence[Part]) -> Part:
        """All or any of the parts; what is joined in the same way inside of them is joined here."""
        decides = word == "any"
        if any(part is decides for part in parts):
            return decides
        items = [part for part in parts if not isinstance(part, bool)]
        if len(items) < 2:
            return items[0] if items else not decides
        rows = [_row(word, each) for each in items]
        depths = (_depth(each) + 2 * isinstance(row, tuple) for each, row in zip(items, rows, strict=True))
        # Into the largest of them, so that a long row takes no quadratic time.
        at = max(range(len(rows)), key=lambda number: len(rows[number]))
        largest = rows[at]
        joined = largest if isinstance(largest, deque) else deque(largest)
        for row in reversed(rows[:at]):
            joined.extendleft(reversed(row))
        for row in rows[at + 1 :]:
            joined.extend(row)
        return _checked(Group(word, joined, max(depths), sum(map(_size, items))))

    def equivalence(self, first: Part, second: Part) -> Part:
        """Both parts hold or neither does."""
        neither = [self.negation(self._copy(each)) for each in (first, second)]
        return self.joined("any", [self.joined("all", [first, second]), self.joined("all", neither)])

    def _copy(self, part: Part) -> Part:
        if not isinstance(part, Group):
            return part
        self._copies += part.size
        if self._copies > COPIES:
            raise Overgrown("with all `iff` and `xor` written out, this file is too large")
        return _copied(part)


def _row(word: str, condition: Condition) -> "deque[Condition] | tuple[Condition]":
    """The items of what is joined by the word, or the condition as the only one."""
    return condition.items if isinstance(condition, Group) and condition.word == word else (condition,)


def _depth(condition: Condition) -> int:
    return condition.depth if isinstance(condition, Group) else 0


def _size(condition: Condition) -> int:
    return condition.size if isinstance(condition, Group) else 1


def _checked(made: Group) -> Group:
    if made.depth > DEEPEST:
        raise Overgrown(f"this condition is more than {DEEPEST // 2} deep, which no map can be")
    return made


def _copied(group: Group) -> Group:
    copies = deque(_copied(each) if isinstance(each, Group) else each for each in group.items)
    items = copies if isinstance(group.items, deque) else (copies[0],)
    return Group(group.word, items, group.depth, group.size)


def names(part: Part) -> Iterator[Word]:
    """The names in a condition, in order."""
    if isinstance(part, Word):
        yield part
    elif isinstance(part, Group):
        for each in part.items:
            yield from names(each)


def fields(condition: Condition, ids: Mapping[str, str]) -> dict[str, Any]:
    """The condition as `only_if` and `unless`, with an id for each name."""
    needed: list[Condition] = []
    excluded: list[Condition] = []
    for each in _row("all", condition):
        if isinstance(each, Group) and each.word == "not":
            excluded += _row("any", each.items[0])
        else:
            needed.append(each)
    parts = {"only_if": needed, "unless": excluded}
    return {field: _value(items, ids) for field, items in parts.items() if items}


def _value(items: Sequence[Condition], ids: Mapping[str, str]) -> Any:
    """The only item, or all in a list."""
    values = [_expression(each, ids) for each in items]
    return values if len(values) > 1 else values[0]


def _expression(condition: Condition, ids: Mapping[str, str]) -> Any:
    if isinstance(condition, Word):
        return ids[condition.text]
    items = [_expression(each, ids) for each in condition.items]
    return {condition.word: items[0] if condition.word == "not" else items}


def is_contradictory(condition: Condition) -> bool:
    """Whether the condition is false whatever stands."""
    made = _formula(condition)
    return bool(formula.mixed(made)) and not formula.possible(made, True)


def _formula(condition: Condition) -> formula.Formula:
    if isinstance(condition, Word):
        return formula.Variable(condition.text)
    items = map(_formula, condition.items)
    if condition.word == "not":
        return formula.negation(next(items))
    return formula.conjunction(items) if condition.word == "all" else formula.disjunction(items)
