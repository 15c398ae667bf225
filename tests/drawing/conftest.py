"""The engines that are really run, and the maps that are drawn."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.drawing.engine import Engine, find
from argmap.graph import Graph
from argmap.pipeline import Project

HERE = Path(__file__).parent
MAPS = sorted([*HERE.parents[1].glob("maps/*.yaml"), *HERE.glob("maps/*.yaml")])


@pytest.fixture
def pure() -> Engine:
    """The engine that pip brings."""
    return find("pure")


@pytest.fixture
def system() -> Engine:
    """The machine's own Graphviz, which continuous integration must have."""
    if not shutil.which("dot") and os.environ.get("CI") != "true":
        pytest.skip("this machine has no Graphviz of its own")
    return find("system")


@pytest.fixture(params=["pure", "system"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each of the engines."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Engine)
    return found


@pytest.fixture(autouse=True)
def _no_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGMAP_DOT", raising=False)


@pytest.fixture(params=MAPS, ids=lambda path: path.name.partition(".")[0])
def graph(request: pytest.FixtureRequest) -> Graph:
    """Each of the maps: the ones of the repository, and some to trip over."""
    return _load(request.param)


@pytest.fixture
def graph_of() -> Callable[[str], Graph]:
    """Reads a map from what stands below `argmap: 1`, or by its name from the maps of these tests."""

    def read(text: str) -> Graph:
        if "\n" not in text:
            return _load(next(path for path in MAPS if path.name == f"{text}.argmap.yaml"))
        graph = Project(lambda path: b"").check_text(f"argmap: 1\n{text}", "test.argmap.yaml").graph
        assert graph is not None
        return graph

    return read


@pytest.fixture
def snapshot() -> Callable[[str, str], None]:
    """Compares a text with the one kept under a name; UPDATE_SNAPSHOTS=1 keeps the new one."""

    def compare(name: str, text: str) -> None:
        path = HERE / "snapshots" / name
        if os.environ.get("UPDATE_SNAPSHOTS") == "1":
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path} is not there: run with UPDATE_SNAPSHOTS=1"
        assert path.read_text(encoding="utf-8") == text, "if this is meant, run with UPDATE_SNAPSHOTS=1"

    return compare


def _load(path: Path) -> Graph:
    graph = Project(lambda name: Path(name).read_bytes()).check(path.as_posix()).graph
    assert graph is not None
    return graph
