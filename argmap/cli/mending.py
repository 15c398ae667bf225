"""argmap check --fix: mistakes mended in the files, or shown as a diff."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from functools import partial
from typing import NamedTuple

from argmap import files
from argmap.amounts import amount
from argmap.cli.checking import Job
from argmap.diagnostics import Diagnostic
from argmap.fixing import mended
from argmap.pipeline import Checked, Project

_BOM = b"\xef\xbb\xbf"


class Mending(NamedTuple):
    """A map before and after, and what was mended in it."""

    name: str
    before: bytes
    after: bytes
    done: tuple[Diagnostic, ...]


def mend(job: Job, paths: Sequence[str], *, unsafe: bool) -> dict[str, Mending]:
    """What mending makes of maps, of those that it changes; of one that can't be read the check will tell."""
    found: dict[str, Mending] = {}
    for path in paths:
        try:
            before = job.read(path)
        except OSError:
            continue
        project = job.project(fixing=True)
        try:
            text = before.removeprefix(_BOM).decode()
        except UnicodeDecodeError:
            text = ""  # what is not UTF-8 throughout can't be written back as it was
        done = mended(text, partial(_check, project, job.name(path)), unsafe=unsafe) if text else None
        if path == files.STANDARD_INPUT or (done and done.done):
            after = before if done is None else _BOM[: 3 * before.startswith(_BOM)] + done.text.encode()
            found[path] = Mending(job.name(path), before, after, done.done if done else ())
    return found


def _check(project: Project, name: str, text: str) -> Checked:
    return project.check_text(text, name)


def write(job: Job, found: Mapping[str, Mending]) -> Job:
    """Write the mended maps; standard input goes to standard output, and is read from there on as it is."""
    for path, each in found.items():
        if path == files.STANDARD_INPUT:
            sys.stdout.buffer.write(each.after)
            sys.stdout.flush()
            job = job._replace(stdin=each.after)
        else:
            files.write(path, each.after)
    return job


def diff(found: Mapping[str, Mending]) -> Iterator[str]:
    """What mending changes, line by line."""
    for each in found.values():
        before, after = (text.decode(errors="replace").splitlines(keepends=True) for text in each[1:3])
        for line in unified_diff(before, after, each.name, each.name):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def summary(found: Mapping[str, Mending]) -> str:
    """How much was mended."""
    number = sum(len(each.done) for each in found.values())
    maps = sum(bool(each.done) for each in found.values())
    if not number:
        return "nothing to mend"
    return f"{number} mended in {amount(maps, 'map')}"
