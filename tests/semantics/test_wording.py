"""Verdicts and reasons in words: every sentence there is, as it reads."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import wording
from argmap.graph import Graph
from argmap.semantics.evaluate import Outcome, Ring, evaluate
from argmap.semantics.explain import explain
from argmap.semantics.needs import Hindrance
from argmap.wording import cause, hindrance, listing, main_reason, percent, tree

from . import oracle
from .maps import assumptions, maps, sketch, thorough

YES: dict[str, Any] = {"holds": True}
NO: dict[str, Any] = {"holds": False}
OPEN: dict[str, Any] = {}


def sentences(graph: Graph, id: str = "x") -> list[str]:
    """What is said below a statement, its causes left out."""
    explanation = explain(graph, id, depth=1)
    why = wording.reason(graph, explanation)
    return [why] * bool(why) + [wording.step(graph, explanation, each) for each in explanation.steps]


def needing(**entry: Any) -> Graph:
    """`x` needs what `entry` says; `a` and `b` stand, `c` and `d` fall, `e` and `f` are open."""
    given = {"a": YES, "b": YES, "c": NO, "d": NO, "e": OPEN, "f": OPEN}
    return sketch(proposals={"x": entry}, conditions=given)


@pytest.mark.parametrize(
    ("expression", "sentence"),
    [
        ("a", "What it needs holds: `a` stands."),
        (["a", "b"], "What it needs holds: `a` and `b` stand."),
        (["a", "b", {"not": "c"}], "What it needs holds: `a` and `b` stand, and `c` falls."),
        ({"not": "c"}, "What it needs holds: `c` falls."),
        ({"at_least": 2, "of": ["a", "b", "e"]}, "What it needs holds: `a` and `b` stand."),
        (["a", "c"], "What it needs fails: `c` falls."),
        ({"any": ["c", "d", {"not": "a"}]}, "What it needs fails: `a` stands, and `c` and `d` fall."),
        ({"all": ["e", {"not": "e"}]}, "What it needs can never hold."),
        ("e", "What it needs is not settled: `e` is open."),
        (["a", "e", "f"], "What it needs is not settled: `e` and `f` are open."),
    ],
)
def test_needs(expression: Any, sentence: str) -> None:
    assert sentences(needing(only_if=expression)) == [sentence]


@pytest.mark.parametrize(
    ("expression", "sentence"),
    [
        ("c", "What would rule it out does not hold: `c` falls."),
        (["c", "d"], "What would rule it out does not hold: `c` and `d` fall."),
        ({"all": ["c", "d"]}, "What would rule it out does not hold: `c` falls."),
        ("a", "It is ruled out: `a` stands."),
        ({"any": ["e", {"not": "e"}]}, "It is ruled out, whatever happens."),
        ("e", "Whether it is ruled out is not settled: `e` is open."),
    ],
)
def test_exclusions(expression: Any, sentence: str) -> None:
    assert sentences(needing(unless=expression)) == [sentence]


OTHERS = {
    "exchange": (
        "It is offered in exchange for `y`, which stands.",
        "It is offered in exchange for `y`, which falls.",
        "It is offered in exchange for `y`, which is open.",
    ),
    "successor": (
        "`y` would take its place, but falls.",
        "`y` stands, and takes its place.",
        "`y`, which is open, would take its place.",
    ),
    "rival": ("Its rival `y` falls.", "Its rival `y` stands.", "Its rival `y` is open."),
    "objection": ("The objection `y` falls.", "The objection `y` stands.", "The objection `y` is open."),
}


def related(role: str, y: dict[str, Any]) -> Graph:
    sections: dict[str, dict[str, Any]] = {"proposals": {"x": {}, "y": y}}
    if role == "exchange":
        sections["proposals"]["x"] = {"in_exchange_for": "y"}
    elif role == "successor":
        sections["proposals"]["y"] = {**y, "supersedes": "x"}
    elif role == "objection":
        sections["proposals"]["y"] = {**y, "against": "x"}
    else:
        sections["questions"] = {"q": {"choose": "one"}}
        sections["proposals"] = {"x": {"answers": "q"}, "y": {**y, "answers": "q"}}
    return sketch(**sections, conditions={"e": {}})


@pytest.mark.parametrize("role", OTHERS)
def test_others(role: str) -> None:
    met, failed, left_open = OTHERS[role]
    if_met = YES if role == "exchange" else NO
    assert sentences(related(role, if_met)) == [met]
    assert sentences(related(role, NO if role == "exchange" else YES)) == [failed]
    assert left_open in sentences(related(role, {"only_if": "e"}))


@pytest.mark.parametrize(
    ("undercutting", "sentence"),
    [
        (YES, "The objection `o` does not count: `u` stands."),
        (NO, "The objection `o` stands, and nothing undercuts it: `o` stands, and `u` falls."),
        ({"only_if": "e"}, "Whether the objection `o` counts is not settled: `u` is open."),
    ],
)
def test_objections_that_are_undercut(undercutting: dict[str, Any], sentence: str) -> None:
    objections = {"o": {"against": "x"}, "u": {**undercutting, "undercuts": "o"}}
    graph = sketch(proposals={"x": {}}, objections=objections, conditions={"e": {}})
    assert sentences(graph) == [sentence]


def test_conditions() -> None:
    def reason(**entry: Any) -> list[str]:
        return sentences(sketch(conditions={"x": {}, "e": {}}, reasons={"r": {"supports": "x", **entry}}))

    assert reason() == ["A reason for it stands: `r` stands."]
    assert reason(holds=False) == ["Nobody has settled it yet."]
    assert reason(only_if="e") == [
        "Nobody has settled it, and the reasons for it are not settled: `r` is open."
    ]


def test_standards() -> None:
    def weighed(standard: str, reasons: dict[str, Any], objections: dict[str, Any]) -> list[str]:
        return sentences(
            sketch(
                claims={"x": {"standard": standard}},
                reasons={id: {"supports": "x", **entry} for id, entry in reasons.items()},
                objections={id: {"against": "x", **entry} for id, entry in objections.items()},
                conditions={"e": {}},
            )
        )

    r, o = {"r": {"weight": 0.6}}, {"o": {"weight": 0.7}}
    e = {"only_if": "e"}
    assert weighed("preponderance", r, {}) == ["It meets its proof standard, preponderance: `r` stands."]
    assert weighed("preponderance", r, o) == [
        "It does not meet its proof standard, preponderance: `o` stands."
    ]
    assert weighed("preponderance", r, {"o": {**o["o"], **e}}) == [
        "Whether it meets its proof standard, preponderance, is not settled: `o` is open."
    ]
    none = "No reason for it is enough for its proof standard, {}."
    assert weighed("scintilla", {}, o) == [none.format("scintilla")]
    faint = {"r": {"weight": 0.4}}
    assert weighed("clear-and-convincing", faint, {}) == [none.format("clear-and-convincing")]


def test_who_settled_it() -> None:
    graph = sketch(proposals={"x": {"status": "withdrawn"}, "y": {"holds": True}, "z": {}})
    assert sentences(graph) == ["Its status says so: it is withdrawn."]
    assert sentences(graph, "y") == ["The author records it as settled (`holds`)."]
    assert sentences(graph, "z") == ["Nothing that counts speaks against it."]
    assert tree(graph, explain(graph, "x", {"x": True})) == ["`x` stands: Text.", "  It is assumed."]


def test_what_contradicts_itself() -> None:
    """Every pair of parts of which the one needs what the other can't bear."""

    def clash(e: dict[str, Any], **entry: Any) -> list[str]:
        question = {"q": {"choose": "one"}}
        conditions = {"e": e}
        first, *steps = sentences(sketch(proposals={"x": entry}, conditions=conditions, questions=question))
        assert first == "What it would take can't all be so at once."
        return steps

    needs, excludes = "What it needs depends on `e`.", "What rules it out depends on `e`."
    assert clash({}, only_if="e", unless="e") == [needs, excludes]
    offered = "It is offered in exchange for `e`."
    assert clash({}, in_exchange_for="e", unless="e") == [excludes, offered]
    assert clash({"supersedes": "x"}, only_if="e") == [needs, "`e` would take its place."]
    assert clash({"against": "x"}, only_if="e") == [needs, "`e` is an objection to it."]
    assert clash({"answers": "q"}, only_if="e", answers="q") == [needs, "`e` is its rival."]
    weighed = "Whether it meets its proof standard, scintilla, depends on `e`."
    assert clash({"supports": "x"}, unless="e", standard="scintilla") == [excludes, weighed]


