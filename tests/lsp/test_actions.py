"""What can be done about what was found: mend it, add what is missing, ignore it; and the usual layout."""

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from argmap import files
from argmap.fixing import mended
from argmap.formatting import formatted
from argmap.source import read

from .conftest import Open, Opened
from .editor import Editor

MAP = """\
argmap: 1
parties: {ada: Ada}
proposals:
  move:
    text: We move.
    by: adda
    only_if: [lease-ends]
conditions:
  lease-ends: The lease ends.
claims:
  last: {text: The last one., only_if: lease-end, group: rooms, source: lease}
"""
RULES = Path(__file__).parents[1] / "rules"


def actions(
    map: Opened, at: str, after: int = 0, *, only: list[str] | None = None
) -> dict[str, types.CodeAction]:
    """What can be done at a place, by its title."""
    place = map.at(at, after)
    range = types.Range(place, place)
    told = [each for each in map.editor.diagnostics(map.uri) if each.range.start.line == place.line]
    context = types.CodeActionContext(told, only)
    found = map.ask(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionParams, range=range, context=context)
    return {each.title: each for each in found}


def done(map: Opened, action: types.CodeAction) -> str:
    """The text after an action."""
    if action.edit is None:
        action = map.editor.ask(types.CODE_ACTION_RESOLVE, action)
    assert action.edit is not None
    assert action.edit.document_changes is not None
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document.version == map.editor.versions[map.uri]
    return map.editor.edited(map.text, change.edits)  # type: ignore[arg-type]


def test_a_slip_of_the_pen(opened: Open) -> None:
    map = opened(MAP)
    action = actions(map, "lease-end,")["Write `lease-ends`"]
    assert done(map, action) == MAP.replace("lease-end,", "lease-ends,")
    assert (action.kind, action.is_preferred) == (types.CodeActionKind.QuickFix, True)
    assert action.diagnostics is not None
    assert "unknown-reference" in {each.code for each in action.diagnostics}
    likely = actions(map, "adda")["Write `ada`"]
    assert (done(map, likely), likely.is_preferred) == (MAP.replace("adda", "ada"), None)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("sorce: x", "source: x"),
        ("status: acepted", "status: accepted"),
        ("only_if: {al: [a]}", "only_if: {all: [a]}"),
    ],
)
def test_a_key_or_a_word_that_is_like_a_known_one(opened: Open, wrong: str, right: str) -> None:
    map = opened(f"argmap: 1\nproposals:\n  move:\n    text: We move.\n    {wrong}\n")
    word = next(word for word in ("sorce", "acepted", "al:") if word in wrong)
    (title,) = (title for title in actions(map, word) if title.startswith("Write"))
    action = actions(map, word)[title]
    assert done(map, action) == map.text.replace(wrong, right)
    assert (action.kind, action.is_preferred) == (types.CodeActionKind.QuickFix, None)


def test_what_is_only_worth_mending_is_offered_but_not_told(opened: Open) -> None:
    map = opened(MAP)
    assert "single-item-list" not in {rule for *_, rule in map.said()}
    action = actions(map, "[lease")["Write `only_if: lease-ends`"]
    assert done(map, action) == MAP.replace("[lease-ends]", "lease-ends")


@pytest.mark.parametrize(
    ("at", "title", "text", "instead"),
    [
        (
            "rooms",
            "Add `rooms` to `groups`",
            "parties: {ada: Ada}\n",
            "parties: {ada: Ada}\n\ngroups:\n  rooms: Rooms\n",
        ),
        (
            "lease}",
            "Add `lease` to `sources`",
            "parties: {ada: Ada}\n",
            "parties: {ada: Ada}\n\nsources:\n  lease: Lease\n",
        ),
        ("adda", "Add `adda` to `parties`", "{ada: Ada}", "{ada: Ada, adda: Adda}"),
        ("lease-end,", "Add `lease-end` to `conditions`", "ends.\n", "ends.\n  lease-end: Lease end.\n"),
    ],
)
def test_what_is_named_but_not_there_can_be_added(
    opened: Open, at: str, title: str, text: str, instead: str
) -> None:
    map = opened(MAP)
    assert done(map, actions(map, at)[title]) == MAP.replace(text, instead, 1)


@pytest.mark.parametrize(
    ("field", "section"),
    [
        ("supports", "claims"),
        ("in_exchange_for", "proposals"),
        ("answers", "questions"),
        ("unless", "conditions"),
    ],
)
def test_it_is_added_where_it_most_likely_belongs(opened: Open, field: str, section: str) -> None:
    map = opened(MAP.replace("only_if: lease-end,", f"{field}: something-new,"))
    after = done(map, actions(map, "something-new")[f"Add `something-new` to `{section}`"])
    assert "something-new" in read(after).value[section]
    map.editor.replace(map.uri, after)
    assert "something-new" not in {text for _, text, _ in map.said()}


def test_scenarios_too(opened: Open) -> None:
    map = opened("argmap: 1\nclaims: {a: A}\nscenarios:\n  b: {extends: plan-b, assume: {c: true}}\n")
    assert (
        read(done(map, actions(map, "plan-b")["Add `plan-b` to `scenarios`"])).value["scenarios"]["plan-b"]
        == {}
    )
    assert "conditions:\n  c: C.\n" in done(map, actions(map, "{c:", 1)["Add `c` to `conditions`"])


def test_a_source_can_be_named_or_added(opened: Open) -> None:
    map = opened(MAP.replace("claims:", "sources: {s: The source}\nclaims:"))
    found = actions(map, "move:")
    assert done(map, found["Name `s` as the source"]) == map.text.replace(
        "by: adda\n", "by: adda\n    source: s\n"
    )
    after = done(map, found["Add a new source, and name it here"])
    assert "by: adda\n    source: source-1\n" in after
    assert "sources: {s: The source, source-1: Where it is said}" in after
    assert found["Name `s` as the source"].kind == types.CodeActionKind.RefactorRewrite
    assert "Name `s` as the source" not in actions(map, "lease-ends:")
    assert "Name `s` as the source" not in actions(map, "last:")


