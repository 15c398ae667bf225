"""Names that stand for nothing."""

from collections.abc import Iterator

from argmap.diagnostics import Finding, nearest
from argmap.graph import Graph
from argmap.rules import rule

_SUGGESTIONS = 100
"""Looking for the nearest of many names takes time, and nobody reads more cures than these."""

_SECTIONS = {
    "party": "parties",
    "source": "sources",
    "group": "groups",
    "question": "questions",
    "scenario": "scenarios",
}


@rule("error")
def unknown_reference(graph: Graph) -> Iterator[Finding]:
    """A name is used that nothing in the map has."""
    ends = (end for end in graph.loose_ends if end.problem == "unknown")
    for number, end in enumerate(ends):
        close = nearest(end.name, end.known) if number < _SUGGESTIONS else ""
        cure = f"did you mean `{close}`?" if close else ""
        alias, dot, _ = end.name.partition(".")
        if not cure and dot and alias not in graph.imports:
            cure = f"add `{alias}:` and the path of its map to `imports:`"
        elif not cure and end.wanted in _SECTIONS:
            cure = f"add `{end.name}:` to `{_SECTIONS[end.wanted]}:`"
        # In `believes`, `assume` and `expect` the name is a key.
        at_key = end.path[-1] == end.name
        yield Finding(end.path, f"unknown {end.wanted} `{end.name}`", cure, at_key=at_key)
