"""Groups that lie within themselves."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule


@rule("error")
def circular_group(graph: Graph) -> Iterator[Finding]:
    """A group lies within itself, directly or by way of others."""
    for end in graph.loose_ends:
        if end.problem == "circular-group":
            message = f"the group `{end.path[1]}` lies within itself"
            if end.name == end.path[1]:
                yield Finding(end.path, message, "delete `within:`")
            else:
                yield Finding(
                    end.path, f"{message}, by way of `{end.name}`", "delete `within:` in one of them"
                )
