"""What is offered while somebody types."""

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from argmap.document.entry import STANDARD, STATUS
from argmap.document.map import SECTIONS
from argmap.rules import rules

from .conftest import Open, Opened
from .editor import Editor

MAP = """\
argmap: 1
imports: {office: office.argmap.yaml}
parties: {ada: Ada, ben: {name: Ben, about: The landlord}}
sources:
  lease: The lease of 2019
groups: {money: Money, rooms: Rooms}
questions: {where: Where do we work?}
proposals:
  move: {text: We move., by: ada, answers: where}
  stay: {text: We stay., answers: where}
conditions:
  lease-ends: The lease ends.
reasons:
  cheaper: {text: It is cheaper., supports: move}
scenarios:
  summer: {assume: {lease-ends: true}}
claims:
  last:
    text: The last one.
"""
OFFICE = """\
argmap: 1
parties: {eva: Eva}
claims:
  bright: {text: It is bright., by: eva, only_if: new-lamps}
conditions: {new-lamps: There are new lamps.}
"""


@pytest.fixture
def offered(opened: Open) -> Any:
    """What is offered where the mark stands below a map, by label, once the map is known."""
    (office := opened(OFFICE, "office.argmap.yaml")).said()

    def offer(typed: str, map: str = MAP) -> dict[str, types.CompletionItem]:
        before, _, after = typed.partition("‸")
        written = opened(map)
        written.said()
        start = written.editor.place(map, len(map))
        written.editor.type(written.uri, types.Range(start, start), before + after)
        place = written.editor.place(map + before, len(map + before))
        return complete(written._replace(place=place))

    assert office
    return offer


def complete(map: Opened) -> dict[str, types.CompletionItem]:
    """What is offered at the cursor, by label, in the order of the server."""
    found = map.ask(types.TEXT_DOCUMENT_COMPLETION, types.CompletionParams)
    items = sorted(found.items if found else (), key=lambda item: item.sort_text or "")
    return {item.label: item for item in items}


def accept(map: Opened, item: types.CompletionItem) -> str:
    """The text after an offer is taken."""
    assert item.text_edit is not None
    return map.editor.edited(map.text, [item.text_edit])  # type: ignore[list-item]


def said(item: types.CompletionItem) -> str:
    assert isinstance(item.documentation, types.MarkupContent)
    return item.documentation.value


# --- Ids


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("    by: ‸", ["ada", "ben", "office.eva"]),
        ("    by: [ada, ‸", ["ben", "office.eva"]),
        ("    by:\n      - ben\n      - ‸", ["ada", "office.eva"]),
        ("    source: ‸", ["lease"]),
        ("    source: {id: ‸", ["lease"]),
        ("    group: ‸", ["money", "rooms"]),
        ("    answers: ‸", ["where"]),
        ("    only_if: ‸", ["lease-ends", "office.new-lamps", "move", "stay", "cheaper", "office.bright"]),
        (
            "    only_if: {any: [move, ‸",
            ["lease-ends", "office.new-lamps", "stay", "cheaper", "office.bright"],
        ),
        ("    unless: {not: st‸", ["stay"]),
        ("    supports: ‸", ["move", "stay", "lease-ends", "cheaper", "office.new-lamps", "office.bright"]),
        ("    undercuts: ‸", ["cheaper"]),
        ("    in_exchange_for: off‸", ["office.new-lamps", "office.bright"]),
        ("    in_exchange_for: OFFICE.b‸", ["office.bright"]),
        ("    against:‸", ["move", "stay", "lease-ends", "cheaper", "office.new-lamps", "office.bright"]),
        ("    unless: cheap‸", ["cheaper"]),
    ],
)
def test_the_ids_of_what_can_stand_there(offered: Any, typed: str, ids: list[str]) -> None:
    found = offered(typed)
    assert [label for label in found if label not in ("all", "any", "not", "at_least", "of")] == ids
    assert "last" not in found, "no statement depends on itself"


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("  winter:\n    as: ‸", ["ada", "ben", "office.eva"]),
        ("  winter:\n    extends: ‸", ["summer"]),
        ("  winter:\n    assume: {m‸", ["move", "office.new-lamps"]),
        (
            "  winter:\n    expect:\n      move: stands\n      s‸",
            ["stay", "lease-ends", "last", "office.new-lamps"],
        ),
        ("  winter:\n    expect:\n      move: ‸", ["stands", "falls", "open"]),
        ("  winter:\n    assume:\n      move: ‸", ["true", "false"]),
    ],
)
def test_what_scenarios_take(offered: Any, typed: str, ids: list[str]) -> None:
    section = "scenarios:\n  summer: {assume: {lease-ends: true}}\n"
    assert list(offered(typed, MAP.replace(section, "") + section)) == ids


