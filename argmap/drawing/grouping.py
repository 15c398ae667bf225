"""Other frames than the map's groups: one for each party, one for each question, or none."""

from collections.abc import Mapping
from typing import Literal

from argmap.graph import Graph, Group
from argmap.relations import Relation

GroupBy = Literal["group", "party", "question", "none"]


def grouped(graph: Graph, by: GroupBy) -> Graph:
    """The map with such groups. What belongs to none is drawn with what it bears on."""
    if by == "group":
        return graph
    homes = _homes(graph, by)
    return graph._replace(
        groups={name: Group(name, _title(graph, name, by)) for name in dict.fromkeys(homes.values())},
        statements={id: each._replace(group=homes.get(id)) for id, each in graph.statements.items()},
    )


def _homes(graph: Graph, by: GroupBy) -> Mapping[str, str]:
    """The group of each statement that has one by itself."""
    if by == "party":
        return {each.id: each.by[0] for each in graph.own_statements if each.by}
    if by == "none":
        return {}
    questions = {each.id: each.id for each in graph.own_statements if each.kind == "question"}
    answers = (link for link in graph.own_links if link.relation is Relation.ANSWERS)
    return questions | {link.source: link.target for link in reversed([*answers])}


def _title(graph: Graph, name: str, by: GroupBy) -> str:
    if by == "party":
        return graph.parties[name].name
    question = graph.statements[name]
    return question.title or question.text
