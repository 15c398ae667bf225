"""Acceptance conditions as plain values, for the evaluator that a page brings along."""

from typing import Any

from argmap.graph import Graph
from argmap.semantics.acceptance import Acceptance, recorded
from argmap.semantics.formula import Constant, Formula, Negation, Threshold, Variable

Compiled = bool | str | list[Any]
"""True or false; a statement's id; `["not", item]`; or `[count, item, …]`: so many of the items at least."""


def compiled(formula: Formula) -> Compiled:
    """A formula as a plain value."""
    match formula:
        case Constant(value):
            return value
        case Variable(id):
            return id
        case Negation(item):
            return ["not", compiled(item)]
        case Threshold(count, items):
            return [count, *map(compiled, items)]


def conditions(graph: Graph) -> dict[str, dict[str, Any]]:
    """What each statement but questions depends on, whatever is assumed.

    `settled` is what the author records, and how, or else `parts` has what must all be true for it to stand:
    the role, the formula, and the other side of an exchange, the successor, rival or objection.
    """
    acceptance = Acceptance(graph)
    found: dict[str, dict[str, Any]] = {}
    for each in graph.statements.values():
        if each.kind == "question":
            continue
        facts: dict[str, Any] = {"kind": each.kind, "standard": each.standard}
        value = recorded(each)
        if value is None:
            facts["parts"] = [
                [part.role, compiled(part.formula), *([part.other] if part.other else [])]
                for part in acceptance.parts(each)
            ]
        else:
            facts["settled"] = ["recorded" if each.holds is not None else "status", value]
        found[each.id] = facts
    return found
