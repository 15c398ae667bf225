"""Groups that are named nowhere."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import misspelt, rule


@rule("warning")
def unused_group(graph: Graph) -> Iterator[Finding]:
    """No statement and no other group is in a group."""
    used = {statement.group for statement in graph.own_statements} | graph.lost
    used |= {group.within for group in graph.groups.values()}
    used |= {end.name for end in graph.loose_ends if end.problem == "circular-group"}
    meant = misspelt(graph, "group")
    for group in graph.own_groups:
        if group.id not in used and not meant(group.id):
            yield Finding(
                ("groups", group.id),
                f"the group `{group.id}` is not used",
                "name it in `group:`, or delete it",
                at_key=True,
            )
