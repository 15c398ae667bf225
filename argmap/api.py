"""The Python API: load, check and render maps."""

from collections.abc import Mapping
from os import PathLike
from typing import Literal, NamedTuple

from argmap import files
from argmap.diagnostics import Diagnostic
from argmap.graph import Graph
from argmap.pipeline import Checked
from argmap.semantics.evaluate import Outcome, Verdict
from argmap.semantics.evaluate import evaluate as _evaluate
from argmap.semantics.explain import Explanation
from argmap.semantics.explain import explain as _explain
from argmap.semantics.needs import needs as _needs
from argmap.semantics.scenario import assumptions

Theme = Literal["light", "dark", "auto", "print", "plain"]


class InvalidMap(ValueError):
    """A map that can't be used as it is; the message is the report of `argmap check`."""

    def __init__(self, checked: Checked) -> None:
        from argmap.reporters import reporter

        super().__init__(reporter("text")([checked], False))
        self.diagnostics = checked.diagnostics


class Evaluation(NamedTuple):
    """What follows from a map under assumptions, by statement, in the map's order."""

    assumed: Mapping[str, bool]
    outcomes: Mapping[str, Outcome]

    @property
    def verdicts(self) -> dict[str, Verdict]:
        """`stands`, `falls` or `open`, by statement."""
        return {id: outcome.verdict for id, outcome in self.outcomes.items()}


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

    def evaluate(
        self, *, assume: Mapping[str, bool] | None = None, scenario: str | None = None
    ) -> Evaluation:
        """What stands, falls and is open, in a scenario and under assumptions; KeyError if unknown."""
        assumed = self._assumed(assume, scenario)
        return Evaluation(assumed, _evaluate(self.graph, assumed))

    def explain(
        self, id: str, *, assume: Mapping[str, bool] | None = None, scenario: str | None = None
    ) -> Explanation:
        """Why a statement stands, falls or is open, as a tree; KeyError if there is no such statement."""
        self._demand(id)
        return _explain(self.graph, id, self._assumed(assume, scenario))

    def needs(
        self,
        id: str,
        *,
        fall: bool = False,
        conditions_only: bool = False,
        assume: Mapping[str, bool] | None = None,
        scenario: str | None = None,
        limit: int | None = None,
    ) -> list[dict[str, bool]]:
        """All smallest sets of changes under which a statement stands, or falls; KeyError if unknown."""
        self._demand(id)
        assumed = self._assumed(assume, scenario)
        found = _needs(self.graph, id, not fall, assumed, conditions_only=conditions_only, limit=limit)
        return list(found)

    def _demand(self, id: str) -> None:
        """Raise KeyError unless there is such a statement, and it is one that has a verdict."""
        if id not in self.graph.statements:
            raise KeyError(f"the map has no statement {id!r}")
        if self.graph.statements[id].kind == "question":
            raise KeyError(f"{id!r} is a question, and questions have no verdict")

    def _assumed(self, assume: Mapping[str, bool] | None, scenario: str | None) -> dict[str, bool]:
        for id in assume or ():
            self._demand(id)
        base = assumptions(self.graph, scenario) if scenario is not None else {}
        return base | dict(assume or {})

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
    verdicts: bool = True,
    assume: Mapping[str, bool] | None = None,
    scenario: str | None = None,
    engine: Literal["auto", "pure", "system"] = "auto",
) -> bytes:
    """The drawing of a map as `dot`, `svg`, `png` or `pdf`; raises ValueError for any other format."""
    from argmap.drawing.diagram import Style
    from argmap.drawing.engine import find
    from argmap.views import endings, view

    if format not in endings():
        raise ValueError(f"unknown format {format!r}; known are {', '.join(endings())}")
    style = Style(theme=theme, direction=direction, legend=legend)
    outcomes = map.evaluate(assume=assume, scenario=scenario).outcomes if verdicts else {}
    return view(format)(map.graph, style, find(engine), outcomes).data


def _slashes(path: str | PathLike[str]) -> str:
    from pathlib import Path

    return Path(path).as_posix()
