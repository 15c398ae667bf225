"""Entries added to a text: all else stays as it is."""

import pytest

from argmap.source import Path, added, edited, read

MAP = """\
argmap: 1
proposals:
  a:
    text: |
      First.

  # What is said of b
  b: {text: B, by: u}  # aside
  c:
    by:
      - u
      - v  # last
# The end
sources: {x: X}
"""


@pytest.mark.parametrize(
    ("path", "entry", "after", "before", "now"),
    [
        (("proposals",), "d: D", None, "# last\n", "# last\n  d: D\n"),
        (("proposals",), "d:\n  text: D", "b", "# aside\n", "# aside\n  d:\n    text: D\n"),
        (("proposals", "a"), "by: u", None, "First.\n", "First.\n    by: u\n"),
        (("proposals", "b"), "group: g", None, "by: u}", "by: u, group: g}"),
        (("proposals", "b"), "note: n", "text", "text: B,", "text: B, note: n,"),
        (("sources",), "y: Y", None, "x: X}", "x: X, y: Y}"),
        ((), "\ngroups:\n  g: G", "proposals", "# last\n", "# last\n\ngroups:\n  g: G\n"),
        ((), "x-mine: 1", None, "{x: X}\n", "{x: X}\nx-mine: 1\n"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_an_entry_has_its_place(
    path: Path, entry: str, after: str | None, before: str, now: str, line_end: str
) -> None:
    text, before, now = (each.replace("\n", line_end) for each in (MAP, before, now))
    edit = added(read(text), path, entry, after)
    assert edit is not None
    assert edited(text, [edit]) == text.replace(before, now)


@pytest.mark.parametrize(
    ("path", "entry", "after"),
    [
        (("claims",), "a: A", None),
        (("argmap",), "a: A", None),
        (("proposals",), "a: A", "z"),
        (("sources",), "y:\n  title: Y", None),
    ],
)
def test_where_there_is_no_place_for_it(path: Path, entry: str, after: str | None) -> None:
    assert added(read(MAP), path, entry, after) is None
