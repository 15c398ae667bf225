"""The hooks that other repositories take from this one, by themselves and with the real pre-commit."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from .conftest import CLEAN, ISOLATED, MISSPELT, Program
from .repository import PATH, need, run

_ROOT = Path(__file__).parents[2]
_MANIFEST = _ROOT / ".pre-commit-hooks.yaml"
_TRUSTING = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}
"""Git takes also what belongs to somebody else, as a checkout may in continuous integration."""


def _tidy(text: str) -> str:
    return text.replace("proposals:", "\nproposals:").replace("conditions:", "\nconditions:")


def _hooks() -> dict[str, Any]:
    return {hook["id"]: hook for hook in yaml.safe_load(_MANIFEST.read_text(encoding="utf-8"))}


def test_the_manifest_is_one_of_pre_commit(argmap: Program) -> None:
    need("pre-commit")
    argmap.environment["PATH"] = PATH
    run(argmap, f"pre-commit validate-manifest {_MANIFEST.as_posix()}")


@pytest.mark.parametrize("hook", _hooks())
def test_a_hook_is_for_maps(hook: str) -> None:
    pattern = _hooks()[hook]["files"]
    assert all(re.search(pattern, path) for path in ("a.argmap.yaml", "b/c.argmap.yml"))
    assert not any(re.search(pattern, path) for path in ("argmap.yaml", "a.yaml", "a.argmap.yaml.md"))


@pytest.mark.parametrize("hook", _hooks())
def test_a_hook_finds_nothing_where_all_is_well(argmap: Program, hook: str) -> None:
    path = argmap.write("m.argmap.yaml", _tidy(CLEAN))
    argmap("render", "m.argmap.yaml")
    before = path.read_bytes(), path.with_name("m.svg").read_bytes()
    program, *arguments = _hooks()[hook]["entry"].split()
    assert program == "argmap"
    files = ["m.argmap.yaml"] if _hooks()[hook].get("pass_filenames", True) else []
    assert argmap(*arguments, *files).code == 0
    assert (path.read_bytes(), path.with_name("m.svg").read_bytes()) == before


def test_pre_commit_runs_them(repository: Program) -> None:
    need("pre-commit")
    if not (_ROOT / ".git").exists():
        pytest.skip("pre-commit takes hooks from a git repository, and this is none")
    repository.environment |= _TRUSTING
    repository.write("wrong.argmap.yaml", _tidy(MISSPELT))
    untidy = repository.write("untidy.argmap.yaml", CLEAN)
    repository.write("drawn.argmap.yaml", ISOLATED)
    repository("render", "drawn.argmap.yaml")
    picture = repository.folder / "drawn.svg"
    old = picture.read_bytes()
    repository.write("drawn.argmap.yaml", _tidy(CLEAN))
    run(repository, "git add --all")
    command = ["pre-commit", "try-repo", str(_ROOT), "--all-files", "--color=never"]
    ran = repository.run(command, stderr=subprocess.STDOUT, timeout=900)
    said = ran.stdout.decode()
    assert ran.returncode == 1, said
    assert "\nwrong.argmap.yaml:6:14: error: unknown statement `lease-end` [unknown-reference]\n" in said
    assert said.count("- files were modified by this hook\n") == 2, said
    assert "\n1 map formatted, 2 unchanged\n" in said
    assert "\ndrawn anew: drawn.svg\n" in said
    assert untidy.read_text(encoding="utf-8") == _tidy(CLEAN)
    assert picture.read_bytes() != old
