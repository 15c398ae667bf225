"""Tables of statements."""

import csv
import io
import re

import pytest
from semantics.maps import graph_of

from argmap.formats import Loss, format_named
from argmap.graph import Graph

GRAPH = graph_of(
    {
        "title": "A | walk",
        "parties": {"us": "We"},
        "sources": {"log": {"title": "The log", "url": "https://example.org"}},
        "questions": {"where": {"text": "Where do we go?", "choose": "one"}},
        "proposals": {
            "walk": {
                "text": "We walk\nto the lake.",
                "by": "us",
                "answers": "where",
                "only_if": ["dry", {"not": "dark"}],
                "source": {"id": "log", "quote": "to the lake", "at": "p. 2"},
                "weight": 0.5,
            }
        },
        "conditions": {"dry": {"text": "=It() stays | dry", "likelihood": 0.25}, "dark": "It is dark."},
        "objections": {"far": {"text": "It is far.", "against": "walk"}},
    }
)


def _rows(graph: Graph) -> list[dict[str, str]]:
    data = format_named("csv").write(graph).data
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_spreadsheets() -> None:
    where, walk, dry, _, far = _rows(GRAPH)
    filled = {key: words for key, words in walk.items() if words}
    assert filled == {
        "id": "walk",
        "kind": "proposal",
        "verdict": "falls",
        "text": "We walk to the lake.",
        "by": "We",
        "only_if": "dry and not dark",
        "answers": "where",
        "weight": "0.5",
        "source": "The log, p. 2: “to the lake” <https://example.org>",
    }
    assert (where["choose"], where["verdict"], dry["likelihood"], far["against"]) == (
        "one",
        "",
        "0.25",
        "walk",
    )


def test_spreadsheets_compute_nothing() -> None:
    assert _rows(GRAPH)[2]["text"] == "'=It() stays | dry"


def test_markdown() -> None:
    text = format_named("markdown").write(GRAPH).data.decode()
    title, empty, headings, line, *table = text.splitlines()
    assert (title, empty) == ("# A \\| walk", "")
    cells = [re.split(r"(?<!\\)\|", each)[1:-1] for each in (headings, line, *table)]
    assert {len(each) for each in cells} == {12}
    assert [each.strip() for each in cells[0]] == [
        *("statement", "kind", "verdict", "text", "party", "only if"),
        *("against", "answers", "choose", "weight", "likelihood", "source"),
    ]
    assert [each.strip() for each in cells[3][:4]] == ["walk", "proposal", "× falls", "We walk to the lake."]


@pytest.mark.parametrize("format", ["csv", "markdown"])
def test_losses(format: str) -> None:
    title = ["title"] if format == "csv" else []
    assert format_named(format).write(GRAPH).losses == (
        Loss("", f"the map’s {' and '.join([*title, 'words on sources'])} are left out"),
    )
