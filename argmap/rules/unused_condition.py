"""Conditions on which nothing depends."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.relations import Relation
from argmap.rules import misspelt, rule

_ABOUT_THE_TARGET = (Relation.SUPPORTS, Relation.AGAINST, Relation.UNDERCUTS)
"""What is named so is argued about; whatever else names it depends on it, or takes its place."""
_OF_THE_SOURCE = (Relation.ONLY_IF, Relation.UNLESS, Relation.EXCHANGE)
"""What names others so depends on them; whatever else it names, it bears on."""


@rule("warning")
def unused_condition(graph: Graph) -> Iterator[Finding]:
    """A condition is argued about, but nothing depends on it."""
    linked = {end for link in graph.links for end in (link.source, link.target)}
    used = {link.target for link in graph.links if link.relation not in _ABOUT_THE_TARGET}
    used |= {link.source for link in graph.links if link.relation not in _OF_THE_SOURCE}
    used |= {id for scenario in graph.scenarios.values() for id in scenario.expect} | graph.lost
    used |= {end.name for end in graph.loose_ends}
    broken = {end.path[:2] for end in graph.loose_ends}
    meant = misspelt(graph, "statement")
    for statement in graph.own_statements:
        # Of one that has no link at all, `isolated-statement` speaks.
        if statement.kind != "condition" or statement.id not in linked or statement.id in used:
            continue
        if statement.path not in broken and not meant(statement.id):
            message = f"nothing depends on the condition `{statement.id}`"
            cure = "name it in the `only_if:` or `unless:` of what depends on it, or make it a claim"
            yield Finding(statement.path, message, cure, at_key=True)
