"""Why a statement has its verdict: a tree of what it came down to, as short as it can be."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations
from typing import Literal, NamedTuple

from argmap.graph import NOTHING, Graph
from argmap.semantics.acceptance import Acceptance, Part, Role, recorded
from argmap.semantics.formula import (
    Constant,
    Formula,
    Negation,
    Threshold,
    Variable,
    conjunction,
    essential,
    known,
    literals,
    mixed,
    restricted,
    settled,
)
from argmap.semantics.grounded import grounded

Verdict = Literal["stands", "falls", "open"]

DEEPEST = 100
"""Nobody reads on below this."""


class Step(NamedTuple):
    """One thing the verdict came down to: its role, whether it is met (None: open), and what made it so.

    `other` is the other side of an exchange, the successor, rival or objection.
    """

    role: Role
    met: bool | None
    because: tuple["Explanation", ...]
    other: str | None = None


class Explanation(NamedTuple):
    """A statement, its verdict, and why.

    `settled` says who settled it, if nobody had to find out. The reason is left out of a statement that is
    explained `above` in the tree, or lies `deeper` than was asked for.
    """

    id: str
    verdict: Verdict
    settled: Literal["assumed", "recorded", "status"] | None = None
    steps: tuple[Step, ...] = ()
    left_out: Literal["above", "deeper"] | None = None


def explain(
    graph: Graph, id: str, assumed: Mapping[str, bool] = NOTHING, depth: int = DEEPEST
) -> Explanation:
    """The reason for the verdict on a statement, at most `depth` levels of statements deep.

    What stands is explained by all that it needed; what falls by one smallest part that is enough to bring it
    down (or, where it takes open parts that can't go together, by all of these); what is open by all that is
    open about it. Reasons are settled before what they settle. Each statement is explained once.
    """
    return _Search(graph, assumed).explain(id, depth, set())


class _Search:
    def __init__(self, graph: Graph, assumed: Mapping[str, bool]) -> None:
        self.graph = graph
        self.assumed = assumed
        self.acceptance = Acceptance(graph)
        self.values = grounded(self.acceptance.conditions(assumed))
        # A statement is settled by those settled before it alone, so that reasons never run in a circle.
        self.rank = {id: number for number, id in enumerate(self.values)}

    def explain(self, id: str, depth: int, seen: set[str]) -> Explanation:
        value = self.values.get(id)
        verdict: Verdict = "open" if value is None else "stands" if value else "falls"
        if id in self.assumed:
            return Explanation(id, verdict, "assumed")
        statement = self.graph.statements[id]
        if recorded(statement) is not None:
            return Explanation(id, verdict, "recorded" if statement.holds is not None else "status")
        steps = self.steps(id)
        if steps and (id in seen or depth == 0):
            return Explanation(id, verdict, left_out="above" if id in seen else "deeper")
        seen.add(id)
        return Explanation(
            id,
            verdict,
            steps=tuple(
                Step(part.role, met, tuple(self.explain(each, depth - 1, seen) for each in causes), part.other)
                for part, met, causes in steps
            ),
        )

    def steps(self, id: str) -> list[tuple[Part, bool | None, list[str]]]:
        """The parts that its verdict comes down to, whether they are met, and what decides each."""
        parts = self.acceptance.parts(self.graph.statements[id])
        value = self.values.get(id)
        if value is None:
            return list(self._open(id, parts, self.values))
        before = {each: self.values[each] for each in self._used(parts) if self.rank[each] < self.rank[id]}
        decided = [(part, self._deciding(part.formula, value, before)) for part in parts]
        if value:
            return [(part, True, causes) for part, causes in decided if causes]
        enough = [(part, causes) for part, causes in decided if causes is not None]
        if not enough:
            return list(self._open(id, parts, before))
        part, causes = min(enough, key=lambda each: self._length(each[1] or []))
        return [(part, False, causes or [])]
