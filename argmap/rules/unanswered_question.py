"""Questions that nobody answers."""

from collections import defaultdict
from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.relations import Relation
from argmap.rules import misspelt, rule

_GIVEN_UP = ("rejected", "withdrawn", "superseded")


@rule("info")
def unanswered_question(graph: Graph) -> Iterator[Finding]:
    """No statement answers a question, or none that has not been given up."""
    answers: defaultdict[str, list[str | None]] = defaultdict(list)
    for link in graph.links_of(Relation.ANSWERS):
        answers[link.target].append(graph.statements[link.source].status)
    named = {end.name for end in graph.loose_ends} | graph.lost
    meant = misspelt(graph, "question")
    for question in graph.own_statements:
        if question.kind != "question" or question.id in named or meant(question.id):
            continue
        found = answers.get(question.id, [])
        if all(status in _GIVEN_UP for status in found):
            what = "every answer to `{}` has been given up" if found else "nothing answers `{}`"
            cure = f"write `answers: {question.id}` under the statement that does"
            yield Finding(question.path, what.format(question.id), cure, at_key=True)
