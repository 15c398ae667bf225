"""What it would take for a statement to stand, or to fall."""

from collections.abc import Iterator, Mapping
from itertools import compress
from time import monotonic
from typing import Literal, NamedTuple

from argmap.graph import NOTHING, Graph
from argmap.relations import Relation
from argmap.semantics.acceptance import Acceptance, recorded
from argmap.semantics.expansion import exact
from argmap.semantics.formula import (
    Formula,
    Negation,
    Threshold,
    Variable,
    known,
    literals,
    restricted,
)
from argmap.semantics.grounded import grounded
from argmap.semantics.search import TIME_LIMIT, Search

Setting = dict[str, bool]
"""What is assumed of some levers: an open condition as it turns out, an objection as answered (false)."""

Lever = tuple[str, bool]
"""A lever and one way to set it."""

BY_SIZE = 0.5
"""The share of the time that may go to finding the smallest settings first."""

_OBJECTIONS = (Relation.AGAINST, Relation.UNDERCUTS)


class Hindrance(NamedTuple):
    """Why no setting of the levers will do.

    The statement is *settled* the other way by the author or by what is assumed; it is *bound* the other way,
    by statements that are no levers (`because`); or it is *out of reach*: no setting decides it so.
    """

    kind: Literal["settled", "bound", "out of reach"]
    because: tuple[str, ...] = ()


class Needs(Search[Setting]):
    """The settings as they are found; `hindrance` says why there are none, where there are none."""

    hindrance = Hindrance("out of reach")


def needs(
    graph: Graph,
    target: str,
    wanted: bool = True,
    assumed: Mapping[str, bool] = NOTHING,
    *,
    conditions_only: bool = False,
    limit: int | None = None,
    time_limit: float = TIME_LIMIT,
) -> Needs:
    """All minimal settings of levers under which the target stands (or, if that is wanted, falls).

    Smallest first, then in the map's order; one empty setting if it is so already. The levers are the open
    conditions and, unless conditions only are wanted, the objections that stand: those that nobody has
    recorded as settled. Past the time limit, what has been found by then.
    """
    deadline = monotonic() + time_limit
    conditions = Acceptance(graph).conditions(assumed)
    values = grounded(conditions)
    if values.get(target) is wanted:
        return Needs(iter([{}]))
    levers = _levers(graph, conditions, values, assumed, conditions_only)
    # What is settled though all levers are left open is settled so under every setting of them.
    unset = {**conditions, **{id: Variable(id) for id, _ in levers}}
    fixed = grounded(unset)
    if target in fixed:
        none = Needs(iter(()))
        none.hindrance = _hindrance(graph, target, assumed, unset, fixed)
        return none
    rest = {id: restricted(formula, fixed) for id, formula in conditions.items() if id not in fixed}
    below = _below(target, rest)
    relevant = {id: formula for id, formula in rest.items() if id in below}
    program = _Program(relevant, [each for each in levers if each[0] in below], (target, wanted))
    return Needs(program.minimal_settings(limit, deadline), limit)


def _levers(
    graph: Graph,
    conditions: Mapping[str, Formula],
    values: Mapping[str, bool],
    assumed: Mapping[str, bool],
    conditions_only: bool,
) -> list[Lever]:
    relations = () if conditions_only else _OBJECTIONS
    objecting = {link.source for link in graph.links if link.relation in relations}
    found: list[Lever] = []
    for id in conditions:
        statement = graph.statements[id]
        if statement.kind == "condition" and id not in values:
            found += [(id, True), (id, False)]
        elif id in objecting and values.get(id) and id not in assumed and recorded(statement) is None:
            found.append((id, False))
    return found


def _hindrance(
    graph: Graph,
    target: str,
    assumed: Mapping[str, bool],
    conditions: Mapping[str, Formula],
    values: Mapping[str, bool],
) -> Hindrance:
    if target in assumed or recorded(graph.statements[target]) is not None:
        return Hindrance("settled")
    rank = {id: number for number, id in enumerate(values)}
    causes: dict[str, None] = {}
    seen: set[str] = set()
    work = [target]
    while work:
        id = work.pop()
        if id in seen:
            continue
        seen.add(id)
        # Only by what was settled before it, so that the ways never run in a circle.
        before = {
            used: values[used] for used, _ in literals(conditions[id]) if rank.get(used, len(rank)) < rank[id]
        }
        deciding = list(_deciding(conditions[id], before))
        work += deciding
        if not deciding:
            causes[id] = None
    return Hindrance("bound", tuple(id for id in conditions if id in causes))


