"""What a page costs its reader: how large it is, when it answers, and how long a what-if takes.

The floor is the same drawing in a page without a script, in the same browser.
"""

import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import maps
from benchmarks.measure import run, tool

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_WHOLE = ("--style", "full", "--fold", "none")
_RUNS = 11
_FLOOR = "its drawing, in a page without a script"
_OPENS = "opened, and a condition fails in it"
_REASONED = "another condition fails: found out"
_SHOWN = "another condition fails: on the screen"
# A frame that begins now is on the screen when the browser has a turn for others again.
_PAINTED = "new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
# As soon as there are conditions, the first one is made to fail.
_ANSWERED = f"""
window.answered = new Promise(done => addEventListener("DOMContentLoaded", () => {{
  document.querySelector(".choice label:last-of-type input")?.click();
  {_PAINTED}.then(done);
}}));
"""
_WHAT_IF = f"""async () => {{
  const begun = performance.now();
  document.querySelector(".choice:nth-of-type(2) label:last-of-type input").click();
  const found = performance.now();
  return [found - begun, await {_PAINTED} - begun];
}}"""
_EFFECT = "document.querySelector('#_page-supposed .effect')?.textContent"


def main(size: int = 500) -> None:
    """Print what a map of so many statements takes. The goals: 3 MB, and an answer within a second."""
    with tempfile.TemporaryDirectory() as name:
        page, still = _pages(Path(name), size)
        times = _times(page, still)
        weight = page.stat().st_size / 1e6
    floor = times[_FLOOR]
    print(f"{size} statements, median of {_RUNS} runs by the clock")
    print(f"  {'size of the page':<42} {weight:7.2f} MB (goal 3)")
    for what, taken in times.items():
        goal = " (goal 1000)" if what == _OPENS else ""
        print(f"  {what:<42} {taken:7.0f} ms {taken / floor:5.2f} x{goal}")


def _pages(folder: Path, size: int) -> tuple[Path, Path]:
    """The page of a map, and one that has nothing but its drawing."""
    source, drawing, page, still = (folder / name for name in ("m.yaml", "m.svg", "m.html", "still.html"))
    maps.write(source, size)
    for picture in (drawing, page):
        run([tool("argmap"), "render", str(source), "-o", str(picture), "--theme", "auto", *_WHOLE])
    text = drawing.read_text(encoding="utf-8")
    still.write_text(f"<!DOCTYPE html><title>Still</title>{text[text.index('<svg') :]}", encoding="utf-8")
    return page, still


def _times(page: Path, still: Path) -> dict[str, float]:
    """Medians in milliseconds, measured in turn after one turn that is not counted."""
    from playwright.sync_api import sync_playwright

    times: dict[str, list[float]] = {name: [] for name in (_FLOOR, _OPENS, _REASONED, _SHOWN)}
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=shutil.which("chromium"))
        for _ in range(_RUNS + 1):
            for name, taken in zip(times, (*_opened(browser, still), *_opened(browser, page)), strict=True):
                times[name].append(taken)
        browser.close()
    return {name: statistics.median(each[1:]) for name, each in times.items()}


def _opened(browser: "Browser", path: Path) -> Iterator[float]:
    """How long a page takes, from when it is asked for; and one with a script, to answer once more."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(_ANSWERED)
    page.goto(path.as_uri())
    yield page.evaluate("answered")
    if page.locator("#_page-supposed").count():
        before = page.evaluate(_EFFECT)
        yield from page.evaluate(_WHAT_IF)
        assert before != page.evaluate(_EFFECT), "nothing followed from what was supposed"
    page.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
