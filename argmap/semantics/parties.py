"""The map seen with each party's eyes: where they agree, and on what they differ."""

from collections.abc import Iterator, Mapping
from itertools import chain, combinations
from typing import Literal, NamedTuple

from argmap.graph import NOTHING, Graph
from argmap.semantics.acceptance import Acceptance
from argmap.semantics.grounded import grounded
from argmap.semantics.scenario import beliefs

Verdict = Literal["stands", "falls", "open"]

_LARGEST = 4
"""Disagreements of more beliefs than this at once are not looked for."""


class StickingPoint(NamedTuple):
    """Two parties, a statement on which they come to different verdicts, and the beliefs that make it so.

    `beliefs` are a smallest set of statements such that, if `second` thought of them as `first` does, it
    would come to the verdict of `first`; it is empty where no few of them do.
    """

    first: str
    second: str
    statement: str
    beliefs: tuple[str, ...]


class Views(NamedTuple):
    """The verdicts by party and statement; what stands for all; and what they differ on."""

    verdicts: Mapping[str, Mapping[str, Verdict]]
    common_ground: tuple[str, ...]
    sticking_points: tuple[StickingPoint, ...]


def parties(graph: Graph, assumed: Mapping[str, bool] = NOTHING) -> Views:
    """How the map looks to each party that believes something, in the map's order."""
    acceptance = Acceptance(graph)
    held = {
        party: beliefs(graph, party) | dict(assumed)
        for party in graph.parties
        if graph.parties[party].believes
    }
    values = {party: grounded(acceptance.conditions(each)) for party, each in held.items()}
    evaluated = [each.id for each in graph.statements.values() if each.kind != "question"]
    common = tuple(id for id in evaluated if values and all(each.get(id) for each in values.values()))
    points = [
        StickingPoint(
            first, second, id, _smallest(acceptance, held[first], held[second], id, values[first].get(id))
        )
        for first, second in combinations(values, 2)
        for id in evaluated
        if graph.statements[id].kind == "proposal" and values[first].get(id) != values[second].get(id)
    ]
    verdicts = {party: {id: _verdict(each.get(id)) for id in evaluated} for party, each in values.items()}
    return Views(verdicts, common, tuple(points))


def _smallest(
    acceptance: Acceptance,
    first: Mapping[str, bool],
    second: Mapping[str, bool],
    id: str,
    wanted: bool | None,
) -> tuple[str, ...]:
    differing = [each for each in {**first, **second} if first.get(each) != second.get(each)]
    for taken in _by_size(differing):
        changed = {**second, **{each: first[each] for each in taken if each in first}}
        for each in taken:
            if each not in first:
                del changed[each]
        if grounded(acceptance.conditions(changed)).get(id) is wanted:
            return taken
    return ()


def _by_size(ids: list[str]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(ids, size) for size in range(1, min(_LARGEST, len(ids)) + 1))


def _verdict(value: bool | None) -> Verdict:
    return "open" if value is None else "stands" if value else "falls"
