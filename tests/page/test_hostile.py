"""A map that wants to run something in its reader's browser does nothing there."""

import json
from pathlib import Path

import pytest

from argmap.api import load

from .conftest import ISTANBUL, Opened, write_page
from .reading import card, panel

_RUN = "window.caught=1"
HOSTILE = (
    f"<script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    f"</style></svg></title></textarea><img src=x onerror={_RUN}>",
    f"\"><svg/onload={_RUN}>' onmouseover='{_RUN}",
    f"&lt;script&gt;{_RUN}&lt;/script&gt; &#60;img src=x onerror={_RUN}&#62;",
    f"<!--<script>{_RUN}//--> ]]><script>{_RUN}</script>",
    "`constructor` $title ${alert(1)} {because} \u2028\u2029 \\u003cscript>",
)


def page_of(evil: str, folder: Path) -> Path:
    """The page of a map in which every text is hostile."""
    address = "https://example.org/'onmouseover='window.caught=1"
    everything = {
        "argmap": 1,
        "title": evil,
        "summary": evil,
        "authors": evil,
        "parties": {"constructor": {"name": evil, "about": evil, "believes": {"b": True}}},
        "sources": {"valueOf": {"title": evil, "author": evil, "publisher": evil, "about": evil}},
        "groups": {"hasOwnProperty": {"title": evil, "about": evil}},
        "questions": {"location": {"text": evil, "group": "hasOwnProperty"}},
        "proposals": {
            "toString": {
                "text": evil,
                "title": evil,
                "note": evil,
                "by": "constructor",
                "tags": ["x"],
                "answers": "location",
                "only_if": "b",
                "source": {"id": "valueOf", "quote": evil, "at": evil, "url": address},
            }
        },
        "conditions": {"b": {"text": evil, "title": evil}},
        "scenarios": {"prototype": {"title": evil, "note": evil, "assume": {"b": True}}},
    }
    path = folder / "hostile.argmap.yaml"
    path.write_text(json.dumps(everything), encoding="utf-8")
    return write_page(load(path), folder / "hostile.html")


@pytest.mark.parametrize("evil", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_of_the_map_runs(opened: Opened, tmp_path: Path, evil: str) -> None:
    page = opened(page_of(evil, tmp_path))
    card(page, "toString").click()
    card(page, "toString").hover()
    page.get_by_role("combobox", name="Suppose").select_option(index=1)
    page.get_by_role("searchbox").fill("script")
    assert panel(page).split().count(evil.split(maxsplit=1)[0]) >= 5
    assert page.title().split() == evil.split()
    page.wait_for_timeout(50)
    assert page.evaluate("window.caught") is None
    assert page.locator("script").count() == 3
    assert page.locator("img, iframe, object, embed, textarea, form, [onload], [onerror]").count() == 0
    links = page.locator("a").evaluate_all("all => all.map(each => each.protocol)")
    assert set(links) <= {"https:", "file:"}


def test_nothing_but_the_web_is_linked_to(opened: Opened, tmp_path: Path) -> None:
    """Not even if such an address came past the check of the map."""
    loaded = load(ISTANBUL)
    address = "javascript:window.caught=1"
    sources = {id: each._replace(url=address, archive=address) for id, each in loaded.graph.sources.items()}
    parties = {id: each._replace(url=address) for id, each in loaded.graph.parties.items()}
    loaded.graph = loaded.graph._replace(sources=sources, parties=parties)
    page = opened(write_page(loaded, tmp_path / "links.html"), "#neutrality")
    assert "Moscow plays down hopes" in panel(page)
    assert page.locator("a[*|href^='javascript']").count() == 0
    card(page, "neutrality").click(position={"x": 20, "y": 50})
    assert page.evaluate("window.caught") is None


def test_what_gets_into_the_page_all_the_same_is_not_run(
    opened: Opened, istanbul: Path, tmp_path: Path
) -> None:
    """The second line of defence: all that is not the page's own, the browser refuses."""
    script, style = f"<script>{_RUN}</script>", "<style>p{color:red}</style>"
    smuggled = f"{script}{style}<p id=p style='color:red' onclick='{_RUN}'>x</p>"
    path = tmp_path / "smuggled.html"
    path.write_text(
        istanbul.read_text(encoding="utf-8").replace("<main", f"{smuggled}<main"), encoding="utf-8"
    )
    page = opened(path, complains=True)
    page.locator("#p").click()
    page.evaluate(
        "() => { location.href = 'javascript:window.caught=1'; const made = document.createElement('script');"
        "made.textContent = 'window.caught = 1'; document.body.append(made) }"
    )
    assert page.evaluate("window.caught") is None
    assert page.locator("#p").evaluate("each => getComputedStyle(each).color") != "rgb(255, 0, 0)"
