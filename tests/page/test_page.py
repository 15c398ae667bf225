"""The page of the Istanbul talks, in a browser: what a reader does, and what follows."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from argmap.api import load
from argmap.semantics import scenario as scenarios
from argmap.semantics.evaluate import evaluate

from .conftest import ISTANBUL, Opened, write_page
from .reading import box, card, drawn, listed, panel, suppose

if TYPE_CHECKING:
    from playwright.sync_api import Page

GRAPH = load(ISTANBUL).graph


def is_within(inner: dict[str, Any], outer: dict[str, Any]) -> bool:
    """Whether all of a box is in another."""
    return all(
        outer[start] <= inner[start] and inner[start] + inner[size] <= outer[start] + outer[size]
        for start, size in (("x", "width"), ("y", "height"))
    )


def argmap(*arguments: str) -> str:
    """What the installed program prints."""
    command = [sys.executable, "-m", "argmap", *arguments]
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()


def verdicts(*options: str) -> dict[str, str]:
    """What `argmap evaluate` says of each statement."""
    answer: dict[str, Any] = json.loads(
        argmap("evaluate", str(ISTANBUL), "--output-format", "json", *options)
    )
    return {id: each["verdict"] for id, each in answer["verdicts"].items()}


def fragment(page: "Page") -> str:
    return page.url.partition("#")[2]


def test_as_it_opens(opened: Opened) -> None:
    page = opened()
    assert page.title() == GRAPH.title
    assert drawn(page) == listed(page) == verdicts()


def test_a_condition_that_is_supposed(opened: Opened) -> None:
    page = opened()
    suppose(page, "guarantees-work", "fails")
    assert drawn(page) == listed(page) == verdicts("--assume", "guarantees-work=false")
    assert "2 verdicts differ" in page.locator("#_page-supposed").inner_text()
    suppose(page, "legally-binding", "holds")
    suppose(page, "like-article-five", "holds")
    assumed = ("guarantees-work=false", "legally-binding=true", "like-article-five=true")
    assert drawn(page) == verdicts(*(f"--assume={each}" for each in assumed))
    suppose(page, "guarantees-work", "as it is")
    page.get_by_role("button", name="Take back: legally binding").press("Enter")
    assert page.evaluate("document.activeElement.ariaLabel") == "Take back: like article five"
    assert drawn(page) == verdicts("--assume", "like-article-five=true")
    page.get_by_role("button", name="As it is").click()
    assert drawn(page) == listed(page) == verdicts()


def test_any_statement_can_be_supposed(opened: Opened) -> None:
    page = opened(address="#shelling-continues")
    page.locator("#_page-card").get_by_text("fails").click()
    card(page, "nobody-fooled").focus()
    page.keyboard.press("f")
    assert drawn(page)["scale-back"] == "stands"
    assert drawn(page) == verdicts("-a", "shelling-continues=false", "-a", "nobody-fooled=false")
    page.keyboard.press("a")
    assert drawn(page) == verdicts("-a", "shelling-continues=false")


@pytest.mark.parametrize("name", GRAPH.scenarios)
def test_scenarios(opened: Opened, name: str) -> None:
    page = opened()
    page.get_by_role("combobox", name="Suppose").select_option(GRAPH.scenarios[name].title)
    settled = scenarios.assumptions(GRAPH, name)
    assert drawn(page) == {id: each.verdict for id, each in evaluate(GRAPH, settled).items()}
    assert fragment(page) == f"?scenario={name}"


def test_as_a_party_sees_it(opened: Opened) -> None:
    page = opened()
    page.get_by_role("combobox", name="Suppose").select_option("The Pentagon")
    assert drawn(page) == verdicts("--as", "pentagon")
    page.get_by_role("combobox", name="Suppose").select_option("nothing: the map as it is")
    assert drawn(page) == verdicts()


def test_the_address_keeps_what_is_shown(opened: Opened) -> None:
    page = opened()
    page.get_by_role("combobox", name="Suppose").select_option("The shelling stops")
    suppose(page, "guarantees-work", "holds")
    page.get_by_role("button", name="Fit").click()
    card(page, "scale-back").click()
    page.get_by_role("combobox", name="Said by").select_option("Russia")
    state = "?scenario=shelling-stops&assume=guarantees-work:true&focus=scale-back&by=russia"
    assert fragment(page) == state
    shown, said = drawn(page), panel(page)
    page = opened(address=f"#{state}")
    assert drawn(page) == shown == verdicts("-s", "shelling-stops", "-a", "guarantees-work=true")
    assert panel(page) == said


def test_an_address_of_a_card_shows_it(opened: Opened) -> None:
    page = opened(address="#nobody-fooled")
    assert "Nobody should be fooled" in panel(page)
    page.wait_for_timeout(400)
    frame, place = box(page.locator("#_page-frame")), box(card(page, "nobody-fooled"))
    assert box(page.locator("#_page-header"))["y"] == 0
    assert frame["y"] < place["y"] < place["y"] + place["height"] < frame["y"] + frame["height"]


@pytest.mark.parametrize("scenario", ["guarantees-fail", None])
def test_a_page_that_begins_supposing(opened: Opened, tmp_path: Path, scenario: str | None) -> None:
    settled = (
        scenarios.assumptions(GRAPH, scenario) if scenario else {"no-breakthrough": False, "neutrality": True}
    )
    given = load(ISTANBUL).evaluate(assume=settled)
    page = opened(write_page(load(ISTANBUL), tmp_path / "page.html", assumed=settled))
    assert drawn(page) == given.verdicts
    assert page.locator("#_page-scenario").input_value() == (f"scenario {scenario}" if scenario else "")
    card(page, "no-bases").click()
    assert fragment(page) == "no-bases"
    page.get_by_role("button", name="As it is").click()
    assert drawn(page) == verdicts()
    assert fragment(page) == "?focus=no-bases"
    page.reload()
    assert drawn(page) == verdicts()


def test_back_undoes(opened: Opened) -> None:
    page = opened()
    suppose(page, "guarantees-work", "holds")
    suppose(page, "guarantees-work", "fails")
    page.go_back()
    assert drawn(page) == verdicts("-a", "guarantees-work=true")
    page.go_back()
    assert drawn(page) == verdicts()


@pytest.mark.parametrize(
    "address",
    [
        "#nothing-here",
        "#constructor",
        "#?scenario=toString&assume=__proto__:true,no:false,progress:true&focus=x",
        "#?",
        "#%",
    ],
)
def test_addresses_of_nothing(opened: Opened, address: str) -> None:
    page = opened(address=address)
    assert drawn(page) == verdicts()
    assert page.locator("#_page-card").is_hidden()


def test_search(opened: Opened) -> None:
    page = opened()
    count = page.locator("#_page-found")

    def found() -> list[str]:
        ids: list[str] = page.locator("svg g.am-node.is-found").evaluate_all(
            "all => all.map(each => each.id)"
        )
        return ids

    page.keyboard.press("/")
    page.keyboard.type("MILITARY base")
    assert found() == ["no-bases"]
    assert count.inner_text() == "1 of 1"
    for words, ids in (
        ("shelling-cont", {"shelling-continues"}),
        ("erdogan", {"solution-possible"}),
        ("tass", {"gradual-de-escalation"}),
        ("xyzzy", set[str]()),
    ):
        page.get_by_role("searchbox").fill(words)
        assert set(found()) == ids
    page.get_by_role("searchbox").fill("guarantee")
    shown = page.locator("svg g.am-node.is-shown")
    first = shown.get_attribute("id")
    assert count.inner_text().startswith("1 of ")
    page.keyboard.press("Enter")
    assert count.inner_text().startswith("2 of ")
    assert shown.get_attribute("id") != first
    page.get_by_role("button", name="Previous match").click()
    assert shown.get_attribute("id") == first


def test_by_keyboard_from_card_to_card(opened: Opened) -> None:
    page = opened()

    def here() -> str:
        id: str = page.evaluate("document.activeElement.id")
        return id

    while here() != "progress":
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert here() == "little-progress"
    page.keyboard.press("ArrowRight")
    assert here() == "work-remains"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert here() == "progress"
    page.keyboard.press("ArrowDown")
    assert here() == "little-progress"
    page.keyboard.press("End")
    last = here()
    page.keyboard.press("ArrowDown")
    assert here() == last
    page.keyboard.press("Enter")
    assert fragment(page) == last
    assert here() == "_page-heading"
    page.keyboard.press("Escape")
    assert page.locator("#_page-card").is_hidden()
    assert here() == last


def test_a_card_in_full(opened: Opened) -> None:
    page = opened()
    page.get_by_role("button", name="Fit").click()
    card(page, "scale-back").click()
    said = panel(page)
    assert "Russia scales back its military operations near Kyiv and Chernihiv." in said
    assert "The main article calls it a promise, the teaser a decision." in said
    assert "decided to 'radically' cut down military activity in capital Kyiv and Chernihiv" in said
    assert "The head of its delegation is Vladimir Medinsky." in said
    why = argmap("explain", str(ISTANBUL), "scale-back").splitlines()[1].strip()
    assert why.replace("`", "").replace("-", " ") in said.replace("-", " ")
    page.locator("#_page-card").get_by_role("link", name="shelling continues").last.click()
    assert fragment(page) == "shelling-continues"
    assert "objects to × falls scale back" in " ".join(panel(page).split())


def test_why_follows_what_is_supposed(opened: Opened) -> None:
    page = opened(address="#neutrality")
    assert "What it needs is not settled: guarantees work is open." in panel(page)
    assert "waits on guarantees work." in panel(page)
    suppose(page, "guarantees-work", "holds")
    assert "What it needs holds: guarantees work stands." in panel(page)
    page.locator("#_page-card").get_by_text("fails", exact=True).click()
    assert "It is assumed." in panel(page)


def test_what_a_card_is_called(opened: Opened) -> None:
    page = opened()
    suppose(page, "guarantees-work", "fails")
    name = "Proposal by Ukraine: Ukraine accepts neutral status. – falls – was → depends"
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")
    assert fragment(page).endswith("focus=neutrality")


def test_only_what_a_party_says(opened: Opened) -> None:
    page = opened()
    page.get_by_role("combobox", name="Said by").select_option("The Kremlin")
    bright = page.locator("svg g.am-node:not(.is-dimmed)").evaluate_all("all => all.map(each => each.id)")
    assert set(bright) == {each.id for each in GRAPH.statements.values() if "kremlin" in each.by}


def test_zoom_by_wheel_buttons_and_keys(opened: Opened) -> None:
    page = opened()
    place = card(page, "little-progress").locator("polygon").first
    before = box(place)
    page.mouse.move(before["x"] + 5, before["y"] + 5)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(50)
    larger = box(place)
    assert larger["width"] > 1.5 * before["width"]
    assert abs(larger["x"] - before["x"]) < 10
    page.get_by_role("button", name="Smaller").click()
    assert box(place)["width"] == pytest.approx(larger["width"] / 1.25, rel=0.01)
    card(page, "little-progress").focus()
    page.keyboard.press("+")
    assert box(place)["width"] == pytest.approx(larger["width"], rel=0.01)
    page.keyboard.press("0")
    whole, frame = box(page.locator("#_page-sheet svg")), box(page.locator("#_page-frame"))
    assert whole["height"] <= frame["height"]
    assert whole["width"] <= frame["width"]


def test_a_drag_moves_the_drawing_and_opens_nothing(opened: Opened) -> None:
    page = opened()
    place = card(page, "little-progress")
    before = box(place)
    page.mouse.move(before["x"] + 20, before["y"] + 20)
    page.mouse.down()
    page.mouse.move(before["x"] - 40, before["y"] - 60, steps=4)
    page.mouse.up()
    moved = box(place)
    assert moved["y"] == pytest.approx(before["y"] - 80, abs=2)
    assert page.locator("#_page-card").is_hidden()
    place.click()
    assert fragment(page) == "little-progress"


def test_two_fingers_pinch(opened: Opened) -> None:
    page = opened(has_touch=True)
    place = card(page, "little-progress")
    before = box(place)
    fingers = page.context.new_cdp_session(page)

    def touch(kind: str, *places: float) -> None:
        points = [{"x": x, "y": 300, "id": number} for number, x in enumerate(places)]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 300, 400)
    for apart in (20, 40, 60, 80):
        touch("touchMove", 300 - apart, 400 + apart)
    touch("touchEnd")
    assert box(place)["width"] > 2 * before["width"]


def test_on_paper(opened: Opened) -> None:
    from pypdf import PdfReader

    page = opened(address="#?assume=guarantees-work:true&focus=neutrality", color_scheme="dark")
    pages = [each.extract_text() for each in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
    assert "Supposed: guarantees work holds" in " ".join(pages[0].split())
    assert "PROPOSAL" in pages[0]
    outline = " ".join(" ".join(pages[1:]).split())
    assert "The map in words" in outline
    assert "objection √ stands On Wednesday, Russian shelling continued" in outline
    assert "Search" not in "".join(pages)


def test_light_and_dark(opened: Opened) -> None:
    page = opened(color_scheme="dark")

    def colours() -> list[str]:
        found: list[str] = page.evaluate(
            "[document.body, document.querySelector('#_map > polygon')]"
            ".map(each => getComputedStyle(each)).map(style => style.fill + style.backgroundColor)"
        )
        return found

    dark = colours()
    assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Dark").click()
    light = colours()
    assert all(one != other for one, other in zip(dark, light, strict=True))
    page.emulate_media(color_scheme="light")
    assert colours() == light
    page.get_by_role("button", name="Dark").click()
    assert colours() == dark


def test_on_a_telephone_nothing_sticks_out(opened: Opened) -> None:
    page = opened(address="#scale-back", viewport={"width": 390, "height": 844})
    sizes = "(each => [each.scrollWidth, each.clientWidth])"
    for place in ("documentElement", "querySelector('#_page-side')"):
        inside, room = page.evaluate(f"{sizes}(document.{place})")
        assert inside <= room
    assert box(page.locator("#_page-frame"))["height"] > 200


def test_what_is_turned_to_while_the_drawing_moves_is_in_sight_when_it_rests(opened: Opened) -> None:
    page = opened(viewport={"width": 900, "height": 500})
    for _ in range(4):
        page.get_by_role("button", name="Larger").click()
    card(page, "progress").focus()
    for key in ("End", "Home", "End"):
        page.keyboard.press(key)
    page.wait_for_timeout(400)
    assert is_within(box(page.locator("svg g.am-node:focus")), box(page.locator("#_page-frame")))


def test_the_text_follows_what_is_found(opened: Opened) -> None:
    page = opened()
    page.get_by_role("searchbox").fill("strategic shift")
    assert is_within(box(page.locator("li.is-found > a")), box(page.locator("#_page-side")))


def test_less_motion_for_those_who_want_less(opened: Opened) -> None:
    page = opened(reduced_motion="reduce")
    card(page, "progress").focus()
    page.keyboard.press("End")
    style = page.locator("#_page-sheet svg").evaluate("each => getComputedStyle(each).transitionDuration")
    assert style == "0s"


def test_without_scripts_there_is_the_drawing_and_the_text(opened: Opened) -> None:
    page = opened(java_script_enabled=False)
    assert page.locator("svg g.am-node").first.is_visible()
    assert page.get_by_role("link", name="Ukraine accepts neutral status.").is_visible()
    assert page.locator("#_page-tools").is_hidden()


def test_where_its_script_fails_the_page_is_as_without_it(
    opened: Opened, istanbul: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.html"
    text = istanbul.read_text(encoding="utf-8")
    broken.write_text(text.replace('"use strict";', "what no browser reads yet;", 1), encoding="utf-8")
    page = opened(broken, bypass_csp=True, complains=True)
    assert card(page, "neutrality").is_visible()
    assert not page.locator("#_page-tools").is_visible()
    bottom = box(page.locator("#_page-outline li").last)
    assert bottom["y"] > 800, "all of it is there to scroll to"


def test_a_card_is_drawn_as_large_as_its_map_has_it(opened: Opened) -> None:
    """A point of the drawing is a pixel of the page, with a script and without."""
    page = opened(java_script_enabled=False, viewport={"width": 3000, "height": 800})
    assert box(card(page, "neutrality"))["width"] == pytest.approx(248, abs=8)
