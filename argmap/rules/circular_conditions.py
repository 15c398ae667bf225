"""Statements that wait for one another for ever."""

from collections import defaultdict, deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.diagnostics import Finding
from argmap.graph import Graph, Link
from argmap.relations import Relation
from argmap.rules import rule

if TYPE_CHECKING:
    from argmap.semantics.formula import Formula

_SHOWN = 12
"""So many statements of a ring are named."""


@rule("warning", of_whole=True)
def circular_conditions(graph: Graph) -> Iterator[Finding]:
    """Statements need one another in a ring, so that none of them can ever stand first."""
    links = [link for link in graph.links_of(Relation.EXCHANGE, Relation.ONLY_IF) if link.positive]
    # What needs nothing itself closes no ring.
    needing = {link.source for link in links}
    needs: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.target in needing:
            needs[link.source].append(link)
    if not needs:
        return
    from argmap.semantics.grounded import components

    places = {id: number for number, id in enumerate(graph.statements)}

    def position(link: Link) -> int:
        return places[link.source]

    acceptance: dict[str, Formula] = {}
    uses = {
        id: tuple(link.target for link in needs[id] if link.target in needs)
        for id in graph.statements
        if id in needs
    }
    for ring in components(uses):
        if len(ring) == 1:
            continue
        members = set(ring)
        inside = [link for id in ring for link in needs.get(id, ()) if link.target in members]
        inside = sorted((each for each in inside if each.source != each.target), key=position)
        # Offers in exchange for one another are a package: they can stand together.
        conditions = [link for link in inside if link.relation is Relation.ONLY_IF]
        own = [link for link in conditions if "." not in link.source]
        if not own:
            continue
        from argmap.semantics.acceptance import Acceptance

        acceptance = acceptance or Acceptance(graph).conditions({})
        if _is_deadlock({id: acceptance[id] for id in ring}):
            yield _finding(own[0], inside)


def _is_deadlock(ring: "dict[str, Formula]") -> bool:
    """Whether the ring stays open even if everything else is as it would have it."""
    from argmap.semantics.deciding import at_best
    from argmap.semantics.formula import literals
    from argmap.semantics.grounded import grounded

    free = {used for formula in ring.values() for used, _ in literals(formula)} - ring.keys()
    return not grounded({id: at_best(formula, free) for id, formula in ring.items()})


def _finding(first: Link, inside: list[Link]) -> Finding:
    """The ring, statement by statement: the shortest way from a condition's owner back to it."""
    way = _way(first.target, first.source, inside)
    steps = [f"`{id}`" for id in (first.source, *way)]
    if len(steps) > _SHOWN:
        steps[_SHOWN - 1 : -1] = [f"{len(steps) - _SHOWN} more in a row"]
    message = f"these wait for one another, and none can stand first: {' needs '.join(steps)}"
    cure = "let one of them stand without the next, or offer them `in_exchange_for`"
    return Finding(first.path, message, cure)


def _way(start: str, end: str, inside: list[Link]) -> list[str]:
    next_ones: defaultdict[str, list[str]] = defaultdict(list)
    for link in inside:
        next_ones[link.source].append(link.target)
    before: dict[str, str] = {}
    waiting = deque([start])
    while end not in before and start != end:
        id = waiting.popleft()
        for other in next_ones[id]:
            if other not in before and other != start:
                before[other] = id
                waiting.append(other)
    way = [end]
    while way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]
