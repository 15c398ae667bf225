"""Abstract dialectical frameworks: read exactly, written in full."""

from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from semantics.frameworks import Conditions, frameworks, recorded, value, worlds
from semantics.maps import graph_of as graph_of_values
from semantics.maps import maps, sketch, thorough

from argmap.formats import Loss, Unreadable, format_named
from argmap.formats.adf.condition import DEEPEST
from argmap.graph import Graph
from argmap.semantics.acceptance import Acceptance
from argmap.semantics.evaluate import evaluate
from argmap.semantics.grounded import grounded
from argmap.semantics.notation import prefix
from argmap.semantics.readings import Semantics, readings

from .roundtrips import checked, graph_of, imported, shared, text_of


def _conditions(graph: Graph) -> Conditions:
    return Acceptance(graph).conditions({})


def _written(conditions: Conditions) -> str:
    return "\n".join(f"s({id}). ac({id},{prefix(each)})." for id, each in conditions.items())


def _claims(text: str) -> object:
    return imported("adf", text).map["claims"]


def test_a_statement_is_a_claim_that_stands_if_its_condition_holds() -> None:
    text = "s(a). s(b). s(c). s(d). ac(a,c(v)). ac(b,neg(a)). ac(c,and(a,neg(b))). ac(d,or(b,c))."
    assert _claims(text) == {
        "a": {"text": "a", "holds": True},
        "b": {"text": "b", "unless": "a"},
        "c": {"text": "c", "only_if": "a", "unless": "b"},
        "d": {"text": "d", "only_if": {"any": ["b", "c"]}},
    }


@pytest.mark.parametrize(
    ("condition", "fields"),
    [
        ("and(a,and(b,and(c,d)))", {"only_if": ["a", "b", "c", "d"]}),
        ("and(and(and(a,b),c),d)", {"only_if": ["a", "b", "c", "d"]}),
        ("and(and(a,b),and(c,d))", {"only_if": ["a", "b", "c", "d"]}),
        ("and(a,and(b,c),d)", {"only_if": ["a", "b", "c", "d"]}),
        ("or(or(a,b),c)", {"only_if": {"any": ["a", "b", "c"]}}),
        ("neg(neg(a))", {"only_if": "a"}),
        ("and(a,c(v))", {"only_if": "a"}),
        ("or(and(a,c(f)),b)", {"only_if": "b"}),
        ("and(neg(a),and(b,neg(or(c,d))))", {"only_if": "b", "unless": ["a", "c", "d"]}),
        ("neg(and(a,neg(b)))", {"unless": {"all": ["a", {"not": "b"}]}}),
        ("imp(a,b)", {"only_if": {"any": [{"not": "a"}, "b"]}}),
        ("iff(a,b)", {"only_if": {"any": [{"all": ["a", "b"]}, {"all": [{"not": "a"}, {"not": "b"}]}]}}),
        ("xor(a,b)", {"only_if": {"any": [{"all": [{"not": "a"}, "b"]}, {"all": ["a", {"not": "b"}]}]}}),
    ],
)
def test_connectives(condition: str, fields: dict[str, object]) -> None:
    facts = "".join(f"s({id}). ac({id},c(v)). " for id in "abcd")
    claims = imported("adf", f"{facts} s(x). ac(x,{condition}).").map["claims"]
    assert claims["x"] == {"text": "x", **fields}


@pytest.mark.parametrize("condition", ["or(c(v),a)", "neg(and(a,c(f)))", "iff(c(f),c(f))", "xor(c(v),c(f))"])
def test_what_is_true_whatever_stands_holds(condition: str) -> None:
    assert _claims(f"s(a). ac(a,{condition}).") == {"a": {"text": "a", "holds": True}}


