"""Ways to break a map, as people do by accident: found by scanning this folder, one function a way."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from random import Random
from typing import NamedTuple

from benchmarks.mutations.written import Map


class Broken(NamedTuple):
    """A map that has been broken: lines from 1, any one of which is a right place to say so."""

    data: str | bytes
    lines: frozenset[int]


Breaking = Callable[[Map, Random], Iterable[Broken]]


class Mutation(NamedTuple):
    """A way to break a map. Where it is `sure`, no oracle need be asked whether the map is still correct."""

    name: str
    summary: str
    broken: Breaking
    sure: bool


def mutation(*, sure: bool = False) -> Callable[[Breaking], Mutation]:
    """Make a mutation of a generator of all the ways in which it breaks a map."""

    def make(breaking: Breaking) -> Mutation:
        made = Mutation(breaking.__name__.replace("_", " "), (breaking.__doc__ or "").strip(), breaking, sure)
        _made[made.name] = made
        return made

    return make


_made: dict[str, Mutation] = {}


@cache
def mutations() -> tuple[Mutation, ...]:
    """All mutations, in the order of their names."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return tuple(_made[name] for name in sorted(_made))


def at(text: str, *lines: int) -> Broken:
    """A broken map, and the lines at which it is right to say so."""
    return Broken(text, frozenset(lines))


def misspellings(word: str, random: Random) -> Iterator[str]:
    """A word with two letters swapped, one dropped, one doubled: one of each, where there is one."""
    swaps = [at for at in range(len(word) - 1) if word[at] != word[at + 1]]
    if swaps:
        place = random.choice(swaps)
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    place = random.randrange(len(word))
    if len(word) > 1:
        yield word[:place] + word[place + 1 :]
    yield word[: place + 1] + word[place:]
