"""Options that say what of a map is drawn, and how."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from argmap.cli import completion

Focus = Annotated[
    list[str] | None,
    typer.Option(
        "--focus",
        metavar="ID",
        help="Draw this statement and what is near it; can be repeated.",
        autocompletion=completion.all_statements,
    ),
]
Depth = Annotated[
    int, typer.Option("--depth", min=0, metavar="N", help="How many links away is still near, with --focus.")
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="WHAT=VALUE",
        help="Draw the statements of one kind, party, group, tag or verdict; can be repeated.",
    ),
]
Fold = Annotated[
    list[str] | None,
    typer.Option(
        "--fold",
        metavar="GROUP",
        help="Draw a group as one box; `all` or `none` of them.",
        autocompletion=completion.groups,
    ),
]
Cards = Annotated[
    Literal["auto", "full", "compact"],
    typer.Option("--style", help="Cards in full, or only what they are about."),
]
Direction = Annotated[
    Literal["LR", "TB"], typer.Option("--direction", help="From left to right, or from top to bottom.")
]
