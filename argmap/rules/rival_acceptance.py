"""Questions that have been decided twice."""

from collections import defaultdict
from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph, Statement
from argmap.relations import Relation
from argmap.rules import rule


@rule("error")
def rival_acceptance(graph: Graph) -> Iterator[Finding]:
    """Two answers to a question of which one is to be chosen are both recorded as accepted."""
    if sum(each.status == "accepted" for each in graph.statements.values()) < 2:
        return
    replaced = {
        link.target
        for link in graph.links
        if link.relation is Relation.SUPERSEDES and graph.statements[link.source].status == "accepted"
    }
    accepted: defaultdict[str, list[Statement]] = defaultdict(list)
    for link in graph.links:
        answer = graph.statements[link.source]
        chosen = link.relation is Relation.ANSWERS and graph.statements[link.target].choose == "one"
        if chosen and answer.status == "accepted" and answer.id not in replaced:
            accepted[link.target].append(answer)
    for question, answers in accepted.items():
        # What is imported was there before.
        first, *others = sorted(answers, key=lambda each: "." not in each.id)
        for other in others:
            if "." not in other.id:
                yield _finding(question, first, other)


def _finding(question: str, first: Statement, other: Statement) -> Finding:
    message = f"`{other.id}` and `{first.id}` are both accepted, but only one answer to `{question}` can be"
    cure = "change the status of one of them, or write `choose: many`"
    place = None if "." in first.id else (*first.path, "status")
    return Finding((*other.path, "status"), message, cure, first=place)
