"""Comments that silence what is found, and those that silence nothing."""

import pytest

from argmap.pipeline import Checked, Project
from argmap.settings import Settings

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
