"""Git, and programs that work with it."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from .conftest import Program

PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
"""Where programs are looked for: beside this Python first, as in an environment that is in use."""

_SCHEMAS = Path(__file__).parents[2] / "schema"
_NAMES = {
    f"GIT_{who}_{what}": word
    for who in ("AUTHOR", "COMMITTER")
    for what, word in (("NAME", "Ada"), ("EMAIL", "ada@example.org"))
}


def need(program: str) -> None:
    """Skip a test without this program; in continuous integration it has to be there."""
    if shutil.which(program, path=PATH) is None:
        if os.environ.get("CI"):
            pytest.fail(f"{program} is not installed")
        pytest.skip(f"{program} is not installed")


def make_repository(program: Program) -> None:
    """Make a git repository of the folder, in which nothing of the machine's settings counts."""
    need("git")
    unwanted = ("GIT_DIR", "GIT_INDEX_FILE")
    program.environment = {
        **{key: value for key, value in program.environment.items() if key not in unwanted},
        **_NAMES,
        "PATH": PATH,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    run(program, "git init -q -b main .")


def run(program: Program, command: str, code: int = 0) -> str:
    """What another program prints, which has to end with that code."""
    ran = program.run(shlex.split(command), stderr=subprocess.STDOUT)
    assert ran.returncode == code, ran.stdout.decode()
    return ran.stdout.decode().replace("\r\n", "\n")


class Git:
    """A git repository, in which the program runs."""

    def __init__(self, program: Program) -> None:
        self.argmap = program
        make_repository(program)

    def __call__(self, *arguments: str) -> None:
        ran = self.argmap.run(["git", *arguments])
        assert ran.returncode == 0, ran.stderr.decode()

    def commit(self, subject: str, **files: str | None) -> None:
        """Commit files, given by names without their ending; None takes one away."""
        for name, text in files.items():
            path = f"{name.replace('_', '-')}.argmap.yaml"
            if text is None:
                (self.argmap.folder / path).unlink()
            else:
                self.argmap.write(path, text)
        self("add", "--all")
        self("commit", "--quiet", "--allow-empty", "-m", subject)


def valid(name: str, text: str) -> Any:
    """What a program reads of an answer, which is as its schema says."""
    answer = json.loads(text)
    jsonschema.validate(answer, json.loads((_SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")))
    return answer
