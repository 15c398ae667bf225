"""Quotes that are not in the file of their source."""

from collections.abc import Iterator
from functools import cache
from posixpath import dirname, join

from argmap.diagnostics import Finding
from argmap.graph import Graph, Source
from argmap.rules import World, rule

_NEAREST = 100
"""Looking for what a quote should have been takes time, and nobody reads more cures than these."""


@rule("error")
def quote_not_found(graph: Graph, world: World) -> Iterator[Finding]:
    """A quote is not in the file of its source, or that file is not there."""
    if not any(source.file for source in graph.sources.values()):
        return
    from argmap.texts.plain import is_text, readings
    from argmap.texts.quotations import folded, is_in

    @cache
    def texts(path: str) -> tuple[str, ...] | None:
        data = world.file(path)
        return None if data is None else tuple(map(folded, readings(path, data)))

    missing: dict[str, Source] = {}
    wrong = 0
    for statement in graph.own_statements:
        for number, citation in enumerate(statement.citations):
            source = graph.sources[citation.source]
            path = _path(graph, source)
            if citation.quote is None or path is None or not is_text(path):
                continue
            found, quote = texts(path), folded(citation.quote)
            if found is None:
                missing[source.id] = source
            elif not any(is_in(quote, text) for text in found):
                wrong += 1
                message = f"`{statement.id}` quotes words from `{source.id}` that are not in `{source.file}`"
                cure = _cure(quote, found if wrong <= _NEAREST else ())
                yield Finding((*statement.path, "source", number, "quote"), message, cure)
    for source in missing.values():
        if "." not in source.id:  # of those of other maps their own maps tell
            message = f"there is no file `{source.file}` in this project, but `{source.id}` is quoted from it"
            cure = "mend the path, which begins at the folder of this map, or delete `file:`"
            yield Finding(("sources", source.id, "file"), message, cure)


def _path(graph: Graph, source: Source) -> str | None:
    """The path of a source's file from this map, where it can be told."""
    alias, dot, _ = source.id.rpartition(".")
    if not dot or source.file is None:
        return source.file
    return join(dirname(graph.imports[alias]), source.file) if alias in graph.imports else None


def _cure(quote: str, texts: tuple[str, ...]) -> str:
    from argmap.texts.quotations import nearest_passage

    near = max((nearest_passage(quote, text) for text in texts), key=len, default="")
    return (
        f"there it says: “{near}”" if near else "quote the very words, and write `[…]` for what is left out"
    )
