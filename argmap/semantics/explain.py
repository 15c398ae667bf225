"""Why a statement has its verdict: a tree of what it came down to, as short as it can be."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from argmap.graph import NOTHING, Graph
from argmap.semantics.acceptance import Acceptance, Part, Role, recorded
from argmap.semantics.deciding import deciding, value_of
from argmap.semantics.formula import Formula, Values, conjunction, essential, literals, restricted
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


Found = tuple[Part, bool | None, list[str]]
"""A part of an acceptance condition, whether it is met, and the statements that decide it."""


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
                Step(
                    part.role, met, tuple(self.explain(each, depth - 1, seen) for each in causes), part.other
                )
                for part, met, causes in steps
            ),
        )

    def steps(self, id: str) -> list[Found]:
        """What its verdict comes down to."""
        parts = self.acceptance.parts(self.graph.statements[id])
        value = self.values.get(id)
        if value is None:
            return [
                (part, None, self._open(part, id, self.values))
                for part in parts
                if value_of(part.formula, self.values) is None
            ]
        before = self._settled_before(id, parts)
        if value:
            found = [(part, deciding(part.formula, before)) for part in parts]
            return [(part, True, causes) for part, causes in found if causes]
        failed = [part for part in parts if value_of(part.formula, before) is False]
        if not failed:
            return self._clash(id, parts, before)
        found = [(part, deciding(part.formula, before)) for part in failed]
        part, causes = min(found, key=lambda each: (len(each[1]), [self.rank[cause] for cause in each[1]]))
        return [(part, False, causes)]

    def _clash(self, id: str, parts: list[Part], before: Values) -> list[Found]:
        """Parts that can't all be met, though each may be, and what each depends on."""
        for part in parts:
            fewer = [each for each in parts if each is not part]
            if value_of(_all(fewer), before) is False:
                parts = fewer
        causes = deciding(_all(parts), before)
        return [
            (part, None, [each for each in causes if each in _used([part])] + self._open(part, id, before))
            for part in parts
        ]

    def _settled_before(self, id: str, parts: list[Part]) -> Values:
        used = _used(parts) & self.rank.keys()
        earlier = sorted(
            (each for each in used if self.rank[each] < self.rank[id]), key=self.rank.__getitem__
        )
        return {each: self.values[each] for each in earlier}

    def _open(self, part: Part, id: str, values: Values) -> list[str]:
        """The open statements on which a part depends, but for a condition that is its own presumption."""
        found = essential(restricted(part.formula, values))
        return [each for each in found if part.role != "presumption" or each != id]


def _all(parts: list[Part]) -> Formula:
    return conjunction(part.formula for part in parts)


def _used(parts: list[Part]) -> set[str]:
    return {id for part in parts for id, _ in literals(part.formula)}