def test_a_condition_that_contradicts_itself() -> None:
    graph = sketch(conditions={"x": {"unless": "x"}})
    assert sentences(graph) == [
        "What it would take can't all be so at once.",
        "What rules it out depends on `x`.",
        "Somebody would have to settle it, or a reason for it would have to stand.",
    ]


@thorough
@given(maps(7), st.data())
def test_there_are_words_for_whatever_happens(graph: Graph, data: st.DataObject) -> None:
    assumed = data.draw(assumptions(graph))
    for each in oracle.evaluated(graph):
        explanation = explain(graph, each.id, assumed)
        lines = tree(graph, explanation)
        assert not [
            line for line in lines if "None" in line or ": ." in line or "``" in line or "  " in line.strip()
        ]
        assert main_reason(graph, explanation)[0] != " "


def test_a_tree() -> None:
    graph = sketch(
        claims={"x": {"only_if": ["a", "b"]}, "a": {"text": "Two\nlines.", "only_if": "b"}},
        conditions={"b": {"only_if": "c"}, "c": {}},
        reasons={"r": {"supports": "x"}, "s": {"supports": "x"}},
    )
    assert "\n".join(tree(graph, explain(graph, "x"))) == (
        """\
`x` is open: Text.
  What it needs is not settled: `a` and `b` are open.
    `a` is open: Two lines.
      What it needs is not settled: `b` is open.
        `b` is open: Text.
          What it needs is not settled: `c` is open.
            `c` is open: Text.
              Nobody has settled it yet.
          Nobody has settled it yet.
    `b` is open (see above): Text.
  What speaks for it (`r` and `s`) makes no difference: \
its proof standard, presumption, asks for no reasons; another `standard` weighs them."""
    )
    assert tree(graph, explain(graph, "a", depth=1))[2:] == ["    `b` is open (reason left out): Text."]


