"""A report for people: what was found, where, the lines, and what to do."""

from collections.abc import Callable, Sequence
from unicodedata import category, east_asian_width

from argmap.diagnostics import Diagnostic
from argmap.pipeline import Checked
from argmap.source import Tree

_WIDEST = 110
"""How many characters of a line are shown; of a longer one, those around the place."""

_BOLD, _DIM = "1", "2"
_COLOURS = {"error": "1;31", "warning": "1;33", "info": "1;36"}

Paint = Callable[[str, str], str]
"""Gives a text the colour of an ANSI code, or leaves it as it is."""


def report(results: Sequence[Checked], colour: bool) -> str:
    """A paragraph for each thing that was found."""
    paint = _coloured if colour else _uncoloured
    return "\n".join(
        _paragraph(each, result.tree, paint) for result in results for each in result.diagnostics
    )


def _coloured(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"


def _uncoloured(text: str, code: str) -> str:
    return text


def _paragraph(each: Diagnostic, tree: Tree, paint: Paint) -> str:
    place = paint(f"{each.path}:{each.span.line}:{each.span.column}:", _BOLD)
    severity = paint(f"{each.severity}:", _COLOURS[each.severity])
    lines = [f"{place} {severity} {each.message} [{each.rule}]", *_excerpt(each, tree, paint)]
    if each.first:
        first = tree.line(each.first.line).strip()[:_WIDEST]
        lines.append(paint(f"      = first in line {each.first.line}: {first}", _DIM))
    return "".join(f"{line}\n" for line in lines)


def _excerpt(each: Diagnostic, tree: Tree, paint: Paint) -> list[str]:
    """The line of the place and the one above it, and below them a mark and the cure."""
    number, start = each.span.line, each.span.column - 1
    line = tree.line(number)
    end = each.span.end_column - 1 if each.span.end_line == number else len(line)
    cut = max(0, start - _WIDEST // 2) if len(line) > _WIDEST else 0
    shown = line[cut : cut + _WIDEST]
    before, marked = shown[: start - cut], shown[start - cut : max(end, start + 1) - cut]
    indent = "".join(letter if letter == "\t" else " " * _columns(letter) for letter in before)
    mark = paint("^" * max(1, sum(map(_columns, marked))), _COLOURS[each.severity])
    excerpt = (
        []
        if number == 1 or not tree.line(number - 1).strip()
        else [(number - 1, tree.line(number - 1)[:_WIDEST])]
    )
    excerpt.append((number, shown))
    lines = [paint(f"{each_number:>5} |", _DIM) + f" {text}".rstrip() for each_number, text in excerpt]
    return [*lines, paint("      |", _DIM) + f" {indent}{mark} {each.cure}".rstrip()]


def _columns(letter: str) -> int:
    """How many columns of a terminal a character takes."""
    if category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1
