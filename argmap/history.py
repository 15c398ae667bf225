"""A map as it was on a day: without what was said later."""

from collections.abc import Mapping
from datetime import date as Date

from argmap.document import atoms
from argmap.graph import Graph, Statement


def as_of(graph: Graph, day: Date) -> Graph:
    """The map without the statements of later dates, and without what scenarios and parties say of those.

    A statement without a date was said on that of its first source; without that, it was always there. What
    a statement names in `only_if` or `unless` was there when it was said.
    """
    kept = {id for id, each in graph.statements.items() if not _is_later(graph, each, day)}
    waiting = list(kept)
    while waiting:
        statement = graph.statements[waiting.pop()]
        expressions = (each for each in (statement.only_if, statement.unless) if each is not None)
        named = {atom.id for expression in expressions for atom, _ in atoms(expression)} - kept
        kept |= named
        waiting += named
    if len(kept) == len(graph.statements):
        return graph

    def of_kept(values: Mapping[str, bool]) -> dict[str, bool]:
        return {id: value for id, value in values.items() if id in kept}

    return graph._replace(
        statements={id: each for id, each in graph.statements.items() if id in kept},
        links=tuple(each for each in graph.links if {each.source, each.target} <= kept),
        parties={id: each._replace(believes=of_kept(each.believes)) for id, each in graph.parties.items()},
        scenarios={
            id: each._replace(
                assume=of_kept(each.assume),
                expect={name: verdict for name, verdict in each.expect.items() if name in kept},
            )
            for id, each in graph.scenarios.items()
        },
    )


def _is_later(graph: Graph, statement: Statement, day: Date) -> bool:
    said = statement.date
    if said is None and statement.citations:
        said = graph.sources[statement.citations[0].source].date
    return said is not None and said > day
