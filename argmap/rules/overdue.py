"""Things that should have been settled by now."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.diagnostics import Finding
from argmap.graph import Graph, Statement
from argmap.relations import Relation
from argmap.rules import World, rule

if TYPE_CHECKING:
    from argmap.semantics.evaluate import Outcome


_CURES = {
    "question": "settle its answers, or move the date",
    "proposal": "settle what it waits on, say what became of it with `status:`, or move the date",
}


@rule("warning", of_whole=True)
def overdue(graph: Graph, world: World) -> Iterator[Finding]:
    """The day by which a statement must be settled is past, and it is still open."""
    due = [each for each in graph.statements.values() if each.due is not None and each.due < world.today]
    # What is due before it was said has a wrong date, of which another rule tells.
    past = [
        each for each in due if "." not in each.id and not (each.date and each.due and each.due < each.date)
    ]
    if not past:
        return
    from argmap.semantics.evaluate import evaluate

    outcomes = evaluate(graph)
    for statement in past:
        if why := _why_open(graph, statement, outcomes):
            message = f"`{statement.id}` was due on {statement.due}, and {why}"
            cure = _CURES.get(statement.kind, "say how it came out with `holds:`, or move the date")
            yield Finding((*statement.path, "due"), message, cure)


def _why_open(graph: Graph, statement: Statement, outcomes: "Mapping[str, Outcome]") -> str:
    """What keeps a statement open, as the end of a sentence; nothing for a settled one."""
    from argmap.wording import cause

    if statement.kind != "question":
        return cause(statement.id, outcomes[statement.id])
    answers = (
        link.source
        for link in graph.links
        if link.relation is Relation.ANSWERS and link.target == statement.id
    )
    return "" if any(outcomes[id].verdict == "stands" for id in answers) else "no answer to it stands"
