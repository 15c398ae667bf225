"""argmap init: a repository set up, in a scratch folder and with the real pre-commit."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.cli.configuring import configure
from argmap.files import Trouble
from argmap.setup import integrations

from .conftest import CLEAN, MISSPELT, Program, Ran
from .repository import need, run

_WRITTEN = [
    ".github/workflows/argmap.yml",
    ".gitlab-ci.yml",
    "first.argmap.yaml",
    ".gitattributes",
    "git config",
    ".pre-commit-config.yaml",
    "argmap.schema.json",
    "argmap.toml",
    ".vscode/settings.json",
]
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="a matter of Unix")


@pytest.fixture
def argmap(tmp_path: Path) -> Program:
    """The program in an empty folder, below one that is a project, so that nothing above it counts."""
    (tmp_path / "argmap.toml").touch()
    (tmp_path / "here").mkdir()
    return Program(tmp_path / "here")


def _files(program: Program) -> dict[str, bytes]:
    """All files in the folder but git's own."""
    return {
        path.relative_to(program.folder).as_posix(): path.read_bytes()
        for path in sorted(program.folder.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(program.folder).parts
    }


def test_it_writes_what_it_has_shown_and_then_all_is_there(repository: Program) -> None:
    shown = repository("init")
    assert (shown.code, _files(repository)) == (1, {})
    assert shown.err == "nothing is written yet: `--yes` writes it\n"
    written = repository("init", "--yes")
    assert (written.code, written.out) == (0, shown.out)
    assert written.err.splitlines()[: len(_WRITTEN)] == [f"wrote {path}" for path in _WRITTEN]
    assert written.err.splitlines()[len(_WRITTEN) :] == [
        "see that it installs argmap from where you have it: .github/workflows/argmap.yml",
        "see that it installs argmap from where you have it: .gitlab-ci.yml",
        "see the map: argmap render first.argmap.yaml",
        "in every other clone, this turns it on: argmap init --only merge-driver",
        "turn the hooks on, once in each clone: python -m pip install pre-commit && pre-commit install",
    ]
    before = _files(repository)
    assert set(before) == set(_WRITTEN) - {"git config"}
    assert repository("init") == repository("init", "--yes") == (0, "", "everything is there already\n")
    assert _files(repository) == before


def test_what_is_shown_is_a_patch(repository: Program) -> None:
    repository.write("patch", repository("init").out)
    run(repository, "git apply --exclude=patch patch")
    (repository.folder / "patch").unlink()
    patched = _files(repository)
    repository("init", "--yes")
    assert patched == {
        path: data for path, data in _files(repository).items() if path != "argmap.schema.json"
    }


def test_the_first_map_is_sound_and_well_laid_out(repository: Program) -> None:
    repository("init", "--yes")
    assert repository("check") == (0, "", "1 map checked: nothing wrong\n")
    assert repository("fmt", "--check").code == 0


def test_a_dry_run_shows_the_same_and_writes_nothing(repository: Program) -> None:
    ran = repository("init", "--dry-run", "--yes")
    assert ran == (1, repository("init").out, "")
    assert _files(repository) == {}


def test_the_right_line_of_a_broken_map_is_named_by_the_hook(repository: Program) -> None:
    need("pre-commit")
    repository.environment["PRE_COMMIT_HOME"] = str(repository.folder.parent / "hooks")
    repository("init", "--yes")
    run(repository, "git add .")
    assert run(repository, "pre-commit run --all-files").count("Passed") == 2
    run(repository, "pre-commit install")
    run(repository, "git commit -q -m Maps")
    repository.write("broken.argmap.yaml", MISSPELT)
    run(repository, "git add .")
    for command in ("pre-commit run --all-files", "git commit -m Broken"):
        said = run(repository, command, code=1)
        assert "argmap check.............................................................Failed\n" in said
        assert "\nbroken.argmap.yaml:5:14: error: unknown statement `lease-end` [unknown-reference]\n" in said
    assert run(repository, "git log --format=%s") == "Maps\n"
    repository.write("broken.argmap.yaml", CLEAN)
    run(repository, "git add .")
    assert "argmap fmt --check.......................................................Failed\n" in run(
        repository, "git commit -m Mended", code=1
    )
    assert repository("fmt").code == 0
    run(repository, "git add .")
    run(repository, "git commit -q -m Mended")
    assert run(repository, "git log --format=%s") == "Mended\nMaps\n"


def test_hooks_go_after_those_that_are_there(repository: Program) -> None:
    need("pre-commit")
    repository.environment["PRE_COMMIT_HOME"] = str(repository.folder.parent / "hooks")
    other = "repos:\n- repo: meta\n  hooks:\n  - id: check-hooks-apply\n"
    repository.write(".pre-commit-config.yaml", other)
    repository.write("m.argmap.yaml", MISSPELT)
    ran = repository("init", "--yes", "--only", "pre-commit")
    assert (ran.code, "\n+- repo: local\n" in ran.out, f"\n {other.splitlines()[-1]}\n" in ran.out) == (
        0,
        True,
        True,
    )
    run(repository, "git add .")
    said = run(repository, "pre-commit run --all-files", code=1)
    assert "Check hooks apply to the repository" in said
    assert "\nm.argmap.yaml:5:14: error: " in said


def test_what_the_pipelines_run_finds_a_mistake_in_a_map(repository: Program) -> None:
    repository("init", "--yes")
    repository.write("first.argmap.yaml", MISSPELT)
    for path, formatted in ((".github/workflows/argmap.yml", "github"), (".gitlab-ci.yml", "gitlab")):
        text = (repository.folder / path).read_text(encoding="utf-8")
        (line,) = (line for line in text.splitlines() if f"--output-format {formatted}" in line)
        arguments = shlex.split(line.partition("argmap ")[2].partition(" >")[0])
        ran = repository(*arguments)
        assert ran.code == 1
        if formatted == "github":
            assert ran.out.startswith("::error file=first.argmap.yaml,line=5,")
        else:
            (issue,) = json.loads(ran.out)
            assert issue["location"]["path"] == "first.argmap.yaml"


@pytest.mark.parametrize(
    ("address", "left_out"),
    [
        ("git@github.com:me/maps.git", {".gitlab-ci.yml"}),
        ("https://gitlab.com/me/maps.git", {".github/workflows/argmap.yml"}),
        ("https://codeberg.org/me/maps.git", {".gitlab-ci.yml", ".github/workflows/argmap.yml"}),
    ],
)
def test_the_pipeline_is_that_of_the_service_it_is_pushed_to(
    repository: Program, address: str, left_out: set[str]
) -> None:
    run(repository, f"git remote add origin {address}")
    assert repository("init", "--yes").code == 0
    assert set(_files(repository)) == set(_WRITTEN) - left_out - {"git config"}


def test_git_is_told_how_to_merge_maps_in_each_clone(repository: Program) -> None:
    assert repository("init", "--yes", "--only", "merge").code == 0
    driver = run(repository, "git config --local merge.argmap.driver")
    assert driver.startswith("argmap merge-driver %O %A %B %P ")
    run(repository, "git add .")
    run(repository, "git commit -q -m Attributes")
    run(repository, "git clone -q . ../clone")
    ran = repository("init", "../clone", "--yes", "--only", "merge,merge-driver")
    assert (ran.code, ran.err) == (0, "wrote git config\n")
    assert ran.out.startswith(
        "git config: In this clone, git knows how to merge maps.\ngit config merge.argmap."
    )
    assert run(repository, "git -C ../clone config --local merge.argmap.driver") == driver
    everything = repository("init", "../clone", "--only", "merge,merge-driver")
    assert everything == (0, "", "everything is there already\n")


def test_a_driver_of_ones_own_stays(repository: Program) -> None:
    run(repository, "git config merge.argmap.driver mine")
    assert repository("init", "--yes", "--only", "merge").err.splitlines()[0] == "wrote .gitattributes"
    assert run(repository, "git config --get-regexp merge") == "merge.argmap.driver mine\n"


def test_git_is_told_below_the_top_and_in_a_second_working_tree(repository: Program) -> None:
    run(repository, "git commit -q --allow-empty -m Nothing")
    run(repository, "git worktree add -q ../second")
    (repository.folder.parent / "second" / "deep").mkdir()
    assert repository("init", "../second/deep", "--yes", "--only", "merge").code == 0
    assert (repository.folder.parent / "second" / "deep" / ".gitattributes").exists()
    assert run(repository, "git config merge.argmap.driver").startswith("argmap merge-driver ")
    assert repository("init", "../second", "--only", "merge-driver").code == 0


def test_where_there_is_no_git_the_commands_are_left_to_the_user(argmap: Program) -> None:
    ran = argmap("init", "--yes", "--only", "merge")
    assert (ran.code, ran.err.splitlines()[-1]) == (1, "left to you: git config")
    assert "git config is left as it is. Add this yourself, in each clone of the repository:\n" in ran.out
    assert "    git config merge.argmap.driver " in ran.out
    assert set(_files(argmap)) == {".gitattributes"}


def test_a_configuration_that_git_refuses(repository: Program) -> None:
    (repository.folder / ".git" / "config.lock").touch()
    ran = repository("init", "--yes", "--only", "merge-driver")
    assert ran.code == 2
    assert ran.err.startswith("argmap: git's configuration stays as it is: ")
    assert ran.err.endswith("; nothing is written\n")


def test_what_git_has_been_told_in_the_meantime_stays(repository: Program) -> None:
    run(repository, "git config merge.argmap.driver mine")
    with pytest.raises(Trouble, match=r"`merge\.argmap\.driver` is in the meantime"):
        configure(str(repository.folder), {"merge.argmap.driver": "another"})
    assert run(repository, "git config merge.argmap.driver") == "mine\n"


def test_outside_of_a_repository_there_are_no_hooks_and_no_pipelines(argmap: Program) -> None:
    ran = argmap("init", "--yes")
    assert ran.code == 0
    assert ran.err.startswith("no git repository: after `git init`, hooks and pipelines are set up too\n")
    assert set(_files(argmap)) == {
        "first.argmap.yaml",
        "argmap.schema.json",
        "argmap.toml",
        ".vscode/settings.json",
    }


def test_below_the_top_of_a_repository(repository: Program) -> None:
    (repository.folder / "deep" / "er").mkdir(parents=True)
    ran = repository("init", "deep/er", "--yes")
    assert ran.err.startswith(
        "the repository begins higher up: `argmap init .` sets up hooks and pipelines\n"
    )
    assert "see the map: argmap render deep/er/first.argmap.yaml\n" in ran.err
    assert {path.partition("deep/er/")[2] for path in _files(repository)} == {
        "first.argmap.yaml",
        "argmap.schema.json",
        ".vscode/settings.json",
    }


def test_only_what_was_asked_for(argmap: Program) -> None:
    assert argmap("init", "--yes", "--only", "settings, github").err == (
        "wrote .github/workflows/argmap.yml\nwrote argmap.toml\n"
        "see that it installs argmap from where you have it: .github/workflows/argmap.yml\n"
    )
    assert set(_files(argmap)) == {".github/workflows/argmap.yml", "argmap.toml"}


def test_help_names_all_there_is(argmap: Program) -> None:
    listed = " ".join(argmap("init", "--help").out.partition("--only NAMES")[2].split())
    names = listed.partition("between: ")[2].partition(";")[0]
    assert sorted(names.split(", ")) == [each.name for each in integrations()]


@pytest.mark.parametrize(
    ("only", "said"),
    [
        ("githb", "`--only githb`: there is no `githb`; did you mean `github`?"),
        (
            "map,xyz",
            "`--only map,xyz`: there is no `xyz`; there is github, gitlab, map, merge, merge-driver,",
        ),
        (",", "`--only` names nothing; there is github, gitlab, map, merge, merge-driver,"),
    ],
)
def test_a_name_that_is_unknown(argmap: Program, only: str, said: str) -> None:
    ran = argmap("init", "--yes", "--only", only)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"argmap: {said}")
    assert _files(argmap) == {}


