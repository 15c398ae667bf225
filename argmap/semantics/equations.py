"""What a reading has to agree with, as equations between propositions; an engine finds their solutions."""

import typing
from collections import ChainMap
from collections.abc import Callable, Collection, Mapping

from argmap.semantics.expansion import expanded
from argmap.semantics.formula import Formula

Semantics = typing.Literal["admissible", "complete", "preferred", "stable", "model"]
"""Which readings are wanted (Brewka et al. 2013).

By an *admissible* one, all that it settles is known; a *complete* one also settles all that is known by it; a
*preferred* one is admissible and settles as much as can be. A *model* settles every statement in accord with
its condition; it is *stable* if what it accepts follows from what it rejects: then nothing props itself up.
"""

Conditions = Mapping[str, Formula]

Literal = int
"""A proposition, or the opposite of one, as an engine knows it."""

Literals = Mapping[tuple[str, bool], Literal]
"""What says of a statement that it is true, and that it is false."""


class Engine(typing.Protocol):
    """What is told the equations: `cases.Cases` if they are few, else `solver.Program`."""

    def atom(self) -> Literal:
        """A new proposition, for an equation to determine."""

    def choice(self) -> Literal:
        """A new proposition that may be true or not."""

    def opposite(self, literal: Literal, /) -> Literal:
        """What is true if and only if the literal is not."""

    def granted(self, literal: Literal, /) -> Literal:
        """What is true if and only if the literal is, and needs no reason."""

    def define(self, formula: Formula, literals: Literals, value: bool = True) -> Literal:
        """What is true if and only if Kleene's value of the formula is this one."""

    def forbid(self, first: Literal, second: Literal, /) -> None:
        """Not both of these are true."""

    def equate(self, atom: Literal, formula: Formula, literals: Literals) -> None:
        """The atom is true if and only if the formula is."""

    def justify(self, atom: Literal, formula: Formula, literals: Literals) -> None:
        """The same, and the atom needs a reason that does not come down to the atom itself."""


def posed(engine: Engine, conditions: Conditions, semantics: Semantics, free: Collection[str]) -> Literals:
    """Tell an engine what the readings are, and give the literals that tell one; raises Entangled.

    Of preferred readings it is told that they are complete; that they are the largest is to be seen to.
    """
    match semantics:
        case "model":
            return _models(engine, conditions)
        case "stable":
            return _stable_models(engine, conditions, free)
        case "admissible":
            return _admissible(engine, conditions)
        case "complete" | "preferred":
            return _complete(engine, conditions)


def _models(engine: Engine, conditions: Conditions) -> Literals:
    """A statement is true if and only if its condition is."""
    literals = _two_valued(engine, conditions)
    for id, formula in conditions.items():
        engine.equate(literals[id, True], formula, literals)
    return literals


def _stable_models(engine: Engine, conditions: Conditions, free: Collection[str]) -> Literals:
    """All that is true follows from what is false: it is in the grounded interpretation of the reduct.

    The stable models of logic programs are defined likewise, so that each condition is a rule (Strass 2013).
    """
    literals = _two_valued(engine, conditions)
    for id, (if_true, _) in expanded(conditions).items():
        own = {(id, True): engine.granted(literals[id, True])} if id in free else {}
        engine.justify(literals[id, True], if_true, ChainMap(own, literals) if own else literals)
    return literals


def _two_valued(engine: Engine, conditions: Conditions) -> dict[tuple[str, bool], Literal]:
    literals = {}
    for id in conditions:
        literals[id, True] = true = engine.atom()
        literals[id, False] = engine.opposite(true)
    return literals


def _complete(engine: Engine, conditions: Conditions) -> Literals:
    """What is settled is known from what is settled, and what is known is settled.

    So a statement is true if its condition has to be, and can be true if its condition can be.
    """
    known, possible = _three_valued(engine.atom, engine, conditions)
    for id, (if_true, if_false) in expanded(conditions).items():
        engine.equate(known[id, True], if_true, known)
        engine.equate(possible[id, True], if_false, possible)
    return known


def _admissible(engine: Engine, conditions: Conditions) -> Literals:
    """What is settled is known from what is settled."""
    known, _ = _three_valued(engine.choice, engine, conditions)
    for id, exact in expanded(conditions).items():
        for value, formula in zip((True, False), exact, strict=True):
            engine.forbid(known[id, value], engine.opposite(engine.define(formula, known, value)))
    return known


def _three_valued(
    proposition: Callable[[], Literal], engine: Engine, conditions: Conditions
) -> tuple[Literals, Literals]:
    """What says of statements that they are so, and what says that they can be so."""
    known, possible = {}, {}
    for id in conditions:
        true, can_be_true = proposition(), proposition()
        known[id, True], possible[id, True] = true, can_be_true
        known[id, False], possible[id, False] = engine.opposite(can_be_true), engine.opposite(true)
        engine.forbid(true, known[id, False])
    return known, possible
