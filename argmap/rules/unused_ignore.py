"""Comments that ignore what is not there."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule


@rule("warning")
def unused_ignore(graph: Graph) -> Iterator[Finding]:
    """A comment ignores what is not there."""
    # It is known when all other rules have been asked: argmap.silencing finds it, where this rule is on.
    yield from ()
