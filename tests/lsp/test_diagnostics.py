"""What is wrong with a map: what `argmap check` says, of the text in the editor, with all its settings."""

import json
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from argmap import files
from argmap.baseline import written
from argmap.lsp.addresses import path_of
from argmap.reporters import sentence
from argmap.rulebook import page_of

from .conftest import Open
from .editor import Editor

MAP = """\
argmap: 1
parties:
  ada: Ada
proposals:
  move:
    text: We move.
    by: ada
    only_if: lease-ends
conditions:
  lease-ends: The lease ends.
"""
MISSPELT = MAP.replace("only_if: lease-ends", "only_if: lease-end")
_SEVERITIES = {1: "error", 2: "warning", 3: "info"}


def test_a_clean_map(opened: Open) -> None:
    assert opened(MAP).said() == []


def test_in_real_maps_there_is_nothing_wrong(opened: Open, map_path: Path) -> None:
    assert opened(map_path.read_text(encoding="utf-8"), map_path.name).said() == []


@pytest.mark.parametrize(
    "path",
    sorted((Path(__file__).parents[1] / "rules").glob("*/flagged.yaml")),
    ids=lambda path: path.parent.name,
)
def test_what_a_check_finds(opened: Open, path: Path) -> None:
    """In maps with a mistake for each rule, but for what they import and what day it is."""
    text = path.read_text(encoding="utf-8")
    map = opened(text)
    stored = map.editor.folder / "stored.argmap.yaml"
    checked = files.project(settings=files.settings_of).check_text(text, stored.as_posix())
    found = map.editor.diagnostics(map.uri)
    assert [
        (
            str(each.code),
            each.message,
            _SEVERITIES[each.severity or 0],
            (each.range.start.line + 1, each.range.start.character + 1),
        )
        for each in found
    ] == [
        (each.rule, sentence(each._replace(first=None)), each.severity, each.span[:2])
        for each in checked.diagnostics
    ]


def test_a_mistake_with_its_page_and_its_source(opened: Open) -> None:
    map = opened(MISSPELT)
    (found,) = map.editor.diagnostics(map.uri)
    assert map.marked(found.range) == "lease-end"
    assert found.message == "unknown statement `lease-end`; did you mean `lease-ends`?"
    assert (found.code, found.severity, found.source) == (
        "unknown-reference",
        types.DiagnosticSeverity.Error,
        "argmap",
    )
    assert found.code_description is not None
    page = Path(path_of(found.code_description.href))
    assert page.read_text(encoding="utf-8") == page_of("unknown-reference").read_text(encoding="utf-8")


def test_the_place_where_it_stands_first(opened: Open) -> None:
    map = opened(
        "argmap: 1\nclaims:\n  a: {text: A, supports: b}\n  b: B\nreasons:\n  a: {text: C, supports: b}\n"
    )
    (found,) = (each for each in map.editor.diagnostics(map.uri) if each.code == "duplicate-id")
    assert found.related_information is not None
    (first,) = found.related_information
    assert (first.location.uri, map.marked(first.location.range)) == (map.uri, "a")
    assert first.location.range.start == types.Position(2, 2)
    assert "first" not in found.message


def test_what_is_not_used_is_shown_as_such(opened: Open) -> None:
    map = opened(MAP.replace("    by: ada\n", ""))
    (found,) = map.editor.diagnostics(map.uri)
    assert (found.code, found.tags) == ("unused-party", (types.DiagnosticTag.Unnecessary,))


def test_after_each_change_it_is_checked_again(opened: Open) -> None:
    map = opened(MAP)
    assert map.said() == []
    map.editor.replace(map.uri, MISSPELT)
    assert map.said() == [(8, "lease-end", "unknown-reference")]
    place = map.at("lease-end\n", len("lease-end"))
    map.editor.type(map.uri, types.Range(place, place), "s")
    assert map.said() == []


def test_it_vanishes_with_the_file(editor: Editor) -> None:
    uri = editor.open("closed.argmap.yaml", MISSPELT)
    assert len(editor.diagnostics(uri)) == 1
    editor.close(uri)
    editor.wait(lambda: not editor.told[uri].diagnostics)


# --- What is in other files


