"""argmap rule: the page of the manual on one rule."""

import re
from typing import Annotated

import typer

from argmap.cli import completion
from argmap.cli.colour import Colour, in_colour
from argmap.diagnostics import nearest, suggestion
from argmap.files import Trouble
from argmap.rulebook import page_of

NEEDS_ARGUMENTS = True

_NOTE = re.compile(r"^<!--.*-->\n+", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_BOLD = "\x1b[1m{}\x1b[0m"


def command(
    rule: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="The id that a report has in brackets.", autocompletion=completion.rules
        ),
    ],
    color: Annotated[Colour, typer.Option(help="Whether to use colours.")] = "auto",
) -> None:
    """Print what the manual says of a rule: what it reports, why that matters, and what to do."""
    from argmap.faults import reportable

    known = [each.id for each in reportable()]
    if rule not in known:
        cure = suggestion(nearest(rule, known), "`argmap rules` lists all there are")
        raise Trouble(f"there is no rule `{rule}`; {cure}")
    page = page_of(rule).read_text(encoding="utf-8")
    print(_for_reading(page, _BOLD if in_colour(color) else "{}"), end="")


def _for_reading(page: str, bold: str) -> str:
    """A page without its markup: headings and words that matter bold, examples indented."""
    parts = enumerate(_BLOCK.split(_NOTE.sub("", page)))
    return "".join(_indented(part) if number % 2 else _prose(part, bold) for number, part in parts)


def _prose(text: str, bold: str) -> str:
    text = _LINK.sub(r"\1", text)
    for markup in (_HEADING, _STRONG):
        text = markup.sub(lambda found: bold.format(found[1]), text)
    return text


def _indented(example: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in example.splitlines())
