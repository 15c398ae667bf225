"""README, CONTRIBUTING and the recipes name commands that work and paths that are there."""

import re

import pytest

from .examples import ROOT, blocks

_README = ROOT / "README.md"
_PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|md|toml|yaml|json))`")


def _commands() -> list[str]:
    return [line for block in blocks(_README) if block.language == "sh" for line in block.text.splitlines()]


def test_the_readme_installs_and_draws_a_real_map_in_one_line() -> None:
    (line,) = (line for line in _commands() if "argmap render" in line)
    install, draw = line.split(" && ")
    assert install == "python -m pip install ."
    path = re.fullmatch(r"argmap render (maps/[\w-]+\.argmap\.yaml) -o [\w-]+\.svg", draw)
    assert path
    assert (ROOT / path[1]).is_file()


def test_the_readme_installs_and_runs_the_tests_in_one_line() -> None:
    assert 'python -m pip install ".[test]" && python -m pytest' in _commands()


def test_continuous_integration_runs_the_very_line_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    pattern = re.search(r"grep -m1 -E '([^']+)' README\.md", script)
    assert pattern
    matching = [
        line for line in _README.read_text(encoding="utf-8").splitlines() if re.search(pattern[1], line)
    ]
    assert matching == ['python -m pip install ".[test]" && python -m pytest']


def test_the_map_on_top_of_the_readme_is_short() -> None:
    first = next(blocks(_README))
    assert first.language == "yaml"
    assert 12 <= first.text.count("\n") <= 20
    assert "picture" in first.notes


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md", "README.md"])
def test_the_paths_that_a_page_names_are_there(page: str) -> None:
    named = _PATH.findall((ROOT / page).read_text(encoding="utf-8"))
    assert [path for path in named if "ID" not in path and not (ROOT / path).exists()] == []


def test_what_the_justfile_runs_is_there() -> None:
    text = (ROOT / "justfile").read_text(encoding="utf-8")
    recipes = re.findall(r"^([a-z]+)(?: [^:\n]*)?:(?!=)", text, re.MULTILINE)
    assert set(recipes) >= {"check", "test", "lint", "docs", "update", "schema", "bench", "fuzz"}
    for path in re.findall(r"[\w./-]+\.(?:py|json)\b", text):
        assert (ROOT / path).exists(), path
