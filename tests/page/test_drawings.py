"""The page of every map, and of every way to draw one."""

from pathlib import Path
from typing import Any

import pytest

from argmap.api import load
from argmap.drawing.diagram import Style
from argmap.drawing.engine import find
from argmap.drawing.selection import Selection
from argmap.views import view

from .conftest import ISTANBUL, Opened, write_page
from .reading import card, drawn, listed, panel

_LOOKS = """cards => cards.map(card => {
    const all = (tag) => [...card.querySelectorAll(`:scope > ${tag}`)];
    const facts = (made, ...names) => names.map(name => made.getAttribute(name) ?? 'none');
    const corners = (shape) => [...new Set(shape.getAttribute('points').split(' '))].sort().join(' ');
    return [
        card.id,
        ...all('text').map(text => [text.textContent, ...facts(text, 'fill', 'text-decoration')]),
        ...all('path').map(path => facts(path, 'fill', 'stroke')),
        ...all('polygon').map(shape => [corners(shape), ...facts(shape, 'fill')]),
    ];
})"""
"""The words of each card, its lines and areas, and their colours."""


def test_every_map(opened: Opened, map_path: Path, tmp_path: Path) -> None:
    loaded = load(map_path)
    page = opened(write_page(loaded, tmp_path / "page.html"))
    verdicts = loaded.evaluate().verdicts
    assert drawn(page) == {id: verdicts[id] for id in drawn(page)}
    assert listed(page) == {id: verdicts[id] for id in listed(page)}
    assert drawn(page).keys() <= listed(page).keys()
    for each in loaded.graph.statements.values():
        page.goto(page.url.partition("#")[0] + f"#{each.id}")
        assert " ".join(each.text.split()) in " ".join(panel(page).split())


@pytest.mark.parametrize(
    "style",
    [{"cards": "compact"}, {"direction": "TB"}, {"theme": "dark"}, {"theme": "print"}, {"theme": "plain"}],
    ids=str,
)
def test_every_way_to_draw(opened: Opened, tmp_path: Path, style: dict[str, Any]) -> None:
    loaded = load(ISTANBUL)
    page = opened(write_page(loaded, tmp_path / "page.html", **style), "#?assume=guarantees-work:false")
    assert drawn(page) == loaded.evaluate(assume={"guarantees-work": False}).verdicts
    is_dark = page.get_by_role("button", name="Dark")
    assert is_dark.count() == (style.get("theme") not in ("print", "plain"))
    if is_dark.count():
        assert is_dark.get_attribute("aria-pressed") == str(style.get("theme") == "dark").lower()


def test_a_verdict_looks_as_if_it_had_been_drawn_so(opened: Opened, map_path: Path, tmp_path: Path) -> None:
    """What the page paints, Graphviz would have drawn: the same colours at the same words."""
    loaded = load(map_path)
    ids = [each.id for each in loaded.graph.statements.values() if each.kind in ("condition", "objection")]
    settled = {id: bool(number % 2) for number, id in enumerate(ids)}
    supposed = ",".join(f"{id}:{str(value).lower()}" for id, value in settled.items())
    painted = opened(write_page(loaded, tmp_path / "painted.html"), f"#?assume={supposed}")
    fresh = opened(write_page(loaded, tmp_path / "drawn.html", assumed=settled))
    one, other = (page.locator("svg g.am-node").evaluate_all(_LOOKS) for page in (painted, fresh))
    assert one == other


def test_a_part_of_a_map_tells_of_all_of_it(opened: Opened, tmp_path: Path) -> None:
    loaded = load(ISTANBUL)
    folded = Selection(folded=("security", "territory"))
    page = opened(write_page(loaded, tmp_path / "page.html", selection=folded), "#neutrality")
    assert set(drawn(page)) < set(listed(page)) == set(loaded.evaluate().verdicts)
    assert "Ukraine accepts neutral status." in panel(page)
    page.locator("#_page-card").get_by_text("fails", exact=True).click()
    assert listed(page)["neutrality"] == "falls"


def test_a_page_without_verdicts(opened: Opened, tmp_path: Path) -> None:
    loaded = load(ISTANBUL)
    path = tmp_path / "page.html"
    path.write_bytes(view("html")(loaded.graph, Style(), find()).data)
    page = opened(path)
    card(page, "little-progress").click()
    assert "The talks made little progress on Tuesday." in panel(page)
    assert drawn(page) == listed(page) == {}
    assert "What if" not in panel(page)
    assert page.get_by_text("What if").is_hidden()
    assert page.get_by_role("combobox", name="Suppose").count() == 0


def test_an_imported_statement(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "other.argmap.yaml").write_text(
        "argmap: 1\nproposals:\n  offer: {text: The offer., only_if: met}\nconditions: {met: It is met.}\n"
    )
    path = tmp_path / "map.argmap.yaml"
    path.write_text(
        "argmap: 1\nimports: {other: other.argmap.yaml}\n"
        "objections:\n  never: {text: Never., against: other.offer, only_if: other.met}\n"
    )
    page = opened(write_page(load(path), tmp_path / "page.html"), "#?assume=other.met:true&focus=other.offer")
    assert drawn(page) == load(path).evaluate(assume={"other.met": True}).verdicts
    assert "The objection never stands." in panel(page)
