"""argmap merge-driver, run by git: merges, rebases, cherry-picks, and maps that can't be read."""

import os
import re
import sys

import pytest

from .conftest import CLEAN, Program
from .repository import run

_OURS = CLEAN.replace("by the station", "by the river")
_THEIRS = CLEAN.replace("by the station", "by the park")
_ELSEWHERE = CLEAN.replace("by the summer", "by the spring")
_BROKEN = CLEAN.replace("text: We move", "text: We move: now")


@pytest.fixture
def repository(repository: Program) -> Program:
    """The program in a repository that merges maps."""
    assert repository("init", "--yes", "--only", "merge").code == 0
    return repository


def _commit(program: Program, text: str | bytes, subject: str) -> None:
    program.write("m.argmap.yaml", text)
    run(program, "git add --all")
    run(program, f"git commit -q -m '{subject}'")


def _branches(program: Program, base: str | bytes, ours: str | bytes, theirs: str | bytes) -> None:
    """Two branches of one commit: `main`, which is checked out, and `theirs`."""
    _commit(program, base, "Base")
    run(program, "git checkout -q -b theirs")
    _commit(program, theirs, "Theirs")
    run(program, "git checkout -q main")
    _commit(program, ours, "Ours")


def _map(program: Program) -> str:
    return (program.folder / "m.argmap.yaml").read_bytes().decode()


def test_changes_of_neighbouring_lines_are_merged(repository: Program) -> None:
    ours = CLEAN.replace("only_if: lease-ends", "only_if: lease-ends\n    due: 2046-06-01")
    _branches(repository, CLEAN, ours, _ELSEWHERE.replace("conditions:", "    date: 2026-01-01\nconditions:"))
    run(repository, "git merge theirs")
    assert _map(repository) == ours.replace("by the summer", "by the spring").replace(
        "    due: 2046-06-01\n", "    due: 2046-06-01\n    date: 2026-01-01\n"
    )
    assert run(repository, "git status --short") == ""
    assert repository("check").code == 0


def test_a_conflict_stands_around_its_field(repository: Program) -> None:
    _branches(repository, CLEAN, _OURS, _THEIRS)
    said = run(repository, "git merge theirs", code=1)
    assert "argmap: `m.argmap.yaml`: both sides changed `proposals.move-office.text`\n" in said
    assert "CONFLICT (content): Merge conflict in m.argmap.yaml\n" in said
    lines = _map(repository).splitlines()
    assert [line[:8] for line in lines[3:8]] == ["<<<<<<< ", "    text", "=======", "    text", ">>>>>>> "]
    assert "\n".join(lines[:3] + lines[4:5] + lines[8:]) + "\n" == _OURS
    assert run(repository, "git status --short") == "UU m.argmap.yaml\n"
    checked = repository("check", "m.argmap.yaml")
    assert (checked.code, "git left this mark" in checked.out) == (1, True)


_DIFF3 = """\
<<<<<<<
    text: |
      We move to the office by the river.
      Or to the one by the bridge.
|||||||
    text: |
      We move to the office by the station.
=======
    text: |
      We move to the office by the park.
      Or to the one by the bridge.
>>>>>>>
"""
_ZDIFF3 = """\
    text: |
<<<<<<<
      We move to the office by the river.
|||||||
    text: |
      We move to the office by the station.
=======
      We move to the office by the park.
>>>>>>>
      Or to the one by the bridge.
"""


@pytest.mark.parametrize(("style", "shown"), [("diff3", _DIFF3), ("zdiff3", _ZDIFF3)])
def test_what_was_before_is_shown_if_git_is_to_show_it(repository: Program, style: str, shown: str) -> None:
    run(repository, f"git config merge.conflictStyle {style}")
    base, *sides = (each.replace("text: We", "text: |\n      We") for each in (CLEAN, _OURS, _THEIRS))
    ours, theirs = (
        each.replace("    only", "      Or to the one by the bridge.\n    only") for each in sides
    )
    _branches(repository, base, ours, theirs)
    run(repository, "git merge theirs", code=1)
    text = re.sub(r"(?m)^([<|>])(\1{6}) .*$", r"\1\2", _map(repository))
    assert text == base.replace(base[base.index("    text") : base.index("    only")], shown)


@pytest.mark.parametrize("command", ["git rebase theirs", "git cherry-pick theirs"])
def test_rebase_and_cherry_pick(repository: Program, command: str) -> None:
    _branches(repository, CLEAN, _OURS, _ELSEWHERE)
    run(repository, command)
    assert _map(repository) == _OURS.replace("by the summer", "by the spring")
    assert run(repository, "git status --short") == ""


def test_two_maps_of_one_name(repository: Program) -> None:
    _commit(repository, "argmap: 1\nclaims: {a: A.}\n", "Base")
    run(repository, "git rm -q m.argmap.yaml")
    run(repository, "git commit -q -m None")
    run(repository, "git checkout -q -b theirs")
    _commit(repository, CLEAN, "Theirs")
    run(repository, "git checkout -q main")
    _commit(repository, "argmap: 1\nclaims:\n  a: A.\n", "Ours")
    run(repository, "git merge theirs")
    assert _map(repository) == "argmap: 1\nclaims:\n  a: A.\n" + CLEAN.removeprefix("argmap: 1\n")


def test_a_map_that_cannot_be_read_is_merged_line_by_line(repository: Program) -> None:
    _branches(repository, CLEAN, _BROKEN, _ELSEWHERE)
    said = run(repository, "git merge theirs")
    reason = "line 4 of our map can't be read: a second `: ` stands in this line"
    assert f"argmap: `m.argmap.yaml` is merged line by line: {reason}\n" in said
    assert _map(repository) == _BROKEN.replace("by the summer", "by the spring")


