"""argmap log: how a map came to be what it is."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from textwrap import indent
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import typer

from argmap.cli.colour import Colour, in_colour
from argmap.files import Trouble

if TYPE_CHECKING:
    from argmap.git import Commit, Repository
    from argmap.pipeline import Checked
    from argmap.reviews import Review

Format = Literal["text", "markdown", "json"]
NEEDS_ARGUMENTS = True


class Step(NamedTuple):
    """A commit in which the map changed; without a review it says the same as before, or has errors."""

    commit: Commit
    review: Review | None
    is_broken: bool


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
    from argmap.git import Repository

    repository = Repository()
    commits = repository.history(path, since)
    if not commits and not (since and repository.history(path)):
        raise Trouble(f"git has no history of `{path}`")
    steps = list(_steps(repository, commits))[::-1]
    if output_format == "json":
        from argmap.cli.printing import print_json

        print_json({"commits": [_plain(each) for each in steps]})
        return
    says = _markdown if output_format == "markdown" else _text
    sys.stdout.write("\n".join(says(each, in_colour(color)) for each in steps))


def _steps(repository: Repository, commits: list[Commit]) -> Iterator[Step]:
    """What was done, from the oldest commit on; what has errors is passed over."""
    from argmap.cli.comparing import Pair, at, review

    before: Checked | None = None
    if commits and commits[-1].before and (parent := repository.parent(commits[-1].id)):
        before = at(repository, parent, commits[-1].before)
    for commit in reversed(commits):
        after = at(repository, commit.id, commit.path)
        if after is not None and not after.sound:
            yield Step(commit, None, is_broken=True)
            continue
        known = before if before is not None and before.sound else None
        yield Step(commit, review(Pair(known, after)) if known or after else None, is_broken=False)
        before = after


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
