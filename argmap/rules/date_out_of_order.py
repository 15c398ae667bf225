"""Dates that can't be in the order that they are in."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule

_CURE = "correct one of the two dates"


@rule("warning")
def date_out_of_order(graph: Graph) -> Iterator[Finding]:
    """Something is said after its source came out, due before it was said, or read before it was there."""
    for source in graph.own_sources:
        if source.date and source.accessed and source.accessed < source.date:
            message = f"`{source.id}` was read on {source.accessed}, before it came out on {source.date}"
            yield Finding(("sources", source.id, "accessed"), message, _CURE)
    for statement in graph.statements.values():
        if statement.date is None or "." in statement.id:
            continue
        if statement.due is not None and statement.due < statement.date:
            message = f"`{statement.id}` is due on {statement.due}, before it was said on {statement.date}"
            yield Finding((*statement.path, "due"), message, _CURE)
        # A source without a date, or one that is left out, may be younger.
        sources = [graph.sources[each.source] for each in statement.citations]
        dates = [source.date for source in sources if source.date is not None]
        if not dates or len(dates) < len(sources) or not graph.is_whole:
            continue
        # What was said before a source came out may be told in it; what was said after all did can't be.
        if statement.date > max(dates):
            source = next(each for each in sources if each.date == max(dates))
            last = (
                f"its source `{source.id}`" if len(set(sources)) == 1 else f"the last source, `{source.id}`,"
            )
            message = f"`{statement.id}` was said on {statement.date}, after {last} came out on {source.date}"
            yield Finding((*statement.path, "date"), message, _CURE)
