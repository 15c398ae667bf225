"""What is written into an empty folder, and what counts as there already."""

import json
import re
import shlex
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from argmap.settings.keys import KEYS
from argmap.settings.reading import read_settings
from argmap.setup import Advice, Configuration, Place, integrations, is_hosted_by, steps

from .merging import FILES, PATHS, merged, new_text

_VENDORED = {"github": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}


def _yaml(name: str) -> Any:
    # BaseLoader, as YAML 1.1 takes the key `on` for `true`.
    return yaml.load(new_text(name), Loader=yaml.BaseLoader)


def test_the_integrations() -> None:
    assert PATHS == {
        "github": ".github/workflows/argmap.yml",
        "gitlab": ".gitlab-ci.yml",
        "map": "first.argmap.yaml",
        "merge": ".gitattributes",
        "merge-driver": "git config",
        "pre-commit": ".pre-commit-config.yaml",
        "schema": "argmap.schema.json",
        "settings": "argmap.toml",
        "vscode": ".vscode/settings.json",
    }


@pytest.mark.parametrize("name", FILES)
def test_what_was_written_is_there_already(name: str) -> None:
    text = new_text(name)
    assert text.endswith("\n")
    assert merged(name, text) is None
    if name != "schema":  # which is JSON that JSON made, and knows no comments
        assert merged(name, text.replace("\n", "\r\n")) is None


@pytest.mark.parametrize("name", ["github", "gitlab", "pre-commit", "settings", "vscode"])
def test_what_is_written_is_no_map(name: str, tmp_path: Path) -> None:
    from argmap import files

    file = tmp_path / "some.yml"
    file.write_text(new_text(name), encoding="utf-8")
    with pytest.raises(files.Trouble, match="there are no maps"):
        files.find_maps([str(tmp_path)])


def test_the_hooks() -> None:
    (repo,) = _yaml("pre-commit")["repos"]
    assert repo["repo"] == "local"
    assert [hook["entry"] for hook in repo["hooks"]] == ["argmap check", "argmap fmt --check"]
    for hook in repo["hooks"]:
        assert (hook["language"], hook["pass_filenames"]) == ("system", "false")
        for path, wanted in {"a.argmap.yaml": 1, "b/c.argmap.yml": 1, "argmap.yaml": 0, "a.yaml": 0}.items():
            assert bool(re.search(hook["files"], path)) == bool(wanted)


@pytest.mark.parametrize(
    "existing", ["*.png binary\n", "*.png binary", "* text=auto\r\n", "# *.argmap.yaml merge=argmap\n"]
)
def test_attributes_after_others(existing: str) -> None:
    after = new_text("merge", existing)
    assert after.startswith(existing)
    assert after.split()[-4:] == ["*.argmap.yaml", "merge=argmap", "*.argmap.yml", "merge=argmap"]
    assert after.count("\r\n") in (0, after.count("\n"))


@pytest.mark.parametrize(
    "line", ["maps/* merge=argmap", "*.argmap.yaml text merge=union", "*.argmap.y*ml -merge"]
)
def test_attributes_that_say_how_maps_are_merged_are_left(line: str) -> None:
    assert merged("merge", f"{line}\n") is None


def test_the_driver() -> None:
    place = Place(frozenset({".git"}))
    (step,) = steps(place, ["merge-driver"])
    assert isinstance(step.after, Configuration)
    command = step.after.values["merge.argmap.driver"]
    assert command.startswith("argmap merge-driver %O %A %B %P ")
    (again,) = steps(place._replace(merging=step.after.values), ["merge-driver"])
    assert again.after is None
    (own,) = steps(place._replace(merging={"merge.argmap.driver": "my own"}), ["merge-driver"])
    assert own.after is None
    (without,) = steps(Place(), ["merge-driver"])
    assert isinstance(without.after, Advice)
    assert shlex.split(without.after.lines.splitlines()[1]) == [
        "git",
        "config",
        "merge.argmap.driver",
        command,
    ]


def test_the_workflow() -> None:
    workflow = _yaml("github")
    assert workflow["on"] == "pull_request"
    assert workflow["permissions"] == {"contents": "read"}
    (job,) = workflow["jobs"].values()
    uses = [step["uses"] for step in job["steps"] if "uses" in step]
    assert [re.fullmatch(r"(actions/[a-z-]+)@v\d+", each)[1] for each in uses] == [  # type: ignore[index]
        "actions/checkout",
        "actions/setup-python",
    ]
    assert [step["run"] for step in job["steps"] if "run" in step] == [
        "python -m pip install argmap",
        "argmap check --output-format github",
    ]


def test_the_job() -> None:
    ((name, job),) = _yaml("gitlab").items()
    report = job["artifacts"]["reports"]["codequality"]
    assert name == "check-maps"
    assert job["artifacts"]["when"] == "always"
    assert job["script"][1:] == [
        f"argmap check --quiet --output-format gitlab > {report} || true",
        "argmap check",
    ]


@pytest.mark.parametrize("name", _VENDORED)
def test_the_published_schema_of_the_service_agrees(name: str, tmp_path: Path) -> None:
    if not find_spec("check_jsonschema"):
        pytest.skip("check-jsonschema is not installed")
    file = tmp_path / "it.yml"

    def verdict(text: str) -> int:
        file.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", _VENDORED[name], str(file)]
        return subprocess.run(command, stdout=subprocess.PIPE, timeout=60, check=False).returncode

    assert verdict(new_text(name)) == 0
    broken = {"github": ("runs-on", "runs_on"), "gitlab": ("script", "scripts")}[name]
    assert verdict(new_text(name).replace(*broken)) == 1


