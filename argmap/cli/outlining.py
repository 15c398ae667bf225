"""The lines of an outline as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from argmap.outline import Entry, Gate, Heading

if TYPE_CHECKING:
    from argmap.graph import Graph
    from argmap.outline import Line
    from argmap.semantics.evaluate import Outcome

Outcomes = Mapping[str, "Outcome"]


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
