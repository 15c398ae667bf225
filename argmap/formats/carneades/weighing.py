"""How much an argument of Carneades weighs, by how many of its premises are in."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import inf
from typing import Any, NamedTuple

from argmap.formats.carneades.graph import Argument, ArgumentGraph, Issue, Scheme

WAYS = ("linked", "convergent", "cumulative", "factorized")
"""The ways of weighing that have a name in Carneades itself."""


_Property = tuple[str, str | tuple[str, ...]]
"""What is noted of schemes, and how its values go: ascending, descending, or as they are listed."""


class Level(NamedTuple):
    """An argument weighs so much if at least so many of its premises are in; a weight is greater than 0."""

    premises: int
    weight: Fraction


class Weights:
    """The weights of the arguments of a graph."""

    def __init__(self, graph: ArgumentGraph) -> None:
        self._graph = graph
        self._issues = graph.issue_of()
        self._arguments: dict[str, list[Argument]] = {}
        for each in graph.arguments.values():
            self._arguments.setdefault(each.conclusion, []).append(each)
        self._kinds: dict[str, int] = {}
        self._ranks: dict[tuple[str, tuple[_Property, ...]], dict[str, Fraction]] = {}

    def is_known(self, argument: Argument) -> bool:
        """Whether it is weighed here as in Carneades; else it is weighed as a linked one."""
        weighing = self._weighing(argument)
        return weighing is None or weighing in WAYS or "constant" in weighing or bool(_order(weighing))

    def arguments_for(self, key: str) -> list[Argument]:
        """The arguments with a conclusion."""
        return self._arguments.get(key, [])

    def levels(self, argument: Argument) -> list[Level]:
        """What an argument weighs, lightest first; an argument that weighs nothing has no level.

        Where its conclusion is not at issue, it matters alone whether it weighs anything.
        """
        issue = self._issues.get(argument.conclusion)
        weighing, count = self._weighing(argument), len(argument.premises)
        if weighing == "convergent" or (weighing == "cumulative" and issue is None):
            return [Level(1, Fraction(1))] if count else []
        if weighing == "cumulative":
            return [Level(number, Fraction(number, count)) for number in range(1, count + 1)]
        weight = Fraction(1) if argument.weight is None else argument.weight
        if weighing == "factorized" and issue is not None:
            weight = Fraction(count, self._premises(issue)) if count else Fraction(0)
        elif isinstance(weighing, dict) and weighing.get("constant") is not None:
            weight = weighing["constant"]
        elif isinstance(weighing, dict) and issue is not None and (order := _order(weighing)):
            weight = self._rank(argument, issue, order)
        return [Level(count, weight)] if weight else []

    def _weighing(self, argument: Argument) -> Any:
        scheme = self._graph.schemes.get(argument.scheme)
        weighing = argument.scheme if scheme is None else scheme.weighing
        return weighing if weighing in WAYS or isinstance(weighing, dict) else None

    def _premises(self, issue: Issue) -> int:
        """How many different premises the arguments for all positions of an issue have; never none here."""
        if issue.key not in self._kinds:
            keys = (key for each in self._at(issue) for key in each.premises)
            self._kinds[issue.key] = len({self._graph.statements[key].text for key in keys})
        return self._kinds[issue.key]

    def _rank(self, argument: Argument, issue: Issue, order: Sequence[_Property]) -> Fraction:
        """The place of an argument among all of an issue, by what is noted of their schemes."""
        where = (issue.key, tuple(order))
        if where not in self._ranks:
            noted = {
                each.key: self._graph.schemes.get(each.scheme, Scheme("")).meta for each in self._at(issue)
            }
            rows = [_places([meta.get(name) for meta in noted.values()], row) for name, row in order]
            places = dict(zip(noted, zip(*rows, strict=True), strict=True))
            ranked = sorted(set(places.values()))
            weights = {place: Fraction(number, len(ranked)) for number, place in enumerate(ranked, start=1)}
            self._ranks[where] = {key: weights[place] for key, place in places.items()}
        return self._ranks[where][argument.key]

    def _at(self, issue: Issue) -> Iterator[Argument]:
        return (each for position in issue.positions for each in self.arguments_for(position))


def _order(weighing: Any) -> list[_Property]:
    """The properties that a preference puts arguments in a row by; none if it is no preference."""
    preference = weighing.get("preference") if isinstance(weighing, dict) else None
    order: list[_Property] = []
    for each in preference if isinstance(preference, list) else [preference]:
        if not isinstance(each, dict) or not isinstance(each.get("property"), str):
            return []
        row = each.get("order", "descending")
        order.append((each["property"], tuple(map(str, row)) if isinstance(row, list) else str(row)))
    return order


def _places(values: Sequence[str | None], order: str | tuple[str, ...]) -> list[int]:
    """The place of each value in a row of values, the weakest first: as listed, or by size."""
    if isinstance(order, tuple):
        row = [each.lower() for each in order]
    else:
        row = sorted({each.lower() for each in values if each is not None}, key=_size)
        row = row if order == "ascending" else row[::-1]
    places = {each: number for number, each in enumerate(row, start=1)}
    return [places.get(each.lower(), 0) if each is not None else 0 for each in values]


def _size(value: str) -> tuple[float, str]:
    """What numbers are sorted by, and other texts after them; dates as year-month-day are in their order."""
    try:
        return float(value), value
    except ValueError:
        return inf, value
