"""The commands for GitHub, taken apart by the rules of the program that runs its jobs."""

from typing import NamedTuple

from hypothesis import given

from argmap.pipeline import Checked
from argmap.reporters.github import report

from .conftest import CLEAN, MISTAKEN, checked, results

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


class _Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def _read(line: str) -> _Command:
    """A line as the runner reads it: the first `::` after the one at the beginning ends the properties."""
    assert line.startswith("::")
    head, mark, message = line[2:].partition("::")
    assert mark
    name, _, listed = head.partition(" ")
    properties = {}
    for each in listed.split(","):
        key, equals, value = each.partition("=")
        assert equals
        assert key not in properties
        properties[key] = _unescaped(value, "\r\n:,")
    return _Command(name, properties, _unescaped(message, "\r\n"))


def _unescaped(text: str, escaped: str) -> str:
    for character in (*escaped, "%"):  # the per cent sign is last, as in the runner
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def _commands(results: list[Checked]) -> list[_Command]:
    *lines, rest = report(results, False).split("\n")
    assert rest == ""
    return [_read(line) for line in lines]


def test_a_clean_map_gives_nothing() -> None:
    assert report([checked(CLEAN)], False) == ""


def test_what_it_looks_like() -> None:
    text = CLEAN.replace("only_if: lease-ends", "only_if: lease-end")
    assert report([checked(text, "a,b.argmap.yaml")], False) == (
        "::error file=a%2Cb.argmap.yaml,line=3,endLine=3,col=35,endColumn=44,title=argmap (unknown-reference)"
        "::unknown statement `lease-end`; did you mean `lease-ends`?\n"
    )


def test_the_place_that_it_looks_back_to_is_in_the_message() -> None:
    found = [each for each in _commands([checked(MISTAKEN)]) if "(duplicate-key)" in each.properties["title"]]
    assert [each.message.endswith("(first in line 8)") for each in found] == [True]


def test_columns_are_left_out_where_a_place_has_several_lines() -> None:
    (command,) = _commands([checked("argmap: 1\nproposals:\n  - We move.\n  - We stay.\n")])
    assert (command.properties["line"], command.properties["endLine"]) == ("3", "4")
    assert not {"col", "endColumn"} & set(command.properties)


@given(results())
def test_whatever_it_says_arrives(results: list[Checked]) -> None:
    found = [each for result in results for each in result.diagnostics]
    commands = _commands(results)
    assert [command.properties["file"] for command in commands] == [each.path for each in found]
    for command, each in zip(commands, found, strict=True):
        assert command.name == _LEVELS[each.severity]
        assert command.properties["title"] == f"argmap ({each.rule})"
        assert int(command.properties["line"]) == each.span.line
        assert command.message.startswith(f"{each.message}; {each.cure}" if each.cure else each.message)
        assert not each.first or command.message.endswith(f"(first in line {each.first.line})")
