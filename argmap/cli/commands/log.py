"""argmap log: how a map came to be what it is."""

from __future__ import annotations

import json
import sys
from textwrap import indent
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from argmap.cli.colour import Colour, in_colour

if TYPE_CHECKING:
    from argmap.cli.evolution import Step

Format = Literal["text", "markdown", "json"]
NEEDS_ARGUMENTS = True


def command(
    path: Annotated[str, typer.Argument(metavar="MAP", help="The map, in a git repository.")],
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Leave out what was done before, as `git log --since` has it."),
    ] = None,
    output_format: Annotated[Format, typer.Option(help="How to say it.")] = "text",
    color: Annotated[Colour, typer.Option(help="Whether to use colours.")] = "auto",
) -> None:
    """Say how a map came to be what it is: what each commit changed in meaning, the newest first."""
    from argmap.cli.evolution import Evolution
    from argmap.git import Repository

    evolution = Evolution(Repository(), path, since)
    steps = list(evolution.steps())
    if evolution.cut:
        cure = "`git fetch --unshallow` brings what was before"
        print(
            f"argmap: this clone is shallow, and begins with {evolution.cut.id[:10]}; {cure}", file=sys.stderr
        )
    if output_format == "json":
        from argmap.cli.printing import print_json

        print_json({"commits": [_plain(each) for each in steps]})
        return
    says = _markdown if output_format == "markdown" else _text
    sys.stdout.write("\n".join(says(each, in_colour(color)) for each in steps))


def _text(step: Step, colour: bool) -> str:
    from argmap.reviews import reporter

    commit = step.commit
    lines = f"{commit.date} {commit.id[:10]} {commit.subject} ({commit.author})\n"
    if step.review is None:
        return f"{lines}  {_nothing(step)}\n"
    return lines + indent(reporter("text")([step.review], colour), "  ")


def _markdown(step: Step, colour: bool) -> str:
    from argmap.reviews import reporter
    from argmap.reviews.markdown import plain

    commit = step.commit
    title = f"## {commit.date}: {plain(commit.subject)}\n\n`{commit.id[:10]}`, {plain(commit.author)}\n\n"
    if step.review is None:
        return f"{title}{_nothing(step)}\n"
    return title + reporter("markdown")([step.review], colour)


def _nothing(step: Step) -> str:
    return "the map has errors here" if step.is_broken else "no change in meaning"


def _plain(step: Step) -> dict[str, Any]:
    from argmap.reviews import reporter

    commit = step.commit
    found = json.loads(reporter("json")([step.review], False))["maps"][0] if step.review else None
    return {
        "commit": commit.id,
        "date": commit.date,
        "author": commit.author,
        "subject": commit.subject,
        "has_errors": step.is_broken,
        "change": found,
    }
