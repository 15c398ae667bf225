"""Reports of what a check found: one module a format, found by its name in this folder."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from argmap.diagnostics import Diagnostic
from argmap.pipeline import Checked

Reporter = Callable[[Sequence[Checked], bool], str]
"""Makes the report of several maps, with colours if wanted; it ends in a line end, or is empty."""


def formats() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(module.name for module in iter_modules(__path__))


def reporter(name: str) -> Reporter:
    """The reporter of a format."""
    return cast(Reporter, import_module(f"{__name__}.{name}").report)


def sentence(each: Diagnostic) -> str:
    """What was found, what to do about it, and where the same thing stands first, in one line."""
    cure = f"; {each.cure}" if each.cure else ""
    first = f" (first in line {each.first.line})" if each.first else ""
    return f"{each.message}{cure}{first}"