def _deciding(formula: Formula, values: Mapping[str, bool]) -> Iterator[str]:
    """Settled statements that are enough to give a formula its value, or else all in it that are settled."""
    value = known(formula, values)
    match formula:
        case Variable(id) if id in values:
            yield id
        case Negation(item):
            yield from _deciding(item, values)
        case Threshold(count, items):
            able = [item for item in items if value is None or known(item, values) is value]
            enough = len(able) if value is None else count if value else len(items) - count + 1
            for item in able[:enough]:
                yield from _deciding(item, values)


def _below(target: str, conditions: Mapping[str, Formula]) -> set[str]:
    """The target, and all that it comes down to."""
    found: set[str] = set()
    work = [target]
    while work:
        if (id := work.pop()) not in found:
            found.add(id)
            work += (used for used, _ in literals(conditions[id]))
    return found


def _sides(goal: Lever, conditions: Mapping[str, Formula]) -> dict[Lever, Formula]:
    """What the goal comes down to: statements that have to be true, or false, and what makes them so."""
    found: dict[Lever, Formula] = {}
    work = [goal]
    while work:
        side = id, value = work.pop()
        if side not in found:
            found[side] = exact(id, conditions[id], value)
            work += ((used, positive is value) for used, positive in literals(found[side]))
    return found


class _Program:
    """The grounded interpretation as an answer set program, with the settings of the levers left free.

    Nothing is negated in its rules but settings, so that it has one solution a setting: the least fixpoint.
    """

    def __init__(self, conditions: Mapping[str, Formula], levers: list[Lever], goal: Lever) -> None:
        from argmap.semantics.solver import Program

        program = self._program = Program()
        sides = _sides(goal, conditions)
        states = {side: program.atom() for side in sides}
        self._levers = {lever: program.choice() for lever in levers if lever in sides}
        for (id, value), formula in sides.items():
            ways = [self._levers[id, each] for each in (True, False) if (id, each) in self._levers]
            program.rule(states[id, value], program.define(formula, states, value), *(-way for way in ways))
            if len(ways) == 2 and value:
                program.forbid(*ways)
        for lever, way in self._levers.items():
            program.rule(states[lever], way)
        program.forbid(-states[goal])

    def minimal_settings(self, limit: int | None, deadline: float) -> Iterator[Setting]:
        """The minimal settings that reach the goal, until the deadline or soon after the limit.

        By size, as long as that is quick. To prove that there is none of a size can be beyond any solver, so
        the last part of the time is for minimal settings of whatever size.
        """
        halfway = deadline - (1 - BY_SIZE) * (deadline - monotonic())
        self._program.seek_fewest(self._levers.values())
        settings, finished = self._found(limit, halfway)
        while settings and finished:
            yield from settings
            settings, finished = self._found(limit, halfway)
        yield from settings
        if finished:
            return
        self._program.seek_largest(-way for way in self._levers.values())
        settings, finished = self._found(limit, deadline)
        yield from settings
        if not finished:
            raise TimeoutError

    def _found(self, limit: int | None, deadline: float) -> tuple[list[Setting], bool]:
        """Settings in order, and whether the search for them was finished; no larger ones from now on."""
        found: list[list[tuple[int, Lever]]] = []
        try:
            for holds in self._program.solutions(deadline):
                chosen = (holds(way) for way in self._levers.values())
                found.append(list(compress(enumerate(self._levers), chosen)))
                if limit is not None and len(found) > limit:
                    break
            finished = True
        except TimeoutError:
            finished = False
        found.sort(key=lambda each: (len(each), each))
        settings = [dict(lever for _, lever in each) for each in found]
        for setting in settings:
            self._program.forbid(*(self._levers[lever] for lever in setting.items()))
        return settings, finished
