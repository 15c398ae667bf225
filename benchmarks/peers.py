"""What finds the readings of frameworks of attacks: argmap and other Python packages, each in its own way.

The packages are installed for the benchmark alone: `pip install argmap[bench]`.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple, cast

Extensions = frozenset[frozenset[str]]
"""The sets of arguments that are accepted together; arguments are numbered from 1."""


class Library(NamedTuple):
    """How a library reads a file in the ICCMA's format into a form of its own, and finds what is asked for.

    `told` says of what it found which arguments are accepted together.
    """

    read: Callable[[Path], Any]
    solve: Callable[[Any, str], Any]
    told: Callable[[Any], Iterable[Iterable[str]]]

    def extensions(self, found: Any) -> Extensions:
        """What was found, in a form that can be compared."""
        return frozenset(map(frozenset, self.told(found)))


def _argmap() -> Library:
    """With acceptance conditions made straight from the attacks: maps are another format."""
    from argmap.semantics.formula import Variable, conjunction, negation
    from argmap.semantics.grounded import grounded
    from argmap.semantics.readings import Semantics, readings

    import_module("argmap.semantics.solver")  # which is imported only when it is needed

    def read(path: Path) -> Any:
        arguments, attacks = _lines(path)
        attackers: dict[str, list[str]] = {id: [] for id in arguments}
        for attacker, attacked in attacks:
            attackers[attacked].append(attacker)
        fails = {id: negation(Variable(id)) for id in arguments}
        return {id: conjunction([fails[each] for each in by]) for id, by in attackers.items()}

    def solve(conditions: Any, task: str) -> list[dict[str, bool]]:
        if task == "grounded":
            return [grounded(conditions)]
        return list(readings(conditions, cast(Semantics, task), time_limit=3600))

    return Library(read, solve, lambda found: ([id for id in each if each[id]] for each in found))


def _pygarg() -> Library:
    parser, solver = import_module("pygarg.dung.dimacs_parser"), import_module("pygarg.dung.solver")
    names = {"grounded": "GR", "complete": "CO", "preferred": "PR", "stable": "ST"}
    return Library(
        lambda path: parser.parse(str(path)),
        lambda framework, task: solver.extension_enumeration(*framework, names[task]),
        lambda found: cast(list[list[str]], found),
    )


def _python_argumentation() -> Library:
    reader = import_module("py_arg.import_export.argumentation_framework_from_iccma23_format_reader")
    functions = {"grounded": "get_grounded_extension"}
    functions |= {task: f"get_{task}_extensions" for task in ("complete", "preferred", "stable")}
    solve = {
        task: getattr(import_module(f"py_arg.algorithms.semantics.{name}"), name)
        for task, name in functions.items()
    }

    def read(path: Path) -> Any:
        text = path.read_text(encoding="utf-8")
        return reader.ArgumentationFrameworkFromICCMA23FormatReader.from_iccma23(text)

    return Library(
        read,
        lambda framework, task: [solve[task](framework)] if task == "grounded" else solve[task](framework),
        lambda found: ([argument.name.removeprefix("A") for argument in each] for each in found),
    )


def _afsolver() -> Library:
    framework = import_module("afsolver").ArgumentationFramework
    return Library(
        lambda path: framework(*_lines(path)),
        lambda read, task: [read.grounded()] if task == "grounded" else read.extension(task),
        lambda found: cast(list[frozenset[str]], found),
    )


ARGMAP = "argmap"
LIBRARIES = {
    ARGMAP: _argmap,
    "pygarg": _pygarg,
    "python-argumentation": _python_argumentation,
    "afsolver": _afsolver,
}
_NEEDED = {"pygarg": ("pygarg", "pysat"), "python-argumentation": ("py_arg",), "afsolver": ("afsolver",)}


def installed() -> list[str]:
    """The other packages that are here."""
    return [name for name, packages in _NEEDED.items() if all(map(find_spec, packages))]


def _lines(path: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """The arguments and the attacks in a file: not every library has a reader."""
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    attacks = [(attacker, attacked) for attacker, attacked in map(str.split, lines)]
    return [str(number) for number in range(1, int(first.split()[-1]) + 1)], attacks
