"""The preview of a map in a folder of its own: as an application, and as the installed program."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import httpx
import pytest

MAP = """\
argmap: 1
title: The office
proposals:
  move-office:
    text: We move to the office by the station.
    only_if: lease-ends
conditions:
  lease-ends: The old lease can be ended by the summer.
"""
BROKEN = MAP.replace("only_if: lease-ends", "only_if: lease-end")

_T = TypeVar("_T")
_SOON = 20.0
"""Seconds after which what should have happened at once is given up."""


def finished(doing: Coroutine[Any, Any, _T]) -> _T:
    """What a coroutine gives, run in a thread: the main one may have a loop of a browser's."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asyncio.wait_for(doing, 3 * _SOON)).result()


class Told(NamedTuple):
    """An event, as a browser gets it."""

    version: str
    heading: str
    problems: list[dict[str, str]]


class Running:
    """The installed program, previewing a map, until it is interrupted."""

    def __init__(self, folder: Path, map: str, *options: str, env: dict[str, str] | None = None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "argmap", "preview", map, *options],
            cwd=folder,
            env={**os.environ, **(env or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        assert self.address, self.process.communicate()[1]

    def page(self) -> str:
        """The page, as it is now."""
        answer = httpx.get(self.address, timeout=_SOON)
        assert answer.status_code == 200
        return answer.text

    def events(self) -> Iterator[Told]:
        """What a browser is told, as it is told."""
        with httpx.stream("GET", f"{self.address}events", timeout=_SOON) as stream:
            for line in stream.iter_lines():
                if line.startswith("data: "):
                    yield Told(**json.loads(line.removeprefix("data: ")))

    def interrupt(self) -> tuple[int, str, str]:
        """Press Ctrl-C: the exit code, and what was printed besides the address."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=_SOON)
        return self.process.returncode, out, err


@pytest.fixture
def map(tmp_path: Path) -> Path:
    """A map in a folder that is a project of its own."""
    (tmp_path / "argmap.toml").touch()
    path = tmp_path / "office.argmap.yaml"
    path.write_text(MAP, encoding="utf-8")
    return path


@pytest.fixture
def preview(map: Path) -> Iterator[Callable[..., Running]]:
    """Begins to preview the map, and in the end leaves nothing running."""
    begun: list[Running] = []

    def begin(*options: str, path: str = map.name, env: dict[str, str] | None = None) -> Running:
        browser = () if env and "BROWSER" in env else ("--no-open",)
        begun.append(Running(map.parent, path, *browser, *options, env=env))
        return begun[-1]

    yield begin
    for each in begun:
        each.process.kill()
        each.process.communicate()
