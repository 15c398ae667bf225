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
) -> None:
    """Print the JSON Schema of maps, by which editors complete and check."""
    from argmap.document.schema import schema_text

    if output is None:
        sys.stdout.write(schema_text())
    else:
        files.write(output, schema_text().encode())