def test_lines_of_a_broken_map_are_left_to_the_user(repository: Program) -> None:
    _branches(repository, CLEAN, _BROKEN, _THEIRS)
    said = run(repository, "git merge theirs", code=1)
    assert "is merged line by line: line 4 of our map can't be read" in said
    assert _map(repository).count("<<<<<<< ") == 1


def test_what_is_no_text_stays_as_ours(repository: Program) -> None:
    ours = b"\0" + _OURS.encode()
    _branches(repository, b"\0" + CLEAN.encode(), ours, b"\0" + _THEIRS.encode())
    said = run(repository, "git merge theirs", code=1)
    assert "can't be merged as a text either, so that ours is left" in said
    assert _map(repository).encode() == ours


def test_windows_line_ends_and_a_byte_order_mark_are_kept(repository: Program) -> None:
    def windows(text: str) -> bytes:
        return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()

    _branches(repository, windows(CLEAN), windows(_OURS), windows(_ELSEWHERE))
    run(repository, "git merge theirs")
    assert _map(repository).encode() == windows(_OURS.replace("by the summer", "by the spring"))
    _commit(repository, windows(_THEIRS), "Theirs again")
    run(repository, "git checkout -q theirs")
    _commit(repository, windows(_OURS), "Ours again")
    run(repository, "git merge main", code=1)
    text = _map(repository)
    assert text.count("\r\n") == text.count("\n") == 11


@pytest.mark.skipif(sys.platform == "win32", reason="programs are found in another way there")
def test_where_argmap_is_not_to_be_found_git_merges_as_always(repository: Program) -> None:
    _branches(repository, CLEAN, _OURS, _THEIRS)
    repository.environment["PATH"] = os.defpath
    run(repository, "git merge theirs", code=1)
    text = _map(repository)
    assert "<<<<<<< ours\n" in text
    assert "by the river" in text
    assert "by the park" in text


def _files(argmap: Program, **texts: str) -> None:
    for name, text in texts.items():
        argmap.write(name, text)


def test_marks_are_as_long_and_named_as_git_wants_them(argmap: Program) -> None:
    _files(argmap, o=CLEAN, a=_OURS, b=_THEIRS)
    ran = argmap("merge-driver", "o", "a", "b", "--marker-size=9", "--ours=HEAD", "--theirs=abc (It's)")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "argmap: `a`: both sides changed `proposals.move-office.text`\n"
    lines = (argmap.folder / "a").read_text().splitlines()
    assert [lines[3], lines[5], lines[7]] == ["<<<<<<<<< HEAD", "=========", ">>>>>>>>> abc (It's)"]


def test_git_before_2_44_names_no_sides(argmap: Program) -> None:
    _files(argmap, o=CLEAN, a=_OURS, b=_THEIRS)
    assert argmap("merge-driver", "o", "a", "b", "m", "--ours=%X", "--theirs=%Y").code == 1
    text = (argmap.folder / "a").read_text()
    assert "<<<<<<< ours\n" in text
    assert ">>>>>>> theirs\n" in text


@pytest.mark.parametrize(
    "arguments", [[], ["o"], ["o", "a", "nowhere"], ["o", "a", "b", "--marker-size=x"], ["o", "a", "b", "-x"]]
)
def test_trouble_is_no_conflict(argmap: Program, arguments: list[str]) -> None:
    _files(argmap, o=CLEAN, a=_OURS, b=_THEIRS)
    ran = argmap("merge-driver", *arguments)
    assert ran.code == 129
    assert "Traceback" not in ran.err
    assert (argmap.folder / "a").read_text() == _OURS


def test_a_bug_is_told_and_the_lines_are_merged(
    argmap: Program, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import typer

    from argmap import merging
    from argmap.cli.commands import merge_driver

    def fail(*arguments: object) -> None:
        raise ValueError("one\ntwo")

    _files(argmap, o=CLEAN, a=_OURS, b=_ELSEWHERE)
    base, ours, theirs = (str(argmap.folder / each) for each in "oab")
    monkeypatch.setattr(merging, "merged", fail)
    with pytest.raises(typer.Exit) as ended:
        merge_driver.command(base, ours, theirs, "m")
    assert ended.value.exit_code == 0
    said = "argmap: `m` is merged line by line: there is a bug in argmap (ValueError: one two)\n"
    assert capsys.readouterr().err == said
    assert (argmap.folder / "a").read_text() == _OURS.replace("by the summer", "by the spring")


def test_many_conflicts_are_not_all_named(argmap: Program) -> None:
    def claims(word: str) -> str:
        return "argmap: 1\nclaims:\n" + "".join(f"  c{number}: {word} {number}.\n" for number in range(12))

    _files(argmap, o=claims("Claim"), a=claims("Mine"), b=claims("Yours"))
    ran = argmap("merge-driver", "o", "a", "b", "m")
    named = ", ".join(f"`claims.c{number}`" for number in range(10))
    assert ran == (1, "", f"argmap: `m`: both sides changed {named}, and 2 more\n")


def test_comments_are_named_by_what_they_are_about(argmap: Program) -> None:
    texts = (CLEAN.replace("conditions:", f"conditions:  # {word}") for word in ("one", "two", "three"))
    _files(argmap, **dict(zip("oab", texts, strict=True)))
    ran = argmap("merge-driver", "o", "a", "b", "m")
    assert ran == (1, "", "argmap: `m`: both sides changed the comment of `conditions`\n")
