"""Imported maps of which nothing is used."""

from collections.abc import Iterator

from argmap.diagnostics import Finding, nearest
from argmap.graph import Graph
from argmap.rules import rule


@rule("warning")
def unused_import(graph: Graph) -> Iterator[Finding]:
    """Nothing in the map names anything of a map that it imports."""
    if not graph.imports:
        return
    broken = {end.path for end in graph.loose_ends}
    used = {name.partition(".")[0] for name in _named(graph) if "." in name}
    unknown = used - graph.imports.keys()
    for alias in graph.imports:
        path = ("imports", alias)
        if alias not in used and path not in broken and not nearest(alias, unknown):
            message = f"nothing of the map `{alias}` is used"
            cure = f"name one of its statements, as `{alias}.ID`, or delete the import"
            yield Finding(path, message, cure, at_key=True)


def _named(graph: Graph) -> Iterator[str]:
    """All names that this map uses, or may use."""
    yield from graph.lost
    yield from (end.name for end in graph.loose_ends)
    yield from (link.target for link in graph.own_links)
    for statement in graph.own_statements:
        yield from statement.by
        yield from (citation.source for citation in statement.citations)
        yield statement.group or ""
    yield from (group.within or "" for group in graph.own_groups)
    for party in graph.own_parties:
        yield from party.believes
    for scenario in graph.scenarios.values():
        yield from (*scenario.assume, *scenario.expect, scenario.as_party or "")
