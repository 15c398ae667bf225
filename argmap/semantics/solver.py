"""Answer set programs over numbered atoms, and their solutions: the one module that knows clingo."""

import atexit
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack
from time import monotonic
from typing import Any
from weakref import WeakSet

from clingo import Control, MessageCode, Model, SolveHandle
from clingo.backend import Backend, HeuristicType

from argmap.semantics.equations import Literal, Literals
from argmap.semantics.formula import Constant, Formula, Negation, Threshold, Variable

Solution = Callable[[Literal], bool]
"""Whether a literal is true; to be asked before the next solution is sought."""

_solving: set[Control] = set()
"""What must outlive a search that is left before its end, whatever the garbage collector takes first."""

_searches: WeakSet[Generator[Solution, None, None]] = WeakSet()
"""What is to be closed before Python ends: clingo aborts if it is taken down in the middle of a search."""

_PATIENCE = 0.1
"""Seconds between two looks at whether the user interrupts."""


class Program:
    """Rules under the stable model semantics: what is true has a reason (Gelfond & Lifschitz 1988).

    A literal is the number of an atom, with a minus that it is not so.
    """

    def __init__(self, *, in_rings: bool = False) -> None:
        """A program; an atom may come down to itself by way of what is negated only if it is `in_rings`."""
        # There clingo 5.8 loses solutions when it looks for equivalent atoms, which saves time elsewhere.
        options = ["--eq=0"] if in_rings else []
        self._control = Control(["--models=0", *options], logger=_unsaid)
        self._configuration: Any = self._control.configuration
        self._writing = ExitStack()
        self._backend: Backend = self._writing.enter_context(self._control.backend())
        self._granted: dict[Literal, Literal] = {}

    def atom(self) -> Literal:
        """A new atom, false as long as nothing makes it true."""
        return int(self._backend.add_atom())

    def choice(self) -> Literal:
        """A new atom that can be true without a reason."""
        atom = self.atom()
        self._backend.add_rule([atom], choice=True)
        return atom

    def opposite(self, literal: Literal) -> Literal:
        """What is true if and only if the literal is not."""
        return -literal

    def granted(self, literal: Literal) -> Literal:
        """What is true if and only if the literal is, and needs no reason, as it only denies its opposite."""
        if literal < 0:
            return literal
        if literal not in self._granted:
            opposite = self.atom()
            self.rule(opposite, -literal)
            self._granted[literal] = -opposite
        return self._granted[literal]

    def rule(self, head: Literal, *body: Literal) -> None:
        """The head is true if the whole body is."""
        self._backend.add_rule([head], body)

    def forbid(self, *body: Literal) -> None:
        """Not all of these."""
        self._backend.add_rule([], body)

    def define(self, formula: Formula, literals: Literals, value: bool = True) -> Literal:
        """A literal that is true if and only if Kleene's value of the formula is this one."""
        while isinstance(formula, Negation):
            formula, value = formula.item, not value
        if isinstance(formula, Variable):
            return literals[formula.id, value]
        atom = self.atom()
        self._explain(atom, formula, literals, value)
        return atom

    def equate(self, atom: Literal, formula: Formula, literals: Literals) -> None:
        """The atom is true if and only if the formula is."""
        self._explain(atom, formula, _Granted(self, literals), True)

    def justify(self, atom: Literal, formula: Formula, literals: Literals) -> None:
        """The same, and the atom has a reason that does not come down to itself."""
        self._explain(atom, formula, literals, True)

    def _explain(self, atom: Literal, formula: Formula, literals: Literals, value: bool) -> None:
        """Rules for an atom that is true if and only if the formula has the value."""
        match formula:
            case Threshold(count, items):
                body = [self.define(item, literals, value) for item in items]
                needed = count if value else len(body) - count + 1
                if needed == len(body):
                    self.rule(atom, *body)
                elif needed == 1:
                    for literal in body:
                        self.rule(atom, literal)
                else:
                    weighted = [(literal, 1) for literal in body]
                    self._backend.add_weight_rule([atom], needed, weighted)
            case Constant(constant):
                if constant is value:
                    self.rule(atom)
            case _:
                self.rule(atom, self.define(formula, literals, value))

    def seek_largest(self, literals: Iterable[Literal]) -> None:
        """From now on, seek the solutions in which no more of the literals could be true (by inclusion)."""
        # Every solution is reached by trying the wanted value of each atom first, and then closed off with
        # all that is not better than it.
        for literal in literals:
            wanted = HeuristicType.True_ if literal > 0 else HeuristicType.False_
            self._backend.add_heuristic(abs(literal), wanted, 1, 1, [])
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


def _unsaid(code: MessageCode, message: str) -> None:
    """That there is nothing to choose, and so nothing to do by inclusion, is no news to anybody."""


class _Granted(dict[tuple[str, bool], Literal]):
    """Literals, each of them granted when it is asked for."""

    def __init__(self, program: Program, literals: Literals) -> None:
        self._program = program
        self._literals = literals

    def __missing__(self, key: tuple[str, bool]) -> Literal:
        return self._program.granted(self._literals[key])


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
