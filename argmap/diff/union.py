"""Both maps in one: all that there is, and all that there was."""

from collections.abc import Mapping
from typing import Any

from argmap.graph import Graph


def union(old: Graph, new: Graph) -> Graph:
    """The new graph, and what only the old one has, with its links; the old one has the names of the new."""
    gone = old.statements.keys() - new.statements.keys()
    links = (link for link in old.links if link.source in gone or link.target in gone)
    return new._replace(
        parties=_both(old.parties, new.parties),
        sources=_both(old.sources, new.sources),
        groups=_both(old.groups, new.groups),
        statements=_both(old.statements, new.statements),
        links=(*new.links, *links),
    )


def _both(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    return {**new, **{id: each for id, each in old.items() if id not in new}}
