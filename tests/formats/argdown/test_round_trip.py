"""Maps that are written as Argdown: the same maps when they are read again, and Argdown for Argdown."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from semantics.maps import EXAMPLES, graph_of, maps, sketch, thorough

from argmap.api import load
from argmap.formats import format_named
from argmap.formats.argdown.flat import flat
from argmap.graph import Graph, Group
from argmap.interchange import Exported
from argmap.losses import Loss
from argmap.semantics.evaluate import evaluate
from formats.roundtrips import imported

from .conftest import Argdown
from .drafts import worded_maps
from .models import ours, theirs

_MAPS = sorted((Path(__file__).parents[3] / "maps").glob("*.argmap.yaml"))
_IMPORTS = Loss("", "the imports are left out; what they bring is written here")


def _written(graph: Graph) -> Exported:
    return format_named("argdown").write(graph)


def _again(exported: Exported) -> Graph:
    """The map that is read of a document, in which nothing is lost on the way."""
    found = imported("argdown", exported.data.decode())
    assert found.losses == ()
    graph = graph_of({key: value for key, value in found.map.items() if key != "argmap"})
    return graph._replace(title=found.map.get("title"))


def _unordered(graph: Graph) -> Graph:
    """The map without the order of its statements and groups."""
    links = sorted(graph.links, key=lambda link: (link.source, link.relation.field, str(link.path)))
    return graph._replace(
        groups=dict(sorted(graph.groups.items())),
        statements=dict(sorted(graph.statements.items())),
        links=tuple(links),
    )


@thorough
@given(maps())
def test_a_map_without_groups_is_the_same_to_the_last_link(graph: Graph) -> None:
    exported = _written(graph)
    assert exported.losses == ()
    assert _again(exported) == graph


@settings(thorough, max_examples=EXAMPLES // 3)
@given(worded_maps())
def test_with_groups_only_the_order_can_be_another(graph: Graph) -> None:
    exported = _written(graph)
    again = _again(exported)
    assert _unordered(again) == _unordered(graph)
    assert all("order" in loss.what for loss in exported.losses)
    if not exported.losses:
        assert again == graph
        assert list(again.statements) == list(graph.statements)
        assert list(again.groups) == list(graph.groups)


@settings(thorough, max_examples=EXAMPLES // 3)
@given(worded_maps())
def test_argdown_reads_what_is_written(argdown: Argdown, graph: Graph) -> None:
    text = _written(graph).data.decode()
    answer = argdown(text)
    assert answer["errors"] == []
    assert ours(text).sound == theirs(answer["model"]).sound


@pytest.mark.parametrize("path", _MAPS, ids=lambda path: path.name.partition(".")[0])
def test_the_maps_of_the_project(argdown: Argdown, path: Path) -> None:
    graph = load(path).graph
    exported = _written(graph)
    assert exported.losses == ((_IMPORTS,) if graph.imports else ())
    again = _again(exported)
    assert _unordered(again) == _unordered(flat(graph))
    assert argdown(exported.data.decode())["errors"] == []
    before = {id: each.verdict for id, each in evaluate(flat(graph)).items()}
    assert {id: each.verdict for id, each in evaluate(again).items()} == before


def test_what_is_imported_gets_ids_of_its_own() -> None:
    graph = load(next(path for path in _MAPS if path.name.startswith("peace-week"))).graph
    own = flat(graph)
    assert len(own.statements) == len(graph.statements)
    assert not [
        id for table in (own.statements, own.parties, own.sources, own.groups) for id in table if "." in id
    ]
    verdicts = [each.verdict for each in evaluate(graph).values()]
    assert [each.verdict for each in evaluate(own).values()] == verdicts
    assert flat(own) == own


def test_another_order_is_said() -> None:
    groups = {
        "inner": Group("inner", "Inner", within="outer"),
        "outer": Group("outer", "Outer"),
    }
    graph = sketch(claims={"a": {"supports": "b"}, "b": {}})
    statements = {id: each._replace(group={"a": "inner"}.get(id)) for id, each in graph.statements.items()}
    assert _written(graph._replace(groups=groups, statements=statements)).losses == (
        Loss("", "the order of claims that stand in different groups is another one"),
        Loss("", "the order of groups that lie in others is another one"),
    )


def test_a_document_as_people_write_it() -> None:
    graph = graph_of(
        {
            "title": "A walk",
            "parties": {"ada": "Ada"},
            "groups": {"weather": "Weather", "lake": {"title": "The lake", "within": "weather"}},
            "questions": {"plan": "What do we do?"},
            "proposals": {
                "walk": {"text": "We walk.", "answers": "plan", "by": "ada", "only_if": {"not": "rain"}}
            },
            "conditions": {"rain": {"text": "It rains [a lot].", "group": "weather", "tags": ["sky", "a b"]}},
            "reasons": {"fun": {"text": "*Fun*: see https://a.b.", "supports": "walk", "group": "lake"}},
            "objections": {"too-far": {"text": "It is too far.", "title": "Too far", "undercuts": "fun"}},
        }
    )
    assert _written(graph).data.decode() == DOCUMENT


DOCUMENT = """\
===
title: "A walk"
argmap:
  parties:
    ada: Ada
===

[plan]: What do we do?
  {kind: question}

[walk]: We walk.
  {kind: proposal, by: ada, only_if: {not: rain}}
  +> [plan]

<Too far>: It is too far.
  _> <fun>

# Weather

[rain]: It rains \\[a lot]. #sky #(a b)
  {kind: condition}

## The lake
{id: lake}

<fun>: \\*Fun\\*\\: see https\\:\\/\\/a\\.b\\.
  +> [walk]
"""