def test_the_remark_is_for_reasons_that_do_not_count() -> None:
    graph = sketch(
        claims={"x": {}, "y": {"standard": "scintilla"}, "z": {"holds": True}, "none": {}},
        conditions={"c": {}},
        reasons={"r": {"supports": ["x", "y", "z", "c"]}},
    )
    said = {id for id in ("x", "y", "z", "c", "none") if wording.remark(graph, explain(graph, id))}
    assert said == {"x"}


def test_a_main_reason() -> None:
    graph = sketch(
        proposals={
            "x": {"only_if": "e", "unless": "e"},
            "y": {"supersedes": "z"},
            "z": {},
            "w": {"only_if": "n"},
        },
        conditions={"e": {}, "n": {"holds": False}},
    )
    found = {id: main_reason(graph, explain(graph, id, depth=1)) for id in "xyzw"}
    assert found == {
        "x": "what it would take can't all be so at once",
        "y": "nothing that counts speaks against it",
        "z": "`y` stands, and takes its place",
        "w": "what it needs fails: `n` falls",
    }


def test_what_keeps_a_statement_open() -> None:
    rings = {kind: Ring(kind, ("a", "b", "c")) for kind in ("package", "deadlock", "standoff")}

    def said(id: str, *kinds: str, waits_on: tuple[str, ...] = ()) -> str:
        return cause(id, Outcome("open", waits_on, tuple(rings[kind] for kind in kinds)))

    assert cause("a", Outcome("stands")) == ""
    assert said("a", waits_on=("a",)) == "is not settled yet"
    assert said("x", waits_on=("a",)) == "waits on `a`"
    assert said("x", waits_on=("a", "b", "x")) == "waits on `a` and `b`"
    assert said("a", "package") == "stands or falls together with `b` and `c`"
    assert said("b", "deadlock") == "is in a deadlock with `a` and `c`: each waits for the next"
    assert said("c", "standoff") == "is in a standoff with `a` and `b`: each stands if another falls"
    assert said("x", "package", waits_on=("d",)) == "waits on `d`; depends on the package of `a`, `b` and `c`"
    assert said("x", "deadlock") == "depends on the deadlock of `a`, `b` and `c`"
    assert said("x", "standoff") == "depends on the standoff of `a`, `b` and `c`"
    graph = sketch(objections={"o": {"against": "o"}})
    assert cause("o", evaluate(graph)["o"]) == "depends on itself"


@pytest.mark.parametrize(
    ("found", "conditions_only", "words"),
    [
        (Hindrance("settled"), False, "the author, or what is assumed, settles it the other way"),
        (
            Hindrance("bound", ("o",)),
            False,
            "`o` prevents it, which no condition and no answer to an objection would change",
        ),
        (Hindrance("bound", ("o", "u")), True, "`o` and `u` prevent it, which no condition would change"),
        (
            Hindrance("bound", ("x",)),
            False,
            "no condition and no answer to an objection makes a difference to it",
        ),
        (Hindrance("bound"), True, "no condition makes a difference to it"),
        (Hindrance("out of reach"), False, "no condition and no answer to an objection decides it so"),
    ],
)
def test_what_hinders(found: Hindrance, conditions_only: bool, words: str) -> None:
    assert hindrance("x", found, conditions_only=conditions_only) == words


def test_listing() -> None:
    assert [listing([]), listing("a"), listing("ab"), listing("abc")] == [
        "",
        "`a`",
        "`a` and `b`",
        "`a`, `b` and `c`",
    ]


@pytest.mark.parametrize(
    ("share", "said"),
    [
        ("0", "0%"),
        ("0.0001", "<1%"),
        ("0.01", "1%"),
        ("0.5", "50%"),
        ("0.99", "99%"),
        ("0.9999", ">99%"),
        ("1", "100%"),
    ],
)
def test_percentages(share: str, said: str) -> None:
    assert percent(Decimal(share)) == said