def test_an_id_with_the_text_that_it_stands_for(offered: Any) -> None:
    found = offered("    only_if: ‸")
    assert said(found["lease-ends"]) == "The lease ends."
    assert said(found["move"]) == "We move.\n\n(Ada)"
    assert found["move"].detail == "proposal"
    parties = offered("    by: ‸")
    assert said(parties["ben"]) == "Ben\n\nThe landlord"


def test_a_word_is_written_over_to_its_end(opened: Open) -> None:
    map = opened(MAP.replace("supports: move", "supports: st‸move"))
    map.said()
    assert "supports: stay}" in accept(map, complete(map)["stay"])


def test_the_space_behind_a_colon_is_written_with_it(opened: Open) -> None:
    map = opened(MAP + "    by:‸")
    map.said()
    assert accept(map, complete(map)["ada"]) == MAP + "    by: ada"


def test_ids_of_a_text_that_can_not_be_read(opened: Open) -> None:
    """They are those of before: the rest of the map is lost to every parser."""
    map = opened(MAP)
    map.said()
    map.type("  move: {", "  other: {text: 'Half a text\n  third:\n    by: \n")
    place = map.at("    by: \n", len("    by: "))
    found = complete(map._replace(place=place))
    assert list(found) == ["ada", "ben"]


def test_files_of_maps_that_can_be_imported(opened: Open) -> None:
    map = opened("argmap: 1\nimports:\n  talks: ist‸\nclaims: {a: A}\n", "importing.argmap.yaml")
    assert next(iter(complete(map))) == "istanbul-talks.argmap.yaml"


# --- Keys and words


def test_sections_come_with_an_example_to_write_over(opened: Open) -> None:
    found = complete(opened("argmap: 1\nclaims: {a: A}\n‸"))
    assert {"title", "parties", "scenarios", *SECTIONS} - {"claims"} <= found.keys()
    assert not {"argmap", "claims"} & found.keys(), "they stand there already"
    assert said(found["parties"]) == "Who offers, demands, says or objects: a name, or a mapping."
    item = found["objections"]
    assert item.insert_text_format == types.InsertTextFormat.Snippet
    assert item.text_edit is not None
    assert item.text_edit.new_text == (
        "objections:\n  ${1:shelling}:\n    text: ${2:The shelling goes on.}\n    against: ${3:scale-back}"
    )


@pytest.mark.parametrize(
    ("section", "label", "text"),
    [
        (
            "proposals",
            "new proposal",
            "${1:neutrality}:\n  text: ${2:Ukraine becomes a neutral state.}\n  by: ${3:ukraine}",
        ),
        ("conditions", "new condition", "${1:guarantees-work}: ${2:The security guarantees work.}"),
        (
            "reasons",
            "new reason",
            "${1:progress}:\n  text: ${2:Demands are in writing.}\n  supports: ${3:settlement}",
        ),
        ("sources", "new source", "${1:news}:\n  title: ${2:Talks make progress}\n  date: ${3:2022-03-30}"),
        (
            "scenarios",
            "new scenario",
            "${1:guarantees-hold}:\n  assume:\n    guarantees-work: ${2:true}\n"
            "  expect:\n    neutrality: ${3:stands}",
        ),
    ],
)
def test_an_entry_of_each_kind(opened: Open, section: str, label: str, text: str) -> None:
    found = complete(opened(f"argmap: 1\n{section}:\n  ‸\nclaims: {{a: A}}\n"))
    edit = found[label].text_edit
    assert edit is not None
    assert edit.new_text == text
    assert "```yaml" in said(found[label])


def test_an_entry_that_is_named_but_not_there_yet(opened: Open) -> None:
    map = opened(
        "argmap: 1\nproposals:\n  move: {text: We move., only_if: lease-ends, by: bob}\nconditions:\n  ‸\n"
    )
    map.said()
    assert list(complete(map)) == ["lease-ends", "new condition"]
    text = complete(map)["lease-ends"].text_edit
    assert text is not None
    assert text.new_text == "lease-ends: ${1:The security guarantees work.}"