def test_maps_and_files_that_are_there_stay_as_they_are(repository: Program) -> None:
    mine = {
        "maps/mine.argmap.yaml": CLEAN,
        "argmap.toml": "ignore = []\n",
        ".vscode/settings.json": '// mine\n{"a": 1}\n',
        ".pre-commit-config.yaml": "repos: []\n",
        ".gitlab-ci.yml": "stages: [build]\n",
    }
    for path, text in mine.items():
        repository.write(path, text)
    ran = repository("init", "--yes")
    assert (ran.code, ran.err) == (
        1,
        "wrote .gitattributes\nwrote git config\nwrote argmap.schema.json\n"
        "in every other clone, this turns it on: argmap init --only merge-driver\n"
        "left to you: .gitlab-ci.yml, .pre-commit-config.yaml, .vscode/settings.json\n",
    )
    for path in (".vscode/settings.json", ".pre-commit-config.yaml", ".gitlab-ci.yml"):
        assert f"{path} is left as it is. Add this yourself, " in ran.out
    assert {path: data.decode() for path, data in _files(repository).items() if path in mine} == mine
    again = repository("init", "--yes")
    assert (again.code, again.err) == (1, "")


def test_settings_of_the_editor_get_one_key_more(argmap: Program) -> None:
    argmap.write(".vscode/settings.json", '{\n    "editor.rulers": [110]\n}\n')
    assert argmap("init", "--yes", "--only", "vscode").code == 0
    assert (argmap.folder / ".vscode" / "settings.json").read_text() == (
        '{\n    "editor.rulers": [110],\n'
        '    "yaml.schemas": {"argmap.schema.json": ["*.argmap.yaml", "*.argmap.yml"]}\n}\n'
    )


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("nowhere", "there is no folder `nowhere`; make it first"),
        ("file", "`file` is a file; name the folder that is to be set up"),
    ],
)
def test_what_is_no_folder(argmap: Program, folder: str, said: str) -> None:
    argmap.write("file", "")
    assert argmap("init", folder, "--yes") == (2, "", f"argmap: {said}\n")


