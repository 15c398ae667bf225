"""Equations between propositions, solved case by case after all that is sure: quick where they are few."""

from collections.abc import Iterator
from functools import cached_property

from argmap.semantics.equations import Literal, Literals
from argmap.semantics.formula import Constant, Formula, Negation, Threshold, Variable

Bits = int
"""A set of literals, as the bits of a number."""


class Exhausted(Exception):
    """There are more steps to take than were allowed."""


class Cases:
    """The engine for a few dozen equations.

    A literal is the place of its bit: that of an atom is even, and its opposite comes next. An equation is
    two rules, for what makes its atom true and for what makes it false, and each is followed back as well.
    What is open then is tried one way and the other (Davis, Logemann & Loveland 1962).
    """

    def __init__(self, steps: int) -> None:
        self._left = steps
        self._atoms: Bits = 0
        self._sure: Bits = 0
        # By a literal: what it implies alone, and the rules to look at when it is found to be true.
        self._implied: list[Bits] = []
        self._touched: list[int] = []
        # If at least so many of these are true, then so is that; and the opposite of that.
        self._rules: list[tuple[int, Bits, Bits, Bits]] = []
        # At least so many of these are a reason for that.
        self._reasons: list[tuple[int, Bits, Bits]] = []
        self._explained: Bits = 0
        self._justified: Bits = 0

    def atom(self) -> Literal:
        """A new proposition."""
        place = len(self._implied)
        self._implied += (0, 0)
        self._touched += (0, 0)
        self._atoms |= 1 << place
        return place

    choice = atom

    def opposite(self, literal: Literal) -> Literal:
        """What is true if and only if the literal is not."""
        return literal ^ 1

    def granted(self, literal: Literal) -> Literal:
        """What is true if and only if the literal is, and needs no reason."""
        atom = self.atom()
        self._equate(atom, 1, [literal])
        return atom

    def define(self, formula: Formula, literals: Literals, value: bool = True) -> Literal:
        """What is true if and only if Kleene's value of the formula is this one."""
        while isinstance(formula, Negation):
            formula, value = formula.item, not value
        if isinstance(formula, Variable):
            return literals[formula.id, value]
        return self._defined(*self._inputs(formula, literals, value))

    def forbid(self, first: Literal, second: Literal) -> None:
        """Not both of these are true."""
        self._implied[first] |= 1 << (second ^ 1)
        self._implied[second] |= 1 << (first ^ 1)

    def equate(self, atom: Literal, formula: Formula, literals: Literals) -> None:
        """The atom is true if and only if the formula is."""
        self._equate(atom, *self._inputs(formula, literals, True))

    def justify(self, atom: Literal, formula: Formula, literals: Literals) -> None:
        """The same, and the atom needs a reason that does not come down to the atom itself."""
        self._justified |= 1 << atom
        self._explain(atom, *self._inputs(formula, literals, True))

    def _inputs(self, formula: Formula, literals: Literals, value: bool) -> tuple[int, list[Literal]]:
        """How many of which literals give the formula the value."""
        if isinstance(formula, Threshold):
            inputs: list[Literal] = []
            for item in formula.items:
                literal = self.define(item, literals, value)
                inputs.append(self._defined(1, [literal]) if literal in inputs else literal)
            return formula.count if value else len(inputs) - formula.count + 1, inputs
        if isinstance(formula, Constant):
            return int(formula.value is not value), []
        return 1, [self.define(formula, literals, value)]

    def _defined(self, count: int, inputs: list[Literal]) -> Literal:
        atom = self.atom()
        self._explain(atom, count, inputs)
        return atom

    def _explain(self, atom: Literal, count: int, inputs: list[Literal]) -> None:
        self._explained |= 1 << atom
        self._reasons.append((count, self._equate(atom, count, inputs), 1 << atom))

    def _equate(self, atom: Literal, count: int, inputs: list[Literal]) -> Bits:
        """The atom is true if and only if at least so many of the inputs are; gives these as a set."""
        bits = 0
        for each in inputs:
            bits |= 1 << each
        self._rule(atom, count, inputs, bits)
        self._rule(atom ^ 1, len(inputs) - count + 1, [each ^ 1 for each in inputs], self._opposites(bits))
        return bits

    def _rule(self, head: Literal, count: int, inputs: list[Literal], bits: Bits) -> None:
        """If at least so many of the inputs are true, then so is the head."""
        if count <= 0:
            self._sure |= 1 << head
        elif count == 1:
            for each in inputs:
                self._implied[each] |= 1 << head
            self._implied[head ^ 1] |= self._opposites(bits)
        else:
            number = 1 << len(self._rules)
            self._rules.append((count, bits, 1 << head, 1 << (head ^ 1)))
            for each in (*inputs, head ^ 1):
                self._touched[each] |= number

    def sure(self) -> Bits:
        """What is true in all solutions, as far as it can be seen; raises Exhausted."""
        return self._propagated(0, self._sure)

    def solutions(self, state: Bits, given: Bits, wanted: Bits, *, largest: bool = False) -> Iterator[Bits]:
        """What is sure in each case of the atoms of `wanted`, from a state on; raises Exhausted.

        Each wanted literal is tried before its opposite. If `largest`, only those cases are given in which no
        more of them could be true: of two, the larger is found first. What is `given` needs no reason.
        """
        found: list[Bits] = []
        cases = [(state, 0)]
        while cases:
            state = self._propagated(*cases.pop())
            opposites = self._opposites(state)
            possible = wanted & ~opposites
            if state & opposites or (found and any(not possible & ~each for each in found)):
                continue
            if undecided := possible & ~state:
                case = undecided & -undecided
                cases += ((state, self._opposites(case)), (state, case))
            elif self._is_founded(state, given, wanted):
                if largest:
                    found.append(state & wanted)
                yield state

    def _propagated(self, state: Bits, new: Bits) -> Bits:
        """What is sure if this and what is new is true, or so much of it that it contradicts itself."""
        before = state
        state |= new
        waiting = 0
        while new or waiting:
            if new:
                bit = new & -new
                new ^= bit
                literal = bit.bit_length() - 1
                waiting |= self._touched[literal]
                more = self._implied[literal] & ~state
            else:
                bit = waiting & -waiting
                waiting ^= bit
                count, inputs, head, opposite = self._rules[bit.bit_length() - 1]
                true = (state & inputs).bit_count()
                if true >= count:
                    more = head & ~state
                elif true == count - 1 and state & opposite:
                    more = self._opposites(inputs & ~state) & ~state
                else:
                    continue
            if more:
                state |= more
                new |= more
                if state & state >> 1 & self._atoms:  # an atom and its opposite
                    break
        self._spend(1 + (state ^ before).bit_count())
        return state

    def _spend(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0:
            raise Exhausted

    def _opposites(self, bits: Bits) -> Bits:
        return (bits & self._atoms) << 1 | bits >> 1 & self._atoms

    def _is_founded(self, state: Bits, given: Bits, wanted: Bits) -> bool:
        """Whether what is wanted and true has a reason, step by step from what is given or needs none."""
        if not self._are_mutual:
            return True
        founded = state & ~self._explained | given
        waiting = [reason for reason in self._reasons if reason[2] & state & ~founded]
        while waiting:
            unfounded = []
            for reason in waiting:
                count, inputs, head = reason
                if (founded & inputs).bit_count() >= count:
                    founded |= head
                else:
                    unfounded.append(reason)
            if len(unfounded) == len(waiting):
                break
            waiting = unfounded
        return not state & wanted & self._justified & ~founded

    @cached_property
    def _are_mutual(self) -> bool:
        """Whether anything that needs a reason is part of a reason."""
        return any(inputs & self._justified for _, inputs, _ in self._reasons)
