"""The template for GitLab: its jobs, run as GitLab's runner does, but for the image and the installation."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from .conftest import ROOT, Repository

_TEMPLATE = ROOT / "gitlab" / "argmap.gitlab-ci.yml"
_JOBS: dict[str, Any] = YAML(typ="safe").load(_TEMPLATE)


def run(repository: Repository, job: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, **_JOBS["variables"], **variables}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    script = "\n".join(_JOBS[job]["script"])
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=repository.folder,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_change_is_told_and_drawn(repository: Repository) -> None:
    base = repository.git("rev-parse", "main")
    ran = run(repository, "compare-maps", CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert ran.returncode == 0, ran.stderr
    assert "| √ stands | ? open |" in ran.stdout
    assert {path.name for path in (repository.folder / "argument").iterdir()} == {"changes.md", "change.svg"}


def test_what_is_wrong_fails_the_job_and_is_in_its_report(repository: Repository) -> None:
    ran = run(repository, "check-maps")
    assert ran.returncode == 1
    assert "[failed-expectation]" in ran.stdout
    assert "failed-expectation" in (repository.folder / "gl-code-quality-report.json").read_text()


def test_it_is_as_gitlab_says_pipelines_are() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci"]
    ran = subprocess.run([*command, str(_TEMPLATE)], check=False, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout
