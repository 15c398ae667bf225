"""Sources that are named nowhere."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import misspelt, rule


@rule("warning")
def unused_source(graph: Graph) -> Iterator[Finding]:
    """Nothing in the map is said in a source."""
    used = {citation.source for statement in graph.own_statements for citation in statement.citations}
    used |= graph.lost
    meant = misspelt(graph, "source")
    for source in graph.own_sources:
        if source.id not in used and not meant(source.id):
            yield Finding(
                ("sources", source.id),
                f"the source `{source.id}` is not used",
                "name it in `source:`, or delete it",
                at_key=True,
            )
