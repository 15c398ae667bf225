"""Verdicts that come out otherwise than a scenario expects."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule

_IS = {"stands": "stands", "falls": "falls", "open": "is open"}
_SHOULD = {"stands": "stand", "falls": "fall", "open": "be open"}


@rule("error", of_whole=True)
def failed_expectation(graph: Graph) -> Iterator[Finding]:
    """A statement has another verdict than a scenario expects."""
    expecting = [each for each in graph.scenarios.values() if each.expect]
    if not expecting:
        return
    # Imported when it is needed: most maps that are checked expect nothing.
    from argmap.semantics.evaluate import evaluate
    from argmap.semantics.scenario import assumptions

    for scenario in expecting:
        assumed = assumptions(graph, scenario.id)
        outcomes = evaluate(graph, assumed)
        for id, expected in scenario.expect.items():
            outcome = outcomes[id]
            if outcome.verdict == expected:
                continue
            from argmap.semantics.explain import explain
            from argmap.wording import cause, main_reason

            waiting = cause(id, outcome)
            why = f"it {waiting}" if waiting else main_reason(graph, explain(graph, id, assumed, depth=1))
            message = f"`{id}` {_IS[outcome.verdict]}, but should {_SHOULD[expected]} here: {why}"
            cure = f"to see why: argmap explain MAP {id} --scenario {scenario.id}"
            yield Finding(("scenarios", scenario.id, "expect", id), message, cure)
