"""The semantics by brute force, straight from its definition: slow, and sharing nothing with the program.

Every acceptance condition is a table of its values under all interpretations of the open statements.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product

from argmap.document import AllOf, AnyOf, AtLeast, Atom, Expression, Not
from argmap.graph import Graph, Statement

World = Mapping[str, bool]
"""A value for every statement but questions."""


def evaluated(graph: Graph) -> list[Statement]:
    return [each for each in graph.statements.values() if each.kind != "question"]


def constant(statement: Statement, assumed: World) -> bool | None:
    """What a statement is settled as, whatever else is said of it; None if it is not."""
    if statement.id in assumed:
        return assumed[statement.id]
    if statement.holds is not None:
        return statement.holds
    if statement.status in ("withdrawn", "rejected", "superseded"):
        return False
    return None


def accepts(graph: Graph, statement: Statement, world: World, assumed: World) -> bool:
    """The value of a statement's acceptance condition."""
    settled = constant(statement, assumed)
    if settled is not None:
        return settled
    return _gate(graph, statement, world) and _weigh(graph, statement, world)


def _gate(graph: Graph, statement: Statement, world: World) -> bool:
    if statement.only_if is not None and not _holds(statement.only_if, world):
        return False
    if statement.unless is not None and _holds(statement.unless, world):
        return False
    if not all(world[other] for other in _targets(graph, "in_exchange_for", statement.id)):
        return False
    if any(world[other] for other in _sources(graph, "supersedes", statement.id)):
        return False
    return not any(world[rival] for rival in _rivals(graph, statement.id))


def _holds(expression: Expression, world: World) -> bool:
    if isinstance(expression, Atom):
        return world[expression.id]
    if isinstance(expression, Not):
        return not _holds(expression.item, world)
    true = sum(_holds(item, world) for item in expression.items)
    if isinstance(expression, AllOf):
        return true == len(expression.items)
    if isinstance(expression, AnyOf):
        return true > 0
    assert isinstance(expression, AtLeast)
    return true >= expression.count


def _rivals(graph: Graph, id: str) -> set[str]:
    found = set()
    for question in _targets(graph, "answers", id):
        if graph.statements[question].choose == "one":
            answers = _sources(graph, "answers", question)
            accepted = {each for each in answers if graph.statements[each].status == "accepted"}
            if not accepted:
                found |= answers
            elif id not in accepted:
                found |= accepted
    return found - {id}


def _weigh(graph: Graph, statement: Statement, world: World) -> bool:
    reasons = [graph.statements[each].weight for each in _bearing(graph, "supports", statement.id, world)]
    objections = [graph.statements[each].weight for each in _bearing(graph, "against", statement.id, world)]
    p, c = max(reasons, default=Decimal(0)), max(objections, default=Decimal(0))
    presumed = world[statement.id] if statement.kind == "condition" else True
    clear = p > c and p >= Decimal("0.5") and p - c >= Decimal("0.3")
    return {
        "presumption": not objections and (presumed or bool(reasons)),
        "scintilla": bool(reasons),
        "dialectical-validity": bool(reasons) and not objections,
        "preponderance": p > c,
        "clear-and-convincing": clear,
        "beyond-reasonable-doubt": clear and c < Decimal("0.2"),
    }[statement.standard]


def _bearing(graph: Graph, field: str, id: str, world: World) -> Iterator[str]:
    for source in _sources(graph, field, id):
        if world[source] and not any(world[other] for other in _sources(graph, "undercuts", source)):
            yield source


def _sources(graph: Graph, field: str, target: str) -> set[str]:
    return {each.source for each in graph.links if each.relation.field == field and each.target == target}


def _targets(graph: Graph, field: str, source: str) -> set[str]:
    return {each.target for each in graph.links if each.relation.field == field and each.source == source}


def worlds(ids: list[str], fixed: World) -> Iterator[dict[str, bool]]:
    """All completions of what is fixed."""
    free = [id for id in ids if id not in fixed]
    for values in product((True, False), repeat=len(free)):
        yield {**fixed, **dict(zip(free, values, strict=True))}


def grounded(graph: Graph, assumed: World) -> dict[str, bool]:
    """The statements that are settled, step by step from what is constant."""
    statements = evaluated(graph)
    ids = [each.id for each in statements]
    found = {each.id: value for each in statements if (value := constant(each, assumed)) is not None}
    tables = [
        (
            world,
            {each.id: accepts(graph, each, world, assumed) for each in statements if each.id not in found},
        )
        for world in worlds(ids, found)
    ]
    while True:
        # Of all worlds, the completions of what is settled so far.
        tables = [(world, row) for world, row in tables if found.items() <= world.items()]
        values = {id: {row[id] for _, row in tables} for id in ids if id not in found}
        new = {id: value.pop() for id, value in values.items() if len(value) == 1}
        if not new:
            return found
        found |= new


def open_conditions(graph: Graph, assumed: World) -> list[str]:
    settled = grounded(graph, assumed)
    return [each.id for each in evaluated(graph) if each.kind == "condition" and each.id not in settled]


def settings(graph: Graph, assumed: World) -> list[tuple[dict[str, bool], dict[str, bool]]]:
    """Every setting of the open conditions, and what is settled under it."""
    all_settings = worlds(open_conditions(graph, assumed), {})
    return [(setting, grounded(graph, {**assumed, **setting})) for setting in all_settings]


def likelihood(graph: Graph, setting: World) -> Fraction:
    """How likely a setting is, each condition being as likely as it says, or as not."""
    found = Fraction(1)
    for id, value in setting.items():
        stated = graph.statements[id].likelihood
        chance = Fraction(1, 2) if stated is None else Fraction(stated)
        found *= chance if value else 1 - chance
    return found
