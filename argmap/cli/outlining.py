"""The lines of an outline, in words and as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from argmap.cli.table import SIGNS
from argmap.outline import Entry, Gate, Heading

if TYPE_CHECKING:
    from argmap.graph import Graph
    from argmap.outline import Line
    from argmap.semantics.evaluate import Outcome

Outcomes = Mapping[str, "Outcome"]


def sign(outcomes: Outcomes, id: str) -> str:
    """The sign of a statement's verdict, set off from what follows; of a question, nothing."""
    return SIGNS[outcomes[id].verdict][:2] if id in outcomes else ""


def words(graph: Graph, outcomes: Outcomes, line: Line) -> str:
    """A line in words."""
    if isinstance(line, Heading):
        return graph.groups[line.group].title
    if isinstance(line, Gate):
        return f"{line.words}:"
    statement = graph.statements[line.statement]
    start = f"{sign(outcomes, statement.id)}{line.role} {statement.id}"
    if line.place != "here":
        return f"{start} (see {line.place})"
    if statement.status not in (None, "proposed"):
        start += f", {statement.status}"
    said_by = ", ".join(graph.parties[each].name for each in statement.by)
    return f"{start}: {statement.text}" + (f" ({said_by})" if said_by else "")


def plain(graph: Graph, outcomes: Outcomes, lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Lines as values for programs."""
    found: list[dict[str, Any]] = []
    for line in lines:
        match line:
            case Heading(depth, group):
                found.append({"depth": depth, "group": group, "title": graph.groups[group].title})
            case Gate(depth, head):
                found.append({"depth": depth, "gate": head})
            case Entry(depth, role, id, place):
                verdict = outcomes[id].verdict if id in outcomes else None
                entry = {"depth": depth, "role": role, "statement": id, "place": place, "verdict": verdict}
                if place == "here":
                    entry["text"] = graph.statements[id].text
                found.append(entry)
    return found
