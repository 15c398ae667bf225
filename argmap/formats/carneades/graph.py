"""An argument graph as Carneades has it; what it names is declared, and where it stood is a path."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from argmap.graph import NOTHING
from argmap.source import Path

Meta = Mapping[str, Any]


class Statement(NamedTuple):
    """What can be in, out or undecided. It is in, whatever else, if it is assumed."""

    key: str
    text: str
    is_assumed: bool = False
    meta: Meta = NOTHING
    path: Path = ()


class Argument(NamedTuple):
    """A step from premises to a conclusion; it counts for nothing while its undercutter is in.

    `scheme` names a way of weighing or an argument scheme, `weight` is what the file says of its weight.
    """

    key: str
    conclusion: str
    premises: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    undercutter: str | None = None
    scheme: str = ""
    parameters: tuple[str, ...] = ()
    weight: Fraction | None = None
    meta: Meta = NOTHING
    path: Path = ()


class Issue(NamedTuple):
    """Statements of which at most one is in."""

    key: str
    positions: tuple[str, ...]
    standard: str = "PE"
    meta: Meta = NOTHING
    path: Path = ()


class Scheme(NamedTuple):
    """A pattern of arguments: its lists of terms by what they are called, and how it weighs."""

    key: str
    parts: Mapping[str, tuple[str, ...]] = NOTHING
    weighing: Any = None
    meta: Meta = NOTHING
    path: Path = ()

    @property
    def makes_arguments(self) -> bool:
        """Whether Carneades makes arguments from it, rather than only weighs by it."""
        return bool(self.parts.get("conclusions"))


class LeftOut(NamedTuple):
    """What a file says beyond its graph: of which statement, argument or issue, and where."""

    key: str
    what: str
    path: Path


class ArgumentGraph(NamedTuple):
    """A whole file. `tests` are the labels that it expects, with the path of each."""

    statements: Mapping[str, Statement]
    arguments: Mapping[str, Argument]
    issues: tuple[Issue, ...]
    schemes: Mapping[str, Scheme] = NOTHING
    tests: Mapping[str, tuple[str, Path]] = NOTHING
    meta: Meta = NOTHING
    references: Mapping[str, Meta] = NOTHING
    left_out: tuple[LeftOut, ...] = ()

    def issue_of(self) -> dict[str, Issue]:
        """The issue that each position belongs to."""
        return {position: issue for issue in self.issues for position in issue.positions}
