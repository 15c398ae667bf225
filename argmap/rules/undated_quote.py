"""Quotes of which nobody can tell when the words were said."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule


@rule("info", on="selected", of_whole=True)
def undated_quote(graph: Graph) -> Iterator[Finding]:
    """A statement quotes a source, and neither of the two has a date."""
    for statement in graph.own_statements:
        if statement.date is not None:
            continue
        for number, citation in enumerate(statement.citations):
            source = graph.sources[citation.source]
            # Of a page without a date it is at least known when the words stood there.
            if citation.quote is not None and source.date is None and source.accessed is None:
                message = f"`{statement.id}` quotes `{source.id}`, and neither has a date"
                cure = "add `date:` to the source, or to the statement the day on which it was said"
                yield Finding((*statement.path, "source", number, "quote"), message, cure)
