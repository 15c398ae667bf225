"""A real editor: Neovim, without a window, with the language server as its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import MISSPELT

# With what each version since 0.7 has; the manual has the shorter way of 0.11.
_SCRIPT = """\
local client = vim.lsp.start_client({ cmd = { PYTHON, "-m", "argmap", "lsp" }, root_dir = vim.fn.getcwd() })
vim.cmd("edit office.argmap.yaml")
vim.lsp.buf_attach_client(0, client)
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 50)
for _, found in ipairs(vim.diagnostic.get(0)) do
  print(string.format("%d:%d %s", found.lnum + 1, found.col + 1, found.message))
end
vim.cmd("qa!")
"""


def test_neovim_shows_what_is_wrong(tmp_path: Path) -> None:
    if shutil.which("nvim") is None:
        assert not os.environ.get("CI"), "Neovim is not here"
        pytest.skip("Neovim is not here")
    (tmp_path / "argmap.toml").touch()
    (tmp_path / "office.argmap.yaml").write_text(MISSPELT, encoding="utf-8")
    (tmp_path / "try.lua").write_text(_SCRIPT.replace("PYTHON", f'"{sys.executable}"'), encoding="utf-8")
    ran = subprocess.run(
        ["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-c", "luafile try.lua"],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "5:14 unknown statement `lease-end`; did you mean `lease-ends`?" in ran.stdout + ran.stderr
