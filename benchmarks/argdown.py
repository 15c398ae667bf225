"""The same map for Argdown (argdown.org): every statement, and what supports or attacks what."""

import re
from collections.abc import Iterator

from argmap.graph import Graph, Statement
from argmap.relations import Relation

_SIGNS = {Relation.SUPPORTS: "+", Relation.AGAINST: "-"}
# What begins something else in a text of Argdown.
_SPECIAL = re.compile(r"([\\\[\]<>{}#@*_])")


def written(graph: Graph) -> str:
    """The map as Argdown, a section for each group. Conditions, answers and exchanges have no lines there."""
    bearing: dict[str, list[str]] = {}
    for link in graph.links:
        if link.relation in _SIGNS:
            bearing.setdefault(link.target, []).append(f"  {_SIGNS[link.relation]} [{link.source}]\n")
    parts = [f"===\ntitle: {_plain(graph.title or '')}\n===\n"]
    for group in (None, *graph.groups.values()):
        if group is not None:
            parts.append(f"# {_plain(group.title)}\n")
        members = (each for each in graph.statements.values() if each.group == (group and group.id))
        parts += _statements(members, bearing)
    return "\n".join(parts)


def _statements(statements: Iterator[Statement], bearing: dict[str, list[str]]) -> Iterator[str]:
    for each in statements:
        yield f"[{each.id}]: {_plain(each.text)}\n{''.join(bearing.get(each.id, ()))}"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
