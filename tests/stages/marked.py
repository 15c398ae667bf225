"""Documents with marks: below a line, carets under what is wrong in it, and what is to be said of it.

      a: "unclosed
         ^ syntax-error: what is opened here is never closed; close the quote or the bracket

A `+` after the carets says that the place goes on in later lines.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from argmap.diagnostics import Diagnostic
from argmap.pipeline import Checked, Project
from argmap.source import Tree

DATA = Path(__file__).parents[1] / "data"
_MARK = re.compile(r" *\^+\+? [a-z-]+: .*\n")


class Case(NamedTuple):
    """A document with marks."""

    title: str
    marked: str

    @property
    def text(self) -> str:
        """The document without its marks."""
        return "".join(line for line in self.marked.splitlines(keepends=True) if not _MARK.fullmatch(line))


def cases(name: str) -> list[Case]:
    """The documents in a file of the test data; a line `=== title` stands above each."""
    _, *parts = re.split(r"^=== (.+)\n", (DATA / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return list(map(Case, parts[::2], parts[1::2]))


def check(text: str | bytes, **others: str) -> Checked:
    """Check a text as the map `x.argmap.yaml`, beside others that it may import by their names."""
    files = {f"{name}.argmap.yaml": other.encode() for name, other in others.items()}

    def read(path: str) -> bytes:
        if path not in files:
            raise FileNotFoundError(2, "No such file or directory")
        return files[path]

    return Project(read).check_text(text, "x.argmap.yaml")


def mark(tree: Tree, diagnostics: Iterable[Diagnostic]) -> str:
    """The text of a tree with marks for diagnostics."""
    lines = [tree.line(number + 1) for number in range(tree.text.count("\n"))]
    for each in sorted(diagnostics, key=lambda each: (each.span, each.rule, each.message), reverse=True):
        line, column, end_line, end_column = each.span
        goes_on = end_line > line
        carets = "^" * max(1, (len(lines[line - 1]) + 1 if goes_on else end_column) - column)
        said = f"{each.rule}: {each.message}" + (f"; {each.cure}" if each.cure else "")
        lines.insert(line, " " * (column - 1) + carets + ("+" if goes_on else "") + " " + said)
    return "".join(f"{line}\n" for line in lines)