@on_unix
def test_a_file_in_the_way_of_a_folder_and_the_other_way_round(argmap: Program) -> None:
    argmap.write(".vscode", "mine")
    (argmap.folder / "argmap.toml").mkdir()
    ran = argmap("init", "--yes", "--only", "vscode")
    assert ran == (2, "", "argmap: `.vscode` can't be a folder: a file is in the way\n")
    said = "argmap: `argmap.toml`: this is a folder, and a file is needed\n"
    assert argmap("init", "--yes", "--only", "settings") == (2, "", said)
    assert argmap("init", "--yes", "--only", "map").code == 0
    assert (argmap.folder / ".vscode").read_text() == "mine"


def test_a_file_in_another_encoding(argmap: Program) -> None:
    argmap.write(".gitlab-ci.yml", "# Prüfung\n".encode("latin-1"))
    assert argmap("init", "--yes", "--only", "gitlab") == (
        2,
        "",
        "argmap: `.gitlab-ci.yml` is not in UTF-8, so argmap can't tell what is in it\n",
    )


@on_unix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_nothing_may_be_written_to(argmap: Program) -> None:
    argmap.folder.chmod(0o555)
    ran = argmap("init", "--yes", "--only", "settings")
    argmap.folder.chmod(0o755)
    assert (ran.code, ran.err) == (2, "argmap: `argmap.toml`: permission denied; nothing is written\n")


