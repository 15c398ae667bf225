"""The pages of the commands name every option there is, and no other."""

import re
import subprocess
import sys

import pytest

from .examples import ROOT


def _offered(command: str) -> set[str]:
    """The options that a command's help names."""
    ran = subprocess.run(
        [sys.executable, "-m", "argmap", command, "--help"], check=True, capture_output=True, timeout=60
    )
    _, _, options = ran.stdout.decode().partition("\nOptions:\n")
    offered = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", options, re.MULTILINE)) - {"--help"}
    # Of a pair such as `--legend / --no-legend` the page names the one that changes something.
    changing = {re.search(rf"{name} / (--no-[a-z]+)", options) for name in offered}
    offered = {name for name in offered if f"{name} / --no-" not in options}
    return offered | {pair[1] for pair in changing if pair}


def _listed(text: str) -> set[str]:
    """The options that stand in the first column of a table."""
    rows = re.findall(r"^\| (`-[^|]*) \|", text, re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`(--[a-z-]+)", row)}


@pytest.mark.parametrize(
    ("command", "page"),
    [
        ("check", "checking.md"),
        ("convert", "converting.md"),
        ("fmt", "formatting.md"),
        ("init", "continuous-integration.md"),
        ("merge-driver", "merging.md"),
        ("preview", "preview.md"),
        ("render", "drawing.md"),
    ],
)
def test_a_page_lists_the_options_of_its_command(command: str, page: str) -> None:
    assert _listed((ROOT / "docs" / page).read_text(encoding="utf-8")) == _offered(command)


@pytest.mark.parametrize("command", ["evaluate", "explain", "needs", "pivots", "parties", "readings"])
def test_the_page_on_questions_lists_the_options_of_each(command: str) -> None:
    page = (ROOT / "docs" / "asking.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
    shared = _listed(sections["What to suppose"]) - ({"--as"} if command == "parties" else set())
    assert _listed(sections[command]) | shared == _offered(command)
