"""Programs that some tests need, and not every machine has."""

import os
import shutil
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Skip for want of a program, which continuous integration must have."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"continuous integration lacks {what}")
    pytest.skip(f"this machine lacks {what}")


def node() -> str:
    """Where Node is."""
    return shutil.which("node") or missing("Node")


def chromium() -> str:
    """Where Chromium is."""
    found = map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
    return next(filter(None, found), None) or missing("Chromium")