@on_unix
def test_a_disk_that_fills_up_in_between(argmap: Program) -> None:
    """The limit on the size of files lets all of them pass but the schema, and measuring coverage."""
    command = shlex.join(map(os.fsdecode, argmap.command("init", "--yes", "--only", "map,settings,vscode")))
    environment = {key: value for key, value in argmap.environment.items() if "COVERAGE" not in key}
    ran = argmap.run(["sh", "-c", f"ulimit -f 16; {command}"], env=environment)
    assert ran.returncode == 2
    assert ran.stderr.decode() == (
        "wrote first.argmap.yaml\n"
        "argmap: `argmap.schema.json`: file too large; what is named above is written, the rest is not\n"
    )
    assert set(_files(argmap)) == {"first.argmap.yaml"}
    assert argmap("init", "--yes", "--only", "map,settings,vscode").code == 0
    assert set(_files(argmap)) >= {"argmap.schema.json", "argmap.toml", ".vscode/settings.json"}


def _answer(program: Program, answer: bytes, meanwhile: str = "") -> Ran:
    """What is said on a terminal, where somebody answers; `meanwhile` a file is written."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        program.command("init", "--only", "settings"),
        cwd=program.folder,
        env=program.environment,
        pass_fds=(theirs,),
        preexec_fn=lambda: os.login_tty(theirs),  # noqa: PLW1509 - for Ctrl-C
    )
    os.close(theirs)
    said = b""
    while not said.endswith(b"[y/N] "):
        said += os.read(ours, 4096)
    if meanwhile:
        program.write(meanwhile, "ignore = []\n")
    os.write(ours, answer)
    try:
        while more := os.read(ours, 4096):
            said += more
    except OSError:  # how Linux says that the other side is closed
        pass
    os.close(ours)
    return Ran(process.wait(60), said.decode().replace("\r\n", "\n"), "")


@on_unix
@pytest.mark.parametrize("answer", ["y\n", "YES\n"])
def test_on_a_terminal_it_asks_and_writes(argmap: Program, answer: str) -> None:
    ran = _answer(argmap, answer.encode())
    assert (ran.code, "Write these? [y/N] " in ran.out) == (0, True)
    assert ran.out.endswith("wrote argmap.toml\n")
    assert set(_files(argmap)) == {"argmap.toml"}


@on_unix
@pytest.mark.parametrize("answer", ["\n", "n\n", "what?\n", "\x04"])
def test_on_a_terminal_anything_but_yes_is_no(argmap: Program, answer: str) -> None:
    ran = _answer(argmap, answer.encode())
    assert (ran.code, _files(argmap)) == (1, {})
    assert ran.out.endswith("nothing is written\n")


@on_unix
def test_ctrl_c_at_the_question(argmap: Program) -> None:
    ran = _answer(argmap, b"\x03")
    assert (ran.code, _files(argmap)) == (130, {})
    assert "Traceback" not in ran.out


@on_unix
def test_a_file_that_comes_while_it_asks_is_not_overwritten(argmap: Program) -> None:
    ran = _answer(argmap, b"y\n", meanwhile="argmap.toml")
    assert ran.code == 2
    assert ran.out.endswith(
        "argmap: `argmap.toml` has changed in the meantime; run `argmap init` again; nothing is written\n"
    )
    assert _files(argmap) == {"argmap.toml": b"ignore = []\n"}
