"""Argdown's own reader, running under Node."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from machine import missing, node

_HERE = Path(__file__).parent

Argdown = Callable[[str], dict[str, Any]]
"""What Argdown's own reader makes of a text: its tokens, its model as JSON, and its errors."""


@pytest.fixture(scope="session")
def argdown() -> Iterator[Argdown]:
    """One process that answers for as many texts as it is asked about."""
    program = node()
    if not (_HERE / "node_modules").is_dir():
        missing("Argdown's reader: npm ci --prefix tests/formats/argdown")
    with subprocess.Popen(
        [program, _HERE / "reader.cjs"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as running:
        assert running.stdin
        assert running.stdout
        into, out = running.stdin, running.stdout

        def ask(text: str) -> dict[str, Any]:
            into.write(json.dumps({"text": text}) + "\n")
            into.flush()
            answer: dict[str, Any] = json.loads(out.readline())
            return answer

        yield ask
        into.close()
