"""The preview in Chromium: what a reader sees when a map is saved."""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from machine import chromium, missing
from page.conftest import ISTANBUL

from .conftest import BROKEN, MAP, Running, finished

if TYPE_CHECKING:
    from playwright.async_api import Page

Preview = Callable[..., Running]


def in_chromium(address: str, reading: Callable[["Page"], Awaitable[None]]) -> None:
    """Open an address, and read; the browser must not have complained."""
    try:
        from playwright.async_api import async_playwright
    except ImportError:
        missing("playwright: pip install playwright")
    program = chromium()
    # What runs as root, as in a container, has no sandbox to run in.
    options = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    complaints: list[str] = []

    async def read() -> None:
        async with async_playwright() as running:
            launched = await running.chromium.launch(executable_path=program, args=options)
            page = await launched.new_page(viewport={"width": 1280, "height": 800})
            page.set_default_timeout(10_000)
            page.on("console", lambda said: complaints.append(said.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            await page.goto(address)
            await reading(page)
            await launched.close()

    finished(read())
    assert complaints == []


async def place_of(page: "Page", id: str) -> tuple[float, float]:
    """Where a card is."""
    found = await page.locator(f"g.am-node[id='{id}']").bounding_box()
    assert found is not None
    return found["x"], found["y"]


async def zoom(page: "Page") -> float:
    scale: float = await page.evaluate(
        "new DOMMatrix(document.querySelector('#_page-sheet > svg').style.transform).a"
    )
    return scale


def problems(page: "Page") -> Any:
    return page.locator("#_preview-problems")


def test_a_save_changes_the_drawing_and_nothing_that_the_reader_did(preview: Preview, map: Path) -> None:
    """A map that is larger than the window: what is smaller always stands in the middle."""
    text = ISTANBUL.read_text(encoding="utf-8")
    map.write_text(text, encoding="utf-8")

    async def reading(page: "Page") -> None:
        await page.locator("#_page-choices [data-choice='guarantees-work']").get_by_text("fails").click()
        await page.get_by_role("button", name="Dark").click()
        await page.get_by_role("searchbox").fill("neutral")
        await page.locator("g.am-node[id='neutrality']").click()
        for _ in range(2):
            await page.get_by_role("button", name="Larger").click()
        await page.mouse.move(300, 600)
        await page.mouse.down()
        await page.mouse.move(400, 500, steps=4)
        await page.mouse.up()
        address, scale, place = page.url, await zoom(page), await place_of(page, "neutrality")
        assert address.endswith("#?assume=guarantees-work:false&focus=neutrality")

        added = "\nobjections:\n  brand-new: {text: It was never tried., against: neutrality}\n"
        map.write_text(text.replace("\nobjections:\n", added), encoding="utf-8")
        await page.locator("g.am-node[id='brand-new']").wait_for()
        await page.wait_for_function("document.querySelector('#_page-search').value === 'neutral'")
        assert page.url == address
        assert await zoom(page) == pytest.approx(scale, rel=0.001)
        assert await place_of(page, "neutrality") == pytest.approx(place, abs=2)
        assert "It was never tried" in await page.locator("#_page-outline").inner_text()
        assert await page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
        assert "Supposed" in await page.locator("#_page-supposed").inner_text()

    in_chromium(preview().address, reading)


def test_saves_do_not_make_the_drawing_creep(preview: Preview, map: Path) -> None:
    """Also where the page was only moved, or not touched at all."""

    async def reading(page: "Page") -> None:
        for pixels in (0, 90):
            await page.locator("#_page-frame").dispatch_event(
                "wheel", {"deltaX": 0, "deltaY": pixels, "shiftKey": True}
            )
            scale, place = await zoom(page), await place_of(page, "move-office")
            for number in range(3):
                map.write_text(MAP.replace("summer", f"summer {pixels + number}"), encoding="utf-8")
                await page.locator("#_page-outline").get_by_text(f"summer {pixels + number}").first.wait_for()
            assert await zoom(page) == pytest.approx(scale, rel=0.001)
            assert await place_of(page, "move-office") == pytest.approx(place, abs=3)

    in_chromium(preview().address, reading)


TALKS = """\
argmap: 1
title: Talks
parties: {town: The town, traders: The traders}
proposals:
  move: {text: The market moves., by: town, only_if: power}
  stay: {text: The market stays., by: traders, only_if: lease}
conditions: {power: There is power., lease: The lease goes on.}
scenarios: {dark: {title: No power, assume: {power: false}}}
"""


def test_a_save_loads_nothing_anew_and_never_shows_a_page_without_its_drawing(
    preview: Preview, map: Path
) -> None:
    async def reading(page: "Page") -> None:
        await page.evaluate(
            """() => {
                window.frames_without = 0;
                const look = () => {
                    const drawing = document.querySelector('#_page-sheet > svg');
                    const isShown = drawing && drawing.style.transform && document.querySelector('.is-live');
                    if (!isShown) window.frames_without += 1;
                    requestAnimationFrame(look);
                };
                look();
            }"""
        )
        for number in range(3):
            map.write_text(MAP.replace("summer", f"summer {number}"), encoding="utf-8")
            await page.locator("#_page-outline").get_by_text(f"summer {number}").first.wait_for()
        assert await page.evaluate("window.frames_without") == 0

    in_chromium(preview().address, reading)


def test_what_the_map_no_longer_has_is_let_go_and_is_back_when_it_has_it_again(
    preview: Preview, map: Path
) -> None:
    map.write_text(TALKS, encoding="utf-8")
    without = TALKS.replace("lease: The lease goes on.", "").replace(", only_if: lease", "")

    async def reading(page: "Page") -> None:
        panel = page.locator("#_page-card")
        await page.goto(page.url + "#?assume=lease:true,power:true&focus=lease&by=town")
        await page.get_by_role("heading", name="The lease goes on.").wait_for()
        map.write_text(without, encoding="utf-8")
        await page.locator("g.am-node[id='lease']").wait_for(state="detached")
        assert await panel.is_hidden()
        assert (await page.locator("#_page-supposed .supposed").all_text_contents()) == ["power holds✕"]
        assert await page.locator("#_page-party").input_value() == "town"
        map.write_text(TALKS.replace("goes on", "is renewed"), encoding="utf-8")
        await page.get_by_role("heading", name="The lease is renewed.").wait_for()
        assert await page.locator("#_page-supposed .supposed").count() == 2

    in_chromium(preview().address, reading)


def test_what_is_new_in_the_map_is_in_the_tools_and_all_else_of_them_is_as_it_was(
    preview: Preview, map: Path
) -> None:
    map.write_text(TALKS, encoding="utf-8")
    more = TALKS.replace("parties: {", "parties: {bus: The bus company, ").replace(
        "scenarios: {", "scenarios: {bright: {title: Much power, assume: {power: true}}, "
    )
    more = more.replace("conditions: {", "claims: {line: {text: A new line., by: bus}}\nconditions: {")

    async def reading(page: "Page") -> None:
        suppose, by = page.locator("#_page-scenario"), page.locator("#_page-party")
        await suppose.select_option("No power")
        await page.get_by_role("searchbox").fill("market")
        await page.get_by_role("searchbox").press("Enter")
        await page.get_by_text("What if …").click()
        await page.get_by_role("button", name="Text").click()
        map.write_text(more.replace("title: Talks", "title: More talks"), encoding="utf-8")
        await page.locator("g.am-node[id='line']").wait_for()
        assert await page.title() == "More talks"
        assert await page.locator("#_page-header h1").inner_text() == "More talks"
        scenarios = ["nothing: the map as it is", "Much power", "No power"]
        assert await suppose.locator("option").all_inner_texts() == scenarios
        assert await suppose.input_value() == "scenario dark"
        assert "The bus company" in await by.locator("option").all_inner_texts()
        assert await page.locator("#_page-found").inner_text() == "2 of 2"
        assert await page.locator("svg .is-found").count() == 2
        assert await page.locator("#_page-open").get_attribute("open") is None
        assert await page.locator("#_page-side").is_hidden()
        assert await page.evaluate("document.activeElement.textContent") == "Text"

    in_chromium(preview().address, reading)


def test_keys_and_hands_work_on_the_new_drawing(preview: Preview, map: Path) -> None:
    async def reading(page: "Page") -> None:
        await page.locator("g.am-node[id='lease-ends']").focus()
        map.write_text(MAP.replace("summer", "autumn"), encoding="utf-8")
        await page.locator("#_page-outline").get_by_text("autumn").first.wait_for()
        assert await page.evaluate("document.activeElement.id") == "lease-ends"
        await page.keyboard.press("h")
        supposed = await page.locator("#_page-supposed").text_content()
        assert "lease ends holds" in (supposed or "")
        await page.keyboard.press("Enter")
        await page.get_by_role("heading", name="by the autumn").wait_for()
        await page.keyboard.press("Escape")
        await page.locator("g.am-node[id='move-office']").click()
        assert page.url.endswith("#?assume=lease-ends:true&focus=move-office")
        await page.go_back()
        assert await page.locator("#_page-card").is_hidden()

    in_chromium(preview().address, reading)


def test_problems_stand_above_the_last_good_drawing_until_they_are_mended(
    preview: Preview, map: Path
) -> None:
    async def reading(page: "Page") -> None:
        assert await problems(page).count() == 0
        map.write_text(BROKEN.replace("station", "river"), encoding="utf-8")
        await problems(page).wait_for()
        said = await problems(page).inner_text()
        for each in (
            "1 problem: this is the map as it was before",
            "office.argmap.yaml:6:14",
            "unknown statement `lease-end`",
            "did you mean `lease-ends`?",
            "unknown-reference",
        ):
            assert each in said
        assert "by the station" in await page.locator("#_page-outline").inner_text()
        await page.reload()
        await problems(page).wait_for()
        assert "by the station" in await page.locator("#_page-outline").inner_text()
        map.write_text(MAP, encoding="utf-8")
        await problems(page).wait_for(state="detached")

    in_chromium(preview().address, reading)


def test_a_page_before_there_is_a_drawing(preview: Preview, map: Path) -> None:
    map.write_text(BROKEN, encoding="utf-8")

    async def reading(page: "Page") -> None:
        await page.get_by_text("There is no drawing yet").wait_for()
        assert "the map can't be drawn yet" in await problems(page).inner_text()
        map.write_text(MAP, encoding="utf-8")
        await page.locator("g.am-node[id='move-office']").wait_for()
        assert await problems(page).count() == 0

    in_chromium(preview().address, reading)


def test_a_hostile_map_does_nothing(preview: Preview, map: Path) -> None:
    evil = "<img src=x onerror=window.caught=1><script>window.caught=1</script>"

    async def reading(page: "Page") -> None:
        map.write_text(MAP.replace("lease-ends\n", f'"{evil}"\n', 1), encoding="utf-8")
        await problems(page).wait_for()
        assert "<img src=x onerror" in await problems(page).inner_text()
        map.write_text(MAP.replace("We move", evil), encoding="utf-8")
        await page.locator("#_page-outline").get_by_text(evil).first.wait_for()
        assert await page.evaluate("window.caught") is None
        assert await page.locator("img").count() == 0

    in_chromium(preview().address, reading)


def test_when_the_preview_has_ended_the_page_says_so(preview: Preview, map: Path) -> None:
    running = preview()

    async def reading(page: "Page") -> None:
        assert running.interrupt()[0] == 130
        await page.get_by_text("argmap preview has ended").wait_for()
        assert "by the station" in await page.locator("#_page-outline").inner_text()

    in_chromium(running.address, reading)