def test_also_of_a_statement_that_is_only_a_text(opened: Open) -> None:
    map = opened("argmap: 1\nclaims:\n  a: It's so.\n  b: {text: B, supports: a}\nsources: {s: S}\n")
    after = done(map, actions(map, "a: It", 1)["Name `s` as the source"])
    assert after == map.text.replace("  a: It's so.\n", "  a:\n    text: It's so.\n    source: s\n")


def test_where_a_source_is_asked_for_it_mends_that(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text('select = ["missing-source"]\n')
    with Editor(tmp_path) as editor:
        text = "argmap: 1\nclaims:\n  a: {text: A, supports: b}\n  b: {text: B, source: s}\nsources: {s: S}\n"
        map = Opened(editor, editor.open("map.argmap.yaml", text), types.Position(0, 0))
        action = actions(map, "a: {")["Name `s` as the source"]
        assert action.kind == types.CodeActionKind.QuickFix
        editor.replace(map.uri, done(map, action))
        assert map.said() == []


def test_a_rule_can_be_ignored_but_no_fault(opened: Open) -> None:
    map = opened(MAP)
    after = done(map, actions(map, "adda")["Ignore `unknown-reference` here"])
    assert after == MAP.replace("by: adda", "by: adda  # argmap: ignore[unknown-reference]")
    map.editor.replace(map.uri, after)
    assert "adda" not in {text for _, text, _ in map.said()}
    map.editor.replace(map.uri, MAP.replace("text: We", "txet: We"))
    assert not [each for each in actions(map, "txet") if each.startswith("Ignore")]


def test_everything_at_once_as_the_command_line_does_it(opened: Open) -> None:
    map = opened(MAP)
    found = actions(map, "argmap")

    def check(text: str) -> Any:
        return files.project(fixing=True).check_text(text, (map.editor.folder / "map.yaml").as_posix())

    for title, unsafe in (
        ("Mend all that has one answer", False),
        ("Mend all that has a likely answer", True),
    ):
        assert done(map, found[title]) == mended(MAP, check, unsafe=unsafe).text
    assert list(actions(map, "argmap", only=["source.fixAll"])) == ["Mend all that has one answer"]
    assert list(actions(map, "adda", only=["refactor"])) == ["Add a new source, and name it here"]
    assert "Mend all that has one answer" not in actions(map, "adda", only=["quickfix"])


@pytest.mark.parametrize(
    "path",
    sorted(each.parent / "flagged.yaml" for each in RULES.glob("*/fixed.yaml")),
    ids=lambda path: path.parent.name,
)
def test_each_thing_that_can_be_mended_alone(opened: Open, path: Path) -> None:
    map = opened(path.read_text(encoding="utf-8"))
    stored = map.editor.folder / "stored.argmap.yaml"
    checked = files.project(fixing=True).check_text(map.text, stored.as_posix())
    repairs = [each for each in checked.diagnostics if each.repair and each.rule == path.parent.name]
    map.editor.diagnostics(map.uri)
    for each in repairs:
        assert each.repair is not None
        line, column, *_ = each.span
        place = types.Position(line - 1, column - 1)
        context = types.CodeActionContext([])
        range = types.Range(place, place)
        found = map.ask(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionParams, range=range, context=context)
        assert each.repair.title.casefold() in {action.title.casefold() for action in found}


def test_editors_that_can_not_ask_again_for_the_edits(tmp_path: Path) -> None:
    with Editor(tmp_path, "emacs") as editor:
        map = Opened(editor, editor.open("map.argmap.yaml", MAP), types.Position(0, 0))
        assert not [each for each in actions(map, "argmap") if each.startswith("Mend")]
        (action,) = actions(map, "argmap", only=["source.fixAll"]).values()
        assert action.edit is not None
        assert "only_if: lease-ends,\n" not in done(map, action)
        assert "only_if: lease-ends, group" in done(map, action)


# --- The usual layout


def layout(map: Opened) -> str | None:
    options = types.FormattingOptions(2, True)
    edits = map.ask(types.TEXT_DOCUMENT_FORMATTING, types.DocumentFormattingParams, options=options)
    return None if edits is None else map.editor.edited(map.text, edits)


def test_a_map_is_formatted_as_the_command_line_does_it(opened: Open) -> None:
    cases = Path(__file__).parents[1] / "formatting" / "cases"
    for before in sorted(cases.glob("*.before.yaml")):
        map = opened(before.read_text(encoding="utf-8"))
        after = before.with_name(before.name.replace("before", "after")).read_text(encoding="utf-8")
        assert layout(map) == after
        map.editor.replace(map.uri, after)
        assert layout(map) == after


def test_only_what_changes_is_edited(opened: Open) -> None:
    text = formatted(read(MAP))
    untidy = text.replace("  lease-ends: The", "  lease-ends:   The").replace("by: adda", 'by: "adda"')
    map = opened(untidy)
    options = types.FormattingOptions(2, True)
    edits = map.ask(types.TEXT_DOCUMENT_FORMATTING, types.DocumentFormattingParams, options=options)
    assert len(edits) == 2
    assert all(each.range.end.line - each.range.start.line == 1 for each in edits)


@pytest.mark.parametrize("typed", ["  half: [", "titel: T\n", "  'half"])
def test_a_map_with_faults_is_left_as_it_is(opened: Open, typed: str) -> None:
    assert layout(opened(MAP + typed)) is None
