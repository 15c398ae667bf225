"""`--watch`: a command runs again whenever a file that it has read changes, until Ctrl-C."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import takewhile
from threading import Timer

import pytest

from .conftest import CLEAN, MISSPELT, Program

_WAITING = "waiting for changes; Ctrl-C ends it\n"
_TOO_LONG = 60
"""Seconds after which a program that should have said something is ended."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a signal")


class Watching:
    """The program, while it watches: what it prints is read up to where it waits."""

    def __init__(self, argmap: Program, *arguments: str) -> None:
        self._process = subprocess.Popen(
            argmap.command(*arguments),
            cwd=argmap.folder,
            env=argmap.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._limit = Timer(_TOO_LONG, self._process.kill)
        self._limit.start()

    def said(self) -> str:
        """What is printed up to where the program waits; the rest, if it ends."""
        assert self._process.stdout is not None
        return "".join(takewhile(_WAITING.__ne__, self._process.stdout))

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl-C: the exit code, and what is printed then."""
        self._process.send_signal(signal.SIGINT)
        return self.end()

    def end(self) -> tuple[int, str]:
        """Wait for the end: the exit code, and what is printed until then."""
        out, _ = self._process.communicate()
        return self._process.returncode, out

    def close(self) -> None:
        """Leave nothing running."""
        self._limit.cancel()
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


@pytest.fixture
def watching(argmap: Program) -> Iterator[Callable[..., Watching]]:
    """Begins to watch with a command and its arguments."""
    begun: list[Watching] = []

    def begin(*arguments: str) -> Watching:
        begun.append(Watching(argmap, *arguments))
        return begun[-1]

    yield begin
    for each in begun:
        each.close()


Begin = Callable[..., Watching]
NOTHING_WRONG = "1 map checked: nothing wrong\n"


def save(argmap: Program, name: str, text: str = CLEAN) -> None:
    """Write a new file and give it the name of the old one, as editors do: none is seen half written."""
    new = argmap.write("being-written", text)
    (argmap.folder / name).parent.mkdir(parents=True, exist_ok=True)
    os.replace(new, argmap.folder / name)


def test_a_map_that_is_broken_and_mended(argmap: Program, watching: Begin) -> None:
    save(argmap, "office.argmap.yaml")
    check = watching("check", "--watch", "office.argmap.yaml")
    assert check.said() == NOTHING_WRONG
    save(argmap, "office.argmap.yaml", MISSPELT)
    broken = check.said()
    assert broken.startswith("office.argmap.yaml:5:14: error: unknown statement `lease-end`")
    assert broken.endswith("1 map checked: 1 error\n")
    save(argmap, "office.argmap.yaml")
    assert check.said() == NOTHING_WRONG
    (argmap.folder / "office.argmap.yaml").unlink()
    assert check.said() == "argmap: `office.argmap.yaml`: no such file or directory\n"
    save(argmap, "office.argmap.yaml")
    assert check.said() == NOTHING_WRONG
    assert check.interrupt() == (130, "")


def test_maps_that_come_and_go_in_a_folder(argmap: Program, watching: Begin) -> None:
    save(argmap, "maps/office.argmap.yaml")
    check = watching("check", "--watch", "--output-format", "concise")
    assert check.said() == NOTHING_WRONG
    save(argmap, "maps/notes.txt", "Of no interest.")
    save(argmap, "maps/towns/new.argmap.yaml", MISSPELT)
    assert check.said().startswith("maps/towns/new.argmap.yaml:5:14: error: unknown statement `lease-end`")
    (argmap.folder / "maps/towns/new.argmap.yaml").unlink()
    assert check.said() == NOTHING_WRONG
    (argmap.folder / "maps/office.argmap.yaml").unlink()
    assert check.said().startswith("argmap: there are no maps in `.`")
    save(argmap, "maps/office.argmap.yaml")
    assert check.said() == NOTHING_WRONG


def test_all_that_a_check_reads_counts(argmap: Program, watching: Begin) -> None:
    """An imported map, the text of a source, and the settings; none of them is named."""
    save(argmap, "streets/street.yaml")
    save(argmap, "texts/letter.txt", "The lease ends in June.")
    text = CLEAN.replace("only_if: lease-ends", "only_if: [lease-ends, street.move-office]") + (
        "imports: {street: ../streets/street.yaml}\n"
        "sources: {letter: {title: A letter, file: ../texts/letter.txt}}\n"
        "claims: {june: {text: It ends in June., source: {id: letter, quote: lease ends in June}}}\n"
    )
    save(argmap, "maps/office.argmap.yaml", text)
    check = watching("check", "--watch", "maps", "--output-format", "concise", "--select", "default")
    before = check.said()
    assert "error" not in before
    save(argmap, "streets/street.yaml", MISSPELT)
    assert "street.yaml:5: unknown statement `lease-end`" in check.said()
    save(argmap, "streets/street.yaml")
    assert check.said() == before
    save(argmap, "texts/letter.txt", "The lease ends in July.")
    assert "[quote-not-found]" in check.said()
    save(argmap, "argmap.toml", 'ignore = ["quote-not-found"]\n')
    assert check.said() == before
    save(argmap, "argmap.toml", "ignore = 5\n")
    assert check.said().startswith("argmap: the settings can't be used\nargmap.toml:1:1: error: ")
    save(argmap, "argmap.toml", "")
    assert "[quote-not-found]" in check.said()


def test_a_drawing_that_follows_its_map(argmap: Program, watching: Begin) -> None:
    save(argmap, "office.argmap.yaml")
    save(argmap, "own.toml", '[colours]\nproposal = "#000080"\n')
    render = watching("render", "--watch", "office.argmap.yaml", "-o", "office.svg", "--theme", "own.toml")
    picture = argmap.folder / "office.svg"
    assert render.said() == "drawn: office.argmap.yaml\n"
    assert "by the station" in picture.read_text(encoding="utf-8")
    save(argmap, "office.argmap.yaml", CLEAN.replace("station", "river"))
    assert render.said() == "drawn: office.argmap.yaml\n"
    drawn = picture.read_text(encoding="utf-8")
    assert "by the river" in drawn
    save(argmap, "office.argmap.yaml", MISSPELT)
    assert render.said().startswith("office.argmap.yaml:5:14: error: unknown statement `lease-end`")
    assert picture.read_text(encoding="utf-8") == drawn
    save(argmap, "own.toml", '[colours]\nproposal = "#800000"\n')
    assert "lease-end" in render.said()
    save(argmap, "office.argmap.yaml")
    assert render.said() == "drawn: office.argmap.yaml\n"
    assert "#800000" in picture.read_text(encoding="utf-8")
    assert render.interrupt() == (130, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "missing.yaml"), "argmap: `missing.yaml`: no such file or directory\n"),
        (("check", "-"), "argmap: `--watch` follows files; standard input has no other version\n"),
        (("check", "--fix"), "argmap: `--watch` only checks; leave out "),
        (("check", "--write-baseline", "known.json"), "argmap: `--watch` only checks; leave out "),
        (("render", "missing.yaml"), "argmap: `missing.yaml`: no such file or directory\n"),
        (("render", "office.argmap.yaml", "-o", "-"), "argmap: `--watch` draws files anew from files; "),
        (("render", "--redraw"), "argmap: `--watch` has nothing to follow: "),
        (("render", "office.argmap.yaml", "--theme", "pink"), "argmap: `--theme pink`: it is one of "),
    ],
)
def test_what_can_not_be_done_ends_it_at_once(
    argmap: Program, watching: Begin, arguments: tuple[str, ...], said: str
) -> None:
    save(argmap, "office.argmap.yaml")
    code, out = watching(*arguments, "--watch").end()
    assert (code, out[: len(said)]) == (2, said)


@pytest.mark.parametrize("command", ["check", "render"])
def test_the_package_that_is_not_installed(argmap: Program, command: str) -> None:
    save(argmap, "office.argmap.yaml")
    ran = argmap.without(("watchfiles",), command, "office.argmap.yaml", "--watch")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "argmap: --watch needs watchfiles, not installed here: pip install 'argmap[preview]'\n"
    )
