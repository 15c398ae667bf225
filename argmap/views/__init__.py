"""The outputs for people, one module an ending; found by a look into this folder, imported when needed."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from argmap.drawing.diagram import Style
    from argmap.drawing.engine import Drawn, Engine
    from argmap.graph import Graph
    from argmap.semantics.evaluate import Outcome


class View(Protocol):
    """Makes a file of a map; with outcomes, it shows where the statements stand."""

    def __call__(
        self, graph: "Graph", style: "Style", engine: "Engine", outcomes: "Mapping[str, Outcome]" = ...
    ) -> "Drawn":
        """The file's bytes, and what its maker has to say of them."""


@cache
def endings() -> tuple[str, ...]:
    """The endings of the files that can be made, without the dot."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def view(ending: str) -> View:
    """What makes the file with that ending: a function of map, style, engine and outcomes."""
    if ending not in endings():
        raise ValueError(f"there is no view `{ending}`; there is {', '.join(endings())}")
    render: View = import_module(f"{__name__}.{ending}").render
    return render
