"""Comments that silence what is found, and those that silence nothing."""

from collections import Counter
from pathlib import Path

import pytest

from argmap.pipeline import Checked, Project
from argmap.rules import rules
from argmap.settings import Settings
from argmap.silencing import ignoring
from argmap.source import Span, edited, read

MAP = """\
argmap: 1
proposals:
  move:{above}
    text: We move.
    only_if: leese-ends{beside}
"""


def check(text: str, settings: Settings | None = None) -> Checked:
    return Project(lambda path: b"", settings=lambda path: settings or Settings()).check_text(text, "m.yaml")


def found(text: str, settings: Settings | None = None) -> list[tuple[int, str]]:
    return [(each.span.line, each.rule) for each in check(text, settings).diagnostics]


def test_without_a_comment() -> None:
    assert found(MAP.format(above="", beside="")) == [(5, "unknown-reference")]


@pytest.mark.parametrize(
    "comment",
    [
        "# argmap: ignore[unknown-reference]",
        "# argmap: ignore[unknown-reference] until the lease is signed",
        "#argmap:ignore[ unknown-reference ,]",
        "# argmap: ignore-file[unknown-reference]",
    ],
)
def test_on_the_line(comment: str) -> None:
    assert found(MAP.format(above="", beside=f"  {comment}")) == []


def test_above_a_field_of_a_statement_and_above_the_statement() -> None:
    comment = "# argmap: ignore[unknown-reference]\n"
    text = MAP.format(above="", beside="")
    for line in ("    only_if", "  move", "proposals", "argmap"):
        silent = text.replace(line, f"{comment}# and another comment\n{line}", 1)
        assert (found(silent) == []) == (line != "argmap"), line


def test_above_another_statement_it_silences_nothing() -> None:
    text = MAP.format(above="", beside="") + "  # argmap: ignore[unknown-reference]\n  stay: We stay.\n"
    assert found(text) == [
        (5, "unknown-reference"),
        (6, "unused-ignore"),
        (7, "isolated-statement"),
    ]


@pytest.mark.parametrize("where", ["", "-file"])
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("self-reference", "there is no `self-reference` to ignore here"),
        ("unknown-refrence", "there is no rule `unknown-refrence`"),
        ("syntax-error", "there is no rule `syntax-error` that could be ignored"),
    ],
)
def test_what_ignores_nothing_is_reported(name: str, message: str, where: str) -> None:
    checked = check(MAP.format(above="", beside=f" # argmap: ignore{where}[{name}]"))
    unused = [each for each in checked.diagnostics if each.rule == "unused-ignore"]
    assert [each.message for each in unused] == [message]
    assert (unused[0].span.line, unused[0].span.column) == (5, 25)


def test_a_comment_that_names_no_rule() -> None:
    checked = check(MAP.format(above="", beside=" # argmap: ignore"))
    cures = {each.rule: each.cure for each in checked.diagnostics}
    assert cures["unused-ignore"] == "write `ignore[rule-id]`"
    assert "unknown-reference" in cures


def test_one_of_two_names_is_of_use() -> None:
    text = MAP.format(above="", beside=" # argmap: ignore[unknown-reference, self-reference]")
    (unused,) = check(text).diagnostics
    assert unused.repair is not None
    assert unused.repair.edit.text == "# argmap: ignore[unknown-reference]"


def test_a_rule_that_is_not_asked_is_no_mistake_to_ignore() -> None:
    text = MAP.format(above="", beside=" # argmap: ignore[unknown-reference]")
    assert found(text, Settings(ignore=("unknown-reference",))) == []
    assert found(text, Settings(select=("self-reference",))) == []


def test_the_rule_itself_can_be_graded_and_left_out() -> None:
    text = "argmap: 1\nproposals: {a: {text: A., only_if: b}, b: B.} # argmap: ignore[self-reference]\n"
    (unused,) = check(text, Settings(severity={"unused-ignore": "error"})).diagnostics
    assert unused.severity == "error"
    assert found(text, Settings(ignore=("unused-ignore",))) == []


