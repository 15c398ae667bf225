"""Names that stand for nothing."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from itertools import islice

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule

_SUGGESTIONS = 100
"""Looking for the nearest of many names takes time, and nobody reads more cures than these."""


@rule("error")
def unknown_reference(graph: Graph) -> Iterator[Finding]:
    """A name is used that nothing in the map has."""
    ends = (end for end in graph.loose_ends if end.problem == "unknown")
    for number, end in enumerate(ends):
        cure = _nearest(end.name, end.known) if number < _SUGGESTIONS else ""
        alias, dot, _ = end.name.partition(".")
        if not cure and dot and alias not in graph.imports:
            cure = f"add `{alias}:` and the path of its map to `imports:`"
        yield Finding(end.path, f"unknown {end.wanted} `{end.name}`", cure)


def _nearest(name: str, known: Collection[str]) -> str:
    likely = (each for each in known if abs(len(each) - len(name)) < 4 and {each[0], each[-1]} & {name[0], name[-1]})
    close = get_close_matches(name, list(islice(likely, 5000)), n=1, cutoff=0.7)
    return f"did you mean `{close[0]}`?" if close else ""
