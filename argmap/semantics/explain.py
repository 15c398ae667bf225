"""Why a statement has its verdict: a tree of what it came down to, as short as it can be."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from argmap.graph import NOTHING, Graph
from argmap.semantics.acceptance import Acceptance, Part, Role, recorded
from argmap.semantics.formula import Constant, Formula, Negation, Threshold, Variable, known, mixed, settled
from argmap.semantics.grounded import grounded

Verdict = Literal["stands", "falls", "open"]


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

    `settled` says who settled it, if nobody had to find out. `again` marks a statement that is explained
    elsewhere in the tree, or lies deeper than was asked for.
    """

    id: str
    verdict: Verdict
    settled: Literal["assumed", "recorded", "status"] | None = None
    steps: tuple[Step, ...] = ()
    again: bool = False


def explain(
    graph: Graph, id: str, assumed: Mapping[str, bool] = NOTHING, depth: int | None = None
) -> Explanation:
    """The reason for the verdict on a statement, at most `depth` levels of statements deep.

    What stands is explained by all that it needed; what falls by one smallest part that is enough to bring it
    down; what is open by all that is open about it. Each statement is explained once.
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

    def explain(self, id: str, depth: int | None, seen: set[str]) -> Explanation:
        value = self.values.get(id)
        verdict: Verdict = "open" if value is None else "stands" if value else "falls"
        if id in self.assumed:
            return Explanation(id, verdict, "assumed")
        statement = self.graph.statements[id]
        if recorded(statement) is not None:
            return Explanation(id, verdict, "recorded" if statement.holds is not None else "status")
        if id in seen or depth == 0:
            return Explanation(id, verdict, again=bool(self.parts(id)))
        seen.add(id)
        below = None if depth is None else depth - 1
        steps = []
        for part, causes in self.parts(id):
            met = settled(part.formula, self.values, mixed(part.formula))
            because = tuple(self.explain(each, below, seen) for each in causes)
            steps.append(Step(part.role, met, because, part.other))
        return Explanation(id, verdict, steps=tuple(steps))

    def parts(self, id: str) -> list[tuple[Part, list[str]]]:
        """The parts that its verdict comes down to, and the statements that decide each."""
        parts = self.acceptance.parts(self.graph.statements[id])
        value = self.values.get(id)
        if value is None:
            open_parts = [part for part in parts if known(part.formula, self.values) is None]
            return [(part, [each for each in self._open(part.formula) if each != id]) for part in open_parts]
        if value:
            found = [(part, self._deciding(part.formula, True, id)) for part in parts]
            return [(part, causes) for part, causes in found if causes]
        failed = [part for part in parts if known(part.formula, self.values) is False]
        if not failed:  # it falls whichever way some open statements turn out
            return [(part, open_ones) for part in parts if (open_ones := self._open(part.formula))]
        causes = [(part, self._deciding(part.formula, False, id)) for part in failed]
        return [min(causes, key=lambda each: (len(each[1]), max(map(self._rank, each[1]), default=-1)))]

    def _open(self, formula: Formula) -> list[str]:
        match formula:
            case Variable(id):
                return [] if id in self.values else [id]
            case Negation(item):
                return self._open(item)
            case Threshold(_, items):
                return _once(each for item in items for each in self._open(item))
            case Constant():
                return []

    def _deciding(self, formula: Formula, value: bool, of: str) -> list[str]:
        """A smallest choice of settled statements that gives a formula its value, earlier ones first."""
        match formula:
            case Variable(id):
                return [] if id == of else [id]
            case Negation(item):
                return self._deciding(item, not value, of)
            case Threshold(count, items):
                enough = count if value else len(items) - count + 1
                able = [
                    self._deciding(item, value, of) for item in items if known(item, self.values) is value
                ]
                able.sort(key=lambda each: (len(each), max(map(self._rank, each), default=-1)))
                return _once(id for each in able[:enough] for id in each)
            case Constant():
                return []

    def _rank(self, id: str) -> int:
        return self.rank.get(id, len(self.rank))


def _once(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))
