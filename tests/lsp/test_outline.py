"""The shape of a map: its outline, what can be folded, selected, opened and coloured."""

import json
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from argmap.source import read

from .conftest import Open, Opened

MAPS = Path(__file__).parents[2] / "maps"
MAP = """\
# A map
# of two lines of comment
argmap: 1
imports: {office: istanbul-talks.argmap.yaml}
parties: {ada: {name: Ada, url: https://example.org/ada}}
sources:
  lease:
    title: The lease
    url: 'https://example.org/lease#a'
    archive: doi:10.1000/1
    file: said/lease.txt
groups: {rooms: Rooms}
proposals:
  move:
    text: >-
      We move
      out.
    by: ada
    group: rooms
    source: {id: lease, url: "https://example.org/lease#b"}
    only_if:
      - lease-ends
      - office.guarantees-work

  # What is said of the other
conditions:
  lease-ends: The lease ends.
scenarios:
  summer: {title: In summer, assume: {lease-ends: true}}
"""


@pytest.fixture
def map(opened: Open) -> Opened:
    map = opened(MAP)
    map.said()
    return map


def test_the_outline_by_section_group_and_text(map: Opened) -> None:
    found = map.ask(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, types.DocumentSymbolParams, **_whole())
    assert [(each.name, [(inner.name, inner.detail) for inner in each.children]) for each in found] == [
        ("imports", [("office", "istanbul-talks.argmap.yaml")]),
        ("parties", [("ada", "Ada")]),
        ("sources", [("lease", "The lease")]),
        ("groups", [("rooms", "Rooms")]),
        ("proposals", [("move", "Rooms: We move out.")]),
        ("conditions", [("lease-ends", "The lease ends.")]),
        ("scenarios", [("summer", "In summer")]),
    ]
    proposals = found[4]
    assert map.marked(proposals.selection_range) == "proposals"
    (move,) = proposals.children
    assert map.marked(move.selection_range) == "move"
    assert map.marked(move.range).endswith("- office.guarantees-work"), "comments are not part of it"
    assert move.kind != found[5].children[0].kind
    for section in found:
        for each in section.children:
            assert _holds(section.range, each.range)
            assert _holds(each.range, each.selection_range)


def _whole() -> dict[str, Any]:
    return {"work_done_token": None}


def _holds(outer: types.Range, inner: types.Range) -> bool:
    ends = [(each.line, each.character) for each in (outer.start, inner.start, inner.end, outer.end)]
    return ends == sorted(ends)


def test_what_is_found_in_all_maps_of_the_folders(map: Opened) -> None:
    """Also in those that are not open, and as they are in the editor where they are."""

    def found(query: str) -> set[tuple[str, str, str]]:
        symbols = map.editor.ask(types.WORKSPACE_SYMBOL, types.WorkspaceSymbolParams(query))
        return {(each.name, each.container_name, each.location.uri.rpartition("/")[2]) for each in symbols}

    assert ("lease-ends", "conditions", map.uri.rpartition("/")[2]) in found("lsends")
    assert ("move", "Rooms", map.uri.rpartition("/")[2]) in found("We move OUT")
    assert found("restore-rehearsed") == {
        ("restore-rehearsed", "conditions", "choose-a-database.argmap.yaml")
    }
    assert len(found("")) > 100
    assert found("no such thing anywhere") == set()


def test_what_can_be_folded(map: Opened) -> None:
    found = map.ask(types.TEXT_DOCUMENT_FOLDING_RANGE, types.FoldingRangeParams, **_whole())
    lines = map.text.split("\n")
    assert [(lines[each.start_line], lines[each.end_line], each.kind) for each in found] == [
        ("sources:", "    file: said/lease.txt", None),
        ("  lease:", "    file: said/lease.txt", None),
        ("proposals:", "      - office.guarantees-work", None),
        ("  move:", "      - office.guarantees-work", None),
        ("    text: >-", "      out.", None),
        ("    only_if:", "      - office.guarantees-work", None),
        ("conditions:", "  lease-ends: The lease ends.", None),
        ("scenarios:", "  summer: {title: In summer, assume: {lease-ends: true}}", None),
        ("# A map", "# of two lines of comment", types.FoldingRangeKind.Comment),
    ]


