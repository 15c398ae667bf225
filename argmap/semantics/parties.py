"""The map seen with each party's eyes: where they agree, and on what they differ."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations, islice
from typing import Literal, NamedTuple

from argmap.graph import NOTHING, Graph
from argmap.semantics.acceptance import Acceptance
from argmap.semantics.formula import Constant, Formula, literals
from argmap.semantics.grounded import grounded
from argmap.semantics.scenario import beliefs

Verdict = Literal["stands", "falls", "open"]

Beliefs = Mapping[str, bool]

_TRIED = 1000
"""So many sets of beliefs are tried, smallest first; after that, one of which none can be spared will do."""


class StickingPoint(NamedTuple):
    """Two parties, a statement on which they come to different verdicts, and the beliefs that make it so.

    `beliefs` are a smallest set of statements such that, if `second` thought of them as `first` does, it
    would come to the verdict of `first`. Where it would take many, none of them can be spared.
    """

    first: str
    second: str
    statement: str
    beliefs: tuple[str, ...]


class Views(NamedTuple):
    """The verdicts by party and statement; what stands for all; and what they differ on.

    A party that believes nothing sees the map as it is, and has no part in sticking points.
    """

    verdicts: Mapping[str, Mapping[str, Verdict]]
    common_ground: tuple[str, ...]
    sticking_points: tuple[StickingPoint, ...]


def parties(graph: Graph, assumed: Mapping[str, bool] = NOTHING) -> Views:
    """How the map looks to each party, in the map's order."""
    acceptance = Acceptance(graph)
    conditions = acceptance.conditions(NOTHING)
    held = {party: beliefs(graph, party) | dict(assumed) for party in graph.parties}
    as_it_is = grounded(acceptance.conditions(assumed))
    values = {
        party: grounded(acceptance.conditions(each)) if graph.parties[party].believes else as_it_is
        for party, each in held.items()
    }
    evaluated = [each.id for each in graph.statements.values() if each.kind != "question"]
    common = tuple(id for id in evaluated if values and all(each.get(id) for each in values.values()))
    points = [
        StickingPoint(
            first, second, id, _smallest(conditions, held[first], held[second], id, values[first].get(id))
        )
        for first, second in combinations((each for each in values if graph.parties[each].believes), 2)
        for id in evaluated
        if graph.statements[id].kind == "proposal" and values[first].get(id) != values[second].get(id)
    ]
    verdicts = {party: {id: _verdict(each.get(id)) for id in evaluated} for party, each in values.items()}
    return Views(verdicts, common, tuple(points))


def _smallest(
    conditions: Mapping[str, Formula], first: Beliefs, second: Beliefs, id: str, wanted: bool | None
) -> tuple[str, ...]:
    below = _below(id, conditions)

    def suffices(taken: Iterable[str]) -> bool:
        changed = {each: value for each, value in second.items() if each not in taken}
        changed |= {each: first[each] for each in taken if each in first}
        believing = {
            each: Constant(changed[each]) if each in changed else formula for each, formula in below.items()
        }
        return grounded(believing).get(id) is wanted

    differing = tuple(each for each in below if first.get(each) != second.get(each))
    for taken in islice(_by_size(differing), _TRIED):
        if suffices(taken):
            return taken
    while fewer := next(filter(suffices, combinations(differing, len(differing) - 1)), None):
        differing = fewer
    return differing


def _by_size(ids: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(ids, size) for size in range(1, len(ids) + 1))


def _below(id: str, conditions: Mapping[str, Formula]) -> dict[str, Formula]:
    """The conditions of a statement and of all that it can come down to, in the map's order."""
    found: set[str] = set()
    work = [id]
    while work:
        if (each := work.pop()) not in found:
            found.add(each)
            work += (used for used, _ in literals(conditions[each]))
    return {each: formula for each, formula in conditions.items() if each in found}


def _verdict(value: bool | None) -> Verdict:
    return "open" if value is None else "stands" if value else "falls"
