"""Answer set programs over numbered atoms, and their solutions: the one module that knows clingo."""

import atexit
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack
from time import monotonic
from typing import Any
from weakref import WeakSet

from clingo import Control, Model, SolveHandle
from clingo.backend import Backend, HeuristicType

from argmap.semantics.formula import Constant, Formula, Negation, Threshold, Variable

Literal = int
"""An atom, or with a minus that it is not so."""

Literals = Mapping[tuple[str, bool], Literal]
"""What stands in a program for a statement being true, and for its being false."""

Solution = Callable[[Literal], bool]
"""Whether a literal is true; to be asked before the next solution is sought."""

_solving: set[Control] = set()
"""What must outlive a search that is left before its end, whatever the garbage collector takes first."""

_searches: WeakSet[Generator[Solution, None, None]] = WeakSet()
"""What is to be closed before Python ends: clingo aborts if it is taken down in the middle of a search."""

_PATIENCE = 0.1
"""Seconds between two looks at whether the user interrupts."""


class Program:
    """Rules under the stable model semantics: what is true has a reason (Gelfond & Lifschitz 1988)."""

    def __init__(self) -> None:
        self._control = Control(["--models=0"])
        self._configuration: Any = self._control.configuration
        self._writing = ExitStack()
        self._backend: Backend = self._writing.enter_context(self._control.backend())
        self._true = self.atom()
        self.rule(self._true)

    def atom(self) -> Literal:
        """A new atom, false as long as nothing makes it true."""
        return int(self._backend.add_atom())

    def free(self, atoms: Iterable[Literal]) -> None:
        """The atoms can be true without a reason."""
        self._backend.add_rule(list(atoms), choice=True)

    def rule(self, head: Literal, *body: Literal) -> None:
        """The head is true if the whole body is."""
        self._backend.add_rule([head], body)

    def forbid(self, *body: Literal) -> None:
        """Not all of these."""
        self._backend.add_rule([], body)

    def define(self, formula: Formula, literals: Literals) -> Literal:
        """A literal that is true if and only if the formula is, in which only statements are negated."""
        match formula:
            case Constant(value):
                return self._true if value else -self._true
            case Variable(id):
                return literals[id, True]
            case Negation(item):
                assert isinstance(item, Variable)
                return literals[item.id, False]
            case Threshold(count, items):
                atom = self.atom()
                body = [self.define(item, literals) for item in items]
                if count == len(body):
                    self.rule(atom, *body)
                elif count == 1:
                    for literal in body:
                        self.rule(atom, literal)
                else:
                    self._backend.add_weight_rule([atom], count, [(literal, 1) for literal in body])
                return atom

    def seek_largest(self, atoms: Iterable[Literal]) -> None:
        """From now on, seek the solutions in which no more of the atoms could be true (by inclusion)."""
        self._by_inclusion(atoms, HeuristicType.True_)

    def seek_least(self, atoms: Iterable[Literal]) -> None:
        """From now on, seek the solutions in which no fewer of the atoms could be true (by inclusion)."""
        self._by_inclusion(atoms, HeuristicType.False_)

    def _by_inclusion(self, atoms: Iterable[Literal], wanted: HeuristicType) -> None:
        # Every solution is reached by trying the wanted value of each atom first, and then closed off with
        # all that is not better than it.
        for atom in atoms:
            self._backend.add_heuristic(atom, wanted, 1, 1, [])
        self._configuration.solver.heuristic = "Domain"
        self._configuration.solve.enum_mode = "domRec"
        self._configuration.solve.opt_mode = "ignore"

    def seek_fewest(self, atoms: Iterable[Literal]) -> None:
        """From now on, seek the solutions in which the number of true atoms is the least there is."""
        self._backend.add_minimize(0, [(atom, 1) for atom in atoms])
        self._configuration.solve.opt_mode = "optN"
        # By raising the lower bound: in a chain of 60 conditions, going down from any solution found none.
        self._configuration.solver.opt_strategy = "usc"

    def solutions(self, deadline: float) -> Iterator[Solution]:
        """The solutions as they are found; a TimeoutError past the deadline (by the monotonic clock)."""
        search = self._search(deadline)
        _searches.add(search)
        return search

    def _search(self, deadline: float) -> Generator[Solution, None, None]:
        self._writing.close()
        _solving.add(self._control)
        try:
            with self._control.solve(yield_=True, async_=True) as handle:
                while (model := _next(handle, deadline)) is not None:
                    if model.optimality_proven or not model.cost:
                        yield model.is_true
        finally:
            _solving.discard(self._control)
            self._backend = self._writing.enter_context(self._control.backend())


@atexit.register
def _close() -> None:
    for search in list(_searches):
        search.close()


def _next(handle: SolveHandle, deadline: float) -> Model | None:
    handle.resume()
    while True:
        left = deadline - monotonic()
        if left <= 0:
            handle.cancel()
            raise TimeoutError
        if handle.wait(min(left, _PATIENCE)):
            return handle.model()
