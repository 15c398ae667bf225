"""argmap fmt: maps in their canonical layout."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Annotated

import typer

from argmap import files
from argmap.amounts import amount
from argmap.cli.checking import Job
from argmap.files import Trouble


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...", help="Maps, folders of maps, or `-` for standard input; default: `.`"
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Name the maps that would change, and write nothing.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change, and write nothing.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not say how many maps changed.")] = False,
) -> None:
    """Write maps anew in one layout: the order of keys, quotes, line lengths. What they say stays the same.

    Exit codes: 0 all is well, 1 a map would change or has mistakes that keep it from being formatted, 2 a
    file can't be read or written.
    """
    counts: Counter[str] = Counter()
    job = Job()
    for path in job.find(paths or ["."]):
        try:
            counts[_format(job, path, check=check, diff=diff)] += 1
        except Trouble as trouble:
            print(f"argmap: {trouble}", file=sys.stderr)
            counts["unreadable"] += 1
    sys.stdout.flush()  # the summary comes last, also where both go to one place
    if not quiet:
        print(_summary(counts, only_show=check or diff), file=sys.stderr)
    if counts["unreadable"]:
        raise typer.Exit(2)
    raise typer.Exit(int(bool(counts["faulty"] or (counts["changed"] and (check or diff)))))


def _format(job: Job, path: str, *, check: bool, diff: bool) -> str:
    """Format a map, or show how it would be; gives what became of it."""
    try:
        before = files.read(path)
    except OSError as error:
        raise files.trouble_with(path, error) from error
    text = _formatted(before, job.name(path))
    if text is None:
        return "faulty"
    after = text.encode()
    if diff:
        from argmap.cli import mending

        name = job.name(path)
        sys.stdout.writelines(mending.diff({path: mending.Mending(name, before, after, ())}))
    elif check and after != before:
        print(job.name(path))
    elif path == files.STANDARD_INPUT and not check:
        sys.stdout.buffer.write(after)
    elif after != before:
        files.write(path, after)
    return "unchanged" if after == before else "changed"


def _formatted(data: bytes, name: str) -> str | None:
    """A map in its layout; None if it has faults, which are said."""
    from argmap.document import read_document
    from argmap.formatting import Altered, formatted
    from argmap.source import read

    tree = read(data)
    if tree.faults or read_document(tree.value).findings:
        _report(data, name)
        return None
    try:
        return formatted(tree)
    except Altered as altered:
        bug = "a bug in argmap: formatting would change what the map says, so it is left as it is"
        raise Trouble(f"`{name}`: {bug}") from altered


def _report(data: bytes, name: str) -> None:
    """Say what is wrong with the text and the document of a map; what only rules find does no harm here."""
    from argmap.cli.colour import in_colour
    from argmap.reporters import reporter
    from argmap.rules import rules

    asked = {rule.id for rule in rules()}
    checked = files.project(thorough=False).check_text(data, name)
    faults = tuple(each for each in checked.diagnostics if each.rule not in asked)
    sys.stderr.write(reporter("text")([checked._replace(diagnostics=faults)], in_colour("auto", sys.stderr)))


def _summary(counts: Counter[str], *, only_show: bool) -> str:
    left = counts["faulty"] + counts["unreadable"]
    parts = [
        f"{amount(counts['changed'], 'map')} {'would be ' * only_show}formatted",
        f"{counts['unchanged']} unchanged",
        f"{left} left as {'it is' if left == 1 else 'they are'}",
    ]
    return ", ".join(parts if left else parts[:2])
