"""What marks a deadlock in the drawing follows what is supposed: gates, lines, warnings, description."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from semantics.maps import assumptions, graph_of, maps

from argmap.drawing.caption import description
from argmap.drawing.diagram import Style
from argmap.drawing.engine import find
from argmap.drawing.panel import WARNING
from argmap.drawing.scene import Scene
from argmap.graph import Graph
from argmap.semantics.evaluate import evaluate
from argmap.views import view

from .conftest import Opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MEETING = {
    "groups": {
        "leaders": "The leaders",
        "treaty": {"title": "The treaty", "within": "leaders"},
        "rest": "More",
    },
    "proposals": {
        "meet": {"text": "They meet.", "group": "leaders", "only_if": "initialled"},
        "visit": {"text": "They visit.", "group": "rest", "only_if": {"any": ["invited", "open-border"]}},
    },
    "conditions": {
        "initialled": {"text": "It is initialled.", "group": "treaty", "only_if": "settled"},
        "settled": {"text": "It is settled.", "group": "leaders", "only_if": ["meet", "open-border"]},
        "invited": {"text": "They are invited.", "group": "rest", "only_if": "visit"},
        "open-border": "The border is open.",
    },
    "reasons": {"known": {"text": "It is known.", "supports": "meet", "only_if": "published"}},
    "claims": {"published": {"text": "It is published.", "only_if": "agreed"}},
    "objections": {"agreed": {"text": "They agree.", "against": "visit", "only_if": "known"}},
}


class Marks(NamedTuple):
    """The gates in full colour, the heavy lines, the panels with a warning, and what is said of them."""

    gates: list[str]
    lines: list[str]
    panels: list[str]
    description: str


def seen(page: "Page") -> Marks:
    found = page.evaluate(
        """warning => {
            const all = selector => [...document.querySelectorAll(selector)];
            const ids = (selector, is) => all(selector).filter(is).map(each => each.id).sort();
            const isFull = gate => gate.querySelector('text').getAttribute('fill') === '#fffffe';
            const isHeavy = line => line.querySelector('path').getAttribute('stroke-width') === '2.6';
            const isWarned = panel => [...panel.querySelectorAll('text')]
                .some(text => text.textContent === warning && text.getClientRects().length);
            return [
                ids('.am-gate', isFull),
                ids('.am-edge', isHeavy),
                ids('.am-panel', isWarned),
                document.querySelector('desc').textContent,
            ];
        }""",
        WARNING,
    )
    return Marks(*found)


def expected(graph: Graph, assumed: dict[str, bool]) -> Marks:
    """What a drawing with these assumptions has."""
    scene = Scene(graph, evaluate(graph, assumed))
    return Marks(
        sorted(gate.id for gate in scene.gates if scene.is_locked(gate)),
        sorted(line.id for line in scene.lines if line.locked),
        sorted(
            "_rest" if group is None else f"_group.{group}"
            for group, ids in scene.members.items()
            if not scene.deadlocked.isdisjoint(ids)
        ),
        description(scene),
    )


def supposed(assumed: dict[str, bool]) -> str:
    return f"#?assume={','.join(f'{id}:{str(value).lower()}' for id, value in assumed.items())}"


def written(graph: Graph, path: Path, assumed: dict[str, bool]) -> Path:
    style = Style(assumed=assumed)
    path.write_bytes(view("html")(graph, style, find(), evaluate(graph, assumed)).data)
    return path


@pytest.fixture(scope="module")
def bare(browser: "Browser") -> "Page":
    """One page for all random maps."""
    return browser.new_page()


SUPPOSITIONS = [
    {},
    {"meet": True},
    {"settled": False},
    {"invited": True},
    {"known": False, "visit": True, "initialled": True},
]


@pytest.mark.parametrize("first", SUPPOSITIONS, ids=str)
def test_deadlocks_come_and_go_with_what_is_supposed(
    opened: Opened, tmp_path: Path, first: dict[str, bool]
) -> None:
    graph = graph_of(MEETING)
    page = opened(written(graph, tmp_path / "page.html", first))
    for assumed in (first, *SUPPOSITIONS, first):
        page.goto(page.url.partition("#")[0] + supposed(assumed))
        assert seen(page) == expected(graph, assumed)


def test_what_there_is_to_see(opened: Opened, tmp_path: Path) -> None:
    page = opened(written(graph_of(MEETING), tmp_path / "page.html", {}))
    marks = seen(page)
    assert {"_meet.only_if", "_visit.only_if"} < set(marks.gates)
    assert {"_known.premises~published", "_visit.only_if~invited"} < set(marks.lines)
    assert "_visit.only_if~open-border" not in marks.lines
    assert marks.panels == ["_group.leaders", "_group.rest", "_group.treaty"]
    assert "In a deadlock, each waiting for the next: “visit”, “invited”." in marks.description


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_random_maps(bare: "Page", tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    graph = data.draw(maps(largest=6))
    first, then = data.draw(assumptions(graph)), data.draw(assumptions(graph))
    path = written(graph, tmp_path_factory.mktemp("random") / "page.html", first)
    bare.goto(path.as_uri())
    assert seen(bare) == expected(graph, first)
    bare.goto(path.as_uri() + supposed(then))
    assert seen(bare) == expected(graph, then)