def test_ever_more_is_selected(map: Opened) -> None:
    def selected(at: str, after: int) -> list[str]:
        (ranges,) = map.ask(
            types.TEXT_DOCUMENT_SELECTION_RANGE, types.SelectionRangeParams, positions=[map.at(at, after)]
        )
        texts = []
        while ranges is not None:
            texts.append(map.marked(ranges.range))
            assert ranges.parent is None or _holds(ranges.parent.range, ranges.range)
            ranges = ranges.parent
        return texts

    steps = selected("office.guarantees-work", 9)
    assert steps[:3] == [
        "guarantees-work",
        "office.guarantees-work",
        "- lease-ends\n      - office.guarantees-work",
    ]
    assert [each.partition("\n")[0] for each in steps[3:]] == [
        "only_if:",
        "text: >-",
        "move:",
        "proposals:",
        "# A map",
    ]
    assert selected("lease#a", 2)[:3] == [
        "https://example.org/lease#a",
        "'https://example.org/lease#a'",
        "url: 'https://example.org/lease#a'",
    ]
    assert selected("only_if", 3)[0] == "only_if"


def test_what_can_be_opened(map: Opened) -> None:
    found = map.ask(types.TEXT_DOCUMENT_DOCUMENT_LINK, types.DocumentLinkParams, **_whole())
    assert [(map.marked(each.range), each.target) for each in found] == [
        ("istanbul-talks.argmap.yaml", map.editor.uri("istanbul-talks.argmap.yaml")),
        ("https://example.org/ada", "https://example.org/ada"),
        ("'https://example.org/lease#a'", "https://example.org/lease#a"),
        ("doi:10.1000/1", "https://doi.org/10.1000/1"),
        ("said/lease.txt", map.editor.uri("said/lease.txt")),
        ('"https://example.org/lease#b"', "https://example.org/lease#b"),
    ]


def coloured(map: Opened, tokens: types.SemanticTokens) -> list[tuple[int, str, str, set[str]]]:
    """The line, the text, the colour and what else is said of each token."""
    legend = map.editor.server.capabilities.semantic_tokens_provider
    assert legend is not None
    names, modifiers = legend.legend.token_types, legend.legend.token_modifiers
    lines = map.text.split("\n")
    found = []
    line = character = 0
    for start in range(0, len(tokens.data), 5):
        down, right, length, kind, bits = tokens.data[start : start + 5]
        line, character = line + down, (right if down else character + right)
        words = {each for number, each in enumerate(modifiers) if bits >> number & 1}
        found.append((line + 1, lines[line][character : character + length], names[kind], words))
    return found


def test_ids_have_the_colour_of_their_kind(map: Opened) -> None:
    tokens = map.ask(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, types.SemanticTokensParams, **_whole())
    assert coloured(map, tokens) == [
        (4, "office", "namespace", {"definition"}),
        (5, "ada", "type", {"definition"}),
        (7, "lease", "string", {"definition"}),
        (12, "rooms", "namespace", {"definition"}),
        (14, "move", "class", {"definition", "open"}),
        (18, "ada", "type", set()),
        (19, "rooms", "namespace", set()),
        (20, "lease", "string", set()),
        (22, "lease-ends", "parameter", {"open"}),
        (23, "office", "namespace", set()),
        (23, "guarantees-work", "parameter", {"open"}),
        (27, "lease-ends", "parameter", {"definition", "open"}),
        (29, "summer", "event", {"definition"}),
        (29, "lease-ends", "parameter", {"open"}),
    ]
    part = types.Range(types.Position(17, 0), types.Position(20, 0))
    tokens = map.ask(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, types.SemanticTokensRangeParams, range=part)
    assert [each[1] for each in coloured(map, tokens)] == ["ada", "rooms", "lease"]


def test_real_maps_have_an_outline_of_all_that_they_hold(opened: Open, map_path: Path) -> None:
    map = opened(map_path.read_text(encoding="utf-8"), map_path.name)
    map.said()
    value = read(map.text).value
    sections = [name for name, each in value.items() if isinstance(each, dict)]
    found = map.ask(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, types.DocumentSymbolParams, **_whole())
    assert [each.name for each in found] == sections
    for each in found:
        assert [inner.name for inner in each.children] == list(value[each.name])
        for inner in each.children:
            written = read(json.dumps(inner.name) + ": 1\n" + map.marked(inner.range)).value
            assert inner.name in written


def test_places_are_right_while_somebody_types(map: Opened) -> None:
    """Before the map is looked at again, and though a parser would come no farther than the new line."""
    map.type("sources:", "x-half: [\n")
    found = map.ask(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, types.DocumentSymbolParams, **_whole())
    assert [map.marked(each.selection_range) for each in found] == [
        "imports",
        "parties",
        "sources",
        "groups",
        "proposals",
        "conditions",
        "scenarios",
    ]
    tokens = map.ask(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, types.SemanticTokensParams, **_whole())
    assert (28, "lease-ends", "parameter", {"definition", "open"}) in coloured(map, tokens)