@pytest.mark.parametrize(
    "text",
    [
        "s(a).ac(a,neg(b)).s(b).ac(b,c(v)).",
        "  s ( a ) .\n\n ac(a,\n\tneg( b )\n) . ac( b , c( v ) ).s(b).",
        "% first\ns(a). % a\n# a line\nac(a,neg(b)). %* several\nlines *% s(b). ac(b,c(v)).",
        'statement(a). statement("b"). ac("a",neg(b)). ac(b,c(v)).',
        "s('a'). s(b). s(b). ac(a,not(b)). ac(b,c(v)).",
    ],
    ids=["one line", "spaces", "comments", "quotes", "other words"],
)
def test_ways_to_write_the_same(text: str) -> None:
    conditions = _conditions(graph_of("adf", text))
    assert {id: prefix(each) for id, each in conditions.items()} == {"a": "neg(b)", "b": "c(v)"}


def test_comments_become_notes() -> None:
    map = imported(
        "adf", "% A talk\n% of two.\ns(a). % of rain\n% of wind\ns(b).\nac(a,b). ac(b,a). % at the end"
    ).map
    assert map["summary"] == "A talk\nof two."
    assert {id: claim["note"] for id, claim in map["claims"].items()} == {
        "a": "of rain",
        "b": "of wind\nat the end",
    }


