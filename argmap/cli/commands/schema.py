"""argmap schema: the JSON Schema of maps, for editors."""

import sys
from typing import Annotated

import typer

from argmap import files


def command(
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write it there instead of printing it."),
    ] = None,
    settings: Annotated[
        bool, typer.Option("--settings", help="The schema of `argmap.toml` instead of that of maps.")
    ] = False,
) -> None:
    """Print the JSON Schema of maps, by which editors complete and check."""
    text = _of_settings() if settings else _of_maps()
    if output is None:
        sys.stdout.write(text)
    else:
        files.write(output, text.encode())


def _of_maps() -> str:
    from argmap.document.schema import schema_text

    return schema_text()


def _of_settings() -> str:
    import json

    from argmap.settings.keys import settings_schema

    return json.dumps(settings_schema(), indent=2, ensure_ascii=False) + "\n"
