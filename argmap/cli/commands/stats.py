"""argmap stats: what maps lack, and how much there is in them."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import typer

from argmap import files
from argmap.cli import loading
from argmap.cli.colour import Colour
from argmap.cli.page import Page
from argmap.cli.table import Table
from argmap.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.graph import Graph, Kind
    from argmap.relations import Relation
    from argmap.survey import Gap, Survey, Tally

_NAMED = 6
"""So many statements are named for a gap; the others are counted."""


class _Surveyed(NamedTuple):
    path: str
    graph: Graph
    survey: Survey


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...", help="Maps, folders of maps, or `-` for standard input; default: `.`"
        ),
    ] = None,
    output_format: Annotated[Literal["text", "json"], typer.Option(help="How to say it.")] = "text",
    color: Annotated[Colour, typer.Option(help="Whether to use colours.")] = "auto",
) -> None:
    """Say what maps lack, and count what there is in them: statements, links, parties, sources.

    Exit codes: 0 all counted, 1 a map has errors and is left out, 2 a file can't be read.
    """
    surveyed: list[_Surveyed] = []
    code = 0
    for path in files.find_maps(paths or ["."]):
        try:
            surveyed.append(_surveyed(path))
        except typer.Exit:
            code = max(code, 1)
        except files.Trouble as trouble:
            print(f"argmap: {trouble}", file=sys.stderr)
            code = 2
    if output_format == "json":
        from argmap.cli.printing import print_json

        print_json({"maps": [_plain(*each) for each in surveyed]})
    elif len(surveyed) == 1:
        _print_one(Page(color), surveyed[0])
    elif surveyed:
        _print_several(Page(color), surveyed)
    if code:
        raise typer.Exit(code)


def _surveyed(path: str) -> _Surveyed:
    from argmap.semantics.evaluate import evaluate
    from argmap.survey import survey

    graph = loading.sound_graph(path)
    return _Surveyed(path, graph, survey(graph, evaluate(graph)))


def _print_one(page: Page, surveyed: _Surveyed) -> None:
    graph, survey = surveyed.graph, surveyed.survey
    page.line(graph.title or "", strong=True)
    page.line()
    if any(survey.gaps.values()):
        page.table(_gaps(survey))
    else:
        page.line("There are no gaps.")
    tables = [
        _kinds(survey.kinds),
        _links(survey.links),
        _counts("Parties", ("party", "statements"), survey.parties),
        _counts("Sources", ("source", "statements"), survey.sources),
    ]
    for table in tables:
        if table.rows:
            page.line()
            page.table(table)
    page.line()
    page.line(f"The longest line of argument has {survey.depth} statements.")


def _gaps(survey: Survey) -> Table:
    from argmap.survey import name

    table = Table("Gaps", ("gap", "number", "statements"))
    for kind, found in survey.gaps.items():
        if found:
            possible = survey.out_of[kind]
            is_all = len(found) == possible > _NAMED and not any(gap.others for gap in found)
            table.add(name(kind), f"{len(found)} of {possible}", "all" if is_all else _named(found))
    return table


def _named(gaps: Sequence[Gap]) -> str:
    """The statements with a gap: first those on which most waits, as many as will be read."""
    ordered = sorted(gaps, key=lambda gap: -len(gap.others)) if gaps[0].kind == "open-condition" else gaps
    words = [f"{gap.statement} ({gap.details})" if gap.details else gap.statement for gap in ordered]
    more = [f"and {len(words) - _NAMED} more"] if len(words) > _NAMED + 1 else []
    return ", ".join([*words[: _NAMED if more else None], *more])


def _kinds(kinds: Mapping[Kind, Tally]) -> Table:
    from argmap.survey import total

    table = Table("Statements", ("kind", "number", *SIGNS.values()))
    for kind, tally in kinds.items():
        if tally.number:
            table.add(kind, *_numbers(tally, has_verdicts=kind != "question"))
    table.add("all", *_numbers(total(kinds.values())))
    return table


def _links(links: Mapping[Relation, int]) -> Table:
    return _counts("Links", ("relation", "number"), {each.field: number for each, number in links.items()})


def _numbers(tally: Tally, *, has_verdicts: bool = True) -> tuple[str, ...]:
    return tuple(map(str, tally)) if has_verdicts else (str(tally.number), "", "", "")


def _counts(title: str, headings: tuple[str, str], numbers: Mapping[str, int]) -> Table:
    table = Table(title, headings)
    for name, number in numbers.items():
        if number:
            table.add(name, str(number))
    return table


def _print_several(page: Page, surveyed: Sequence[_Surveyed]) -> None:
    """What each map lacks and how its statements stand, in a row each; the rest for all of them together."""
    from argmap.survey import GAP_KINDS, KINDS, name, total

    surveys = {each.path: each.survey for each in surveyed}
    lacked = [kind for kind in GAP_KINDS if any(each.gaps[kind] for each in surveys.values())]
    lacking = {path: [len(each.gaps[kind]) for kind in lacked] for path, each in surveys.items()}
    verdicts = {path: total(each.kinds.values()) for path, each in surveys.items()}
    kinds = {kind: total(each.kinds[kind] for each in surveys.values()) for kind in KINDS}
    links = sum((Counter(each.links) for each in surveys.values()), Counter())
    page.table(_summed(f"Gaps in {len(surveys)} maps", tuple(map(name, lacked)), lacking))
    for table in (
        _summed("Verdicts", ("statements", *SIGNS.values()), verdicts),
        _kinds(kinds),
        _links(links),
    ):
        page.line()
        page.table(table)


def _summed(title: str, headings: tuple[str, ...], rows: Mapping[str, Sequence[int]]) -> Table:
    """A table of numbers by map, with their sums below."""
    table = Table(title, ("map", *headings))
    sums = [sum(column) for column in zip(*rows.values(), strict=True)]
    for path, numbers in {**rows, "all": sums}.items():
        table.add(path, *map(str, numbers))
    return table


def _plain(path: str, graph: Graph, survey: Survey) -> dict[str, Any]:
    return {
        "path": path,
        "title": graph.title,
        "gaps": {
            kind: [{"statement": gap.statement, "others": gap.others} for gap in found]
            for kind, found in survey.gaps.items()
        },
        "statements": {kind: tally._asdict() for kind, tally in survey.kinds.items()},
        "links": {relation.field: number for relation, number in survey.links.items()},
        "parties": survey.parties,
        "sources": survey.sources,
        "depth": survey.depth,
    }