def test_settings_are_comments_until_one_is_taken() -> None:
    text = new_text("settings")
    assert tomllib.loads(text) == {}
    taken = re.sub(r"(?m)^# (?=\[|[\w\"/*-]+ = )", "", text)
    assert set(tomllib.loads(taken)) == set(KEYS)
    assert read_settings(taken, "argmap.toml", ".") is not None  # which raises if a value means nothing


def test_settings_in_pyproject_are_enough() -> None:
    assert merged("settings", None, {"pyproject.toml": '[tool.argmap]\nignore = ["all"]\n'}) is None
    assert merged("settings", None, {"pyproject.toml": '[tool.argmap.severity]\noverdue = "error"\n'}) is None
    assert merged("settings", None, {"pyproject.toml": '[project]\nname = "argmaps"\n'})


def test_settings_are_not_hidden_by_comments_farther_down() -> None:
    usual = {
        above: {each.name for each in integrations() if each.usual(Place(above=above))}
        for above in (None, "..")
    }
    assert usual[None] - usual[".."] == {"settings"}


def test_a_file_of_settings_is_left_as_it_is() -> None:
    assert merged("settings", "ignore = []\n") is None


def test_the_first_map_names_the_schema_where_it_is() -> None:
    assert new_text("map").startswith("# yaml-language-server: $schema=argmap.schema.json\n")
    farther = new_text("map", None, {"schema/argmap.schema.json": "{}"})
    assert farther.startswith("# yaml-language-server: $schema=schema/argmap.schema.json\n")


def test_a_folder_with_maps_needs_no_first_one() -> None:
    assert [step.after for step in steps(Place(has_maps=True), ["map"])] == [None]


def test_the_schema_comes_with_what_names_it_and_only_where_there_is_none() -> None:
    for name in ("map", "vscode"):
        assert {step.integration.name for step in steps(Place(), [name])} == {name, "schema"}
        there = steps(Place(texts={"schema/argmap.schema.json": "{}"}), [name])
        assert [each.after for each in there if each.integration.name == "schema"] == [None]
    assert [step.integration.name for step in steps(Place(has_maps=True), ["map"])] == ["map"]
    jsonschema.Draft7Validator.check_schema(json.loads(new_text("schema")))


@pytest.mark.parametrize("name", FILES)
def test_a_blank_file_is_as_good_as_none(name: str) -> None:
    assert new_text(name, " \n\n") == new_text(name)


def test_another_workflow_that_checks_maps_is_enough() -> None:
    other = "jobs:\n  all:\n    steps:\n      - run: uv run argmap check maps\n"
    assert merged("github", None, {".github/workflows/all.yaml": other}) is None


@pytest.mark.parametrize(
    "line",
    [
        "# argmap check comes later",
        "    - run: ./argmap check",
        "    - run: cd argmap && ls",
        "    - run: my-argmap check",
        "    - run: argmap checks",
    ],
)
def test_what_only_looks_as_if_it_ran_argmap(line: str) -> None:
    assert merged("github", None, {".github/workflows/all.yaml": f"jobs:\n{line}\n"})


@pytest.mark.parametrize(
    "line", ["- run: argmap check", "- run: python -m argmap check .", "- id: argmap-check"]
)
def test_what_runs_argmap(line: str) -> None:
    assert merged("github", None, {".github/workflows/all.yaml": f"steps:\n  {line}\n"}) is None


def test_a_workflow_of_that_name_that_does_something_else() -> None:
    after = merged("github", "name: argmap\n")
    assert isinstance(after, Advice)
    assert after.where == "as a file of another name beside it"
    assert after.lines == new_text("github")


_HOSTS = [
    ("nothing is known", {".git"}, (), {"github", "gitlab"}),
    ("no repository", {".github", ".gitlab-ci.yml"}, (), set()),
    ("a folder of GitHub's", {".git", ".github"}, (), {"github"}),
    ("a file of GitLab's", {".git", ".gitlab-ci.yml"}, (), {"gitlab"}),
    ("both", {".git", ".github", ".gitlab-ci.yml"}, (), {"github", "gitlab"}),
    ("https", {".git"}, ("https://github.com/me/maps.git",), {"github"}),
    ("https with a user", {".git"}, ("https://me@gitlab.com/me/maps.git",), {"gitlab"}),
    ("ssh", {".git"}, ("git@github.com:me/maps.git",), {"github"}),
    ("ssh with a port", {".git"}, ("ssh://git@gitlab.example.org:2222/me/maps.git",), {"gitlab"}),
    ("a mirror", {".git"}, ("git@github.com:me/m.git", "git@gitlab.com:me/m.git"), {"github", "gitlab"}),
    ("elsewhere", {".git"}, ("git@bitbucket.org:me/github-tools.git",), set()),
    ("a folder", {".git"}, ("/srv/github/maps.git",), set()),
    ("a folder of Windows", {".git"}, ("C:/gitlab/maps.git",), set()),
    ("moving from one to the other", {".git", ".github"}, ("git@gitlab.com:me/m.git",), {"github", "gitlab"}),
]


@pytest.mark.parametrize(
    ("entries", "remotes", "hosts"), [case[1:] for case in _HOSTS], ids=[c[0] for c in _HOSTS]
)
def test_which_service_a_repository_is_on(
    entries: set[str], remotes: tuple[str, ...], hosts: set[str]
) -> None:
    place = Place(frozenset(entries), remotes=remotes)
    marks = {"github": ".github", "gitlab": ".gitlab-ci.yml"}
    assert {word for word, mark in marks.items() if is_hosted_by(word, mark, place)} == hosts
    usual = {each.name for each in integrations() if each.usual(place)}
    of_git = {"merge", "merge-driver", "pre-commit"} if ".git" in entries else set()
    assert usual == hosts | of_git | {"map", "settings", "vscode"}
