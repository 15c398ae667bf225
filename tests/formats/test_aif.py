"""Maps as AIF graphs and back: what comes back is the same but for what is said to be lost."""

from typing import Any

import pytest
from hypothesis import given
from semantics.maps import graph_of, maps, thorough

from argmap.formats import Loss, format_named
from argmap.graph import Graph, Statement
from argmap.relations import Relation

from .roundtrips import checked, imported

BEARING = (Relation.SUPPORTS, Relation.AGAINST, Relation.UNDERCUTS)
KEPT = {relation.field for relation in (*BEARING, Relation.ANSWERS)}


def there_and_back(graph: Graph) -> tuple[dict[str, Any], tuple[Loss, ...]]:
    exported = format_named("aif").write(graph)
    back = imported("aif", exported.data.decode())
    assert not back.losses
    checked(back)
    return back.map, exported.losses


class Expected:
    """What a map is without all that AIF can't say, and which of its statements that leaves incomplete."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.named: dict[str, dict[Relation, list[str]]] = {id: {} for id in graph.statements}
        self.poorer: set[str] = set()
        for source, relation, target, _, _ in graph.links:
            if relation in BEARING and source == target:
                self.poorer.add(source)
            else:
                self.named[source].setdefault(relation, []).append(target)
        while idle := [(id, other) for id in self.named for other in self.idle(id)]:
            for id, other in idle:
                self.named[id][Relation.UNDERCUTS].remove(other)
                self.poorer.add(id)

    def idle(self, id: str) -> list[str]:
        """What a statement undercuts although it bears on nothing."""
        undercut = self.named[id].get(Relation.UNDERCUTS, [])
        return [other for other in undercut if not any(self.named[other].get(each) for each in BEARING)]

    def section(self, statement: Statement) -> str:
        if statement.kind == "question":
            return "questions"
        named = self.named[statement.id]
        if named.get(Relation.SUPPORTS):
            return "reasons"
        return "objections" if any(named.get(each) for each in BEARING) else "claims"

    def map(self) -> dict[str, Any]:
        sections: dict[str, Any] = {}
        for statement in self.graph.statements.values():
            entry: dict[str, Any] = {"text": statement.text}
            for relation, targets in self.named[statement.id].items():
                if relation.field in KEPT and targets:
                    once = list(dict.fromkeys(targets))
                    entry[relation.field] = once if len(once) > 1 else once[0]
            section = self.section(statement)
            sections.setdefault(section, {})[statement.id] = entry
            lacks = statement._replace(id="", kind="claim", text="") != Statement("", "claim", "")
            changes = statement.kind != "question" and f"{statement.kind}s" != section
            others = any(each.field not in KEPT for each in self.named[statement.id])
            if lacks or changes or others:
                self.poorer.add(statement.id)
        parties = {each.id: each.name for each in self.graph.parties.values()}
        return {"argmap": 1, **({"parties": parties} if parties else {}), **sections}


@thorough
@given(maps())
def test_a_map_comes_back_but_for_what_is_lost(graph: Graph) -> None:
    found, losses = there_and_back(graph)
    expected = Expected(graph)
    assert found == expected.map()
    assert {loss.statement for loss in losses} - {""} == expected.poorer


def test_who_says_what_and_who_asks_comes_back() -> None:
    value: dict[str, Any] = {
        "parties": {"town": "The town: all of it", "traders": "Traders"},
        "questions": {"where": {"text": "Where?", "by": "town"}},
        "claims": {"yard": {"text": "In the yard: there.", "by": ["town", "traders"], "answers": "where"}},
    }
    found, _ = there_and_back(graph_of(value))
    assert found == {"argmap": 1, **value}


@pytest.mark.parametrize("relation", ["supports", "against", "undercuts"])
def test_what_says_no_more_than_what_it_needs_is_one_link_of_several_premises(relation: str) -> None:
    together = {"text": "A walks; B sings.", "only_if": ["a", "b"], relation: "other"}
    value: dict[str, Any] = {
        "claims": {"a": {"text": "A walks."}, "b": {"text": "B sings."}, "c": {"text": "C"}},
        "reasons": {"other": {"text": "C is so.", "supports": "c"}},
    }
    value.setdefault("reasons" if relation == "supports" else "objections", {})["together"] = together
    found, losses = there_and_back(graph_of(value))
    assert found == {"argmap": 1, **value}
    assert [loss.statement for loss in losses] == [""]  # the title


def test_the_only_tag_of_a_reason_is_the_name_of_its_scheme() -> None:
    reasons: dict[str, Any] = {
        "one": {"text": "One.", "supports": "c", "tags": "ExpertOpinion"},
        "two": {"text": "Two.", "supports": "c", "tags": ["Sign", "Example"]},
        "default": {"text": "Three.", "supports": "c", "tags": "Default Inference"},
    }
    value = {"claims": {"c": {"text": "C", "tags": "lost"}}, "reasons": reasons}
    found, losses = there_and_back(graph_of(value))
    assert [each.get("tags") for each in found["reasons"].values()] == ["ExpertOpinion", None, None]
    assert [loss.statement for loss in losses if "tags" in loss.what] == ["c", "two", "default"]
