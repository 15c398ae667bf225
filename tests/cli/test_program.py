"""The program as a whole: help, version, completion, streams, interruptions, and bugs."""

import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import argmap as package

from .conftest import ISOLATED, MISSPELT, Program

_COMMANDS = ("check", "new", "render", "schema")
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="a matter of Unix")


def test_version(argmap: Program) -> None:
    assert argmap("--version") == (0, f"argmap {package.__version__}\n", "")


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help(argmap: Program, option: str) -> None:
    ran = argmap(option)
    assert (ran.code, ran.err) == (0, "")
    for command in _COMMANDS:
        assert f"\n  {command} " in ran.out
        assert argmap(command, option).out.startswith(f"Usage: argmap {command} ")


def test_nothing_said_is_answered_with_help(argmap: Program) -> None:
    ran = argmap()
    assert ran.code == 2
    assert "Usage: argmap" in ran.out + ran.err


@pytest.mark.parametrize("arguments", [["chekc"], ["check", "--colour"], ["new"], ["new", "a", "b"]])
def test_wrong_usage(argmap: Program, arguments: list[str]) -> None:
    ran = argmap(*arguments)
    assert ran.code == 2
    assert "Usage: argmap" in ran.out + ran.err
    assert "Traceback" not in ran.err


def test_the_console_script_is_the_same_program(argmap: Program) -> None:
    script = Path(sys.executable).with_name("argmap.exe" if sys.platform == "win32" else "argmap")
    if not script.exists():
        pytest.skip("argmap is not installed beside this Python")
    ran = argmap.run([script, "--version"])
    assert (ran.returncode, ran.stdout.split()) == (0, [b"argmap", package.__version__.encode()])


@pytest.mark.parametrize(
    ("shell", "sign"),
    [
        ("bash", "complete -o default -F _argmap_completion argmap"),
        ("zsh", "#compdef argmap"),
        ("fish", "complete --command argmap"),
        ("powershell", "Register-ArgumentCompleter -Native -CommandName argmap"),
        ("pwsh", "Register-ArgumentCompleter -Native -CommandName argmap"),
    ],
)
def test_completion_for_a_shell(argmap: Program, shell: str, sign: str) -> None:
    ran = argmap(env={"_ARGMAP_COMPLETE": f"source_{shell}"})
    assert (ran.code, ran.err) == (0, "")
    assert sign in ran.out


@on_unix
def test_completion_for_the_shell_that_asks(argmap: Program) -> None:
    for shell, sign in (("bash", "complete -o default"), ("zsh", "complete"), ("fish", "complete")):
        command = shlex.join(map(os.fsdecode, argmap.command("--show-completion")))
        try:
            ran = argmap.run([shell, "-c", f"{command}; true"])
        except FileNotFoundError:
            continue
        assert sign in ran.stdout.decode()


@pytest.mark.parametrize(
    ("shell", "variables"),
    [
        ("bash", {"COMP_WORDS": "argmap ch", "COMP_CWORD": "1"}),
        ("zsh", {"_TYPER_COMPLETE_ARGS": "argmap ch"}),
        ("fish", {"_TYPER_COMPLETE_ARGS": "argmap ch", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}),
        ("pwsh", {"_TYPER_COMPLETE_ARGS": "argmap ch", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "ch"}),
    ],
)
def test_completing_a_command(argmap: Program, shell: str, variables: dict[str, str]) -> None:
    ran = argmap(env={"_ARGMAP_COMPLETE": f"complete_{shell}", **variables})
    assert "check" in ran.out
    assert "render" not in ran.out