def test_the_keys_of_a_statement(offered: Any) -> None:
    found = offered("    ‸")
    assert {"by", "source", "only_if", "in_exchange_for", "status", "likelihood"} <= found.keys()
    assert not {"text", "choose"} & found.keys(), "it stands there already, or is for questions"
    assert said(found["only_if"]) == "It cannot stand unless this holds."
    assert list(offered("    only_if:\n      ‸"))[:2] == ["lease-ends", "office.new-lamps"]
    assert {"all", "any", "not", "at_least"} <= offered("    only_if:\n      ‸").keys()
    assert {"id", "quote", "at", "url"} <= offered("    source: {‸").keys()
    assert offered("    source: {id: lease, q‸")["quote"].text_edit.new_text == "quote: "


@pytest.mark.parametrize(
    ("typed", "words"), [("    status: ‸", STATUS), ("    standard: ‸", STANDARD), ("standard: ‸", STANDARD)]
)
def test_the_words_that_a_key_takes_with_their_meanings(offered: Any, typed: str, words: Any) -> None:
    found = offered(typed)
    assert {label: said(item) for label, item in found.items()} == {
        option["const"]: option["description"] for option in words.schema["oneOf"]
    }
    assert list(offered("    holds: ‸")) == ["true", "false"]


def test_rules_that_can_be_ignored(offered: Any) -> None:
    found = offered("    note: N  # argmap: ignore[unused-party, unu‸]")
    assert {"unused-source", "unused-group"} <= found.keys()
    assert "unused-party" not in found
    assert said(found["unused-source"]) == next(
        each.summary for each in rules() if each.id == "unused-source"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "    note: A text of ‸",
        "    # a comment ‸",
        "    title: ‸",
        "    date: ‸",
        "    nonsense: ‸",
        "  a: A ‸",
    ],
)
def test_where_anything_can_stand_nothing_is_offered(offered: Any, typed: str) -> None:
    assert offered(typed) == {}


@pytest.mark.parametrize(
    "broken", ["    by", "    by:", "    by: [ada", "    only_if:\n", "  'half", "\t", "    {"]
)
def test_half_typed_lines_above_do_no_harm(opened: Open, broken: str) -> None:
    map = opened(MAP)
    map.said()
    map.type("  stay:", f"  new:\n{broken}\n    group: \n")
    place = map.at("    group: \n", len("    group: "))
    assert list(complete(map._replace(place=place))) in (["money", "rooms"], [])
    if not broken.startswith(("    by: [", "  'half")):  # what is open goes on below
        assert list(complete(map._replace(place=place))) == ["money", "rooms"]


# --- Editors of all kinds


def test_many_are_offered_a_part_at_a_time(opened: Open) -> None:
    claims = "".join(
        f"  claim-{number}: {{text: Number {number}., supports: all}}\n" for number in range(500)
    )
    map = opened(f"argmap: 1\nclaims:\n{claims}  all: {{text: All., only_if: ‸}}\n")
    map.said()
    found = map.ask(types.TEXT_DOCUMENT_COMPLETION, types.CompletionParams)
    assert (len(found.items), found.is_incomplete) == (200, True)
    place = map.at("only_if: ", len("only_if: "))
    map.editor.type(map.uri, types.Range(place, place), "m-499")
    after = types.Position(place.line, place.character + 5)
    found = map._replace(place=after).ask(types.TEXT_DOCUMENT_COMPLETION, types.CompletionParams)
    assert ([item.label for item in found.items], found.is_incomplete) == (["claim-499"], False)


def test_an_editor_without_snippets(tmp_path: Path) -> None:
    plain = Editor(tmp_path)
    assert plain.capabilities.text_document
    assert plain.capabilities.text_document.completion
    plain.capabilities.text_document.completion.completion_item = None
    with plain:
        uri = plain.open("map.argmap.yaml", "argmap: 1\nconditions:\n  \n")
        found = complete(Opened(plain, uri, types.Position(2, 2)))
        item = found["new condition"]
        assert item.insert_text_format is None
        assert item.text_edit is not None
        assert item.text_edit.new_text == "guarantees-work: The security guarantees work."
        assert isinstance(item.documentation, str)
