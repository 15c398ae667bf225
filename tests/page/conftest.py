"""Programs that run the page: Node for its evaluator alone, Chromium for all of it."""

import os
import shutil
from collections.abc import Iterator
from typing import NoReturn

import pytest

from .reasoner import Reasoner


def missing(what: str) -> NoReturn:
    """Skip for want of a program, which continuous integration must have."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"continuous integration lacks {what}")
    pytest.skip(f"this machine lacks {what}")


@pytest.fixture(scope="session")
def reasoner() -> Iterator[Reasoner]:
    """The page's evaluator, running through all tests."""
    node = shutil.which("node")
    if node is None:
        missing("Node")
    with Reasoner(node) as running:
        yield running
