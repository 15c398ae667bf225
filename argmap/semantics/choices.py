"""The readings of a framework as choices in one part of it after another: quick where its parts are small."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from time import monotonic

from argmap.semantics.cases import Bits, Cases, Exhausted
from argmap.semantics.equations import Conditions, Semantics, posed
from argmap.semantics.formula import literals
from argmap.semantics.grounded import components

STEPS = 6_000
"""So many steps are taken at most, a few milliseconds: what is hard is for the solver."""

_MOST, _LARGEST = 1_000, 100
"""Nothing is tried on more statements than this, nor with a part that has more."""

_FEW = 10
"""So many statements are best taken as one part."""

Way = tuple[dict[str, bool], tuple[str, ...], "Choices"]
"""A way to read a part: what it settles, what it leaves open, and the choices that there are then."""


class Choices:
    """The ways to read a part, given those before it, and how many readings they come to.

    Only ways that can be gone on with are kept, so that each reading is found without a detour.
    """

    __slots__ = ("number", "ways")

    def __init__(self) -> None:
        self.ways: list[Way] = []
        self.number = 0

    @classmethod
    def of(cls, conditions: Conditions, semantics: Semantics, free: Collection[str]) -> "Choices":
        """All readings of conditions, none of which is settled; raises Exhausted, and expansion.Entangled."""
        return _Parts(conditions, semantics, free).choices()

    def readings(self, frame: dict[str, bool], deadline: float) -> Iterator[dict[str, bool]]:
        """The readings, put into a frame with all statements in order; a TimeoutError past the deadline."""
        start: Way = ({}, (), self)
        waiting = [(frame, start)] if self.number else []
        while waiting:
            above, way = waiting.pop()
            reading = above.copy()
            while True:
                settled, left_open, then = way
                reading |= settled
                for id in left_open:
                    del reading[id]
                if len(then.ways) != 1:
                    break
                way = then.ways[0]
            if then.ways:
                waiting += [(reading, way) for way in reversed(then.ways)]
            elif monotonic() > deadline:
                raise TimeoutError
            else:
                yield reading


class _Parts:
    """A framework in parts: its strongly connected components, each after those it uses.

    What can be said of a part depends on those before it by the values of what it uses alone. That holds for
    every kind of readings, preferred ones included (Baroni, Giacomin & Guida 2005 for attacks alone). So ways
    to read the parts up to one that agree on all that is used later go on alike, and are followed once.
    """

    def __init__(self, conditions: Conditions, semantics: Semantics, free: Collection[str]) -> None:
        if len(conditions) > _MOST:
            raise Exhausted
        self._uses = {id: dict(literals(formula)) for id, formula in conditions.items()}
        self._parts = self._split()
        self._cases = Cases(STEPS)
        ordered = {id: conditions[id] for part in self._parts for id in part}
        told = posed(self._cases, ordered, semantics, free)
        self._told = {id: (1 << told[id, True], 1 << told[id, False]) for id in ordered}
        self._largest = semantics == "preferred"

    def _split(self) -> list[list[str]]:
        """The parts, and first in each the statements on which most depend."""
        users = Counter(chain.from_iterable(self._uses.values()))
        uses = {id: tuple(each) for id, each in self._uses.items()}
        parts = [list(uses)] if len(uses) <= _FEW else list(components(uses))
        if any(len(part) > _LARGEST for part in parts):
            raise Exhausted
        return [sorted(part, key=users.__getitem__, reverse=True) for part in parts]

    def choices(self) -> Choices:
        """The choices for the first part, with all that come after."""
        first = Choices()
        stages = [{0: (first, self._cases.sure())}]
        for part, used_later in zip(self._parts, self._used_later(), strict=True):
            wanted = self._bits(part)
            ways: dict[Bits, tuple[dict[str, bool], tuple[str, ...]]] = {}
            following: dict[Bits, tuple[Choices, Bits]] = {}
            for given, (choices, state) in stages[-1].items():
                for found in self._cases.solutions(state, given, wanted, largest=self._largest):
                    way, left = found & wanted, found & used_later
                    if way not in ways:
                        ways[way] = self._way(part, way)
                    if left not in following:
                        following[left] = (Choices(), found)
                    choices.ways.append((*ways[way], following[left][0]))
            stages.append(following)
        _tally([[choices for choices, _ in stage.values()] for stage in stages])
        return first

    def _used_later(self) -> list[Bits]:
        """For each part, what tells the values of the statements up to it that are used after it."""
        found = [0]
        for part in reversed(self._parts[1:]):
            used = chain.from_iterable(self._uses[id] for id in part)
            found.append((found[-1] | self._bits(used)) & ~self._bits(part))
        return found[::-1]

    def _bits(self, ids: Iterable[str]) -> Bits:
        bits = 0
        for id in ids:
            true, false = self._told[id]
            bits |= true | false
        return bits

    def _way(self, part: list[str], state: Bits) -> tuple[dict[str, bool], tuple[str, ...]]:
        """What a state settles of a part, and what it leaves open."""
        settled = {}
        left_open = []
        for id in part:
            true, false = self._told[id]
            if state & (true | false):
                settled[id] = bool(state & true)
            else:
                left_open.append(id)
        return settled, tuple(left_open)


def _tally(stages: list[list[Choices]]) -> None:
    """Count from the end, and leave out what can't be gone on with."""
    for end in stages.pop():
        end.number = 1
    for stage in reversed(stages):
        for choices in stage:
            choices.ways = [way for way in choices.ways if way[2].number]
            choices.number = sum(then.number for *_, then in choices.ways)
