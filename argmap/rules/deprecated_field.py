"""Fields that a project no longer uses."""

from collections.abc import Iterator
from typing import Any

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import World, rule
from argmap.source import Path


@rule("warning")
def deprecated_field(graph: Graph, world: World) -> Iterator[Finding]:
    """A field is used that the project's settings deprecate."""
    if not world.deprecated or not isinstance(world.value, dict):
        return
    for path in _fields(world.value):
        section, name = str(path[0]), str(path[-1])
        advice = world.deprecated.get(f"{section}.{name}", world.deprecated.get(name))
        if advice is not None:
            yield Finding(path, f"`{name}` is no longer used in this project", advice, at_key=True)


def _fields(value: dict[str, Any]) -> Iterator[Path]:
    """The paths of the keys of the format in a map: those on top, and those of what stands in sections."""
    for section, entries in value.items():
        if section.startswith("x-"):
            continue
        yield (section,)
        for id, entry in entries.items() if isinstance(entries, dict) else ():
            yield from ((section, id, field) for field in (entry if isinstance(entry, dict) else ()))
