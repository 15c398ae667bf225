"""argmap fmt: what it writes, what it says, and how it ends."""

import os
import sys

import pytest
from cli.conftest import Program

TIDY = "argmap: 1\n\nclaims:\n  a: A  # one\n"
UNTIDY = "argmap: 1\nclaims:\n   a: 'A' # one\n"
BROKEN = "argmap: 1\nclaims:\n  a: b: c\n"
WRONG = "argmap: 1\nclaim: {}\nclaims:\n  a: 'A'\n"

REPORT = """\
broken.argmap.yaml:3:7: error: a second `: ` stands in this line [syntax-error]
    2 | claims:
    3 |   a: b: c
      |       ^ put text that contains `: ` in quotes
"""


def test_maps_are_written_anew(argmap: Program) -> None:
    one = argmap.write("one.argmap.yaml", UNTIDY)
    deep = argmap.write("maps/deep/two.argmap.yaml", UNTIDY)
    tidy = argmap.write("maps/tidy.argmap.yaml", TIDY)
    assert argmap("fmt", "one.argmap.yaml", "maps") == (0, "", "2 maps formatted, 1 unchanged\n")
    assert [each.read_text() for each in (one, deep, tidy)] == [TIDY] * 3
    assert argmap("fmt") == (0, "", "0 maps formatted, 3 unchanged\n")


def test_a_map_in_its_layout_is_not_touched(argmap: Program) -> None:
    path = argmap.write("m.argmap.yaml", TIDY)
    before = path.stat()
    assert argmap("fmt", "m.argmap.yaml").code == 0
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_check_names_what_would_change(argmap: Program) -> None:
    path = argmap.write("m.argmap.yaml", UNTIDY)
    argmap.write("tidy.argmap.yaml", TIDY)
    ran = argmap("fmt", "--check", ".")
    assert ran == (1, "m.argmap.yaml\n", "1 map would be formatted, 1 unchanged\n")
    assert path.read_text() == UNTIDY
    assert argmap("fmt", "--check", "tidy.argmap.yaml", "--quiet") == (0, "", "")


def test_diff_shows_what_would_change(argmap: Program) -> None:
    path = argmap.write("m.argmap.yaml", UNTIDY)
    ran = argmap("fmt", "--diff", "m.argmap.yaml", "--quiet")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.splitlines() == [
        "--- m.argmap.yaml",
        "+++ m.argmap.yaml",
        "@@ -1,3 +1,4 @@",
        " argmap: 1",
        "+",
        " claims:",
        "-   a: 'A' # one",
        "+  a: A  # one",
    ]
    assert path.read_text() == UNTIDY
    path.write_text(TIDY)
    assert argmap("fmt", "--diff", "m.argmap.yaml") == (0, "", "0 maps would be formatted, 1 unchanged\n")


def test_standard_input_goes_to_standard_output(argmap: Program) -> None:
    assert argmap("fmt", "-", stdin=UNTIDY.encode()) == (0, TIDY, "1 map formatted, 0 unchanged\n")
    assert argmap("fmt", "-", "-q", stdin=TIDY.encode()) == (0, TIDY, "")
    assert argmap("fmt", "-", "-q", "--check", stdin=UNTIDY.encode()) == (1, "<stdin>\n", "")
    assert argmap("fmt", "-", "-q", stdin=BROKEN.encode())[:2] == (1, "")


def test_bytes_in_and_out(argmap: Program) -> None:
    path = argmap.write("m.argmap.yaml", b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode())
    assert argmap("fmt", "m.argmap.yaml").code == 0
    assert path.read_bytes() == TIDY.replace("\n", "\r\n").encode()


def test_a_map_with_faults_is_reported_and_left(argmap: Program) -> None:
    broken = argmap.write("broken.argmap.yaml", BROKEN)
    untidy = argmap.write("untidy.argmap.yaml", UNTIDY)
    ran = argmap("fmt", ".")
    assert ran == (1, "", REPORT + "1 map formatted, 0 unchanged, 1 left as it is\n")
    assert (broken.read_text(), untidy.read_text()) == (BROKEN, TIDY)


def test_a_document_with_mistakes_is_left_too(argmap: Program) -> None:
    path = argmap.write("m.argmap.yaml", WRONG)
    ran = argmap("fmt", "m.argmap.yaml")
    assert ran.code == 1
    assert "[unknown-key]" in ran.err
    assert path.read_text() == WRONG


def test_a_broken_reference_does_no_harm(argmap: Program) -> None:
    path = argmap.write("m.argmap.yaml", "argmap: 1\nclaims:\n  a: {text: 'A', only_if: nothing}\n")
    assert argmap("fmt", "m.argmap.yaml").code == 0
    assert path.read_text() == "argmap: 1\n\nclaims:\n  a: {text: A, only_if: nothing}\n"


def test_a_file_in_another_encoding_is_left(argmap: Program) -> None:
    path = argmap.write("m.argmap.yaml", "argmap: 1\nclaims: {a: é}\n".encode("latin-1"))
    before = path.read_bytes()
    ran = argmap("fmt", "m.argmap.yaml")
    assert ran.code == 1
    assert "[wrong-encoding]" in ran.err
    assert path.read_bytes() == before


def test_what_cannot_be_read_is_said_and_the_others_are_formatted(argmap: Program) -> None:
    untidy = argmap.write("untidy.argmap.yaml", UNTIDY)
    ran = argmap("fmt", "nowhere.yaml", "untidy.argmap.yaml")
    said = "argmap: `nowhere.yaml`: no such file or directory\n"
    assert ran == (2, "", said + "1 map formatted, 0 unchanged, 1 left as it is\n")
    assert untidy.read_text() == TIDY


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everything can be written here")
def test_what_cannot_be_written_is_said(argmap: Program) -> None:
    path = argmap.write("shut/m.argmap.yaml", UNTIDY)
    path.parent.chmod(0o500)
    try:
        ran = argmap("fmt", "shut/m.argmap.yaml")
    finally:
        path.parent.chmod(0o700)
    assert (ran.code, path.read_text()) == (2, UNTIDY)
    assert "permission denied" in ran.err


def test_what_would_change_the_meaning_is_refused(
    argmap: Program, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import typer

    from argmap import formatting
    from argmap.cli.commands import fmt

    path = argmap.write("m.argmap.yaml", UNTIDY)
    for wrong in (TIDY.replace("A", "B"), TIDY.replace("  # one", ""), TIDY.replace("a:", "a")):
        monkeypatch.setattr(formatting, "write_layout", lambda layout, wrong=wrong: wrong)
        with pytest.raises(typer.Exit) as ended:
            fmt.command([str(path)])
        assert ended.value.exit_code == 2
        assert f"`{path.as_posix()}`: a bug in argmap" in capsys.readouterr().err
        assert path.read_text() == UNTIDY
