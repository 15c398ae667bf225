"""Maps with mistakes to report, and messages that are hard to pass on."""

import os
from collections.abc import Callable
from importlib import resources
from importlib.util import find_spec
from typing import Any

import pytest
from hypothesis import strategies as st

from argmap.diagnostics import Diagnostic, Repair, Severity
from argmap.pipeline import Checked, Project
from argmap.settings import Settings
from argmap.source import Edit, Span, read

CLEAN = """\
argmap: 1
proposals:
  move: {text: We move., only_if: lease-ends}
conditions:
  lease-ends: The lease ends.
"""
MISTAKEN = """\
argmap: 1
title: 𝔸 map – {0} 100 %
parties:
  anna: Anna   # argmap: ignore[self-reference]
proposals:
  move: {text: 𝔸𝔹 “We move”, only_if: lease-end}
  stay:
    text: We stay.
    only_if: lease-end
    text: We stay, really.
conditions:
  lease-ends:
    text: The lease ends.
    unless: [lease-end, lease-end]
reasons:
  cheaper: {text: It costs less., supports: [move, move]}
x-note: {{all: 1}: 2}
"""
"""Errors and warnings, two of them with the place they look back to, some of them on the same words."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

_AWKWARD = st.sampled_from("%,:;=<>&\"'`[](){}\\\n\r\t\0\x07\x1b\x85\u2028\u202e\ufffe 𝔸ü§")
awkward = st.text(st.one_of(_AWKWARD, st.characters(exclude_categories=["Cs"])), min_size=1)
"""Texts with everything that some form of report gives a meaning of its own."""

_places = st.builds(
    lambda line, column, lines, columns: Span(line, column, line + lines, column + columns),
    *(st.integers(1, 9), st.integers(1, 9), st.integers(0, 1), st.integers(0, 9)),
)
_edits = st.builds(
    lambda start, length, text: Edit(start, start + length, text),
    *(st.integers(0, len(MISTAKEN) - 9), st.integers(0, 9), awkward),
)
_repairs = st.builds(Repair, awkward, _edits)
_rules = st.sampled_from(["unknown-key", "wrong-target", "unused-party"])


def checked(text: str, path: str = "maps/office.argmap.yaml", **settings: Any) -> Checked:
    """A map that is checked without its neighbours, by the settings given."""
    project = Project(lambda path: b"", settings=lambda path: Settings(**settings))
    return project.check_text(text, path)


@st.composite
def results(draw: st.DrawFn) -> list[Checked]:
    """Results with awkward paths and messages, which no check would give."""
    found = []
    for path in draw(st.lists(awkward, max_size=3, unique=True)):
        diagnostics = st.builds(
            Diagnostic,
            *(st.just(path), _places, st.sampled_from(SEVERITIES), _rules, awkward, awkward | st.just("")),
            first=st.none() | _places,
            repair=st.none() | _repairs,
        )
        several = tuple(draw(st.lists(diagnostics, max_size=4)))
        found.append(Checked(path, None, several, False, read(MISTAKEN)))
    return found


@pytest.fixture(scope="session")
def data_of() -> Callable[[str, str], bytes]:
    """Reads a file that another package brings, which continuous integration must have."""

    def read_data(package: str, name: str) -> bytes:
        if find_spec(package) is None:
            if os.environ.get("CI") == "true":
                pytest.fail(f"continuous integration lacks {package}")
            pytest.skip(f"this machine lacks {package}")
        return (resources.files(package) / name).read_bytes()

    return read_data
