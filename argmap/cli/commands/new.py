"""argmap new: a small map to start from."""

import os
import sys
from importlib import resources
from pathlib import Path
from shlex import quote
from typing import Annotated, Literal

import typer

from argmap import files

Template = Literal["talks", "decision", "debate", "blank"]
NEEDS_ARGUMENTS = True

_SCHEMA_NAMES = ("schema/argmap.schema.json", "argmap.schema.json")


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The map to write; `.argmap.yaml` is added.")],
    template: Annotated[Template, typer.Option(help="What the map is to be about.")] = "talks",
) -> None:
    """Write a small map to start from; nothing is overwritten.

    Its first line tells editors which schema to complete by. If there is none in this folder or above it,
    `argmap.schema.json` is written beside the map.
    """
    path = file if file.endswith((".yaml", ".yml")) else f"{file.removesuffix('.argmap')}.argmap.yaml"
    folder = Path(os.path.realpath(path)).parent
    schema = _schema_above(folder)
    text = (resources.files("argmap") / "templates" / f"{template}.argmap.yaml").read_text(encoding="utf-8")
    link = Path(os.path.relpath(schema, folder)).as_posix() if schema else _SCHEMA_NAMES[1]
    files.create(path, text.replace("{schema}", link).encode())
    if schema is None:
        from argmap.document.schema import schema_text

        files.create(str(Path(path).parent / _SCHEMA_NAMES[1]), schema_text().encode())
    picture = path.removesuffix(".yml").removesuffix(".yaml").removesuffix(".argmap") + ".svg"
    print(f"wrote {path}\nsee it: argmap render {quote(path)} -o {quote(picture)}", file=sys.stderr)


def _schema_above(folder: Path) -> Path | None:
    """The schema that is nearest upwards, but no farther than the project's folder."""
    for each in (folder, *folder.parents):
        for name in _SCHEMA_NAMES:
            if (each / name).is_file():
                return each / name
        if files.is_project(each):
            return None
    return None