def test_an_imported_map_counts_as_it_is_in_the_editor(opened: Open) -> None:
    importing = opened(
        "argmap: 1\nimports: {office: office.argmap.yaml}\nclaims:\n  a: {text: A, supports: office.move}\n"
    )
    assert importing.said() == [(2, "office.argmap.yaml", "broken-import")]
    imported = opened(MAP, "office.argmap.yaml")
    importing.editor.wait(lambda: not importing.editor.told[importing.uri].diagnostics)
    imported.editor.replace(imported.uri, MISSPELT)
    told = importing.editor.told
    importing.editor.wait(lambda: bool(told[importing.uri].diagnostics))
    (found,) = told[importing.uri].diagnostics
    assert found.message.startswith(
        "`office.argmap.yaml` can't be imported: office.argmap.yaml:8: unknown statement"
    )
    imported.editor.close(imported.uri)
    importing.editor.wait(lambda: "no such file" in told[importing.uri].diagnostics[0].message)


def test_a_file_that_is_written_by_others(opened: Open, folder: Path) -> None:
    (folder / "said.txt").write_text("What was said.", encoding="utf-8")
    claims = "claims:\n  a: {text: A., source: {id: s, quote: Who}, supports: b}\n  b: B.\n"
    map = opened(f"argmap: 1\nsources:\n  s: {{title: S, file: said.txt}}\n{claims}")
    assert [rule for *_, rule in map.said()] == ["quote-not-found"]
    (folder / "said.txt").write_text("Who said it?", encoding="utf-8")
    event = types.FileEvent(map.editor.uri("said.txt"), types.FileChangeType.Changed)
    map.editor.tell(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, types.DidChangeWatchedFilesParams([event]))
    map.editor.wait(lambda: not map.editor.told[map.uri].diagnostics)


# --- What is no map


@pytest.mark.parametrize("text", ["services: {web: {image: nginx}}\n", "", "- a\n- b\n", "argmaps: 1\n"])
def test_of_other_yaml_nothing_is_said(editor: Editor, text: str) -> None:
    uri = editor.open(f"other-{len(text)}.yaml", text)
    params = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
    assert not editor.ask(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, params)
    assert uri not in editor.told
    editor.replace(uri, MISSPELT)
    assert len(editor.diagnostics(uri)) == 1
    editor.replace(uri, text)
    editor.wait(lambda: not editor.told[uri].diagnostics)
    editor.close(uri)


# --- Settings


def _told_in(folder: Path, text: str, **options: Any) -> list[str]:
    with Editor(folder, **options) as editor:
        uri = editor.open("map.argmap.yaml", text)
        return [str(each.code) for each in editor.diagnostics(uri)]


def test_the_settings_of_the_project_count(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text(
        'select = ["default", "missing-party"]\nignore = ["unknown-reference"]\n'
    )
    text = MAP.replace("    by: ada\n", "").replace("parties:\n  ada: Ada\n", "")
    assert _told_in(tmp_path, text) == ["missing-party"]
    assert _told_in(tmp_path, MISSPELT) == []


def test_settings_that_are_changed_meanwhile(tmp_path: Path) -> None:
    settings = tmp_path / "argmap.toml"
    settings.touch()
    with Editor(tmp_path) as editor:
        uri = editor.open("map.argmap.yaml", MISSPELT)
        assert [each.code for each in editor.diagnostics(uri)] == ["unknown-reference"]
        settings.write_text('ignore = ["unknown-reference", "unused-condition"]\n')
        editor.save(uri)
        editor.wait(lambda: not editor.told[uri].diagnostics)


def test_settings_that_mean_nothing_are_told_and_the_usual_ones_count(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text('ignore = ["unknown-refrence"]\n')
    with Editor(tmp_path) as editor:
        uri = editor.open("map.argmap.yaml", MISSPELT)
        assert [each.code for each in editor.diagnostics(uri)] == ["unknown-reference"]
        editor.replace(uri, MAP)
        assert editor.diagnostics(uri) == []
        (message,) = editor.client.messages
        assert "did you mean `unknown-reference`?" in message.message
        assert message.type == types.MessageType.Warning


def test_what_the_baseline_knows_is_not_told_again(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text('baseline = "known.json"\n')
    path = tmp_path / "map.argmap.yaml"
    path.write_text(MISSPELT)
    checked = files.project().check(path.as_posix())
    known = written([checked], files.seen_from((tmp_path / "known.json").as_posix()))
    assert json.loads(known)["found"]
    (tmp_path / "known.json").write_text(known)
    assert _told_in(tmp_path, MISSPELT) == []
    assert _told_in(tmp_path, MISSPELT.replace("by: ada", "by: bob")) == ["unused-party", "unknown-reference"]
