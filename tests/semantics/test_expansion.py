"""What it takes to know that a formula is true, or false."""

from itertools import pairwise

import pytest
from hypothesis import given

from argmap.semantics.expansion import Entangled, expanded, known_false, known_true
from argmap.semantics.formula import Formula, Variable, at_least, conjunction, disjunction, known, negation

from .frameworks import Tables, formulas, framework, interpretations
from .maps import thorough

IDS = "abcde"


@thorough
@given(formulas(IDS))
def test_kleene_s_value_of_the_expansion_is_what_all_completions_agree_on(formula: Formula) -> None:
    tables = Tables.of(dict.fromkeys(IDS, formula))
    true, false = known_true(formula), known_false(formula)
    for interpretation in interpretations(list(IDS)):
        value = tables.consensus("a", interpretation)
        assert (known(true, interpretation) is True) == (value is True)
        assert (known(false, interpretation) is True) == (value is False)


def test_what_is_true_either_way_is_known_at_once() -> None:
    assert known(known_true(framework("a: or(b,neg(b)), b: b")["a"]), {}) is True


def test_conjunctions_of_any_length_need_no_cases() -> None:
    ids = [f"s{number}" for number in range(1000)]
    chain = conjunction(disjunction((negation(Variable(a)), Variable(b))) for a, b in pairwise(ids))
    assert known_true(chain) == chain


def test_a_dozen_statements_used_both_ways_are_told_apart() -> None:
    ids = [f"s{number}" for number in range(12)]
    ring = zip(ids, [*ids[1:], ids[0]], strict=True)
    unlike = disjunction(conjunction((Variable(a), negation(Variable(b)))) for a, b in ring)
    assert known(known_false(unlike), {"s0": True}) is None
    assert known(known_false(unlike), dict.fromkeys(ids, True)) is True
    assert known(known_true(unlike), {"s0": True, "s7": False}) is True


def test_a_formula_of_too_many_cases_is_refused_by_name() -> None:
    ids = [f"s{number}" for number in range(20)]
    unlike = [conjunction((Variable(a), negation(Variable(b)))) for a in ids for b in ids if a < b]
    with pytest.raises(Entangled, match="tangle"):
        expanded({"plain": Variable("plain"), "tangle": at_least(len(unlike) // 2, unlike)})
