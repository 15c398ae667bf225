"""The Python API: load, check and render maps."""

from os import PathLike
from typing import Literal

from argmap import files
from argmap.diagnostics import Diagnostic
from argmap.graph import Graph
from argmap.pipeline import Checked

Theme = Literal["light", "dark", "auto"]


class InvalidMap(ValueError):
    """A map that can't be used as it is; the message is the report of `argmap check`."""

    def __init__(self, checked: Checked) -> None:
        from argmap.reporters import reporter

        super().__init__(reporter("text")([checked], False))
        self.diagnostics = checked.diagnostics


class Map:
    """A map in which every name is resolved. In a notebook it shows itself as a drawing."""

    def __init__(self, checked: Checked) -> None:
        if not checked.sound or checked.graph is None:
            raise InvalidMap(checked)
        self.path = checked.path
        self.graph: Graph = checked.graph
        self.diagnostics: tuple[Diagnostic, ...] = checked.diagnostics

    def __repr__(self) -> str:
        return f"<argmap.Map {self.graph.title!r}, {len(self.graph.statements)} statements>"

    def _repr_svg_(self) -> str:
        return render(self, "svg", theme="auto").decode()


def load(path: str | PathLike[str]) -> Map:
    """Read the map in a file; raises OSError if there is none, InvalidMap if it has errors."""
    return Map(files.project().check(_slashes(path)))


def check(text_or_path: str | PathLike[str]) -> tuple[Diagnostic, ...]:
    """What is to be said of a map, in order. A string with a line end in it is a text, any other a path."""
    project = files.project()
    if isinstance(text_or_path, str) and "\n" in text_or_path:
        return project.check_text(text_or_path, "<text>").diagnostics
    return project.check(_slashes(text_or_path)).diagnostics


def render(
    map: Map,
    format: str = "svg",
    *,
    theme: Theme = "light",
    direction: Literal["LR", "TB"] = "LR",
    legend: bool = True,
    engine: Literal["auto", "pure", "system"] = "auto",
) -> bytes:
    """The drawing of a map as `dot`, `svg`, `png` or `pdf`; raises ValueError for any other format."""
    from argmap.drawing.diagram import Style
    from argmap.drawing.engine import find
    from argmap.views import endings, view

    if format not in endings():
        raise ValueError(f"unknown format {format!r}; known are {', '.join(endings())}")
    style = Style(theme=theme, direction=direction, legend=legend)
    return view(format)(map.graph, style, find(engine)).data


def _slashes(path: str | PathLike[str]) -> str:
    from pathlib import Path

    return Path(path).as_posix()
