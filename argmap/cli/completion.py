"""What the tab key offers of a map: its statements, scenarios, parties and groups, each with what it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import typer

from argmap import files
from argmap.files import Trouble

if TYPE_CHECKING:
    from argmap.graph import Graph

Offer = tuple[str, str]
"""A word, and what it stands for, which shells say that have room for it."""


def statements(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Statements that have a verdict."""
    return _offered(ctx, incomplete, _evaluated)


def all_statements(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Statements and questions."""
    return _offered(ctx, incomplete, lambda graph: ((id, each.text) for id, each in graph.statements.items()))


def assumptions(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """What statements may be assumed to be."""
    return _offered(ctx, incomplete, _settings)


def scenarios(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Scenarios."""
    return _offered(
        ctx, incomplete, lambda graph: ((id, each.title or "") for id, each in graph.scenarios.items())
    )


def parties(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Parties."""
    return _offered(ctx, incomplete, lambda graph: ((id, each.name) for id, each in graph.parties.items()))


def groups(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Groups."""
    return _offered(ctx, incomplete, lambda graph: ((id, each.title) for id, each in graph.groups.items()))


def rules(incomplete: str) -> list[Offer]:
    """All that a check can report."""
    from argmap.faults import reportable

    return [(each.id, each.summary) for each in reportable() if each.id.startswith(incomplete)]


def _evaluated(graph: Graph) -> Iterator[Offer]:
    return ((id, each.text) for id, each in graph.statements.items() if each.kind != "question")


def _settings(graph: Graph) -> Iterator[Offer]:
    return ((f"{id}={value}", text) for id, text in _evaluated(graph) for value in ("true", "false"))


def _offered(ctx: typer.Context, incomplete: str, offers: Callable[[Graph], Iterator[Offer]]) -> list[Offer]:
    """What the map that has been named before offers; nothing where it can't be read."""
    # Behind an option that has no value yet, arguments are not told apart.
    words = (ctx.params.get("path"), *(ctx.params.get("paths") or ()), *ctx.args)
    named = next((word for word in words if word and os.path.isfile(word)), None)
    if named is None:
        return []
    try:
        graph = files.project(thorough=False).check(named).graph
    except (OSError, Trouble):
        return []
    return [each for each in offers(graph) if each[0].startswith(incomplete)] if graph else []
