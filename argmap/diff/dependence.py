"""Which statements a change can bear on, and which changes can't be made, or undone, without others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from argmap.diff.changes import Added, Altered, Change, Linked, Removed, Retargeted, Thing, Unlinked
from argmap.diff.contents import GATES, KEYED
from argmap.document import atoms
from argmap.graph import Graph
from argmap.relations import Relation

_Key = TypeVar("_Key", str, int)
_Named = tuple[Thing, str]
"""A thing of a map by its sort and id."""

_ABOVE = (Relation.ONLY_IF, Relation.UNLESS, Relation.EXCHANGE, Relation.ANSWERS)
"""Relations in which the statement that names another depends on that; in the others it is the reverse."""

_SEMANTIC = ("kind", "only_if", "unless", "holds", "status", "standard", "weight", "choose")
"""Fields that verdicts depend on."""


class Uses:
    """For the statements of two graphs, on which others their acceptance may depend in either.

    Wider than the acceptance conditions themselves, so that it holds for every mixture of the graphs. A
    question of which one answer is chosen stands for the answers to it: they are rivals.
    """

    def __init__(self, old: Graph, new: Graph) -> None:
        self._uses: dict[str, list[str]] = {}
        self._users: dict[str, list[str]] = {}
        chosen = {
            each.id for graph in (old, new) for each in graph.statements.values() if each.choose == "one"
        }
        for source, relation, target in {link[:3] for graph in (old, new) for link in graph.links}:
            if relation not in _ABOVE:
                self._add(target, source)
            elif relation is not Relation.ANSWERS:
                self._add(source, target)
            elif target in chosen:
                self._add(source, target)
                self._add(target, source)

    def _add(self, upper: str, lower: str) -> None:
        self._uses.setdefault(upper, []).append(lower)
        self._users.setdefault(lower, []).append(upper)

    def below(self, ids: Iterable[str]) -> set[str]:
        """The statements, and all that they may depend on."""
        return _reached(ids, self._uses)

    def above(self, ids: Iterable[str]) -> set[str]:
        """The statements, and all that may depend on them."""
        return _reached(ids, self._users)


def _reached(ids: Iterable[_Key], ways: Mapping[_Key, Iterable[_Key]]) -> set[_Key]:
    found: set[_Key] = set()
    work = list(ids)
    while work:
        if (id := work.pop()) not in found:
            found.add(id)
            work += ways.get(id, ())
    return found


def touched(change: Change) -> tuple[str, ...] | None:
    """The statements whose acceptance a change may alter: none, if it is none that verdicts depend on.

    None, if it is one of scenarios or beliefs that may bear on any.
    """
    match change:
        case Added("statement", id) | Removed("statement", id):
            return (id,)
        case Linked(source, relation, target) | Unlinked(source, relation, target):
            return _uppers(source, relation, target)
        case Retargeted(source, relation, old, new):
            return _uppers(source, relation, old, new)
        case Altered("statement", id, field) if field in _SEMANTIC:
            return (id,)
        case Altered(_, _, "assume" | "believes", key=key):
            return (key,)
        case Altered("scenario", field="as_party" | "extends"):
            return None
        case Added("party" | "scenario") | Removed("party" | "scenario"):
            return None
    return ()


def _uppers(source: str, relation: Relation, *targets: str) -> tuple[str, ...]:
    """The statements that depend on the other end of a link."""
    if relation is Relation.ANSWERS:
        return (source, *targets)
    return (source,) if relation in _ABOVE else targets


def is_supposed(change: Change) -> bool:
    """Whether a change is one of scenarios or beliefs, and bears on no verdict in the map as it is."""
    return isinstance(change, Added | Removed | Altered) and change.thing in ("party", "scenario")


class Order:
    """Which of some changes, by number, have to be made before which: nothing is named that is not there."""

    def __init__(self, changes: Sequence[Change]) -> None:
        added: dict[_Named, int] = {}
        removed: dict[_Named, int] = {}
        for number, change in enumerate(changes):
            if isinstance(change, Added):
                added[change.thing, change.id] = number
            elif isinstance(change, Removed):
                removed[change.thing, change.id] = number
        self._before: dict[int, set[int]] = defaultdict(set)
        self._after: dict[int, set[int]] = defaultdict(set)
        for number, change in enumerate(changes):
            named, dropped = _names(change)
            for each in named & added.keys():
                self._put(added[each], number)
            for each in dropped & removed.keys():
                self._put(number, removed[each])

    def _put(self, first: int, then: int) -> None:
        if first != then:
            self._before[then].add(first)
            self._after[first].add(then)

    def with_needed(self, numbers: Iterable[int]) -> frozenset[int]:
        """The changes, and all that must have been made for them."""
        return frozenset(_reached(numbers, self._before))

    def with_needing(self, numbers: Iterable[int]) -> frozenset[int]:
        """The changes, and all that can't stay when these are undone."""
        return frozenset(_reached(numbers, self._after))


def _names(change: Change) -> tuple[set[_Named], set[_Named]]:
    """What bears on verdicts that a change newly names, and what it no longer does."""
    match change:
        case Added(thing, _, value, links):
            return _in_thing(thing, value, links), set()
        case Removed(thing, _, value, links):
            return set(), _in_thing(thing, value, links)
        case Linked(_, _, target):
            return _statements((target,)), set()
        case Unlinked(_, _, target):
            return set(), _statements((target,))
        case Retargeted(_, _, old, new):
            return _statements((new,)), _statements((old,))
        case Altered(_, _, field, old, new) if field in GATES:
            before, after = _in_gate(old), _in_gate(new)
            return after - before, before - after
        case Altered(_, _, field, old, new, key) if field in KEYED:
            named = _statements((key,))
            return (named, set()) if old is None else (set(), named) if new is None else (set(), set())
        case Altered("scenario", _, "extends" | "as_party" as field, old, new):
            return _optional(_SORTS[field], new), _optional(_SORTS[field], old)
    return set(), set()


_SORTS: Mapping[str, Thing] = {"extends": "scenario", "as_party": "party"}


def _statements(ids: Iterable[str]) -> set[_Named]:
    return {("statement", id) for id in ids}


def _optional(thing: Thing, id: str | None) -> set[_Named]:
    return set() if id is None else {(thing, id)}


def _in_thing(thing: Thing, value: Any, links: Iterable[tuple[Relation, str]]) -> set[_Named]:
    if thing == "statement":
        in_gates = (each for field in GATES for each in _in_gate(getattr(value, field)))
        return _statements(target for _, target in links).union(in_gates)
    if thing == "scenario":
        named = _statements((*value.assume, *value.expect))
        return named.union(*(_optional(sort, getattr(value, field)) for field, sort in _SORTS.items()))
    return _statements(value.believes) if thing == "party" else set()


def _in_gate(expression: Any) -> set[_Named]:
    return set() if expression is None else _statements(atom.id for atom, _ in atoms(expression))
