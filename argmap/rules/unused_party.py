"""Parties that are named nowhere."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import misspelt, rule


@rule("warning")
def unused_party(graph: Graph) -> Iterator[Finding]:
    """Nothing in the map is said by a party."""
    used = {party for statement in graph.own_statements for party in statement.by}
    used |= {scenario.as_party for scenario in graph.scenarios.values() if scenario.as_party}
    used |= {party.id for party in graph.parties.values() if party.believes}
    used |= graph.lost
    meant = misspelt(graph, "party")
    for party in graph.own_parties:
        if party.id not in used and not meant(party.id):
            yield Finding(
                ("parties", party.id),
                f"the party `{party.id}` is not used",
                "name it in `by:`, or delete it",
                at_key=True,
            )
