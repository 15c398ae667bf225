"""Figures in notebooks: `%load_ext argmap`, then cells that begin with `%%argmap` and hold a map."""

import shlex
import sys
from typing import Any

from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import HTML, display

from argmap.api import InvalidMap, Map
from argmap.figures import Unusable, figure
from argmap.files import project


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Make `%%argmap` known."""
    drawn = 0

    def cell(line: str, text: str) -> None:
        """Draw the map in this cell: `%%argmap [NAME] [OPTION=VALUE]...`; NAME is what it is called then."""
        nonlocal drawn
        names, options = _read(line)
        checked = project().check_text(text, "<cell>")
        try:
            map = Map(checked)
        except InvalidMap as invalid:
            print(invalid, file=sys.stderr)
            return
        if names:
            shell.user_ns[names[0]] = map
        try:
            found = figure(text, ".", options)
        except Unusable as unusable:
            raise UsageError(str(unusable)) from unusable
        drawn += 1
        display(HTML(found.html(f"map-{drawn}")))  # type: ignore[no-untyped-call]

    shell.register_magic_function(cell, magic_kind="cell", magic_name="argmap")  # type: ignore[call-arg, arg-type]


def _read(line: str) -> tuple[list[str], dict[str, str]]:
    """The names and the options in the first line of a cell."""
    words = shlex.split(line)
    names = [word for word in words if "=" not in word]
    if len(names) > 1 or not all(name.isidentifier() for name in names):
        raise UsageError("write %%argmap, then a name for the map if it is to have one, then OPTION=VALUE")
    pairs: list[Any] = [word.split("=", 1) for word in words if "=" in word]
    return names, dict(pairs)
