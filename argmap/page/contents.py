"""What a page knows of its map: all that its script needs, as plain values."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from argmap import wording
from argmap.drawing.dates import written
from argmap.drawing.diagram import Style
from argmap.drawing.palette import Palette
from argmap.drawing.role import Role
from argmap.drawing.scene import Scene
from argmap.drawing.standing import Standing
from argmap.graph import Graph, Party, Source, Statement
from argmap.outline import Entry, Gate, Line, Tree
from argmap.page.compiled import conditions
from argmap.page.deadlocks import deadlocks
from argmap.page.listing import paragraphs
from argmap.page.words import words
from argmap.semantics.explain import Explanation
from argmap.semantics.scenario import assumptions, beliefs

_ADDRESSES = ("http://", "https://")


def contents(scene: Scene, style: Style) -> dict[str, Any]:
    """The statements, what they depend on, the scenarios, and how cards look where they stand."""
    graph = scene.graph
    tree = Tree(graph, graph.links)
    return {
        "direction": style.direction,
        "begins": _beginning(graph, style.assumed) if scene.outcomes else {},
        "conditions": conditions(graph) if scene.outcomes else {},
        "deadlocks": deadlocks(scene, style.palette),
        "statements": {id: _stated(id, scene, tree) for id in graph.statements},
        "parties": {id: _without_gaps(_party(party)) for id, party in graph.parties.items()},
        "sources": {id: _without_gaps(_source(each, graph)) for id, each in graph.sources.items()},
        "scenarios": _scenarios(graph) if scene.outcomes else [],
        "views": _views(graph) if scene.outcomes else [],
        "looks": looks(style.palette),
        "words": words(),
    }


def _scenarios(graph: Graph) -> list[dict[str, Any]]:
    return [
        _without_gaps(
            {
                "id": id,
                "title": each.title or id,
                "note": paragraphs(each.note),
                "assume": assumptions(graph, id),
            }
        )
        for id, each in graph.scenarios.items()
    ]


def _views(graph: Graph) -> list[dict[str, Any]]:
    return [
        {"id": id, "title": party.name, "assume": beliefs(graph, id)}
        for id, party in graph.parties.items()
        if party.believes
    ]


def _beginning(graph: Graph, assumed: Mapping[str, bool]) -> dict[str, Any]:
    """What is supposed at first: a scenario or a party's view, if that is what was asked for."""
    if not assumed:
        return {}
    scenario = next((id for id in graph.scenarios if assumptions(graph, id) == assumed), None)
    view = next((id for id in graph.parties if beliefs(graph, id) == assumed), None)
    return {"scenario": scenario} if scenario else {"as": view} if view else {"assume": dict(assumed)}


def looks(palette: Palette) -> dict[str, Any]:
    """How the band of each role and the pill are coloured where a statement stands: ground, then words."""
    return {
        "bands": {
            role.word: {each.word: each.band(role.hue(palette), palette) for each in Standing}
            for role in Role
        },
        "pills": {
            each.word: {
                "text": each.pill,
                "colours": each.pill_colours(palette),
                "border": each.pill_border(palette),
            }
            for each in Standing
        },
        "ink": palette.ink,
        "muted": palette.muted,
    }


def _stated(id: str, scene: Scene, tree: Tree) -> dict[str, Any]:
    graph, statement = scene.graph, scene.graph.statements[id]
    return _without_gaps(
        {
            "role": scene.roles[id].word,
            "label": statement.label,
            "title": statement.title,
            "text": statement.text,
            "note": paragraphs(statement.note),
            "by": statement.by,
            "date": _day(statement.date, graph),
            "due": _day(statement.due, graph),
            "group": graph.groups[statement.group].title if statement.group else None,
            "tags": statement.tags,
            "status": statement.status,
            "standard": statement.standard,
            "weight": str(statement.weight) if statement.weight != 1 else None,
            "likelihood": f"{statement.likelihood:.0%}" if statement.likelihood is not None else None,
            "cited": [_without_gaps(each) for each in _cited(statement)],
            "needs": [_need(line) for line in tree.needs(id)],
            "bearing": [[entry.role, entry.statement] for entry in tree.bearing(id)],
            "above": [*tree.above(id)],
            "remark": _remark(statement, graph),
        }
    )


def _cited(statement: Statement) -> Iterator[dict[str, Any]]:
    for each in statement.citations:
        yield {"source": each.source, "quote": each.quote, "at": each.at, "url": _address(each.url)}


def _need(line: Line) -> list[Any]:
    """The depth of what a statement needs, its words, and which statement it is, if it is not several."""
    match line:
        case Entry(depth, role, id):
            return [depth, role, id]
        case Gate(depth, head):
            return [depth, head]
    raise AssertionError(f"{line} is nothing that a statement needs")


def _remark(statement: Statement, graph: Graph) -> str:
    if statement.kind == "question":
        return ""
    return wording.remark(graph, Explanation(statement.id, "open"))


def _party(party: Party) -> dict[str, Any]:
    return {"name": party.name, "about": party.about, "url": _address(party.url)}


def _source(source: Source, graph: Graph) -> dict[str, Any]:
    return {
        "title": source.title,
        "author": source.author,
        "publisher": source.publisher,
        "date": _day(source.date, graph),
        "url": _address(source.url),
        "archive": _address(source.archive),
        "about": source.about,
    }


def _day(date: datetime.date | None, graph: Graph) -> str | None:
    return written(date, graph, year=True) if date else None


def _address(url: str | None) -> str | None:
    """An address that may be followed: one of the web."""
    return url if url and url.lower().startswith(_ADDRESSES) else None


def _without_gaps(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value not in (None, "", (), [])}
