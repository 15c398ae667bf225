"""Reports of what changed in maps: one module a format, found by its name in this folder."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Literal, NamedTuple, cast

from argmap.amounts import amount
from argmap.diff import Added, Change, Difference, Flip, Removed
from argmap.retelling import Telling, subject, telling
from argmap.source import Tree

ALIKE = 3
"""The same change in more statements than this is said once, for all of them."""


_NAMED = 5


class Review(NamedTuple):
    """A map that changed, is new or is gone, and what that means.

    `path` is where it is, or was; `was` its former path, if it has another one. `tree` is the text as it is
    now. If it has errors, or had, nothing is known of the difference: then it is `broken`, or `was-broken`.
    """

    path: str
    was: str | None
    state: Literal["changed", "new", "gone", "broken", "was-broken"]
    difference: Difference
    tree: Tree | None


_UNKNOWN = {
    "broken": "not compared, as it has errors",
    "was-broken": "not compared, as it had errors before",
}


Reporter = Callable[[Sequence[Review], bool], str]
"""Makes the report of several maps, with colours if wanted; it ends in a line end, or is empty."""


def formats() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(module.name for module in iter_modules(__path__))


def reporter(name: str) -> Reporter:
    """The reporter of a format."""
    return cast(Reporter, import_module(f"{__name__}.{name}").report)


class Turn(NamedTuple):
    """A verdict that changed in the same way, for the same reason, in several scenarios.

    `scenarios` has None for the map as it is; `of` is how many scenarios both maps have.
    """

    flip: Flip
    scenarios: tuple[str | None, ...]
    of: int

    @property
    def where(self) -> str:
        """The scenarios in words; the empty string for nothing but the map as it is."""
        names = [each for each in self.scenarios if each is not None]
        if not names:
            return ""
        listed = f"{'scenario' if len(names) == 1 else 'scenarios'} {', '.join(names)}"
        if len(names) == self.of > 1:
            listed = f"all {self.of} scenarios"
        elif len(names) > _NAMED:
            listed = f"{len(names)} of {self.of} scenarios"
        return f"also in {listed}" if None in self.scenarios else f"in {listed}"


def turns(difference: Difference) -> list[Turn]:
    """The verdicts that changed of the map's own statements: proposals first, then in the map's order."""
    shared = len(difference.old.scenarios.keys() & difference.new.scenarios.keys())
    found: list[Turn] = []
    places: dict[tuple[str, str, str], list[int]] = {}
    for flip in (each for each in difference.flips if "." not in each.statement):
        key = (flip.statement, flip.old, flip.new)
        for place in places.setdefault(key, []):
            if found[place].flip.because == flip.because and found[place].flip.undone_by == flip.undone_by:
                found[place] = Turn(found[place].flip, (*found[place].scenarios, flip.scenario), shared)
                break
        else:
            places[key].append(len(found))
            found.append(Turn(flip, (flip.scenario,), shared))
    order = {id: number for number, id in enumerate(difference.new.statements)}

    def rank(turn: Turn) -> tuple[bool, int]:
        id = turn.flip.statement
        return difference.new.statements[id].kind != "proposal", order[id]

    return sorted(found, key=rank)


class Told(NamedTuple):
    """What changed in one thing, or in the same way in several: `ids` are theirs."""

    ids: tuple[str, ...]
    tellings: tuple[Telling, ...]

    @property
    def telling(self) -> Telling:
        """The first of the tellings, which says what they are of."""
        return self.tellings[0]


_ORDER = ("statement", "scenario", "party", "source", "group", "import", "map")


def told(difference: Difference) -> Iterator[Told]:
    """The changes in words, thing by thing, those of statements first; those in imported maps left out."""
    tellings = [telling(difference, each) for each in difference.changes if not is_imported(each)]
    same = Counter((each.sign, each.thing, each.pieces) for each in tellings)
    by_thing: dict[tuple[str, str, str], list[Telling]] = {}
    alike: dict[object, list[Telling]] = {}
    for each in sorted(tellings, key=lambda each: _ORDER.index(each.thing)):
        what = (each.sign, each.thing, each.pieces)
        if each.sign == "~" and same[what] > ALIKE:
            alike.setdefault(what, []).append(each)
        else:
            by_thing.setdefault((each.sign, each.thing, each.id), []).append(each)
    yield from (Told((found[0].id,), tuple(found)) for found in by_thing.values())
    yield from (Told(tuple(each.id for each in found), (found[0],)) for found in alike.values())


def about(difference: Difference, each: Told) -> str:
    """What it is that changed, in words."""
    if len(each.ids) == 1:
        return subject(difference, each.telling)
    more = f", … ({len(each.ids) - _NAMED} more)" if len(each.ids) > _NAMED else ""
    return f"{len(each.ids)} {each.telling.thing}s ({', '.join(each.ids[:_NAMED])}{more})"


def is_imported(change: Change) -> bool:
    """Whether a change is one of an imported map rather than of the map itself."""
    return "." in str(getattr(change, "id", getattr(change, "source", "")))


def imported(difference: Difference) -> Iterator[tuple[str, int]]:
    """The imported maps that changed, by alias, and in how many places."""
    names = (
        str(getattr(each, "id", getattr(each, "source", "")))
        for each in difference.changes
        if is_imported(each)
    )
    return iter(Counter(name.partition(".")[0] for name in names).items())


def headline(review: Review) -> str:
    """What became of a map, in a few words."""
    difference = review.difference
    if review.state in _UNKNOWN:
        return _UNKNOWN[review.state]
    if review.state != "changed":
        graph = difference.new if review.state == "new" else difference.old
        statements = amount(sum("." not in id for id in graph.statements), "statement")
        return f"{'a new map' if review.state == 'new' else 'the map is gone'}, {statements}"
    added, removed = (_number(difference, sort) for sort in (Added, Removed))
    parts = [f"{_verdicts(len(_flipped(difference)))} changed"]
    parts += [f"{added} added"] if added else []
    parts += [f"{removed} removed"] if removed else []
    altered = len({each.ids for each in told(difference) if each.telling.sign == "~"})
    parts += [f"{altered} altered"] if altered else []
    return ", ".join(parts)


def summary(reviews: Sequence[Review]) -> str:
    """What became of all maps, in a sentence."""
    if not reviews:
        return "no change in meaning"
    changed = [each.difference for each in reviews if is_known(each)]
    verdicts = sum(len(_flipped(each)) for each in changed)
    parts = [f"{amount(len(changed), 'map')} changed in meaning", f"{_verdicts(verdicts)} changed"]
    if unknown := len(reviews) - len(changed):
        parts = [*(parts if changed else ()), f"{amount(unknown, 'map')} could not be compared"]
    return "; ".join(parts)


def is_known(review: Review) -> bool:
    """Whether both versions of a map could be read."""
    return review.state not in _UNKNOWN


def _verdicts(number: int) -> str:
    return amount(number, "verdict") if number else "no verdict"


def _flipped(difference: Difference) -> set[str]:
    return {each.statement for each in difference.flips if "." not in each.statement}


def _number(difference: Difference, sort: type[Added] | type[Removed]) -> int:
    found: Iterable[Change] = (each for each in difference.changes if isinstance(each, sort))
    return sum(not is_imported(each) for each in found)
