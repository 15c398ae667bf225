"""Checking many maps, in several processes where that pays, in the order they were named."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from argmap import files

if TYPE_CHECKING:
    from datetime import date as Date

    from argmap.pipeline import Checked, Project, Reader
    from argmap.settings import Settings

_WORTH_IT = 400_000
"""So many bytes of maps take longer to check than it takes to start another process."""

_AT_ONCE = 16
_IMPATIENT = 0.5


class Job(NamedTuple):
    """How maps are checked: it goes to other processes as it is."""

    root: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    today: Date | None = None
    stdin_filename: str = "<stdin>"
    stdin: bytes | None = None

    def find(self, paths: Sequence[str]) -> list[str]:
        """The maps that paths stand for, without those that the settings exclude."""
        return files.find_maps(paths, self.is_excluded)

    def is_excluded(self, path: str) -> bool:
        """Whether the settings exclude a map or a folder."""
        return self.settings(path).is_excluded(path)

    def settings(self, path: str) -> Settings:
        """What the project asks for, and what the command line says otherwise."""
        return files.settings_of(path).choosing(self.select, self.ignore)

    def project(self, reader: Reader = files.read, *, fixing: bool = False) -> Project:
        """The maps, none of which has been read yet."""
        return files.project(self.root, reader, settings=self.settings, today=self.today, fixing=fixing)

    def baseline(self, paths: Sequence[str]) -> str | None:
        """The baseline that the settings name."""
        settings = self.settings(paths[0])
        return settings.baseline and os.path.join(settings.folder, settings.baseline)

    def read(self, path: str) -> bytes:
        """The bytes of a map; of standard input, what has been made of it."""
        return self.stdin if path == files.STANDARD_INPUT and self.stdin is not None else files.read(path)

    def name(self, path: str) -> str:
        """What a map is called in reports."""
        return self.stdin_filename if path == files.STANDARD_INPUT else path

    def check(self, project: Project, path: str) -> Checked | OSError:
        """What is found in a map, without the map, or why it can't be read."""
        try:
            if path == files.STANDARD_INPUT:
                return project.check_text(self.read(path), self.stdin_filename).told()
            return project.check(path).told()
        except OSError as error:
            return error


def check_all(job: Job, paths: Sequence[str]) -> Iterator[Checked | OSError]:
    """Check maps one after the other; each in its turn, whichever process checked it."""
    processes = min(_processors(), len(paths) // _AT_ONCE)
    if processes < 2 or files.STANDARD_INPUT in paths or sum(map(_size, paths)) < _WORTH_IT * _start_up():
        project = job.project()
        yield from _with_progress((job.check(project, path) for path in paths), len(paths))
        return
    from multiprocessing import get_context

    # Forking copies what has been imported already; elsewhere it is not safe, or not there.
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    with context.Pool(processes, _begin, (job,)) as pool:
        yield from _with_progress(pool.imap(_check_one, paths, _AT_ONCE), len(paths))


def _start_up() -> int:
    """How much longer a process takes to start than by forking."""
    return 1 if sys.platform == "linux" else 8


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:
        return 0


def _begin(job: Job) -> None:
    """Prepare a process: it is ended by the one that started it, not by Ctrl-C."""
    import signal

    global _job, _project
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _job, _project = job, job.project()


_job: Job
_project: Project


def _check_one(path: str) -> Checked | OSError:
    return _job.check(_project, path)


def _with_progress(results: Iterable[Checked | OSError], total: int) -> Iterator[Checked | OSError]:
    """The results as they are, and on a terminal how far it has got, once it has taken half a second."""
    shown, began = False, time.monotonic()
    watching = sys.stderr.isatty()
    for number, result in enumerate(results, 1):
        if watching and time.monotonic() - began > _IMPATIENT:
            print(f"\r{number} of {total} maps", end="", file=sys.stderr, flush=True)
            shown = True
        yield result
    if shown:
        print("\r" + " " * 40 + "\r", end="", file=sys.stderr, flush=True)
