"""Proposals that were accepted, and do not stand."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule


@rule("warning", of_whole=True)
def accepted_but_falls(graph: Graph) -> Iterator[Finding]:
    """A proposal is recorded as accepted, but what it needs fails, or an objection to it stands."""
    accepted = [each for each in graph.own_statements if each.status == "accepted"]
    if not accepted:
        return
    from argmap.semantics.evaluate import evaluate
    from argmap.semantics.explain import explain
    from argmap.wording import main_reason

    outcomes = evaluate(graph)
    for statement in accepted:
        if outcomes[statement.id].verdict == "falls":
            explanation = explain(graph, statement.id, depth=1)
            message = f"`{statement.id}` is accepted, but falls: {main_reason(graph, explanation)}"
            by_objection = any(step.role == "objection" for step in explanation.steps[:1])
            cure = "answer the objection, or change the status" if by_objection else "change the status"
            yield Finding((*statement.path, "status"), message, cure)