@on_unix
@pytest.mark.parametrize("count", [1, 5000])
def test_a_reader_that_stops_early_is_no_trouble(argmap: Program, count: int) -> None:
    claims = "".join(f"  c{number}: One claim of many.\n" for number in range(count))
    argmap.write("m.argmap.yaml", f"argmap: 1\nclaims:\n{claims}")
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "wb") as pipe:
        ran = argmap.run(argmap.command("check"), stdout=pipe)
    assert (ran.returncode, ran.stderr) == (1, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full disk to be had")
@pytest.mark.parametrize("arguments", [["check"], ["schema"], ["--version"]])
def test_a_full_disk_is_told_in_a_sentence(argmap: Program, arguments: list[str]) -> None:
    argmap.write("m.argmap.yaml", MISSPELT)
    with open("/dev/full", "wb") as full:
        ran = argmap.run(argmap.command(*arguments), stdout=full)
    assert ran.returncode == 2
    assert ran.stderr == b"argmap: `standard output`: no space left on device\n"


@on_unix
@pytest.mark.parametrize(("closed", "code"), [("<&-", 1), (">&-", 1), ("2>&-", 1)])
def test_closed_streams(argmap: Program, closed: str, code: int) -> None:
    command = shlex.join(map(os.fsdecode, argmap.command("check", "-")))
    ran = argmap.run(f"{command} {closed}", shell=True, input=ISOLATED.encode())
    assert ran.returncode == code
    assert b"Traceback" not in ran.stderr
    assert b"bug" not in ran.stderr


@on_unix
def test_ctrl_c_ends_it_with_130_and_no_words(argmap: Program) -> None:
    process = subprocess.Popen(
        argmap.command("check", "nothing.yaml", "-"),
        cwd=argmap.folder,
        env={**argmap.environment, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    process.stderr.readline()  # now it waits for standard input
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_ctrl_c_while_it_starts(argmap: Program) -> None:
    argmap.write("typer.py", "raise KeyboardInterrupt")
    ran = argmap("check", env={"PYTHONPATH": str(argmap.folder)})
    assert ran == (130, "", "")


@pytest.fixture
def faulty(argmap: Program) -> Program:
    """A program with a bug that shows when it reads a map."""
    argmap.write("m.argmap.yaml")
    argmap.write(
        "sitecustomize.py",
        "import argmap.pipeline\ndef read(data): raise KeyError('one\\ntwo')\nargmap.pipeline.read = read\n",
    )
    argmap.environment["PYTHONPATH"] = str(argmap.folder)
    return argmap


def test_a_bug_is_one_line_and_exit_code_3(faulty: Program) -> None:
    ran = faulty("check")
    assert (ran.code, ran.out) == (3, "")
    assert re.fullmatch(r"argmap: a bug in argmap: KeyError: .*--traceback.*\n", ran.err)


def test_the_traceback_of_a_bug_is_shown_when_asked_for(faulty: Program) -> None:
    ran = faulty("--traceback", "check")
    assert ran.code == 3
    assert ran.err.startswith("Traceback (most recent call last):\n")
    assert "KeyError" in ran.err


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--version"], "pydantic ruamel rich graphviz reportlab yaml argmap.pipeline argmap.document"),
        (["--help"], "pydantic ruamel rich graphviz reportlab yaml argmap.pipeline argmap.document"),
        (["check", "m.argmap.yaml"], "pydantic ruamel rich graphviz reportlab argmap.drawing"),
    ],
)
def test_only_what_is_needed_is_imported(argmap: Program, arguments: list[str], unwanted: str) -> None:
    argmap.write("m.argmap.yaml")
    command = [sys.executable, "-X", "importtime", "-m", "argmap", *arguments]
    ran = argmap.run(command)
    assert ran.returncode == 0
    imported = {line.rpartition("|")[2].strip() for line in ran.stderr.decode().splitlines()}
    assert "argmap.cli.program" in imported
    families = {".".join(name.split(".")[: depth + 1]) for name in imported for depth in range(2)}
    assert not families & set(unwanted.split())


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("explain office.argmap.yaml m", ["move-office"]),
        ("needs office.argmap.yaml ", ["move-office", "lease-ends"]),
        ("show office.argmap.yaml w", ["where"]),
        ("evaluate office.argmap.yaml --scenario ", ["summer"]),
        ("evaluate office.argmap.yaml --as ", ["staff"]),
        ("evaluate office.argmap.yaml --assume lea", ["lease-ends=true", "lease-ends=false"]),
        ("render office.argmap.yaml --fold ", ["city"]),
        ("render office.argmap.yaml --focus m", ["move-office"]),
        ("list office.argmap.yaml --party ", ["staff"]),
        ("rule unused-s", ["unused-source"]),
        ("explain missing.yaml ", []),
        ("explain - ", []),
        ("explain . ", []),
        ("explain list.yaml ", []),
    ],
)
def test_completing_what_is_in_a_map(argmap: Program, words: str, offered: list[str]) -> None:
    """A map that has errors is no hindrance: it is being written."""
    argmap.write(
        "office.argmap.yaml",
        MISSPELT
        + "questions: {where: Where do we work?}\nparties: {staff: The staff}\n"
        + "groups: {city: The city}\nscenarios: {summer: {title: By the summer}}\n",
    )
    argmap.write("list.yaml", "- argmap\n")
    line = f"argmap {words}"
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    assert argmap(env={"_ARGMAP_COMPLETE": "complete_bash", **asked}).out.split() == offered
    ran = argmap(
        env={
            "_ARGMAP_COMPLETE": "complete_fish",
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        }
    )
    assert [each.split("\t")[0] for each in ran.out.split("\n") if each] == offered


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("chek", "there is no command `chek`; did you mean `check`?"),
        ("office.argmap.yaml", "there is no command `office.argmap.yaml`"),
        ("", "there is no command ``"),
    ],
)
def test_a_command_that_there_is_not(argmap: Program, word: str, said: str) -> None:
    code, out, err = argmap(word)
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == f"Error: {said}"
