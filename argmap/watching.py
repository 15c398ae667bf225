"""Files that something was made of: which have changed since, and waiting until one does."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from posixpath import normpath
from typing import Any

from argmap import files

Stamp = tuple[int, int, int] | None
"""What changes whenever a file is written; None where there is no file."""

LOOKING: dict[str, Any] = {
    "watch_filter": None,
    "recursive": False,
    "rust_timeout": 1000,
    "yield_on_timeout": True,
    "ignore_permission_denied": True,
}
"""How folders are watched: once a second also where no change was announced, as by some network drives."""


class Record:
    """Files with their stamps from before they were read, so that what is written meanwhile is seen."""

    def __init__(self) -> None:
        self.stamps: dict[str, Stamp] = {}

    def read(self, path: str) -> bytes:
        """The bytes of a file, which may be missing as yet; raises OSError then."""
        self.note(path)
        return files.read(path)

    def note(self, path: str) -> None:
        """Remember how a file is now, if it has not been read before."""
        path = normpath(path)
        if path not in self.stamps:
            self.stamps[path] = _stamp(path)

    def forget(self, paths: Iterable[str]) -> None:
        """Take the stamps of files anew when they are read again."""
        for path in paths:
            self.stamps.pop(path, None)


def changed(stamps: Mapping[str, Stamp]) -> Iterator[str]:
    """The files that are not what they were."""
    return (file for file, stamp in stamps.items() if _stamp(file) != stamp)


def changes(record: Record) -> Iterator[tuple[str, ...]]:
    """Wait, for ever; each time some files of the record have changed, they are given."""
    from watchfiles import watch

    while True:
        watched = folders(record.stamps)
        for _ in watch(*watched, **LOOKING):
            if found := tuple(changed(record.stamps)):
                yield found
            if folders(record.stamps) != watched:
                break


def folders(paths: Iterable[str]) -> set[str]:
    """The folders to look into, behind any links; of one that is gone, the nearest above it.

    Editors write a new file in the place of the old one: that shows in the folder alone.
    """
    return {_nearest(folder) for folder in {os.path.realpath(os.path.dirname(path)) for path in paths}}


def _nearest(folder: str) -> str:
    return next(str(each) for each in (Path(folder), *Path(folder).parents) if os.path.isdir(each))


def _stamp(file: str) -> Stamp:
    try:
        found = os.stat(file)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
