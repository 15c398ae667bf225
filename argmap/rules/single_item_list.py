"""Lists of conditions with one item."""

from collections.abc import Iterator

from argmap.diagnostics import Change, Finding, Fix
from argmap.document import Atom, atoms
from argmap.graph import Graph
from argmap.rules import rule


@rule("info", on="fixing")
def single_item_list(graph: Graph) -> Iterator[Finding]:
    """An `only_if` or `unless` is a list of one, or a choice among one."""
    broken = {end.path[:3] for end in graph.loose_ends}  # there may be more items than could be read
    for statement in graph.own_statements:
        for field, expression in (("only_if", statement.only_if), ("unless", statement.unless)):
            path = (*statement.path, field)
            if expression is None or isinstance(expression, Atom) or path in broken:
                continue
            (only, _), *others = atoms(expression)
            if not others and "not" not in only.path:
                fix = Fix(f"write `{field}: {only.id}`", Change(path, only.id))
                yield Finding(path, f"`{only.id}` is the only item here", "it needs no list", fix=fix)