def test_names_that_are_no_ids() -> None:
    text = 's("it rains"). s(2). s("it rains!"). ac("it rains",2). ac(2,c(v)). ac("it rains!","it rains").'
    claims = imported("adf", text).map["claims"]
    first, second, third = claims
    assert (first, second, claims[first]) == ("it-rains", "n2", {"text": "it rains", "only_if": "n2"})
    assert third.startswith("it-rains-")
    assert claims[third] == {"text": "it rains!", "only_if": "it-rains"}


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("", (1, 1), "there is no statement"),
        ("% nothing", (1, 1), "there is no statement"),
        ("s(a).", (1, 3), "this statement has no condition"),
        ("s(a).\nac(a,b).", (2, 6), "`b` is no statement; add `s(b).`"),
        ("ac(a,c(v)).", (1, 4), "`a` is no statement"),
        ("s(a).\nac(a,c(v)).\nac(a,c(f)).", (3, 4), "`a` has a condition already"),
        ("s(a). ac(a,nand(a,a)).", (1, 12), "`nand` is none of the connectives"),
        ("s(a). ac(a,neg(a,a)).", (1, 12), "`neg` takes 1 item, not 2"),
        ("s(a). ac(a,iff(a)).", (1, 12), "`iff` takes 2 items, not 1"),
        ("s(a). ac(a,c(x)).", (1, 12), "`c(v)` is what is always true"),
        ("s(a). ac(a).", (1, 7), "only `s(a).` and `ac(a,…).` can be read"),
        ("s(neg(a)).", (1, 1), "only `s(a).` and `ac(a,…).` can be read"),
        ("arg(a).", (1, 1), "only `s(a).` and `ac(a,…).` can be read"),
        ("s(a)", (1, 5), "the last fact has no end"),
        ("s(a", (1, 4), "the last fact has no end"),
        ("s(a) ac(a,a).", (1, 6), "`ac` is not expected here"),
        ("s().", (1, 3), "a name is expected here, not `)`"),
        ("s(a,).", (1, 5), "a name is expected here, not `)`"),
        ("s(a)).", (1, 5), "`)` is not expected here"),
        ('s("a).', (1, 3), "this quote is not closed"),
        ("s(X) :- t(X).", (1, 6), "rules can't be read here"),
        ('s("a"("b")).', (1, 6), "`(` is not expected here"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_place(text: str, where: tuple[int, int], message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        imported("adf", text)
    assert (caught.value.line, caught.value.column) == where
    assert message in caught.value.message


def test_conditions_may_be_as_deep_as_maps() -> None:
    def nested(depth: int) -> str:
        words = (("and", "or")[level % 2] for level in range(depth))
        condition = "".join(f"{word}(b," for word in words) + "a" + ")" * depth
        return f"s(a). s(b). ac(a,c(v)). ac(b,{condition})."

    assert graph_of("adf", nested(DEEPEST // 2)).statements["b"].only_if is not None
    for depth in (DEEPEST // 2 + 1, 100_000):
        with pytest.raises(Unreadable, match="deep"):
            imported("adf", nested(depth))


def test_comments_of_any_kind_take_no_longer_than_others() -> None:
    for comments in ("#" * 200_000, "% %* " * 50_000, "%*\n" * 50_000, "%* x *% " * 50_000):
        text = f"{comments}\ns(a). ac(a,c(v))."
        assert format_named("adf").recognises(text)
        assert _claims(text) == {"a": {"text": "a", "holds": True}}


def test_long_rows_and_deep_brackets_take_no_stack() -> None:
    row = "and(a," * 50_000 + "a" + ")" * 50_000
    claims = imported("adf", f"s(a). s(b). ac(a,c(v)). ac(b,{row}).").map["claims"]
    assert claims["b"]["only_if"] == ["a"] * 50_001
    even = "neg(" * 50_000 + "a" + ")" * 50_000
    assert _claims(f"s(a). ac(a,{even}).") == {"a": {"text": "a", "only_if": "a"}}


def test_what_doubles_with_every_step_is_refused_in_time() -> None:
    condition = "xor(a," * 11 + "a" + ")" * 11
    assert len(str(_claims(f"s(a). ac(a,{condition})."))) > 2**11
    with pytest.raises(Unreadable, match="deep"):
        imported("adf", f"s(a). ac(a,xor(a,{condition})).")
    facts = "".join(
        f"s(a{number}). ac(a{number},{condition.replace('a', f'a{number}')})." for number in range(100)
    )
    with pytest.raises(Unreadable, match="too large"):
        imported("adf", facts)


_LISTED: tuple[tuple[Semantics, str], ...] = (("model", "models"), ("stable", "stable"))
_BOTH: tuple[Semantics, ...] = ("complete", "preferred")


def test_recorded_frameworks_keep_all_their_readings() -> None:
    for item in recorded("adf-textbook.json"):
        written = item["conditions"]
        facts = [f"s({id})." for id in written] + [f"ac({id},{each})." for id, each in written.items()]
        conditions = _conditions(graph_of("adf", "\n".join(facts)))
        expected = item["expected"]
        assert sorted(id for id, each in grounded(conditions).items() if each) == expected["grounded"]["true"]
        for semantics, key in _LISTED:
            found = [sorted(id for id in each if each[id]) for each in readings(conditions, semantics)]
            assert sorted(found) == sorted(expected[key]), item["name"]
        for semantics in _BOTH:
            both = [
                {value: sorted(id for id in each if each[id] is value) for value in (True, False)}
                for each in readings(conditions, semantics)
            ]
            assert len(both) == len(expected[semantics])
            assert all({True: each["true"], False: each["false"]} in both for each in expected[semantics])


def test_real_files() -> None:
    for path in shared("adf"):
        text = path.read_text(encoding="utf-8")
        assert text_of("adf", graph_of("adf", text)) == text


@thorough
@given(frameworks())
def test_reading_is_exact(conditions: Conditions) -> None:
    read = _conditions(graph_of("adf", _written(conditions)))
    for world in worlds(list(conditions)):
        assert {id: value(each, world) for id, each in read.items()} == {
            id: value(each, world) for id, each in conditions.items()
        }


_OF_TWO = ("and", "or", "imp", "iff", "xor")


@st.composite
def _formulas(draw: st.DrawFn) -> str:
    """A formula in the format, with all of its connectives."""
    leaves = st.sampled_from(["a", "b", "c", "c(v)", "c(f)"])
    inner = st.recursive(
        leaves,
        lambda each: (
            st.builds("neg({})".format, each)
            | st.builds("{}({},{})".format, st.sampled_from(_OF_TWO), each, each)
        ),
        max_leaves=8,
    )
    return draw(inner)


@thorough
@given(_formulas())
def test_connectives_mean_what_they_say(condition: str) -> None:
    text = f"s(a). s(b). s(c). s(x). ac(a,a). ac(b,b). ac(c,c). ac(x,{condition})."
    read = _conditions(graph_of("adf", text))["x"]
    words = {
        "neg": lambda item: not item,
        "and_": lambda first, second: first and second,
        "or_": lambda first, second: first or second,
        "imp": lambda first, second: not first or second,
        "iff": lambda first, second: first == second,
        "xor": lambda first, second: first != second,
    }
    python = condition.replace("c(v)", "True").replace("c(f)", "False")
    python = python.replace("and(", "and_(").replace("or(", "or_(").replace("xor_(", "xor(")
    for values in product((True, False), repeat=3):
        world = dict(zip("abc", values, strict=True))
        assert value(read, {**world, "x": False}) == eval(python, {**words, **world})


@thorough
@given(maps())
def test_a_map_and_its_framework_have_the_same_verdicts_and_readings(graph: Graph) -> None:
    again = graph_of("adf", text_of("adf", graph))
    before, after = _conditions(graph), _conditions(again)
    assert list(before) == list(after)
    for world in worlds(list(before)):
        assert all(value(each, world) == value(after[id], world) for id, each in before.items())
    verdicts = {id: each.verdict for id, each in evaluate(graph, {}).items()}
    assert {id: each.verdict for id, each in evaluate(again, {}).items()} == verdicts
    for semantics in get_args(Semantics):
        found, expected = (list(readings(each, semantics, limit=200)) for each in (after, before))
        assert len(found) == len(expected)
        assert len(found) == 200 or all(each in expected for each in found), semantics


def test_names_are_in_quotes_where_some_tool_would_misread_them() -> None:
    graph = sketch(claims={"a": {}, "B": {}, "a-b": {}, "a_b": {}, "x2": {}})
    assert text_of("adf", graph).splitlines()[:5] == ["s(a).", 's("B").', 's("a-b").', 's("a_b").', "s(x2)."]


def test_a_word_of_which_the_id_was_made_is_the_name() -> None:
    graph = graph_of_values({"claims": {"n2": "2", "rain": "Rain!", "x": "Rain", "two-words": "Two words"}})
    assert text_of("adf", graph).splitlines()[:4] == ["s(2).", 's("Rain!").', "s(x).", 's("two-words").']


def test_losses_are_said_statement_by_statement() -> None:
    graph = graph_of_values(
        {
            "title": "A talk",
            "questions": {"q": "Well?"},
            "parties": {"us": "We"},
            "proposals": {
                "p": {"text": "We go.", "by": "us", "answers": "q", "note": "Soon.", "only_if": "c"}
            },
            "conditions": {"c": {"text": "c", "likelihood": 0.3}},
            "reasons": {"r": {"text": "r", "supports": ["p", "c"]}},
        }
    )
    exported = format_named("adf").write(graph)
    assert exported.losses == (
        Loss("", "the map’s title is left out"),
        Loss("q", "the question is left out"),
        Loss("p", "its text, kind, note, party and `answers` are left out"),
        Loss("c", "its kind and likelihood are left out"),
        Loss("r", "its kind is left out"),
        Loss("r", "that it supports `p` makes no difference, and is left out"),
    )
    assert exported.data.decode() == "s(p).\ns(c).\ns(r).\nac(p,c).\nac(c,or(c,r)).\nac(r,c(v)).\n"


def test_a_framework_loses_nothing_on_its_way_through_a_map() -> None:
    text = "s(a).\ns(b).\nac(a,neg(b)).\nac(b,or(a,b)).\n"
    assert imported("adf", text).losses == ()
    assert format_named("adf").write(graph_of("adf", text)).losses == ()


def test_rules_do_not_object_to_what_frameworks_mean() -> None:
    text = "s(a). ac(a,neg(a)). s(b). ac(b,and(a,neg(a)))."
    map = imported("adf", text)
    assert map.ignored == ("self-reference", "contradictory-conditions")
    checked(map)
