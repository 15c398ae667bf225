"""What the server answers, and to whom."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pytest

from argmap.api import load
from argmap.drawing.diagram import Style
from argmap.drawing.engine import find
from argmap.preview.board import Board
from argmap.preview.drawing import Drawing, Problem
from argmap.preview.server import application
from argmap.semantics.evaluate import evaluate
from argmap.views import view

from .conftest import finished


def page_of(map: Path) -> bytes:
    """What `argmap render -o map.html` writes."""
    graph = load(map).graph
    return view("html")(graph, Style(), find(), evaluate(graph)).data


def asked(drawing: Drawing, path: str = "/", method: str = "GET", **options: Any) -> httpx.Response:
    """What the application answers where a drawing is shown."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(application(Board(drawing)))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8123") as client:
            return await client.request(method, path, **options)

    return finished(ask())


def policy(page: str) -> dict[str, list[str]]:
    """The Content Security Policy of a page, by what it is for."""
    (found,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    parts = (part.split() for part in found.split(";"))
    return {name: values for name, *values in parts}


def test_the_page_is_that_of_render_with_the_script_of_the_preview(map: Path) -> None:
    rendered = page_of(map).decode()
    drawing = Drawing(page_of(map), current=True)
    served = asked(drawing).text
    added = ('<link rel="stylesheet" href="preview.css">\n', f'data-version="{drawing.version}"')
    for each in added:
        assert served.count(each) == 1
        assert each not in rendered
    assert re.search(r'<script src="preview\.js" data-version="\w{16}"></script>\n</body>', served)
    plain = re.sub(r'<link rel="stylesheet".*\n|<script src=.*\n', "", served)
    without_policy = re.compile(r'(?<=Content-Security-Policy" content=")[^"]*')
    assert without_policy.sub("", plain) == without_policy.sub("", rendered)


def test_what_the_page_asks_for_is_named_as_seen_from_it(map: Path) -> None:
    """Visual Studio Code in a browser passes the preview on by a path of its own."""
    drawing = Drawing(page_of(map))
    for text in (asked(drawing).text, asked(drawing, "/preview.js").text):
        assert not re.search(r"""(?:href=|src=|fetch\(|EventSource\()["']/""", text)


def test_the_browser_may_use_what_the_page_has_and_this_server_and_nothing_else(map: Path) -> None:
    rendered, served = page_of(map).decode(), asked(Drawing(page_of(map))).text
    before, after = policy(rendered), policy(served)
    for name in ("script-src", "style-src"):
        assert set(after.pop(name)) == {"'self'", *before.pop(name)}
    assert after.pop("connect-src") == ["'self'"]
    assert after == before
    assert after["default-src"] == ["'none'"]


def test_a_page_before_there_is_a_drawing() -> None:
    answer = asked(Drawing(problems=(Problem("a.yaml:1:1", "wrong"),)))
    assert "no drawing yet" in answer.text
    assert 'data-version=""' in answer.text
    assert policy(answer.text) == {
        "default-src": ["'none'"],
        "img-src": ["data:"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "connect-src": ["'self'"],
    }


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/", "text/html"), ("/preview.js", "text/javascript"), ("/preview.css", "text/css")],
)
def test_answers_are_of_their_kind_and_kept_by_nobody(path: str, kind: str) -> None:
    answer = asked(Drawing(), path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store, no-transform"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "frame-ancestors 'self' vscode-webview: vscode-file:"
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("path", ["/office.argmap.yaml", "/../pyproject.toml", "/preview/"])
def test_there_is_nothing_else(path: str) -> None:
    assert asked(Drawing(), path).status_code == 404


def test_nothing_can_be_sent() -> None:
    assert asked(Drawing(), "/", "POST", content=b"x").status_code == 405


@pytest.mark.parametrize("path", ["/", "/events", "/preview.js", "/nothing"])
@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8123", "127.0.0.1.evil.example", "192.168.0.7", "[::1]", ""]
)
def test_under_any_other_name_it_does_not_answer(path: str, host: str) -> None:
    """A page elsewhere could give its own name this machine's address, and read the map."""
    answer = asked(Drawing(b"secret"), path, headers={"Host": host})
    assert answer.status_code == 400
    assert "secret" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8123", "127.0.0.1", "localhost:8123"])
def test_under_its_own_names_it_answers(host: str) -> None:
    assert asked(Drawing(), "/", headers={"Host": host}).status_code == 200


def test_a_hostile_map_adds_nothing_to_the_page(map: Path) -> None:
    evil = "</head></body><script>window.caught=1</script><meta http-equiv='refresh' content='0'>"
    text = f"argmap: 1\ntitle: {evil!r}\nproposals: {{a: {evil!r}}}\n".replace("'0'", "0")
    map.write_text(text.replace("'refresh'", "refresh"), encoding="utf-8")

    class Tags(HTMLParser):
        found: list[str]

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found.append(tag)

    tags = Tags()
    tags.found = []
    tags.feed(asked(Drawing(page_of(map))).text)
    assert [tags.found.count(each) for each in ("head", "body", "script", "link")] == [1, 1, 4, 2]
    assert tags.found.count("meta") == page_of(map).count(b"<meta ")
