"""Groups that are named nowhere."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule


@rule("warning")
def unused_group(graph: Graph) -> Iterator[Finding]:
    """No statement and no other group is in a group."""
    used = {statement.group for statement in graph.own_statements} | {
        group.within for group in graph.groups.values()
    }
    for group in graph.own_groups:
        if group.id not in used:
            yield Finding(
                ("groups", group.id),
                f"the group `{group.id}` is not used",
                "name it in `group:`, or delete it",
                at_key=True,
            )
