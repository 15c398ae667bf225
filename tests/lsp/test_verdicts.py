"""What follows from a map, between the lines: hints behind ids, and lenses above statements."""

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from argmap.api import load
from argmap.signs import SIGNS

from .conftest import Open, Opened
from .editor import Editor

MAP = """\
argmap: 1
proposals:
  move:
    text: We move.
    only_if: [lease-ends, permit]
  stay: {text: We stay., in_exchange_for: discount}
  discount: {text: We pay less., in_exchange_for: stay}
conditions:
  lease-ends: The lease ends.
  permit: {text: There is a permit., holds: true}
objections:
  dark: {text: It is dark there., against: move}
  far: {text: It is far away., against: move, only_if: lease-ends}
  no: {text: It is not dark., against: dark}
"""


def hints(map: Opened, first: int = 1, last: int = 999) -> list[types.InlayHint]:
    range = types.Range(types.Position(first - 1, 0), types.Position(last - 1, 0))
    return list(map.ask(types.TEXT_DOCUMENT_INLAY_HINT, types.InlayHintParams, range=range))


def shown(map: Opened, hints: list[types.InlayHint]) -> list[str]:
    """The lines up to the hints, and these."""
    lines = map.text.split("\n")
    return [f"{lines[each.position.line][: each.position.character]} {each.label}" for each in hints]


def lenses(map: Opened) -> list[tuple[str, str]]:
    found = map.ask(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensParams, work_done_token=None)
    return [(map.marked(each.range), each.command.title) for each in found]


def test_verdicts_stand_behind_the_ids(opened: Open) -> None:
    map = opened(MAP)
    map.said()
    assert shown(map, hints(map)) == [
        "  move: ? open",
        "  stay: ? open",
        "  discount: ? open",
        "  lease-ends: ? open",
        "  permit: √ stands",
        "  dark: × falls",
        "  far: ? open",
        "  no: √ stands",
    ]
    assert shown(map, hints(map, 9, 10)) == ["  lease-ends: ? open", "  permit: √ stands"]


def test_a_hint_says_why(opened: Open) -> None:
    map = opened(MAP)
    map.said()
    found = {each.position.line: each for each in hints(map)}
    asked = map.editor.ask(types.INLAY_HINT_RESOLVE, found[10 + 1])
    assert asked.tooltip == "It falls: the objection `no` stands."
    assert (
        map.editor.ask(types.INLAY_HINT_RESOLVE, found[2]).tooltip == "It is open: it waits on `lease-ends`."
    )


def test_objections_and_what_keeps_a_statement_open(opened: Open) -> None:
    map = opened(MAP)
    map.said()
    assert lenses(map) == [
        ("move", "2 objections, 1 unanswered"),
        ("move", "open: waits on lease-ends"),
        ("stay", "open: stands or falls together with discount"),
        ("discount", "open: stands or falls together with stay"),
        ("lease-ends", "open: 2 wait on it"),
        ("dark", "1 objection"),
        ("far", "open: waits on lease-ends"),
    ]


def test_in_real_maps_the_verdicts_are_those_of_the_command_line(opened: Open, map_path: Path) -> None:
    map = opened(map_path.read_text(encoding="utf-8"), map_path.name)
    map.said()
    verdicts = load(map_path).evaluate().verdicts
    assert {line.partition(":")[0].strip(): line.rpartition(": ")[2] for line in shown(map, hints(map))} == {
        id: SIGNS[verdict] for id, verdict in verdicts.items() if "." not in id
    }


def test_verdicts_stay_while_the_map_is_broken(opened: Open) -> None:
    map = opened(MAP)
    map.said()
    before = shown(map, hints(map))
    map.type("  stay:", "  new: {text: New., only_if: mov\n")
    map.editor.diagnostics(map.uri)
    assert shown(map, hints(map)) == before
    map.editor.replace(
        map.uri,
        MAP.replace("  permit: {text: There is a permit., holds: true}", "  permit: There is a permit."),
    )
    map.said()
    assert "  permit: ? open" in shown(map, hints(map))


# --- Options


@pytest.fixture
def editor_of(tmp_path: Path) -> Any:
    return lambda **options: Editor(tmp_path, options=options)


def _open(editor: Editor) -> Opened:
    map = Opened(editor, editor.open("map.argmap.yaml", MAP), types.Position(0, 0))
    map.said()
    return map


def test_they_can_be_switched_off(editor_of: Any) -> None:
    with editor_of(inlayHints=False) as editor:
        map = _open(editor)
        assert (hints(map), len(lenses(map))) == ([], 7)
    with editor_of(codeLenses=False) as editor:
        map = _open(editor)
        assert (len(hints(map)), lenses(map)) == (8, [])


def test_and_on_again_while_the_editor_runs(editor_of: Any) -> None:
    with editor_of(inlayHints=False) as editor:
        map = _open(editor)
        editor.client.set_configuration({"inlayHints": True}, section="argmap")
        changed = types.DidChangeConfigurationParams({"argmap": {"inlayHints": True}})
        editor.tell(types.WORKSPACE_DID_CHANGE_CONFIGURATION, changed)
        editor.wait(lambda: len(hints(map)) == 8)


def test_options_that_mean_nothing_are_as_if_they_were_not_there(editor_of: Any) -> None:
    with editor_of(inlayHints="yes", delay=None, other=1) as editor:
        assert len(hints(_open(editor))) == 8
