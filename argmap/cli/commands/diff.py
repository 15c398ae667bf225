"""argmap diff: what changed in the argument."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from argmap.cli.colour import Colour, in_colour

Format = Literal["text", "markdown", "json", "github"]


def command(
    arguments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[OLD NEW | REV [PATH]... | REV1..REV2 [PATH]...]",
            help="Two maps or folders, `-` for standard input; or git revisions; default: what has changed "
            "since the last commit.",
        ),
    ] = None,
    output_format: Annotated[Format, typer.Option(help="How to say what changed.")] = "text",
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="OUT", help="Draw the change: .svg .png .html .pdf …; no other report."
        ),
    ] = None,
    scenario: Annotated[
        str | None,
        typer.Option("--scenario", "-s", metavar="NAME", help="Say which verdicts changed in this scenario."),
    ] = None,
    whole: Annotated[
        bool, typer.Option("--whole", help="Draw all of the map, not only what changed and what is near it.")
    ] = False,
    theme: Annotated[
        str, typer.Option(metavar="NAME|FILE", help="The colours of the drawing, as for `argmap render`.")
    ] = "light",
    color: Annotated[Colour, typer.Option(help="Whether to use colours.")] = "auto",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what changed.")] = False,
) -> None:
    """Say what changed in the argument: which verdicts, because of what, and what was done to the map.

    Exit codes: 0 no difference in meaning, 1 a difference, 2 trouble.
    """
    from argmap.cli import comparing
    from argmap.reviews import is_known, reporter, summary

    reviews = list(comparing.reviews(comparing.pairs(arguments or [])))
    known = [each for each in reviews if is_known(each)]
    if scenario is not None:
        known = [comparing.within(each, scenario) for each in known]
        reviews = [*known, *(each for each in reviews if not is_known(each))]
    if output is None:
        sys.stdout.write(reporter(output_format)(reviews, in_colour(color)))
        sys.stdout.flush()  # the summary comes last, also where both go to one place
    else:
        from argmap.cli import picturing

        picturing.draw(known, output, scenario, theme, whole=whole)
    if not quiet:
        print(summary(reviews), file=sys.stderr)
    raise typer.Exit(int(bool(reviews)) if known == reviews else 2)
