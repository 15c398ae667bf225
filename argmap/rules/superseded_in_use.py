"""What has been given up, and is still relied on."""

from collections.abc import Iterator, Mapping

from argmap.diagnostics import Change, Finding, Fix
from argmap.graph import Graph, Link, Statement
from argmap.relations import Relation
from argmap.rules import rule

_GONE = ("superseded", "withdrawn")


@rule("warning")
def superseded_in_use(graph: Graph) -> Iterator[Finding]:
    """A statement needs one that is withdrawn, or that another one has taken the place of."""
    successors = {
        link.target: link.source
        for link in graph.links_of(Relation.SUPERSEDES)
        if _counts(graph.statements[link.source])
    }
    gone = {each.id for each in graph.statements.values() if each.status in _GONE} | successors.keys()
    gone = {id for id in gone if graph.statements[id].holds is None}
    broken = {end.path[:3] for end in graph.loose_ends}
    for link in graph.own_links if gone else ():
        source = graph.statements[link.source]
        # What was given up itself may rest on what was given up with it.
        live = source.id not in gone and source.status != "rejected" and source.holds is None
        if live and link.target in gone and link.path[:3] not in broken and _needs(source, link):
            yield _finding(link, graph.statements[link.target], _last(successors, link.target))


def _counts(successor: Statement) -> bool:
    """Whether a statement has taken a place: one that is only proposed has not yet."""
    return successor.holds is not False and successor.status in (None, "accepted")


def _needs(statement: Statement, link: Link) -> bool:
    """Whether a statement can't do without another: it has no other way, and does not exclude it."""
    if link.relation is not Relation.ONLY_IF or statement.only_if is None:
        return link.relation is Relation.EXCHANGE
    from argmap.semantics.acceptance import formula_of
    from argmap.semantics.formula import possible, restricted

    return not possible(restricted(formula_of(statement.only_if), {link.target: False}), True)


def _last(successors: Mapping[str, str], id: str) -> str | None:
    """What has come in the place of a statement, or of what came in its place; None if nothing has."""
    line = [id]
    while (after := successors.get(line[-1])) and after not in line:
        line.append(after)
    return line[-1] if len(line) > 1 else None


def _finding(link: Link, gone: Statement, successor: str | None) -> Finding:
    status = "withdrawn" if gone.status == "withdrawn" else "superseded"
    relies = "needs" if link.relation is Relation.ONLY_IF else link.relation.phrase
    message = f"`{link.source}` {relies} `{gone.id}`, which is {status}"
    if successor is None or successor == link.source:
        return Finding(link.path, message, "name what it depends on now, or delete it")
    fix = Fix(f"name `{successor}` instead", Change(link.path, successor), safe=False)
    message += f" by `{successor}`" if status == "superseded" else f"; `{successor}` has taken its place"
    return Finding(link.path, message, f"is `{successor}` meant now?", fix=fix)
