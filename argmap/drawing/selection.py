"""What of a map is drawn: what is near some statements, or of one kind, party, group, tag or verdict."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from argmap.graph import Graph, Link
from argmap.semantics.evaluate import Outcome

Groups = Mapping[str, str | None]
"""The group that each statement is drawn in."""

CRITERIA = ("kind", "party", "group", "tag", "verdict")
"""By what statements are chosen."""


@dataclass(frozen=True)
class Selection:
    """What is to be drawn: all of it, unless something is said here.

    `focus` are statements, of which all that is up to `depth` links away is drawn, too. `only` has for
    criteria the values of which a statement has to have one. What is in the groups
    of `folded`, or within them, is drawn as one box for each of these groups.
    """

    focus: tuple[str, ...] = ()
    depth: int = 1
    only: Mapping[str, Collection[str]] = field(default_factory=dict)
    folded: tuple[str, ...] = ()


def selected(
    selection: Selection,
    graph: Graph,
    outcomes: Mapping[str, Outcome],
    groups: Groups,
    links: Iterable[Link],
) -> set[str]:
    """Which of the statements that have a place among the groups are drawn as cards."""

    def values(what: str, id: str) -> Collection[str]:
        match what:
            case "kind":
                return (graph.statements[id].kind,)
            case "party":
                return graph.statements[id].by
            case "tag":
                return graph.statements[id].tags
            case "group":
                return _homes(groups[id], graph) or ("",)
            case _:
                return (outcomes[id].verdict,) if id in outcomes else ()

    found = {
        id
        for id in groups
        if all(set(values(what, id)) & set(wanted) for what, wanted in selection.only.items())
    }
    if selection.focus:
        found &= _near(selection.focus, selection.depth, links)
    return {id for id in found if folded_in(groups[id], selection, graph) is None}


def by_group(selection: Selection, graph: Graph, groups: Groups) -> Iterator[tuple[str, Selection]]:
    """The selection in parts: a group that is in no other for each, and last, under the name "", the rest."""
    used = {(_homes(group, graph) or [""])[-1] for group in groups.values()}
    wanted = selection.only.get("group")
    for name in (*graph.groups, ""):
        if name in used and (wanted is None or name in wanted):
            yield name, replace(selection, only={**selection.only, "group": {name}})


def folded_in(group: str | None, selection: Selection, graph: Graph) -> str | None:
    """The outermost folded group that a group is, or is within."""
    return next((each for each in reversed(_homes(group, graph)) if each in selection.folded), None)


def _homes(group: str | None, graph: Graph) -> list[str]:
    """A group and all that it is within, from inside."""
    homes: list[str] = []
    while group is not None:
        homes.append(group)
        group = graph.groups[group].within
    return homes


def _near(focus: Iterable[str], depth: int, links: Iterable[Link]) -> set[str]:
    neighbours: dict[str, set[str]] = {}
    for link in links:
        neighbours.setdefault(link.source, set()).add(link.target)
        neighbours.setdefault(link.target, set()).add(link.source)
    found = edge = set(focus)
    for _ in range(depth):
        edge = {near for id in edge for near in neighbours.get(id, ())} - found
        found = found | edge
    return found
