"""Objections that were left standing when a proposal was accepted."""

import re
from collections import defaultdict
from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph, Link, Statement
from argmap.relations import Relation
from argmap.rules import rule


@rule("warning", of_whole=True)
def unanswered_objection(graph: Graph) -> Iterator[Finding]:
    """A proposal is recorded as accepted, but an objection to it has no answer."""
    accepted = {each.id for each in graph.own_statements if each.status == "accepted"}
    objections = [link for link in graph.links_of(Relation.AGAINST) if link.target in accepted]
    own = [link for link in objections if "." not in link.source and link.source != link.target]
    if not own:
        return
    from argmap.semantics.evaluate import evaluate

    verdicts = {id: outcome.verdict for id, outcome in evaluate(graph).items()}
    rebuttals: defaultdict[str, list[str]] = defaultdict(list)
    for link in graph.links_of(Relation.AGAINST, Relation.UNDERCUTS):
        rebuttals[link.target].append(link.source)
    for link in own:
        proposal = graph.statements[link.target]
        # Of a proposal that falls, `accepted-but-falls` says what it falls by.
        answered = any(verdicts[id] != "falls" for id in rebuttals[link.source])
        outweighed = verdicts[proposal.id] == "stands" and proposal.holds is None
        if "falls" in (verdicts[proposal.id], verdicts[link.source]) or answered or outweighed:
            continue
        if not _is_noted(proposal, link.source):
            yield _finding(link, proposal, verdicts[link.source])


def _is_noted(proposal: Statement, objection: str) -> bool:
    """Whether the proposal's note names the objection, and so says why it was accepted all the same."""
    return re.search(rf"(?<![\w.-]){re.escape(objection)}(?![\w-])", proposal.note or "") is not None


def _finding(link: Link, proposal: Statement, verdict: str) -> Finding:
    stands = "stands" if verdict == "stands" else "is open"
    message = (
        f"`{proposal.id}` is accepted, but the objection `{link.source}` {stands}, and nothing answers it"
    )
    cure = f"object to it, or say in the `note:` of `{proposal.id}` what became of `{link.source}`"
    return Finding(link.path, message, cure)
