"""A map as it was last drawn, what is wrong with it now, and which files that depends on."""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from posixpath import dirname, join, normpath
from typing import NamedTuple

from argmap import files
from argmap.files import Trouble
from argmap.graph import NOTHING, Graph
from argmap.pipeline import Checked, Project
from argmap.settings import Settings

Draw = Callable[[Graph], bytes]
"""Makes the page of a map; raises Trouble if it can't be drawn as it was asked for."""

Stamp = tuple[int, int, int] | None
"""What changes whenever a file is written; None where there is no file."""


class Problem(NamedTuple):
    """Something to be mended, and its place, as `argmap check` says them."""

    place: str
    message: str
    cure: str = ""
    rule: str = ""


class Drawing(NamedTuple):
    """The last good page, if there was one yet; it is `current` if it is of the map as it is now."""

    page: bytes | None = None
    current: bool = False
    problems: tuple[Problem, ...] = ()
    stamps: Mapping[str, Stamp] = NOTHING

    @property
    def version(self) -> str:
        """The same for the same page alone."""
        return sha256(self.page).hexdigest()[:16] if self.page is not None else ""

    @property
    def heading(self) -> str:
        """What stands above the problems."""
        count = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        if self.current:
            return f"{count} in the map"
        if self.page is None:
            return f"{count}: the map can't be drawn yet"
        return f"{count}: this is the map as it was before"

    def told(self) -> str:
        """What a browser is told of it, as JSON."""
        problems = [each._asdict() for each in self.problems]
        return json.dumps({"version": self.version, "heading": self.heading, "problems": problems})

    def is_stale(self) -> bool:
        """Whether one of the files has changed since."""
        return any(_stamp(file) != stamp for file, stamp in self.stamps.items())


def begun(path: str, draw: Draw) -> Drawing:
    """A map drawn for the first time; raises Trouble if it can't be read, or not drawn as asked for."""
    return _drawn(path, draw, Drawing())


def redrawn(path: str, draw: Draw, before: Drawing) -> Drawing:
    """A map drawn once more; where that fails the page is as before, and what failed is a problem."""
    stamps = {file: _stamp(file) for file in before.stamps}
    try:
        return _drawn(path, draw, before)
    except Trouble as trouble:
        return Drawing(before.page, False, (Problem("", str(trouble)),), stamps)


def _drawn(path: str, draw: Draw, before: Drawing) -> Drawing:
    # Taken before the files are read, so that what is written meanwhile is seen afterwards.
    stamps = {file: _stamp(file) for file in (normpath(path), *before.stamps)}
    checked: dict[str, None] = {}

    def settings(file: str) -> Settings:
        checked[normpath(file)] = None
        return files.settings_of(file)

    project = files.project(settings=settings)
    try:
        result = project.check(path)
    except OSError as error:
        raise files.trouble_with(path, error) from error
    used = _used(project, tuple(checked))
    found = {file: stamps[file] if file in stamps else _stamp(file) for file in used}
    if result.sound and result.graph is not None:
        return Drawing(draw(result.graph), True, _problems(result), found)
    return Drawing(before.page, False, _problems(result), found)


def _problems(checked: Checked) -> tuple[Problem, ...]:
    return tuple(
        Problem(f"{each.path}:{each.span.line}:{each.span.column}", each.message, each.cure, each.rule)
        for each in checked.diagnostics
        if each.severity == "error"
    )


def _used(project: Project, checked: Iterable[str]) -> dict[str, None]:
    """The files of maps, and those that they import, which may be missing as yet."""
    used = dict.fromkeys(checked)
    for file in tuple(used):
        graph = project.check(file).graph
        imports = graph.imports.values() if graph else ()
        used |= {normpath(join(dirname(file), each)): None for each in imports}
    return used


def _stamp(file: str) -> Stamp:
    try:
        found = os.stat(file)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
