"""argmap new: a small map to start from."""

import os
import sys
from pathlib import Path
from shlex import quote
from typing import Annotated, Literal

import typer

from argmap import files
from argmap.setup import SCHEMAS

Template = Literal["talks", "decision", "debate", "blank"]
NEEDS_ARGUMENTS = True


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The map to write; `.argmap.yaml` is added.")],
    template: Annotated[Template, typer.Option(help="What the map is to be about.")] = "talks",
) -> None:
    """Write a small map to start from; nothing is overwritten.

    Its first line tells editors which schema to complete by. If there is none in this folder or above it,
    `argmap.schema.json` is written beside the map.
    """
    from argmap.setup.map import template as first_map

    path = file if file.endswith((".yaml", ".yml")) else f"{file.removesuffix('.argmap')}.argmap.yaml"
    folder = Path(os.path.realpath(path)).parent
    schema = _schema_above(folder)
    link = Path(os.path.relpath(schema, folder)).as_posix() if schema else SCHEMAS[-1]
    files.create(path, first_map(template, link).encode())
    if schema is None:
        from argmap.document.schema import schema_text

        files.create(str(Path(path).parent / SCHEMAS[-1]), schema_text().encode())
    picture = path.removesuffix(".yml").removesuffix(".yaml").removesuffix(".argmap") + ".svg"
    print(f"wrote {path}\nsee it: argmap render {quote(path)} -o {quote(picture)}", file=sys.stderr)


def _schema_above(folder: Path) -> Path | None:
    """The schema that is nearest upwards, but no farther than the project's folder."""
    for each in (folder, *folder.parents):
        for name in SCHEMAS:
            if (each / name).is_file():
                return each / name
        if files.is_project(each):
            return None
    return None
