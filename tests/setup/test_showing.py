"""What is shown is what would be done: git takes it as a patch, and makes the same of it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from argmap.setup import Advice, Merged, Step, integrations
from argmap.setup.showing import shown

(_HOOKS,) = (each for each in integrations() if each.name == "pre-commit")
_SEVERAL = "".join(f"line {number}\n" for number in range(20))


def _shown(before: str | None, after: Merged) -> str:
    return shown(Step(_HOOKS, before, after), "deep/file.yaml")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, "one\ntwo\n"),
        ("one\n", "one\ntwo\n"),
        ("one", "one\ntwo\n"),
        ("one\n", "one\ntwo"),
        ("one\r\ntwo\r\n", "one\r\ntwo\r\nthree\r\n"),
        ("", "one\n"),
        (" \n", "one\n"),
        (_SEVERAL, _SEVERAL + "# ü\n"),
        ("a\x0cb\u2028c\n", "a\x0cb\u2028c\nd\n"),
    ],
)
def test_git_makes_the_same_of_it(tmp_path: Path, before: str | None, after: str) -> None:
    file = tmp_path / "deep" / "file.yaml"
    if before is not None:
        file.parent.mkdir()
        file.write_bytes(before.encode())
    patch = _shown(before, after).encode()
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"], input=patch, cwd=tmp_path, check=True, timeout=60
    )
    assert file.read_bytes() == after.encode()


def test_a_new_file_is_all_plus_below_what_it_is_for() -> None:
    assert _shown(None, "one\n") == (
        "deep/file.yaml: Maps are checked before each commit.\n"
        "--- /dev/null\n+++ b/deep/file.yaml\n@@ -0,0 +1 @@\n+one\n"
    )


def test_advice_is_lines_to_copy() -> None:
    assert _shown("x", Advice("at its end", "a:\n  - b\n")) == (
        "deep/file.yaml is left as it is. Add this yourself, at its end:\n\n    a:\n      - b\n"
    )


def test_what_is_there_is_not_shown() -> None:
    assert _shown("x", None) == ""


def test_a_long_new_file_is_only_counted() -> None:
    assert _shown(None, "x\n" * 201).splitlines()[1] == "(a new file of 201 lines, not shown)"
    assert _shown(None, "x\n" * 200).count("\n+x") == 200
