"""argmap check --fix: what has one answer is mended, and nothing else is touched."""

import os

import pytest

from .conftest import CLEAN, Program

BROKEN = """\
# What we  argue about
argmap: 1

proposals:
  'move-office':   # the big one
    text:   "We move to the office: by the station."
    only_if: lease-ends
reasons:
  nearer: {text: It is nearer., supports: [ "move-office",  move-office ]}   # twice

conditions: {lease-ends:   The old lease can be ended by the summer.}   # argmap: ignore[self-reference]
"""
MENDED = BROKEN.replace(",  move-office ]", " ]").replace("   # argmap: ignore[self-reference]", "")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_nothing_else_is_touched(argmap: Program, line_end: str, mark: bytes) -> None:
    path = argmap.write("m.argmap.yaml", mark + BROKEN.replace("\n", line_end).encode())
    ran = argmap("check", "--fix", "--select", "repeated-target,unused-ignore,self-reference")
    assert ran == (0, "", "2 mended in 1 map\n1 map checked: nothing wrong\n")
    assert path.read_bytes() == mark + MENDED.replace("\n", line_end).encode()


def test_a_diff_writes_nothing(argmap: Program) -> None:
    path = argmap.write("m.argmap.yaml", BROKEN)
    ran = argmap("check", "--diff", "--select", "repeated-target,unused-ignore,self-reference")
    assert ran.code == 1
    assert [line for line in ran.out.splitlines() if line.startswith(("-", "+"))] == [
        "--- m.argmap.yaml",
        "+++ m.argmap.yaml",
        '-  nearer: {text: It is nearer., supports: [ "move-office",  move-office ]}   # twice',
        '+  nearer: {text: It is nearer., supports: [ "move-office" ]}   # twice',
        "-conditions: {lease-ends:   The old lease can be ended by the summer.}"
        "   # argmap: ignore[self-reference]",
        "+conditions: {lease-ends:   The old lease can be ended by the summer.}",
    ]
    assert path.read_text() == BROKEN


def test_nothing_to_mend(argmap: Program) -> None:
    path = argmap.write("m.argmap.yaml", CLEAN + "# argmap: ignore[self-reference]\n")
    argmap("check", "--fix")
    text = path.read_text()
    ran = argmap("check", "--fix")
    assert ran == (0, "", "nothing to mend\n1 map checked: nothing wrong\n")
    assert path.read_text() == text
    assert argmap("check", "--diff") == (0, "", "")


def test_standard_input_goes_mended_to_standard_output(argmap: Program) -> None:
    ran = argmap(
        "check",
        "--fix",
        "--select",
        "repeated-target,unused-ignore,self-reference",
        "-",
        stdin=BROKEN.encode(),
    )
    assert ran == (0, MENDED, "2 mended in 1 map\n1 map checked: nothing wrong\n")


@pytest.mark.parametrize(
    "text", [b"argmap: 1\nclaims: {a: \xff}\n", b"", b"argmap: [", "argmap: 1".encode("utf-16")]
)
def test_what_cannot_be_read_is_left_alone(argmap: Program, text: bytes) -> None:
    path = argmap.write("m.argmap.yaml", text)
    ran = argmap("check", "--fix", "--unsafe-fixes")
    assert ran.code == 1
    assert ran.err.startswith("nothing to mend\n")
    assert path.read_bytes() == text


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_what_can_not_be_written_is_not_said_to_be_mended(argmap: Program) -> None:
    argmap.write("locked/m.argmap.yaml", BROKEN)
    (argmap.folder / "locked").chmod(0o555)
    ran = argmap("check", "--fix", "locked/m.argmap.yaml")
    assert ran == (2, "", "argmap: `locked/m.argmap.yaml`: permission denied\n")


def test_a_file_that_is_not_there(argmap: Program) -> None:
    ran = argmap("check", "--fix", "m.argmap.yaml")
    assert ran.code == 2
    assert "`m.argmap.yaml`: no such file or directory" in ran.err


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("29.03.2022", "2022-03-29"),
        ("3.4.2022", "2022-04-03"),
        ("2022/3/9", "2022-03-09"),
        ("'29/03/2022'", "'2022-03-29'"),
        ("03/29/2022", "2022-03-29"),
        ("03/04/2022", None),  # the third of April, or the fourth of March
        ("7 March 2026", "2026-03-07"),
        ("Mar 7, 2026", "2026-03-07"),
        ("'March 7 2026'", "'2026-03-07'"),
        ("31 February 2022", None),
        ("31.02.2022", None),
        ("29.03.22", None),
    ],
)
def test_a_date_that_can_mean_only_one_day(argmap: Program, written: str, mended: str | None) -> None:
    text = CLEAN.replace("only_if: lease-ends", "only_if: lease-ends\n    date: {}  # said")
    path = argmap.write("m.argmap.yaml", text.format(written))
    ran = argmap("check", "--fix", "--select", "unknown-reference")
    assert ran.code == (0 if mended else 1)
    assert path.read_text() == text.format(mended or written)


MISSPELT_WORDS = """\
argmap: 1
proposals:
  move-office: {txt: We move., status: acepted}
  stay: {text: We stay., txt: Here.}
"""


def test_words_that_are_like_known_ones_are_only_likely_to_mean_them(argmap: Program) -> None:
    path = argmap.write("m.argmap.yaml", MISSPELT_WORDS)
    argmap("check", "--fix")
    assert path.read_text() == MISSPELT_WORDS
    argmap("check", "--unsafe-fixes")
    mended = MISSPELT_WORDS.replace("{txt", "{text").replace("acepted", "accepted")
    assert path.read_text() == mended, "what stands there already is not written twice"
