"""The language server, running, with a folder of maps open."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from .server import Server

_FOLDER = Path(__file__).parent
_PROGRAM = _FOLDER / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


@pytest.fixture(scope="session")
def node() -> str:
    """Node, with the packages of this folder, which continuous integration must have."""
    found = shutil.which("node")
    if found and _PROGRAM.exists():
        return found
    missing = "its packages: npm ci --prefix tests/editor" if found else "Node"
    if os.environ.get("CI") == "true":
        pytest.fail(f"continuous integration lacks {missing}")
    pytest.skip(f"this machine lacks {missing}")


@pytest.fixture(scope="session")
def server(node: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A language server that runs through all tests."""
    with Server([node, str(_PROGRAM), "--stdio"], tmp_path_factory.mktemp("editor")) as server:
        yield server
