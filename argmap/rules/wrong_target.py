"""Names that stand for something of the wrong kind."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule

_CURES = {
    ("question", "statement"): "name one of its answers, or make it a claim",
    ("statement", "question"): "name a question, or move this one to `questions:`",
    ("party", "statement"): "name what the party says; `by:` says who says it",
}


@rule("error")
def wrong_target(graph: Graph) -> Iterator[Finding]:
    """A name stands where something of another kind belongs."""
    for end in graph.loose_ends:
        if end.problem == "wrong-kind":
            cure = _CURES.get((end.found, end.wanted), "")
            yield Finding(end.path, f"`{end.name}` is a {end.found}, but a {end.wanted} belongs here", cure)
