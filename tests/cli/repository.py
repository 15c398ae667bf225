"""Git, and programs that work with it."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Program

PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
"""Where programs are looked for: beside this Python first, as in an environment that is in use."""

_NAMES = {
    f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
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
