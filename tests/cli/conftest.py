"""The program, in a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from .repository import Git

CLEAN = """\
argmap: 1
proposals:
  move-office:
    text: We move to the office by the station.
    only_if: lease-ends
conditions:
  lease-ends: The old lease can be ended by the summer.
"""
MISSPELT = CLEAN.replace("only_if: lease-ends", "only_if: lease-end")
ISOLATED = CLEAN.replace("    only_if: lease-ends\n", "")
_UNWANTED = ("NO_COLOR", "FORCE_COLOR", "ARGMAP_DOT", "PYTHONUNBUFFERED", "COLUMNS", "TERMINAL_WIDTH")
"""Variables of the machine that would change what the program prints."""


_HIDING = """\
from importlib.machinery import PathFinder
class Hiding(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name in {} else PathFinder.find_spec(name, path, target)
sys.meta_path[:] = [Hiding if each is PathFinder else each for each in sys.meta_path]
from argmap.cli import main
main()
"""


class Ran(NamedTuple):
    """How a run ended, and what it printed."""

    code: int
    out: str
    err: str


class Program:
    """argmap in a folder: call it with arguments, and put files beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {key: value for key, value in os.environ.items() if key not in _UNWANTED}

    def __call__(
        self, *arguments: str | bytes | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None
    ) -> Ran:
        ran = self.run(self.command(*arguments), input=stdin, env={**self.environment, **(env or {})})
        out, err = (each.decode().replace("\r\n", "\n") for each in (ran.stdout, ran.stderr))
        return Ran(ran.returncode, out, err)

    def command(self, *arguments: str | bytes | Path) -> list[str | bytes | Path]:
        """What is run for these arguments."""
        return [sys.executable, "-m", "argmap", *arguments]

    def without(self, packages: Collection[str], *arguments: str) -> Ran:
        """Run argmap where packages are not installed, as far as it can tell."""
        code = f"import sys; sys.argv = {['argmap', *arguments]!r}\n{_HIDING.format(packages)}"
        ran = self.run([sys.executable, "-c", code], input=b"")
        return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())

    def run(self, command: Any, **options: Any) -> "subprocess.CompletedProcess[bytes]":
        """Run a command in the folder; `options` are those of `subprocess.run`."""
        usual = {"cwd": self.folder, "env": self.environment, "timeout": 60}
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.run(command, check=False, **{**usual, **streams, **options})

    def write(self, name: str | bytes, text: str | bytes = CLEAN) -> Path:
        """Put a file into the folder."""
        path = self.folder / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path


@pytest.fixture
def argmap(tmp_path: Path) -> Program:
    """The program in an empty folder that is a project of its own."""
    (tmp_path / "argmap.toml").touch()
    return Program(tmp_path)


@pytest.fixture
def repository(argmap: Program) -> Program:
    """The program in an empty git repository."""
    from .repository import make_repository

    make_repository(argmap)
    return argmap


@pytest.fixture
def git(argmap: Program) -> "Git":
    """An empty git repository, with the program in it."""
    from .repository import Git

    return Git(argmap)
