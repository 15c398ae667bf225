"""Programs that run the page: Node for its evaluator alone, Chromium for all of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from machine import chromium, missing, node

from argmap.api import Map, load
from argmap.drawing.diagram import Style
from argmap.drawing.engine import find
from argmap.semantics.evaluate import evaluate
from argmap.views import view

from .reasoner import Reasoner

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ISTANBUL = Path(__file__).parents[2] / "maps" / "istanbul-talks.argmap.yaml"

Opened = Callable[..., "Page"]


@pytest.fixture(scope="session")
def reasoner() -> Iterator[Reasoner]:
    """The page's evaluator, running through all tests."""
    with Reasoner(node()) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """The machine's Chromium, without a window."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright: pip install playwright")
    program = chromium()
    with sync_playwright() as running:
        launched = running.chromium.launch(executable_path=program)
        yield launched
        launched.close()


def write_page(loaded: Map, path: Path, **style: Any) -> Path:
    """The page of a map, in a file."""
    drawn = view("html")(
        loaded.graph, Style(**style), find(), evaluate(loaded.graph, style.get("assumed", {}))
    )
    path.write_bytes(drawn.data)
    return path


@pytest.fixture(scope="session")
def istanbul(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the Istanbul talks."""
    return write_page(load(ISTANBUL), tmp_path_factory.mktemp("page") / "istanbul.html")


@pytest.fixture
def opened(browser: "Browser", istanbul: Path) -> Iterator[Opened]:
    """Opens a page from its file; at the end, the browser must not have complained, nor asked for more."""
    complaints: list[str] = []
    requests: list[str] = []
    contexts = []

    def open_page(
        path: Path = istanbul, address: str = "", *, complains: bool = False, **options: Any
    ) -> "Page":
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        if not complains:
            page.on("console", lambda said: complaints.append(said.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: requests.append(asked.url))
        page.goto(path.as_uri() + address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert [each for each in requests if not each.startswith(("file:", "data:"))] == []
