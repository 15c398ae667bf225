"""Statements that bear on themselves."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.relations import Relation
from argmap.rules import rule

_IF = (Relation.ONLY_IF, Relation.UNLESS)


@rule("error")
def self_reference(graph: Graph) -> Iterator[Finding]:
    """A statement is related to itself."""
    for source, relation, target, path, _ in graph.own_links:
        if source == target:
            itself = f"names itself in `{relation.field}`" if relation in _IF else f"{relation.phrase} itself"
            yield Finding(path, f"`{source}` {itself}", "name another statement, or delete it")
