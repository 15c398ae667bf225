"""Editors that are on this machine, set up as the manual says."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "editors.md"
MAP = """\
argmap: 1
proposals:
  move:
    text: We move.
    only_if: lease-end
conditions:
  lease-ends: The lease ends.
"""
_CHECK = """\
local function say(what, so) io.stdout:write(what, so and " yes\\n" or " no\\n") end
local function soon(what, is_so) say(what, vim.wait(30000, is_so, 50)) end
soon("attached", function() return #vim.lsp.get_clients({ bufnr = 0 }) > 0 end)
soon("told", function() return #vim.diagnostic.get(0) == 1 end)
local found = vim.diagnostic.get(0)[1]
io.stdout:write(found.lnum + 1, ": ", found.message, " [", found.code, "]\\n")
vim.fn.setline(5, "    only_if: lease-ends")
soon("mended", function() return #vim.diagnostic.get(0) == 0 end)
vim.fn.cursor(5, 16)
vim.lsp.buf.rename("end-of-lease")
soon("renamed", function() return vim.fn.getline(7) == "  end-of-lease: The lease ends." end)
soon("hints", function() return #vim.lsp.inlay_hint.get({ bufnr = 0 }) == 2 end)
vim.cmd("qa!")
"""


def _neovim() -> str:
    """Neovim, if it is new enough for the set-up of the manual."""
    program = shutil.which("nvim")
    if program is None:
        pytest.skip("this machine lacks Neovim")
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    version = re.search(r"v(\d+)\.(\d+)", said)
    if version is None or tuple(map(int, version.groups())) < (0, 11):
        pytest.skip("Neovim is older than 0.11 on this machine")
    return program


def test_neovim(tmp_path: Path) -> None:
    program = _neovim()
    (block,) = re.findall(r"^```lua\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    command = f'cmd = {{ "{sys.executable}", "-m", "argmap", "lsp" }}'
    setup = block.replace('cmd = { "argmap", "lsp" }', command)
    assert setup != block
    (tmp_path / "init.lua").write_text(setup)
    (tmp_path / "check.lua").write_text(_CHECK)
    (tmp_path / "map.argmap.yaml").write_text(MAP)
    (tmp_path / "argmap.toml").touch()
    arguments = ["--headless", "--clean", "-u", "init.lua", "map.argmap.yaml", "-S", "check.lua"]
    ran = subprocess.run(
        [program, *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=True
    )
    assert ran.stdout.splitlines() == [
        "attached yes",
        "told yes",
        "5: unknown statement `lease-end`; did you mean `lease-ends`? [unknown-reference]",
        "mended yes",
        "renamed yes",
        "hints yes",
    ]
