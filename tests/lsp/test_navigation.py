"""From a name to its definition, to all other places, and to another name."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from argmap.document.describing import place_at
from argmap.occurrences import Occurrences
from argmap.pipeline import Project
from argmap.source import Path as SourcePath
from argmap.source import Tree

from .conftest import Open, Opened
from .editor import Editor

OUTER = """\
argmap: 1
imports: {mid: mid.argmap.yaml}
parties: {ada: {name: Ada, believes: {mid.b: true}}}
claims:
  a: {text: A, by: [ada, mid.ada, mid.inner.ada], supports: [mid.b, mid.inner.c]}
"""
MID = """\
argmap: 1
imports:
  inner: folder/inner.argmap.yaml
parties: {ada: Another Ada}
sources: {s: S}
groups: {g: G, h: {title: H, within: g}}
questions: {q: Q?}
claims:
  b: {text: B, by: ada, source: [s, {id: "s"}], group: 'g', only_if: [inner.c, {not: inner.c}], answers: q}
scenarios:
  one: {assume: {b: true}, as: ada}
  two: {extends: one, expect: {b: stands, inner.c: open}}
"""
INNER = "argmap: 1\nparties: {ada: A third Ada}\nclaims:\n  c: {text: C, by: ada, supports: d}\n  d: D\n"


@pytest.fixture
def maps(opened: Open, editor: Editor) -> dict[str, Opened]:
    """A map that imports another one, which imports a third; this one is not open."""
    (editor.folder / "folder").mkdir(exist_ok=True)
    (editor.folder / "folder" / "inner.argmap.yaml").write_text(INNER, encoding="utf-8")
    found = {"mid": opened(MID, "mid.argmap.yaml"), "outer": opened(OUTER, "outer.argmap.yaml")}
    for each in found.values():
        assert not [rule for *_, rule in each.said() if rule in ("broken-import", "unknown-reference")]
    return found


def _named(editor: Editor, locations: Any) -> list[str]:
    """Places as file, line from 1, and text."""
    found = []
    for each in locations:
        name = each.uri.removeprefix(editor.uri("") + "/")
        text = editor.texts.get(each.uri, INNER)
        start, end = (editor.offset(text, place) for place in (each.range.start, each.range.end))
        found.append(f"{name.partition('.')[0]}:{each.range.start.line + 1} {text[start:end]}".strip())
    return found


def definition(map: Opened, at: str, after: int = 0) -> list[str]:
    place = map._replace(place=map.at(at, after))
    return _named(map.editor, place.ask(types.TEXT_DOCUMENT_DEFINITION, types.DefinitionParams))


def references(map: Opened, at: str, after: int = 0, *, definition: bool = True) -> list[str]:
    place = map.at(at, after)
    context = types.ReferenceContext(definition)
    found = map.ask(types.TEXT_DOCUMENT_REFERENCES, types.ReferenceParams, context=context, position=place)
    return sorted(_named(map.editor, found))


@pytest.mark.parametrize(
    ("map", "at", "after", "places"),
    [
        ("mid", "by: ada", 4, ["mid:4 ada"]),
        ("mid", "source: [s", 9, ["mid:5 s"]),
        ("mid", '"s"', 1, ["mid:5 s"]),
        ("mid", "group: 'g'", 8, ["mid:6 g"]),
        ("mid", "within: g", 8, ["mid:6 g"]),
        ("mid", "answers: q", 9, ["mid:7 q"]),
        ("mid", "assume: {b", 9, ["mid:9 b"]),
        ("mid", "extends: one", 10, ["mid:11 one"]),
        ("mid", "as: ada", 5, ["mid:4 ada"]),
        ("mid", "[inner.c", 7, ["folder/inner:4 c"]),
        ("mid", "[inner.c", 2, ["mid:3 inner", "folder/inner:1"]),
        ("mid", "  inner:", 3, ["mid:3 inner", "folder/inner:1"]),
        ("outer", "mid.b: true", 4, ["mid:9 b"]),
        ("outer", "mid.inner.c", 10, ["folder/inner:4 c"]),
        ("outer", "mid.inner.c", 5, ["mid:3 inner", "folder/inner:1"]),
        ("outer", "mid.inner.ada", 12, ["folder/inner:2 ada"]),
        ("outer", "text: A", 6, []),
        ("outer", "argmap", 0, []),
    ],
)
def test_a_definition(maps: dict[str, Opened], map: str, at: str, after: int, places: list[str]) -> None:
    assert definition(maps[map], at, after) == places


def test_also_where_something_else_belongs(opened: Open) -> None:
    map = opened(
        "argmap: 1\nclaims:\n  a: {text: A, by: b, supports: [b, b]}\n  b: {text: B, answers: a, group: a}\n"
    )
    assert {rule for *_, rule in map.said()} >= {"wrong-target", "repeated-target"}
    assert [each.split()[-2:] for each in definition(map, "by: b", 4)] == [
        ["test_also_where_something_else_belongs-0:4", "b"]
    ]
    assert len(references(map, "  b:", 2)) == 4
    assert len(references(map, "  a:", 2)) == 3


def test_references_in_all_maps_that_import_it(maps: dict[str, Opened]) -> None:
    at_b = ["mid:11 b", "mid:12 b", "mid:9 b", "outer:3 b", "outer:5 b"]
    assert references(maps["mid"], "  b:", 2) == at_b
    assert references(maps["outer"], "mid.b", 4) == at_b
    assert references(maps["outer"], "mid.b", 4, definition=False) == [
        each for each in at_b if each != "mid:9 b"
    ]
    assert references(maps["mid"], "[inner.c", 7) == [
        "folder/inner:4 c",
        "mid:12 c",
        "mid:9 c",
        "mid:9 c",
        "outer:5 c",
    ]
    assert references(maps["mid"], "as: ada", 4) == ["mid:11 ada", "mid:4 ada", "mid:9 ada", "outer:5 ada"]
    assert (
        references(maps["outer"], "imports: {mid", 11)
        == ["outer:2 mid"] + ["outer:3 mid"] + ["outer:5 mid"] * 4
    )
    assert (
        references(maps["mid"], "  inner", 3)
        == ["mid:12 inner", "mid:3 inner"] + ["mid:9 inner"] * 2 + ["outer:5 inner"] * 2
    )


def test_the_places_in_one_file_are_marked(maps: dict[str, Opened]) -> None:
    map = maps["mid"]._replace(place=maps["mid"].at("  b:", 2))
    found = map.ask(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, types.DocumentHighlightParams)
    read, write = types.DocumentHighlightKind.Read, types.DocumentHighlightKind.Write
    assert [(each.range.start.line + 1, each.kind) for each in found] == [(9, write), (11, read), (12, read)]


def rename(map: Opened, at: str, after: int, name: str) -> dict[str, str]:
    """The texts after a rename, by the file."""
    edit = map.ask(types.TEXT_DOCUMENT_RENAME, types.RenameParams, position=map.at(at, after), new_name=name)
    texts = {}
    for change in edit.document_changes:
        uri = change.text_document.uri
        text = map.editor.texts.get(uri, INNER)
        texts[uri.rpartition("/")[2].partition(".")[0]] = map.editor.edited(text, change.edits)
    return texts


def test_a_rename_reaches_all_files_that_import_the_map(maps: dict[str, Opened]) -> None:
    assert rename(maps["outer"], "mid.inner.c", 10, "see") == {
        "inner": INNER.replace("  c:", "  see:"),
        "mid": MID.replace("inner.c", "inner.see"),
        "outer": OUTER.replace("inner.c", "inner.see"),
    }
    assert rename(maps["mid"], "  inner", 2, "core") == {
        "mid": MID.replace("inner:", "core:", 1).replace("inner.c", "core.c"),
        "outer": OUTER.replace("inner.", "core."),
    }
    assert rename(maps["mid"], '{id: "s"', 6, "src") == {
        "mid": MID.replace("{s: S}", "{src: S}").replace("[s,", "[src,").replace('"s"', '"src"')
    }


def test_a_rename_names_the_versions_that_it_is_for(maps: dict[str, Opened]) -> None:
    map = maps["outer"]
    map.editor.type(map.uri, types.Range(map.at("A, by"), map.at(", by")), "All")
    params = {"position": map.at("mid.inner.c", 10), "new_name": "see"}
    edit = map.ask(types.TEXT_DOCUMENT_RENAME, types.RenameParams, **params)
    versions = {each.text_document.uri: each.text_document.version for each in edit.document_changes}
    assert versions[map.uri] == map.editor.versions[map.uri]
    assert versions[map.editor.uri("folder/inner.argmap.yaml")] is None


def test_what_can_be_renamed_and_what_it_is_called(maps: dict[str, Opened]) -> None:
    for at, after, name in (("mid.b", 4, "b"), ("mid.b", 1, "mid"), ("mid.inner.ada", 11, "ada")):
        map = maps["outer"]._replace(place=maps["outer"].at(at, after))
        found = map.ask(types.TEXT_DOCUMENT_PREPARE_RENAME, types.PrepareRenameParams)
        assert (map.marked(found.range), found.placeholder) == (name, name)
    map = maps["outer"]._replace(place=maps["outer"].at("text: A", 6))
    assert map.ask(types.TEXT_DOCUMENT_PREPARE_RENAME, types.PrepareRenameParams) is None


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("2b", "`2b` is no id"),
        ("b c", "write for example `b-c`"),
        ("", "is no id"),
        ("a.b", "`a.b` is no id"),
        ("d", "there is a statement `d` already; choose another id"),
    ],
)
def test_what_is_no_new_name_is_refused(maps: dict[str, Opened], name: str, why: str) -> None:
    with pytest.raises(JsonRpcException, match=why.replace(".", r"\.")):
        rename(maps["mid"], "[inner.c", 7, name)


def test_nothing_is_renamed_in_a_map_that_can_not_be_read(maps: dict[str, Opened]) -> None:
    map = maps["outer"]
    map.type("claims:", "claims: {half: [\n")
    with pytest.raises(JsonRpcException, match=r"`outer\.argmap\.yaml` can't be read from line 4 on"):
        rename(maps["mid"], "[inner.c", 7, "see")


def test_editors_that_know_no_versions(tmp_path: Path) -> None:
    with Editor(tmp_path, "neovim") as editor:
        uri = editor.open("map.argmap.yaml", "argmap: 1\nclaims: {a: {text: A, supports: b}, b: B}\n")
        map = Opened(editor, uri, types.Position(1, 9))
        edit = map.ask(types.TEXT_DOCUMENT_RENAME, types.RenameParams, position=map.place, new_name="c")
        assert editor.edited(map.text, edit.changes[uri]) == map.text.replace("a: {", "c: {")


# --- The table behind it


def _ids(tree: Tree, value: Any, path: SourcePath = ()) -> Iterator[int]:
    """Where ids stand in a text, by what the format says can stand in each place."""
    place = place_at(path)
    assert place is not None
    for step, item in value.items() if isinstance(value, dict) else enumerate(value):
        offsets = tree.offsets((*path, step))
        assert offsets is not None
        if isinstance(value, dict) and (place.is_section or place.keys_name):
            yield offsets[0]
        if isinstance(item, dict | list):
            yield from _ids(tree, item, (*path, step))
        elif isinstance(item, str) and (inner := place_at((*path, step))) and inner.values_name:
            yield offsets[2]


def test_in_real_maps_the_table_holds_every_id(map_path: Path) -> None:
    project = Project(lambda path: (map_path.parent / path).read_bytes())
    checked = project.check(map_path.name)
    assert checked.graph is not None
    tree = checked.tree
    table = Occurrences(checked.graph, tree, map_path.name, lambda file, alias: f"{alias}.yaml")
    starts = [each.start for each in table.all if "." not in each.name or each.symbol.kind == "import"]
    assert sorted(starts) == sorted(_ids(tree, tree.value))
    for each in table.all:
        assert tree.text[each.start : each.end] == each.symbol.id
        assert each in (table.at(each.start), table.at(each.end - 1))
        assert each in table.of(each.symbol)
