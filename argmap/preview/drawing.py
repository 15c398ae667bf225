"""A map as it was last drawn, what is wrong with it now, and which files that depends on."""

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import NamedTuple

from argmap import files
from argmap.amounts import amount
from argmap.files import Trouble
from argmap.graph import NOTHING, Graph
from argmap.pipeline import Checked
from argmap.watching import Record, Stamp, changed

Draw = Callable[[Graph], bytes]
"""Makes the page of a map; raises Trouble if it can't be drawn as it was asked for."""


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
        count = amount(len(self.problems), "problem")
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
        return any(changed(self.stamps))


def begun(path: str, draw: Draw) -> Drawing:
    """A map drawn for the first time; raises Trouble if it can't be read, or not drawn as asked for."""
    return _drawn(path, draw, Drawing(), Record())


def redrawn(path: str, draw: Draw, before: Drawing) -> Drawing:
    """A map drawn once more; where that fails the page is as before, and what failed is a problem."""
    record = Record()
    try:
        return _drawn(path, draw, before, record)
    except Trouble as trouble:
        return Drawing(before.page, False, (Problem("", str(trouble)),), record.stamps)


def _drawn(path: str, draw: Draw, before: Drawing, record: Record) -> Drawing:
    try:
        result = files.project(reader=record.read, settings=files.settings_of).check(path)
    except OSError as error:
        raise files.trouble_with(path, error) from error
    if result.sound and result.graph is not None:
        return Drawing(draw(result.graph), True, _problems(result), record.stamps)
    return Drawing(before.page, False, _problems(result), record.stamps)


def _problems(checked: Checked) -> tuple[Problem, ...]:
    return tuple(
        Problem(f"{each.path}:{each.span.line}:{each.span.column}", each.message, each.cure, each.rule)
        for each in checked.diagnostics
        if each.severity == "error"
    )
