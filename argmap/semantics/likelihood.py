"""How likely each statement stands or falls, if the open conditions hold independently of one another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal, Inexact, localcontext
from typing import NamedTuple

from argmap.graph import NOTHING, Graph
from argmap.semantics.diagram import Node, TooLarge
from argmap.semantics.settings import EVEN, Undecided, drawn

SAMPLES = 10_000
"""So many settings are drawn where the diagrams of all of them would get too large."""

ERROR = EVEN / Decimal(SAMPLES).sqrt()
"""The most that the standard error of a share of the samples can be."""

Shares = dict[str, tuple[Decimal, Decimal]]
"""By statement, the share of the settings under which it stands, and of those under which it falls."""


class Likelihood(NamedTuple):
    """How likely a statement stands, falls, or stays open: exact decimals, with the sum 1.

    `error` is 0, or for an estimate the most that its standard error can be.
    """

    stands: Decimal
    falls: Decimal
    open: Decimal
    error: Decimal = Decimal(0)


class Swing(NamedTuple):
    """How much likelier a statement stands, and falls, if a condition holds than if it fails."""

    stands: Decimal
    falls: Decimal
    error: Decimal = Decimal(0)


def unstated(graph: Graph, assumed: Mapping[str, bool] = NOTHING) -> tuple[str, ...]:
    """The open conditions that do not say how likely they are; they are taken to be as likely as not."""
    conditions = set(Undecided(graph, assumed).conditions)
    return tuple(id for id, each in graph.statements.items() if id in conditions and each.likelihood is None)


def likelihoods(graph: Graph, assumed: Mapping[str, bool] = NOTHING) -> dict[str, Likelihood]:
    """The likelihood of every statement but questions, in the map's order.

    Each condition that is open under what is assumed gets settled, independently, as likely as it says.
    Exact, by decision diagrams; an estimate where these would get too large.
    """
    undecided = Undecided(graph, assumed)
    chances = _chances(graph, undecided)
    with _exactly(chances.values()):
        try:
            error, shares = Decimal(0), _shares(undecided, chances)
        except TooLarge:
            error, shares = ERROR, _estimated_shares(undecided, chances)
        found = {
            id: Likelihood(stands.normalize(), falls.normalize(), (1 - stands - falls).normalize(), error)
            for id, (stands, falls) in shares.items()
        }
    settled = {
        id: Likelihood(Decimal(value), Decimal(not value), Decimal(0))
        for id, value in undecided.values.items()
    }
    return {id: settled.get(id) or found[id] for id in undecided.ids}


def swings(graph: Graph, assumed: Mapping[str, bool] = NOTHING) -> dict[str, dict[str, Swing]]:
    """For each open condition, in the map's order, its swing for every other statement that has one.

    The other open conditions get settled as for `likelihoods`. So the likelihood of a statement is the one
    with the condition failing, plus the condition's own likelihood times its swing.
    """
    undecided = Undecided(graph, assumed)
    chances = _chances(graph, undecided)
    with _exactly(chances.values()):
        try:
            error, found = Decimal(0), _slopes(undecided, chances)
        except TooLarge:
            error, found = 2 * ERROR, _estimated_slopes(undecided, chances)
        return {
            condition: {
                id: Swing(stands.normalize(), falls.normalize(), error)
                for id, (stands, falls) in found[condition].items()
                if id != condition and (stands or falls)
            }
            for condition in undecided.ids
            if condition in chances
        }


def _chances(graph: Graph, undecided: Undecided) -> dict[str, Decimal]:
    stated = ((id, graph.statements[id].likelihood) for id in undecided.conditions)
    return {id: EVEN if likelihood is None else likelihood for id, likelihood in stated}


@contextmanager
def _exactly(chances: Iterable[Decimal]) -> Iterator[None]:
    """Arithmetic with as many digits as a product of all chances can have."""
    digits = sum(-int(chance.as_tuple().exponent) for chance in chances)
    with localcontext(prec=max(28, digits + 2)) as context:
        context.traps[Inexact] = True
        yield


class _Measure:
    """The likelihood of sets of settings, given the likelihood of the condition at each level."""

    def __init__(self, chances: Iterable[Decimal]) -> None:
        self._chances = tuple(chances)
        self._known: dict[Node, Decimal] = {}

    def share(self, node: Node) -> Decimal:
        """How likely one of the settings comes true."""
        if not node.height:
            return Decimal(node.is_all)
        if node not in self._known:
            chance = self._chances[node.level]
            self._known[node] = chance * self.share(node.high) + (1 - chance) * self.share(node.low)
        return self._known[node]

    def slopes(self, root: Node) -> dict[int, Decimal]:
        """By level, how much the share is greater if the condition holds than if it fails."""
        slopes: dict[int, Decimal] = defaultdict(Decimal)
        reached = defaultdict(Decimal, {root: Decimal(1)})
        for node in sorted(_inner(root), key=lambda each: each.level):
            chance = self._chances[node.level]
            slopes[node.level] += reached[node] * (self.share(node.high) - self.share(node.low))
            reached[node.high] += reached[node] * chance
            reached[node.low] += reached[node] * (1 - chance)
        return slopes


def _inner(root: Node) -> set[Node]:
    found: set[Node] = set()
    work = [root]
    while work:
        node = work.pop()
        if node.height and node not in found:
            found.add(node)
            work += (node.high, node.low)
    return found


def _shares(undecided: Undecided, chances: Mapping[str, Decimal]) -> Shares:
    share = _Measure(chances.values()).share
    return {id: (share(stands), share(falls)) for id, (stands, falls) in undecided.diagrams().items()}


def _slopes(undecided: Undecided, chances: Mapping[str, Decimal]) -> dict[str, Shares]:
    measure = _Measure(chances.values())
    found: dict[str, Shares] = {condition: {} for condition in chances}
    for id, sides in undecided.diagrams().items():
        stands, falls = map(measure.slopes, sides)
        for level, condition in enumerate(chances):
            found[condition][id] = (stands.get(level, Decimal(0)), falls.get(level, Decimal(0)))
    return found


def _estimated_shares(undecided: Undecided, chances: Mapping[str, Decimal]) -> Shares:
    sides = undecided.sides(drawn(chances, SAMPLES), _ALL, 0)
    return {id: (_counted(stands), _counted(falls)) for id, (stands, falls) in sides.items()}


def _estimated_slopes(undecided: Undecided, chances: Mapping[str, Decimal]) -> dict[str, Shares]:
    """From the same samples twice, with the condition holding in all of them and failing in all of them."""
    samples = undecided.sides(drawn(chances, SAMPLES), _ALL, 0)
    found: dict[str, Shares] = {}
    for condition in chances:
        above = undecided.above(condition)
        others = {id: sides for id, sides in samples.items() if id not in above}
        holding = undecided.sides({**others, condition: (_ALL, 0)}, _ALL, 0)
        failing = undecided.sides({**others, condition: (0, _ALL)}, _ALL, 0)
        found[condition] = {
            id: (
                _counted(holding[id][0]) - _counted(failing[id][0]),
                _counted(holding[id][1]) - _counted(failing[id][1]),
            )
            for id in undecided.ids
            if id in above
        }
    return found


def _counted(samples: int) -> Decimal:
    return Decimal(samples.bit_count()) / SAMPLES


_ALL = (1 << SAMPLES) - 1
