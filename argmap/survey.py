"""What a map holds and what it lacks: counts, and the gaps in its argument."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, get_args

from argmap.graph import Graph, Kind, Statement
from argmap.relations import Relation
from argmap.semantics.acceptance import recorded
from argmap.semantics.evaluate import Outcome
from argmap.semantics.grounded import components

GapKind = Literal[
    "no-reason", "unanswered-objection", "no-answer", "open-condition", "open-ring", "no-source", "no-party"
]
GAP_KINDS: tuple[GapKind, ...] = get_args(GapKind)
KINDS: tuple[Kind, ...] = get_args(Kind)
_NAMED = 3
"""So many others are named in a few words."""
_POSITIONS = ("proposal", "claim")
_NEEDS = (Relation.ONLY_IF, Relation.UNLESS, Relation.EXCHANGE)


class Gap(NamedTuple):
    """What a statement lacks.

    `others` are the objections that nobody answers, the answers that all fall, the statements that wait on an
    open condition, or the rest of a ring.
    """

    kind: GapKind
    statement: str
    others: tuple[str, ...] = ()

    @property
    def details(self) -> str:
        """The others in a few words; the empty string where there can be none."""
        number = len(self.others)
        if self.kind == "open-condition":
            return f"{number or 'nothing'} {'wait' if number > 1 else 'waits'} on it"
        named = ", ".join(self.others[:_NAMED])
        if number > _NAMED:
            named += f" and {number - _NAMED} more"
        if number and self.kind == "no-answer":
            named += " fall" if number > 1 else " falls"
        return named

    @property
    def words(self) -> str:
        """What is missing, in a few words."""
        return f"{name(self.kind)} ({self.details})" if self.details else name(self.kind)


def name(kind: GapKind) -> str:
    """What a kind of gap is called."""
    return kind.replace("-", " ")


class Tally(NamedTuple):
    """How many statements there are of a kind, and how many of these stand, fall and are open."""

    number: int
    stands: int
    falls: int
    open: int


def total(tallies: Iterable[Tally]) -> Tally:
    """The tally of all of these together."""
    return Tally(*map(sum, zip(*tallies, strict=True)))


class Survey(NamedTuple):
    """What is written in a map itself, not in those it imports.

    `out_of` says of how many statements each kind of gap could be one; `parties` and `sources`, how many
    statements name each; `depth`, how many statements the longest line of argument has, a ring counting once.
    """

    gaps: Mapping[GapKind, tuple[Gap, ...]]
    out_of: Mapping[GapKind, int]
    kinds: Mapping[Kind, Tally]
    links: Mapping[Relation, int]
    parties: Mapping[str, int]
    sources: Mapping[str, int]
    depth: int


def survey(graph: Graph, outcomes: Mapping[str, Outcome]) -> Survey:
    """Count what there is in a map, and what is missing."""
    found: dict[GapKind, list[Gap]] = {kind: [] for kind in GAP_KINDS}
    for gap in gaps(graph, outcomes):
        found[gap.kind].append(gap)
    statements = tuple(graph.own_statements)
    kinds = {kind: _tally(kind, statements, outcomes) for kind in KINDS}
    links = Counter(link.relation for link in graph.own_links)
    parties = Counter(party for each in statements for party in each.by)
    sources = Counter(
        source for each in statements for source in dict.fromkeys(c.source for c in each.citations)
    )
    return Survey(
        {kind: tuple(each) for kind, each in found.items()},
        _possible({kind: tally.number for kind, tally in kinds.items()}),
        kinds,
        {relation: links[relation] for relation in Relation},
        dict.fromkeys((each.id for each in graph.own_parties), 0) | dict(parties),
        dict.fromkeys((each.id for each in graph.own_sources), 0) | dict(sources),
        depth(graph),
    )


def gaps(graph: Graph, outcomes: Mapping[str, Outcome]) -> Iterator[Gap]:
    """What the map's own statements lack, statement by statement, in the order of `GAP_KINDS`."""
    search = _Search(graph, outcomes)
    for statement in graph.own_statements:
        yield from search.gaps(statement)


