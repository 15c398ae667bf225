"""The pages of the commands name every option there is, and no other."""

import re
import subprocess
import sys

import pytest

from .examples import ROOT


@pytest.mark.parametrize(("command", "page"), [("check", "checking.md"), ("render", "drawing.md")])
def test_a_page_lists_the_options_of_its_command(command: str, page: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "argmap", command, "--help"], check=True, capture_output=True, timeout=60
    )
    _, _, options = ran.stdout.decode().partition("\nOptions:\n")
    offered = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", options, re.MULTILINE)) - {"--help"}
    # Of a pair such as `--legend / --no-legend` the page names the one that changes something.
    changing = {re.search(rf"{name} / (--no-[a-z]+)", options) for name in offered}
    offered = {name for name in offered if f"{name} / --no-" not in options}
    offered |= {pair[1] for pair in changing if pair}
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`-[^|]*) \|", text, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`(--[a-z-]+)", row)} == offered
