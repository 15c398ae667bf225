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
    conditions = [each for each in graph.own_statements if each.kind == "condition"]
    used = {link.target for link in graph.links if link.relation not in _ABOUT_THE_TARGET}
    used |= {link.source for link in graph.links if link.relation not in _OF_THE_SOURCE}
    used |= graph.lost | {id for scenario in graph.scenarios.values() for id in scenario.expect}
    used |= {end.name for end in graph.loose_ends}
    unused = [condition for condition in conditions if condition.id not in used]
    # Of one that has no link at all, `isolated-statement` speaks.
    linked = {id for link in graph.links for id in (link.source, link.target)} if unused else set()
    broken = {end.path[:2] for end in graph.loose_ends}
    meant = misspelt(graph, "statement")
    for condition in unused:
        if condition.id in linked and condition.path not in broken and not meant(condition.id):
            message = f"nothing depends on the condition `{condition.id}`"
            cure = "name it in the `only_if:` or `unless:` of what depends on it, or make it a claim"
            yield Finding(condition.path, message, cure, at_key=True)
