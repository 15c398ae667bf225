"""The action, step by step as the runner of GitHub takes them, with an event and files for what steps say."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from .conftest import ROOT, Repository

_ACTION: dict[str, Any] = YAML(typ="safe").load(ROOT / "action.yml")
_NAMED = re.compile(r"\$\{\{ (inputs|steps)\.([\w.]+) \}\}")


class Runner:
    """Runs the steps of the action in a repository; what others do (`uses`) is only noted."""

    def __init__(self, repository: Repository, folder: Path) -> None:
        self.repository = repository
        self.folder = folder
        self.outputs: dict[str, str] = {}
        self.used: list[str] = []
        self.said = ""
        self._path = os.environ["PATH"]

    def file(self, name: str) -> Path:
        """A file that steps write, or that says what has happened."""
        return self.folder / name

    @property
    def summary(self) -> str:
        """The summary of the job."""
        return self.file("summary").read_text(encoding="utf-8") if self.file("summary").exists() else ""

    @property
    def is_installed(self) -> bool:
        """Whether argmap is where the first step of the action installs it."""
        return self.file("argmap/python").exists()

    def have_installed(self) -> None:
        """Take the argmap of the tests for one that the first step has installed."""
        self.file("argmap").mkdir()
        self.file("argmap/python").symlink_to(sys.prefix, target_is_directory=True)
        self._path = f"{Path(sys.executable).parent}{os.pathsep}{self._path}"

    def run(self, event: Mapping[str, Any], **inputs: str) -> int:
        """Run all steps, and give the code of the first that fails, else 0."""
        self.file("event.json").write_text(json.dumps(event), encoding="utf-8")
        given = {name: each["default"] for name, each in _ACTION["inputs"].items()}
        given |= {"python": sys.executable, **inputs}
        first = 1 if self.is_installed else 0  # the same argmap once more would take most of the time
        for step in _ACTION["runs"]["steps"][first:]:
            if not self._is_asked_for(step.get("if", ""), given):
                continue
            if "uses" in step:
                self.used.append(step["uses"])
                continue
            if code := self._step(step, given):
                return code
        return 0

    def _is_asked_for(self, condition: str, given: Mapping[str, str]) -> bool:
        """Whether a condition holds: inputs and outputs compared with texts, all of which must be so."""
        for each in filter(None, condition.split(" && ")):
            left, operator, right = re.fullmatch(r"(\S+) (==|!=) '(.*)'", each).groups()  # type: ignore[union-attr]
            if (self._value(left, given) == right) != (operator == "=="):
                return False
        return True

    def _value(self, name: str, given: Mapping[str, str]) -> str:
        kind, _, rest = name.partition(".")
        return given[rest] if kind == "inputs" else self.outputs.get(rest.replace(".outputs", ""), "")

    def _step(self, step: Mapping[str, Any], given: Mapping[str, str]) -> int:
        assert step["shell"] == "bash"
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")},
            "PATH": self._path,
            "RUNNER_TEMP": str(self.folder),
            "GITHUB_ACTION_PATH": str(ROOT),
            **{
                f"GITHUB_{name.upper()}": str(self.file(file))
                for name, file in (
                    ("event_path", "event.json"),
                    ("output", "output"),
                    ("path", "path"),
                    ("step_summary", "summary"),
                )
            },
        }
        for name, text in step.get("env", {}).items():
            environment[name] = _NAMED.sub(lambda found: self._value(f"{found[1]}.{found[2]}", given), text)
        for name in ("output", "path"):
            self.file(name).write_text("")
        ran = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.repository.folder,
            env=environment,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=400,
        )
        self.said += ran.stdout
        for line in self.file("output").read_text().splitlines():
            name, _, value = line.partition("=")
            self.outputs[f"{step['id']}.{name}"] = value
        for line in self.file("path").read_text().splitlines():
            self._path = f"{line}{os.pathsep}{self._path}"
        return ran.returncode


@pytest.fixture
def runner(repository: Repository, tmp_path: Path) -> Runner:
    folder = tmp_path / "runner"
    folder.mkdir()
    return Runner(repository, folder)


def test_a_pull_request_is_checked_and_its_change_is_told(runner: Runner, repository: Repository) -> None:
    base = repository.git("rev-parse", "main")
    assert runner.run({"pull_request": {"base": {"sha": base}}}, paths="maps") == 1  # an expectation fails
    assert "::error file=maps/istanbul-talks.argmap.yaml" in runner.said
    assert "::warning file=maps/istanbul-talks.argmap.yaml,line=" in runner.said
    assert (
        "| **neutrality**<br>in scenarios guarantees-hold, full-guarantees | √ stands | ? open |"
        in runner.summary
    )
    assert runner.outputs["diff.changed"] == "true"
    assert Path(runner.outputs["diff.comment"]).read_text(encoding="utf-8") == runner.summary
    found = json.loads(Path(runner.outputs["check.sarif"]).read_text(encoding="utf-8"))
    assert {each["ruleId"] for each in found["runs"][0]["results"]} == {"failed-expectation"}
    picture = Path(runner.outputs["draw.pictures"], "change.svg").read_text(encoding="utf-8")
    assert "~ CHANGED" in picture
    assert runner.used == ["actions/upload-artifact@v4"]

    # The same runner, with argmap, for a push of a commit in which nothing is wrong and nothing changed.
    repository.git("checkout", "--quiet", "main")
    repository.git("commit", "--quiet", "--allow-empty", "-m", "Nothing")
    runner.outputs.clear()
    runner.used.clear()
    assert runner.run({"before": base}) == 0
    assert runner.outputs["diff.changed"] == "false"
    assert runner.summary.endswith("### Argument: no change in meaning\n")
    assert runner.used == []

    # The first push of all has nothing before it.
    runner.outputs.clear()
    assert runner.run({"before": "0" * 40}) == 0
    assert "diff.changed" not in runner.outputs
    assert "::notice title=argmap::There is no earlier version to compare the maps with." in runner.said


def test_the_base_is_fetched_where_only_one_commit_was(
    runner: Runner, repository: Repository, tmp_path: Path
) -> None:
    base = repository.git("rev-parse", "main")
    repository.git("config", "uploadpack.allowReachableSHA1InWant", "true")
    shallow = tmp_path / "shallow"
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.folder}", str(shallow))
    repository.folder = shallow
    runner.have_installed()
    runner.run({"merge_group": {"base_sha": base}}, pictures="false")
    assert runner.outputs["diff.changed"] == "true"
    assert "draw.pictures" not in runner.outputs


def test_it_is_as_github_says_actions_are() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions"]
    ran = subprocess.run([*command, str(ROOT / "action.yml")], check=False, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout


def test_what_users_give_never_becomes_part_of_a_command() -> None:
    scripts = [step["run"] for step in _ACTION["runs"]["steps"] if "run" in step]
    assert scripts
    assert not any("${{" in script for script in scripts)
