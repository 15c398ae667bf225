"""Formulas, and the acceptance conditions that are made of them."""

import random
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import Graph
from argmap.semantics.acceptance import Acceptance
from argmap.semantics.formula import (
    FALSE,
    TRUE,
    Constant,
    Formula,
    Negation,
    Threshold,
    Variable,
    at_least,
    conjunction,
    disjunction,
    essential,
    known,
    mixed,
    negation,
    possible,
    restricted,
    settled,
)
from argmap.semantics.notation import prefix, sentence

from . import oracle
from .maps import STANDARDS, Entry, assumptions, maps, sketch, thorough

A, B, C, D = map(Variable, "abcd")
IDS = "abcde"


def worlds(ids: str = IDS) -> Iterator[dict[str, bool]]:
    for values in product((True, False), repeat=len(ids)):
        yield dict(zip(ids, values, strict=True))


def value(formula: Formula, world: oracle.World) -> bool:
    found = known(formula, world)
    assert found is not None
    return found


def formulas() -> st.SearchStrategy[Formula]:
    def nested(inner: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
        items = st.lists(inner, min_size=1, max_size=4)
        return inner.map(negation) | st.builds(at_least, st.integers(1, 4), items) | items.map(conjunction)

    constants: list[Formula] = [TRUE, FALSE]
    leaves = st.sampled_from([*map(Variable, IDS), *constants])
    return st.recursive(leaves, nested, max_leaves=12)


def partial() -> st.SearchStrategy[dict[str, bool]]:
    return st.dictionaries(st.sampled_from(IDS), st.booleans(), max_size=3)


@thorough
@given(formulas(), partial())
def test_settled_means_one_value_in_every_completion(formula: Formula, values: dict[str, bool]) -> None:
    found = {value(formula, world) for world in worlds() if values.items() <= world.items()}
    assert settled(formula, values, mixed(formula)) == (found.pop() if len(found) == 1 else None)


@thorough
@given(formulas(), partial())
def test_what_is_known_is_settled_and_nothing_is_missed_without_mixed_statements(
    formula: Formula, values: dict[str, bool]
) -> None:
    exact = settled(formula, values, mixed(formula))
    assert known(formula, values) in (None, exact)
    if mixed(formula) <= values.keys():
        assert known(formula, values) == exact


@thorough
@given(formulas(), partial())
def test_restricted_puts_the_values_in(formula: Formula, values: dict[str, bool]) -> None:
    rest = restricted(formula, values)
    assert not values.keys() & set(essential(rest))
    assert all(value(formula, {**world, **values}) == value(rest, world) for world in worlds())


@thorough
@given(formulas())
def test_possible_finds_a_case_if_there_is_one(formula: Formula) -> None:
    found = {value(formula, world) for world in worlds()}
    assert {case for case in (True, False) if possible(formula, case)} == found


@thorough
@given(formulas())
def test_essential_statements_make_a_difference(formula: Formula) -> None:
    different = {
        id
        for id in IDS
        for world in worlds()
        if value(formula, {**world, id: True}) != value(formula, {**world, id: False})
    }
    assert set(essential(formula)) == different


def test_of_very_many_statements_each_is_taken_to_make_a_difference() -> None:
    many = [Variable(f"x{number}") for number in range(40)]
    assert len(essential(disjunction([*many, conjunction(many)]))) == 40


CLAUSES = 4.26
"""So many clauses a statement are hardest: of such formulas, about half are contradictory."""


@pytest.mark.parametrize("seed", range(10))
def test_thirty_mixed_statements_are_exact_and_fast(seed: int) -> None:
    chance = random.Random(seed)
    ids = [f"x{number}" for number in range(30)]
    clauses = [
        [(id, chance.random() < 0.5) for id in chance.sample(ids, 3)] for _ in range(round(30 * CLAUSES))
    ]
    formula = conjunction(
        disjunction(Variable(id) if sign else negation(Variable(id)) for id, sign in clause)
        for clause in clauses
    )
    assert len(mixed(formula)) >= 28
    assert settled(formula, {}, mixed(formula)) == (None if _satisfiable(clauses) else False)


def _satisfiable(clauses: list[list[tuple[str, bool]]]) -> bool:
    """By trying each literal of the shortest clause in turn, those before it being false."""
    if not clauses:
        return True
    shortest = min(clauses, key=len)
    for number, literal in enumerate(shortest):
        fixed = {literal, *((id, not sign) for id, sign in shortest[:number])}
        rest = [
            [(id, sign) for id, sign in clause if (id, not sign) not in fixed]
            for clause in clauses
            if not fixed & set(clause)
        ]
        if all(rest) and _satisfiable(rest):
            return True
    return False


def test_thirty_mixed_statements_that_cancel_out() -> None:
    same = [disjunction((Variable(f"x{n}"), negation(Variable(f"x{n}")))) for n in range(30)]
    assert settled(conjunction(same), {}, mixed(conjunction(same))) is True
    assert settled(at_least(15, [A, *same]), {}, mixed(at_least(15, [A, *same]))) is True


@pytest.mark.parametrize(
    ("formula", "for_people", "for_programs"),
    [
        (TRUE, "true", "c(v)"),
        (FALSE, "false", "c(f)"),
        (negation(A), "not a", "neg(a)"),
        (conjunction((A, negation(disjunction((B, C))))), "a and not (b or c)", "and(a,neg(or(b,c)))"),
        (conjunction((A, conjunction((B, C)))), "a and b and c", "and(a,and(b,c))"),
        (disjunction((conjunction((A, B)), C)), "(a and b) or c", "or(and(a,b),c)"),
        (conjunction((disjunction((A, B)), C)), "(a or b) and c", "and(or(a,b),c)"),
        (at_least(2, (A, B, C)), "at least 2 of (a, b, c)", "or(and(a,or(b,c)),and(b,c))"),
        (
            conjunction((negation(at_least(2, (A, B, C))), D)),
            "not (at least 2 of (a, b, c)) and d",
            "and(neg(or(and(a,or(b,c)),and(b,c))),d)",
        ),
        (negation(conjunction((A, B))), "not (a and b)", "neg(and(a,b))"),
    ],
)
def test_notation(formula: Formula, for_people: str, for_programs: str) -> None:
    assert sentence(formula) == for_people
    assert prefix(formula) == for_programs


@thorough
@given(formulas())
def test_the_prefix_notation_means_the_same(formula: Formula) -> None:
    text = prefix(formula)
    assert all(_prefix_value(text, world) == value(formula, world) for world in worlds())


def _prefix_value(text: str, world: oracle.World) -> bool:
    words: dict[str, object] = {
        "c": bool,
        "v": 1,
        "f": 0,
        "neg": lambda item: not item,
        "and_": lambda first, second: first and second,
        "or_": lambda first, second: first or second,
    }
    # The statements `c` and the constants `c(v)`, `c(f)` are told apart by the bracket.
    text = text.replace("c(v)", "True").replace("c(f)", "False")
    text = text.replace("and(", "and_(").replace("or(", "or_(")
    return bool(eval(text, {**words, **world}))


def test_constants_are_worked_out() -> None:
    assert conjunction((A, TRUE)) == A
    assert conjunction((A, FALSE)) == FALSE
    assert conjunction(()) == TRUE
    assert disjunction(()) == FALSE
    assert at_least(2, (A, TRUE, B)) == disjunction((A, B))
    assert at_least(3, (A, B)) == FALSE
    assert negation(negation(A)) == A
    assert isinstance(negation(TRUE), Constant)
    assert isinstance(conjunction((A, B)), Threshold)
    assert isinstance(negation(conjunction((A, B))), Negation)


@thorough
@given(maps(largest=7), st.data())
def test_acceptance_equals_the_definition_in_every_world(graph: Graph, data: st.DataObject) -> None:
    assumed = data.draw(assumptions(graph))
    conditions = Acceptance(graph).conditions(assumed)
    statements = oracle.evaluated(graph)
    assert list(conditions) == [each.id for each in statements]
    for world in oracle.worlds(list(conditions), {}):
        for each in statements:
            assert value(conditions[each.id], world) == oracle.accepts(graph, each, world, assumed)


@pytest.mark.parametrize(
    ("reasons", "objections", "accepted"),
    [
        # in the order of the standards
        ((), (), "presumption"),
        ((0,), (), "presumption scintilla dialectical-validity"),
        ((), (0,), ""),
        ((0,), (0,), "scintilla"),
        ((0.1,), (), "presumption scintilla dialectical-validity preponderance"),
        ((0.49,), (), "presumption scintilla dialectical-validity preponderance"),
        ((0.5,), (), " ".join(STANDARDS)),
        ((0.5,), (0.5,), "scintilla"),
        ((0.6,), (0.5,), "scintilla preponderance"),
        ((0.8,), (0.5,), "scintilla preponderance clear-and-convincing"),
        ((0.8,), (0.51,), "scintilla preponderance"),
        ((0.79,), (0.5,), "scintilla preponderance"),
        ((1,), (0.7,), "scintilla preponderance clear-and-convincing"),
        ((0.9,), (0.6,), "scintilla preponderance clear-and-convincing"),
        ((0.5,), (0.2,), "scintilla preponderance clear-and-convincing"),
        ((0.5,), (0.21,), "scintilla preponderance"),
        ((0.5,), (0.19,), "scintilla preponderance clear-and-convincing beyond-reasonable-doubt"),
        ((1,), (0.2,), "scintilla preponderance clear-and-convincing"),
        ((0.4,), (0.05,), "scintilla preponderance"),
        ((0.3, 0.8, 0.1), (0.2, 0.5), "scintilla preponderance clear-and-convincing"),
        ((0.3, 0.3), (0.5,), "scintilla"),
    ],
)
def test_standards_at_their_boundaries(
    reasons: tuple[float, ...], objections: tuple[float, ...], accepted: str
) -> None:
    entries: dict[str, dict[str, Entry]] = {
        "reasons": {f"r{n}": {"supports": "p", "weight": each} for n, each in enumerate(reasons)},
        "objections": {f"o{n}": {"against": "p", "weight": each} for n, each in enumerate(objections)},
    }
    for standard in STANDARDS:
        graph = sketch(proposals={"p": {"standard": standard}}, **entries)
        condition = Acceptance(graph).conditions({})["p"]
        world = {each.id: True for each in oracle.evaluated(graph)}
        assert value(condition, world) == (standard in accepted.split()), standard


def test_a_map_s_standard_is_not_its_conditions() -> None:
    graph = sketch("scintilla", proposals={"p": {}}, conditions={"c": {}, "d": {"standard": "scintilla"}})
    conditions = Acceptance(graph).conditions({})
    assert conditions["p"] == conditions["d"] == FALSE
    assert conditions["c"] == Variable("c")


def test_the_first_that_settles_a_statement_counts() -> None:
    graph = sketch(
        proposals={
            "held": {"holds": True, "status": "rejected"},
            "failing": {"holds": False, "status": "accepted"},
            "withdrawn": {"status": "withdrawn"},
            "superseded": {"status": "superseded"},
            "proposed": {"status": "proposed"},
        }
    )
    assert Acceptance(graph).conditions({"superseded": True, "held": False}) == {
        "held": FALSE,
        "failing": FALSE,
        "withdrawn": FALSE,
        "superseded": TRUE,
        "proposed": TRUE,
    }
