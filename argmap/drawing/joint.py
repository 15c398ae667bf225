"""Joints: where a reason is linked with the claims that carry it, before it bears on anything."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from argmap.graph import Graph, Link
from argmap.premises import premises
from argmap.relations import Relation

WORD = "AND"
"""What stands in the box of a joint."""

_BEARING = (Relation.SUPPORTS, Relation.AGAINST, Relation.UNDERCUTS)


@dataclass(frozen=True, slots=True)
class Joint:
    """A joint of the card `owner` with the cards of some claims; the lines of `links` begin at it."""

    id: str
    meaning: str
    owner: str
    members: tuple[str, ...]
    links: tuple[Link, ...]

    def is_first(self, column: Mapping[str, int]) -> bool:
        """Whether its card stands before all that it bears on, which goes round in a circle then."""
        return all(column[self.owner] <= column[link.target] for link in self.links)


def joins(link: Link) -> bool:
    """Whether the line of a link begins at the joint of its source, if it has one."""
    return link.relation in _BEARING and link.source != link.target


def joints(links: Iterable[Link], graph: Graph) -> Iterator[Joint]:
    """The joints for which there are, among these links, a claim and something that it all bears on."""
    linked = premises(graph)
    bearing: dict[str, list[Link]] = {}
    members: dict[str, list[str]] = {}
    for link in links:
        if joins(link):
            bearing.setdefault(link.source, []).append(link)
        elif link.relation is Relation.ONLY_IF and link.source in linked:
            members.setdefault(link.source, []).append(link.target)
    for owner, claims in members.items():
        if owner in bearing:
            meaning = _sentence(owner, claims, graph)
            yield Joint(f"_{owner}.premises", meaning, owner, tuple(claims), tuple(bearing[owner]))


def _sentence(owner: str, claims: Iterable[str], graph: Graph) -> str:
    labels = [f"“{graph.statements[id].label}”" for id in (owner, *claims)]
    return f"{', '.join(labels[:-1])} and {labels[-1]} bear only together"
