"""Hooks of pre-commit (pre-commit.com)."""

import re
from textwrap import indent
from typing import Any

from argmap.setup import Advice, Merged, Place, integration, runs_argmap
from argmap.setup.appending import appended
from argmap.source import read

# Without file names, argmap looks at all maps, as it does in continuous integration: a change in one map
# may be a mistake in another that imports it, and what the settings exclude stays out.
_ENTRY = r"""- repo: local
  hooks:
    - id: argmap-check
      name: argmap check
      entry: argmap check
      language: system
      files: \.argmap\.ya?ml$
      pass_filenames: false
    - id: argmap-fmt
      name: argmap fmt --check
      entry: argmap fmt --check
      language: system
      files: \.argmap\.ya?ml$
      pass_filenames: false
"""


@integration(
    ".pre-commit-config.yaml",
    usual=lambda place: ".git" in place.entries,
    then="turn the hooks on, once in each clone: python -m pip install pre-commit && pre-commit install",
)
def pre_commit(existing: str | None, place: Place) -> Merged:
    """Maps are checked before each commit."""
    if existing is None:
        return "repos:\n" + indent(_ENTRY, "  ")
    if runs_argmap(existing):
        return None
    items = re.findall(r"(?m)^( *)- ", existing.partition("repos:")[2])
    entry = indent(_ENTRY, items[0] if items else "  ")
    return appended(existing, entry, _with_entry) or Advice("at the end of the list `repos:`", entry)


def _with_entry(config: Any) -> Any:
    repos = config.get("repos") if isinstance(config, dict) else None
    return {**config, "repos": [*repos, *read(_ENTRY).value]} if isinstance(repos, list) else None
