"""Statements that can stand under no assumption at all."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.diagnostics import Finding
from argmap.graph import Graph, Link, Statement
from argmap.relations import Relation
from argmap.rules import rule

if TYPE_CHECKING:
    from argmap.semantics.acceptance import Part

_FROM_TARGET = (Relation.SUPPORTS, Relation.AGAINST, Relation.SUPERSEDES, Relation.UNDERCUTS)
_SAYS = {
    "need": "it needs {}",
    "exclusion": "it is ruled out by {}",
    "exchange": "it is offered in exchange for {}",
    "successor": "{} takes its place",
    "rival": "{} is its rival",
    "objection": "{} is an objection to it",
    "presumption": "it rests on {}",
    "weighing": "by its proof standard it rests on {}",
}
"""What a part of an acceptance condition has to do with the statements it comes down to."""
_GATE = ("need", "exclusion")


@rule("warning", of_whole=True)
def impossible_statement(graph: Graph) -> Iterator[Finding]:
    """Nothing that could be assumed of others would make a statement stand."""
    suspects = _suspects(graph)
    if not suspects:
        return
    from argmap.semantics.acceptance import Acceptance, recorded

    acceptance = Acceptance(graph)
    for statement in graph.own_statements:
        if statement.id in suspects and recorded(statement) is None:
            parts = acceptance.parts(statement)
            # What is contradictory already without the others is for `contradictory-conditions` to say.
            if _clash(parts) and not _clash([part for part in parts if part.role in _GATE]):
                yield _finding(graph, statement, _fewest(parts))


def _suspects(graph: Graph) -> set[str]:
    """The statements that have to do with another in two ways, that have rivals, or that need reasons."""
    suspects = {each.id for each in graph.own_statements if each.standard != "presumption"}
    first_links: dict[tuple[str, str], Link] = {}
    for link in graph.links:
        source, relation, target, _, positive = link
        pair = (target, source) if relation in _FROM_TARGET else (source, target)
        first = first_links.setdefault(pair, link)
        if first is not link and (first.relation, first.positive) != (relation, positive):
            suspects.add(pair[0])
    answers = graph.links_of(Relation.ANSWERS)
    return suspects | {each.source for each in answers if graph.statements[each.target].choose == "one"}


def _fewest(parts: "list[Part]") -> "list[Part]":
    """Parts that clash, and none that could be spared."""
    for part in parts:
        fewer = [each for each in parts if each is not part]
        if _clash(fewer):
            parts = fewer
    return parts


def _clash(parts: "Iterable[Part]") -> bool:
    from argmap.semantics.formula import conjunction, possible

    return not possible(conjunction(part.formula for part in parts), True)


def _finding(graph: Graph, statement: Statement, parts: "list[Part]") -> Finding:
    from argmap.semantics.formula import literals

    reasons = {link.target for link in graph.links_of(Relation.SUPPORTS)}
    names = [list(dict.fromkeys(id for id, _ in literals(part.formula))) for part in parts]
    if not any(names):
        what = (
            "no reason for it is enough"
            if statement.id in reasons
            else "it has no reason, which is not enough"
        )
        why = f"{what} for its proof standard, {statement.standard}"
        cure = "give a reason that it can rest on, or write `standard: presumption`"
    else:
        shared = {id for one in names for id in one if sum(id in other for other in names) > 1}
        told = (", ".join(f"`{id}`" for id in one if id in (shared or one)) for one in names)
        why = ", and ".join(_SAYS[part.role].format(ids) for part, ids in zip(parts, told, strict=True))
        cure = "take one of the two away"
    return Finding(statement.path, f"`{statement.id}` can never stand: {why}", cure, at_key=True)