def test_faults_of_text_and_document_are_not_silenced() -> None:
    text = "# argmap: ignore-file[unknown-key]\nargmap: 1\nproposal: {a: A.}\nclaims: {b: B.}\n"
    assert {"unknown-key", "unused-ignore"} <= {rule for _, rule in found(text)}


@pytest.mark.parametrize(
    "text",
    [
        'text: "We move. # argmap: ignore[unknown-reference]"',
        "text: 'We # argmap: ignore[unknown-reference]\n      move.'",
        "text: |\n      We move.\n      # argmap: ignore[unknown-reference]",
        "text: >-\n      # argmap: ignore[unknown-reference]\n      We move.",
        "text: We move.# argmap:ignore[unknown-reference]",
    ],
)
def test_what_is_part_of_a_text_is_no_comment(text: str) -> None:
    whole = MAP.format(above="", beside="").replace("text: We move.", text)
    assert "unused-ignore" not in {rule for _, rule in found(whole)}
    assert "unknown-reference" in {rule for _, rule in found(whole)}


def test_a_comment_right_below_a_block_of_text_is_one() -> None:
    text = "text: |\n      We move.\n    # argmap: ignore[unknown-reference]"
    assert found(MAP.format(above="", beside="").replace("text: We move.", text)) == []


# --- Comments that are written for the author

_ALL = Settings(select=("all",))
_RULES = {each.id for each in rules()}
_FLAGGED = sorted((Path(__file__).parents[1] / "rules").glob("*/flagged.yaml"))


@pytest.mark.parametrize("path", _FLAGGED, ids=lambda path: path.parent.name)
def test_a_comment_for_each_thing_that_rules_find(path: Path) -> None:
    def check(text: str) -> Checked:
        project = Project(lambda name: (path.parent / name).read_bytes(), settings=lambda name: _ALL)
        return project.check_text(text, "flagged.yaml")

    text = path.read_text(encoding="utf-8")
    before = check(text)
    for each in before.diagnostics:
        edit = ignoring(before.tree, each.rule, each.span)
        assert edit is not None
        after = check(edited(text, [edit]))
        assert after.tree.value == before.tree.value
        if each.rule in _RULES - {"unused-ignore"}:
            silent = Counter(each.rule for each in before.diagnostics)
            silent.subtract(each.rule for each in after.diagnostics)
            assert silent[each.rule] > 0, each
            assert set(+silent) == {each.rule}
            assert not -silent


@pytest.mark.parametrize(
    ("text", "line", "silent"),
    [
        ("claims:\n  a: A  \n", 2, "claims:\n  a: A  # argmap: ignore[x]\n"),
        ("claims:\r\n  a: A\r\n", 2, "claims:\r\n  a: A  # argmap: ignore[x]\r\n"),
        ("claims:\n  a: A  # old\n", 2, "claims:\n  a: A  # old  # argmap: ignore[x]\n"),
        ("a: A  # argmap: ignore[w]\n", 1, "a: A  # argmap: ignore[w, x]\n"),
        ("# argmap: ignore[w]\na:\n  b: c\n", 3, "# argmap: ignore[w, x]\na:\n  b: c\n"),
        ("a:\n  b: |\n    c\n    d\n", 3, "a:\n  # argmap: ignore[x]\n  b: |\n    c\n    d\n"),
        ("a:\n  b: 'c\n    d'\n", 2, "a:\n  # argmap: ignore[x]\n  b: 'c\n    d'\n"),
        ("a:\n  b: 'c\n    d'\n", 3, "a:\n  b: 'c\n    d'  # argmap: ignore[x]\n"),
        ("a:\n  - c\n    d\n", 2, "a:\n  # argmap: ignore[x]\n  - c\n    d\n"),
        ("a: {b: c,\n  d: e}", 1, "a: {b: c,  # argmap: ignore[x]\n  d: e}"),
    ],
)
def test_the_place_of_a_comment(text: str, line: int, silent: str) -> None:
    edit = ignoring(read(text), "x", Span(line, 1, line, 2))
    assert edit is not None
    assert edited(text, [edit]) == silent