class _Search:
    def __init__(self, graph: Graph, outcomes: Mapping[str, Outcome]) -> None:
        self._outcomes = outcomes
        self._naming: dict[tuple[Relation, str], list[str]] = defaultdict(list)
        for link in graph.links:
            self._naming[link.relation, link.target].append(link.source)
        self._waiting: dict[str, list[str]] = defaultdict(list)
        for id, outcome in outcomes.items():
            for other in outcome.waits_on:
                if other != id:
                    self._waiting[other].append(id)

    def gaps(self, statement: Statement) -> Iterator[Gap]:
        id = statement.id
        if statement.kind == "question":
            answers = self._named(Relation.ANSWERS, id)
            if all(self._outcomes[each].verdict == "falls" for each in answers):
                yield Gap("no-answer", id, answers)
            return
        if statement.kind in _POSITIONS:
            yield from self._in_dispute(statement)
        outcome = self._outcomes[id]
        if id in outcome.waits_on:
            yield Gap("open-condition", id, tuple(self._waiting[id]))
        members = (each for ring in outcome.rings if id in ring.members for each in ring.members)
        if others := tuple(each for each in dict.fromkeys(members) if each != id):
            yield Gap("open-ring", id, others)
        if not statement.citations:
            yield Gap("no-source", id)
        if not statement.by:
            yield Gap("no-party", id)

    def _in_dispute(self, statement: Statement) -> Iterator[Gap]:
        """What is missing for and against a proposal or claim; nothing, once its author has settled it so."""
        settled = recorded(statement)
        if settled is None and not self._named(Relation.SUPPORTS, statement.id):
            yield Gap("no-reason", statement.id)
        if settled is not False and (unanswered := self._unanswered(statement.id)):
            yield Gap("unanswered-objection", statement.id, unanswered)

    def _unanswered(self, id: str) -> tuple[str, ...]:
        """The objections to a statement that don't fall, and against which nobody says anything."""
        return tuple(
            each
            for each in self._named(Relation.AGAINST, id)
            if self._outcomes[each].verdict != "falls"
            and not self._named(Relation.AGAINST, each)
            and not self._named(Relation.UNDERCUTS, each)
        )

    def _named(self, relation: Relation, target: str) -> tuple[str, ...]:
        """The statements that name another in a relation."""
        return tuple(self._naming.get((relation, target), ()))


def _tally(kind: Kind, statements: tuple[Statement, ...], outcomes: Mapping[str, Outcome]) -> Tally:
    ids = [each.id for each in statements if each.kind == kind]
    verdicts = Counter(outcomes[id].verdict for id in ids if id in outcomes)
    return Tally(len(ids), verdicts["stands"], verdicts["falls"], verdicts["open"])


def _possible(numbers: Mapping[Kind, int]) -> dict[GapKind, int]:
    positions = sum(numbers[kind] for kind in KINDS if kind in _POSITIONS)
    everything = sum(numbers.values()) - numbers["question"]
    return {
        "no-reason": positions,
        "unanswered-objection": positions,
        "no-answer": numbers["question"],
        "open-condition": numbers["condition"],
        "open-ring": everything,
        "no-source": everything,
        "no-party": everything,
    }


def depth(graph: Graph) -> int:
    """How many statements the longest line has in which each bears on the next; a ring counts once."""
    below: dict[str, list[str]] = {each.id: [] for each in graph.own_statements}
    for link in graph.own_links:
        upper, lower = link.source, link.target
        if link.relation not in _NEEDS:
            upper, lower = lower, upper
        if upper in below and lower in below:
            below[upper].append(lower)
    deep: dict[str, int] = {}
    for ring in components({id: tuple(ids) for id, ids in below.items()}):
        beneath = (deep[each] for id in ring for each in below[id] if each in deep)
        deep.update(dict.fromkeys(ring, 1 + max(beneath, default=0)))
    return max(deep.values(), default=0)
