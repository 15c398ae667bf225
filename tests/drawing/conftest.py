"""The engines that are really run."""

import os
import shutil

import pytest

from argmap.drawing.engine import Engine, find


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
