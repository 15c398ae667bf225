"""Maps that don't tell editors by which schema to complete them."""

import re
from collections.abc import Iterator

from argmap.diagnostics import Change, Finding, Fix
from argmap.graph import Graph
from argmap.rules import World, rule

_LINE = re.compile(r"(?m)^#\s*yaml-language-server\s*:.*\$schema=")
_BEGINS = re.compile(r"(?:[ \t]*(?:#.*)?\r?\n|---[ \t]*\r?\n)*argmap[ \t]*:")
_NAMES = ("argmap.schema.json", "schema/argmap.schema.json")
_HIGHEST = 5
"""So many folders above the map the schema is looked for."""


@rule("info", on="fixing")
def no_schema_line(graph: Graph, world: World) -> Iterator[Finding]:
    """There is a schema for editors, but no line on top of the map that names it."""
    if _LINE.search(world.text) or not _BEGINS.match(world.text):
        return
    paths = ("../" * height + name for height in range(_HIGHEST + 1) for name in _NAMES)
    schema = next((path for path in paths if world.file(path) is not None), None)
    if schema is not None:
        line = f"# yaml-language-server: $schema={schema}"
        fix = Fix(f"write `{line}` on top", Change(("argmap",), line, "above"))
        message = "no line on top says to editors which schema the map is written by"
        yield Finding(("argmap",), message, f"write `{line}` there", at_key=True, fix=fix)
