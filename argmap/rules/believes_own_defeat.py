"""Parties whose beliefs bring down what they propose themselves."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule

if TYPE_CHECKING:
    from argmap.semantics.formula import Formula


@rule("info", of_whole=True)
def believes_own_defeat(graph: Graph) -> Iterator[Finding]:
    """A party holds beliefs under which its own proposal falls."""
    believing = {party.id for party in graph.own_parties if party.believes}
    if not believing:
        return
    proposals = [each for each in graph.own_statements if each.kind == "proposal" and believing & {*each.by}]
    if not proposals:
        return
    from argmap.semantics.acceptance import Acceptance
    from argmap.semantics.grounded import grounded

    conditions = Acceptance(graph).conditions({})
    values = grounded(conditions)
    for proposal in proposals:
        if values.get(proposal.id) is not False:
            for party in proposal.by:
                if _falls(proposal.id, conditions, graph.parties[party].believes):
                    yield _finding(graph, party, proposal.id, conditions)


def _falls(id: str, conditions: "Mapping[str, Formula]", beliefs: Mapping[str, bool]) -> bool:
    """Whether a statement falls if the beliefs are settled."""
    from argmap.semantics.formula import Constant, literals
    from argmap.semantics.grounded import grounded

    below: dict[str, Formula] = {}
    waiting = [id]
    while waiting:
        if (each := waiting.pop()) not in below:
            below[each] = Constant(beliefs[each]) if each in beliefs else conditions[each]
            waiting += (used for used, _ in literals(below[each]))
    return grounded(below).get(id) is False


def _finding(graph: Graph, party: str, id: str, conditions: "Mapping[str, Formula]") -> Finding:
    """The finding, at the one belief that brings the proposal down, or else at all of them."""
    from argmap.semantics.explain import explain
    from argmap.wording import main_reason

    beliefs = graph.parties[party].believes
    path = ("parties", party, "believes")
    alone = [each for each in beliefs if _falls(id, conditions, {each: beliefs[each]})]
    if id in beliefs:
        message = f"`{party}` believes that its own proposal `{id}` falls"
    else:
        why = main_reason(graph, explain(graph, id, beliefs, depth=1))
        message = f"by what `{party}` believes, its own proposal `{id}` falls: {why}"
    cure = "ask whether it believes that, or proposes this on another condition"
    return Finding((*path, alone[0]) if alone else path, message, cure, at_key=True)
