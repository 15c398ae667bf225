"""Maps that are checked again and again: what has not changed is not read anew."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from argmap import files
from argmap.watching import Record

if TYPE_CHECKING:
    from argmap.cli.checking import Job
    from argmap.pipeline import Checked


class Maps:
    """The maps that paths stand for, and a record of all that was read to check them."""

    def __init__(self, job: Job, paths: Sequence[str]) -> None:
        self.record = Record()
        self._job = job
        self._paths = paths
        self._found: list[str] = []
        self._begin()

    def check(self) -> tuple[Sequence[str], Iterator[Checked | OSError]]:
        """The maps, and what is found in each."""
        self._found = []
        self._found = self._find()
        for path in self._found:
            self._note_settings(path)
        return self._found, (self._job.check(self._project, path) for path in self._found)

    def forget(self, changed: Collection[str]) -> bool:
        """Forget what was found in files that have changed; gives whether that makes a difference.

        In a folder other files come and go than maps.
        """
        self.record.forget(changed)
        rewritten = [path for path in changed if not os.path.isdir(path)]
        for path in rewritten:
            self._project.forget(path)
        if not files.SETTINGS.isdisjoint(map(os.path.basename, rewritten)):
            self._begin()
        return bool(rewritten) or self._find() != self._found

    def _begin(self) -> None:
        files.forget_settings()
        self._project = self._job.project(reader=self.record.read)

    def _find(self) -> list[str]:
        """The maps, as they are now; where they were looked for is on record."""
        for path in self._paths:
            if os.path.isdir(path):
                self._note_settings(os.path.join(path, ""))
                for folder, _ in files.searched(path, self._job.is_excluded):
                    self.record.note(folder)
        return self._job.find(self._paths)

    def _note_settings(self, path: str) -> None:
        for place in files.places_of_settings(path):
            self.record.note(place)
