"""Frameworks of attacks in their three formats."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from semantics.frameworks import recorded
from semantics.maps import graph_of as graph_of_values
from semantics.maps import sketch, thorough

from argmap.formats import Loss, Unreadable, Unwritable, format_named
from argmap.semantics.evaluate import evaluate

from .roundtrips import checked, graph_of, imported, shared, text_of

TGF = "a\nb\nc\n#\na b\nb a\nc b\n"
APX = "arg(a).\narg(b).\narg(c).\natt(a,b).\natt(b,a).\natt(c,b).\n"
ICCMA = "p af 3\n1 2\n2 1\n3 2\n"
FORMATS = ("tgf", "apx", "iccma")


def test_an_argument_is_a_claim_against_those_it_attacks() -> None:
    claims = {
        "a": {"text": "a", "against": "b"},
        "b": {"text": "b", "against": "a"},
        "c": {"text": "c", "against": "b"},
    }
    assert imported("tgf", TGF).map == {"argmap": 1, "claims": claims}
    assert imported("apx", APX).map == {"argmap": 1, "claims": claims}
    assert imported("iccma", ICCMA).map["claims"] == {
        "a1": {"text": "Argument 1", "against": "a2"},
        "a2": {"text": "Argument 2", "against": "a1"},
        "a3": {"text": "Argument 3", "against": "a2"},
    }


@pytest.mark.parametrize(("format", "text"), [("tgf", TGF), ("apx", APX), ("iccma", ICCMA)])
def test_a_framework_comes_back_as_it_was(format: str, text: str) -> None:
    exported = format_named(format).write(graph_of(format, text))
    assert exported.data.decode() == text
    assert exported.losses == ()


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("iccma", "# a comment\n\n  p  af   3 \n1\t2\n\n 2  1\n# another\n3 2"),
        ("iccma", "c\nc DIMACS\np af 3 # three\n1 2 # first\n2 1\n3 2"),
        ("iccma", "p af 3 3\n1 2\n2 1\n3 2\n"),
        ("apx", "arg( a ).arg(b). arg(c).\n\natt(a , b).att(b,\na).\n\natt(c,b)."),
        ("apx", "att(a,b). att(b,a). att(c,b). att(c,b). arg(a). arg(a). arg('b'). arg(\"c\")."),
        ("tgf", "a\n\nb\n  c\n#\na b\nb  a\nc\tb"),
        ("tgf", "# a comment\na\nb\nb\nc\n # \na b\nb a\nc b\n\n"),
    ],
)
def test_ways_to_write_the_same(format: str, text: str) -> None:
    usual = {"tgf": TGF, "apx": APX, "iccma": ICCMA}[format]
    assert imported(format, text).map["claims"] == imported(format, usual).map["claims"]


def test_comments_are_kept() -> None:
    assert imported("iccma", "# A talk\n#\n#  of two\np af 1\n").map["summary"] == "A talk\nof two"
    text = "# A talk\n# of two\np af 1\n"
    assert text_of("iccma", graph_of("iccma", text)) == text
    assert imported("tgf", "# A talk\n1\n#\n").map["summary"] == "A talk"
    map = imported("apx", "% A talk\narg(a). % who\n% of them\narg(b).\n").map
    assert map["summary"] == "A talk"
    assert map["claims"] == {"a": {"text": "a", "note": "who"}, "b": {"text": "b", "note": "of them"}}


def test_names_as_others_write_them() -> None:
    text = "arg(a'). arg(a.b). arg(x:y). arg(a#1). arg(_c). arg(1)."
    assert [
        each if isinstance(each, str) else each["text"]
        for each in imported("apx", text).map["claims"].values()
    ] == [
        *("a'", "a.b", "x:y", "a#1", "_c", "1"),
    ]
    assert graph_of("apx", text_of("apx", graph_of("apx", text))) == graph_of("apx", text)


def test_labels_are_texts_and_what_is_behind_an_attack_is_lost() -> None:
    map = imported("tgf", "1 It rains.\n2\tWe stay dry.\n2 Again\n#\n1 2 attacks it\n")
    assert map.map["claims"] == {"n1": {"text": "It rains.", "against": "n2"}, "n2": "We stay dry."}
    assert map.losses == (
        Loss("2", "its second label `Again` is left out", 3),
        Loss("1", "`attacks it` behind its attack is left out", 5),
    )


def test_numbers_are_names_again() -> None:
    text = "1\n2\n#\n2 1\n"
    assert text_of("tgf", graph_of("tgf", text)) == text
    assert text_of("apx", graph_of("tgf", text)) == "arg(1).\narg(2).\natt(2,1).\n"


def test_an_argument_may_attack_itself() -> None:
    texts = {"tgf": "a\n#\na a\n", "apx": "arg(a).\natt(a,a).\n", "iccma": "p af 1\n1 1\n"}
    for format, text in texts.items():
        map = imported(format, text)
        assert map.ignored == ("self-reference",)
        checked(map)
        assert text_of(format, graph_of(format, text)) == text


@pytest.mark.parametrize(
    ("format", "text", "where", "message"),
    [
        ("iccma", "", (1, 1), "there is no line such as `p af 3`"),
        ("iccma", "p af 0\n", (1, 1), "there is no argument"),
        ("iccma", "# c\n1 2\n", (2, 1), "a line such as `p af 3` is expected here"),
        ("iccma", "p aba 3\na 1\n", (1, 1), "frameworks of assumptions (`p aba`) can't be read"),
        ("iccma", "p af three\n", (1, 1), "a line such as `p af 3` is expected here"),
        ("iccma", "p af 999999999\n", (1, 1), "argmap reads up to 1000000 arguments"),
        ("iccma", f"p af {'9' * 5000}\n", (1, 1), "a line such as `p af 3` is expected here"),
        ("iccma", "p af 3\n0 1\n", (2, 1), "numbered from 1"),
        ("iccma", "p af 3\n1 4\n", (2, 3), "`4` is no argument; they are the numbers from 1 to 3"),
        ("iccma", "p af 3\n1 -2\n", (2, 3), "`-2` is no argument"),
        ("iccma", "p af 3\n1 ٢\n", (2, 3), "`٢` is no argument"),
        ("iccma", "p af 3\n1\n", (2, 1), "two numbers, the attacker and the attacked, and here are 1"),
        ("iccma", "p af 3\n1 2 3\n", (2, 1), "and here are 3"),
        ("iccma", "p af 3\np af 3\n", (2, 1), "`p` is no argument"),
        ("tgf", "", (1, 1), "there is no argument"),
        ("tgf", "#\n", (1, 1), "there is no argument"),
        ("tgf", "a\nb\na b\n", (3, 1), "this argument is there already, and no line `#`"),
        ("tgf", "a\n#\na\n", (3, 1), "an attack needs two arguments"),
        ("tgf", "a\n#\n a  b\n", (3, 5), "`b` is no argument; it has no line above the `#`"),
        ("apx", "", (1, 1), "there is no argument"),
        ("apx", "arg(a).\natt(a,b).", (2, 7), "`b` is no argument; add `arg(b).`"),
        ("apx", "arg(a).\nsupport(a,a).", (2, 1), "only `arg(a).` and `att(a,b).` can be read"),
        ("apx", "arg(a,b).", (1, 1), "only `arg(a).` and `att(a,b).` can be read"),
        ("apx", "arg(f(a)).", (1, 5), "a name is expected here, without brackets"),
        ("apx", "arg(a)\narg(b).", (2, 1), "`arg` is not expected here"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_place(
    format: str, text: str, where: tuple[int, int], message: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        imported(format, text)
    assert (caught.value.line, caught.value.column) == where
    assert message in caught.value.message


def test_real_files() -> None:
    formats = {".tgf": "tgf", ".apx": "apx", ".af": "iccma"}
    for path in shared("tgf", "apx", "iccma"):
        text = path.read_text(encoding="utf-8")
        again = text_of(formats[path.suffix], graph_of(formats[path.suffix], text))
        assert again.split() == text.split(), path.name


def test_recorded_frameworks() -> None:
    """Those numbered from 0 are refused, as by the solvers that recorded the results; others are the same."""
    refused = 0
    expected = {item["file"]: item["expected"]["grounded"] for item in recorded("af-expected.json")}
    for path in shared("semantics/af"):
        text = path.read_text(encoding="utf-8")
        if re.search(r"(?m)^0 | 0$", text.partition("\n")[2]):
            with pytest.raises(Unreadable, match="numbered from 1"):
                imported("iccma", text)
            refused += 1
            continue
        graph = graph_of("iccma", text)
        again = text_of("iccma", graph)
        assert sorted(again.splitlines()) == sorted(set(text.splitlines())), path.name
        stands = [int(id[1:]) for id, each in evaluate(graph, {}).items() if each.verdict == "stands"]
        assert sorted(stands) == expected[f"af/{path.name}"], path.name
    assert (refused, len(expected)) == (8, 22)


@st.composite
def _frameworks(draw: st.DrawFn) -> tuple[list[str], list[tuple[str, str]]]:
    names = draw(st.lists(st.from_regex(r"[A-Za-z0-9_.-]{1,4}", fullmatch=True), min_size=1, unique=True))
    ends = st.sampled_from(names)
    return names, draw(st.lists(st.tuples(ends, ends), unique=True))


@thorough
@given(_frameworks())
def test_any_framework_comes_back_by_any_way(framework: tuple[list[str], list[tuple[str, str]]]) -> None:
    names, pairs = framework
    attacks = [pair for name in names for pair in sorted(pairs, key=lambda pair: names.index(pair[1]))
               if pair[0] == name]  # fmt: skip
    tgf = "".join(f"{line}\n" for line in (*names, "#", *map(" ".join, attacks)))
    numbers = {name: number for number, name in enumerate(names, start=1)}
    lines = [f"p af {len(names)}", *(f"{numbers[one]} {numbers[other]}" for one, other in attacks)]
    iccma = "".join(f"{line}\n" for line in lines)
    assert text_of("tgf", graph_of("tgf", tgf)) == tgf
    assert text_of("iccma", graph_of("iccma", iccma)) == iccma
    apx = text_of("apx", graph_of("tgf", tgf))
    assert text_of("tgf", graph_of("apx", apx)) == tgf


def test_what_is_called_what_is_in_a_comment_for_solvers() -> None:
    graph = sketch(claims={"walk": {"against": "ride"}, "ride": {}})
    text = "# 1: walk\n# 2: ride\np af 2\n1 2\n"
    assert text_of("iccma", graph) == text
    assert list(graph_of("iccma", text).statements) == ["walk", "ride"]
    twice = "# 1: walk\n# 2: walk\n# 9: more\np af 2\n"
    assert list(graph_of("iccma", twice).statements) == ["a1", "a2"]


def test_attacks_are_told_from_all_that_means_attacks() -> None:
    graph = sketch(
        questions={"q": {"choose": "one"}},
        proposals={"p": {"answers": "q", "unless": "o"}, "r": {"answers": "q", "supersedes": "s"}},
        claims={"s": {"only_if": {"not": {"any": ["p", "o"]}}}, "t": {"unless": ["p", {"any": ["r", "o"]}]}},
        objections={"o": {"against": "r"}},
    )
    attacks = "p r\np s\np t\nr p\nr s\nr t\no p\no r\no s\no t\n"
    assert text_of("tgf", graph) == f"p\nr\ns\nt\no\n#\n{attacks}"


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "values",
    [
        {"claims": {"a": {"text": "A.", "only_if": "b"}, "b": "B."}},
        {"conditions": {"a": "A."}},
        {"claims": {"a": {"text": "A.", "holds": False}}},
        {"claims": {"a": "A."}, "objections": {"b": {"text": "B.", "against": "a"},
                                              "c": {"text": "C.", "undercuts": "b"}}},
    ],
    ids=["only_if", "condition", "settled", "undercut"],
)  # fmt: skip
def test_a_map_that_depends_on_more_is_refused(format: str, values: dict[str, object]) -> None:
    message = "`a` depends on more than what attacks it, .* write an ADF instead: --to adf"
    with pytest.raises(Unwritable, match=message):
        text_of(format, graph_of_values(values))


def test_losses_are_said_statement_by_statement() -> None:
    graph = graph_of_values(
        {
            "title": "A talk",
            "claims": {"a": {"text": "We go.", "note": "Soon."}, "b": "b"},
            "reasons": {"r": {"text": "r", "supports": "a"}},
        }
    )
    assert format_named("tgf").write(graph).losses == (
        Loss("", "the map’s title is left out"),
        Loss("a", "its text and note are left out"),
        Loss("r", "its kind and `supports` are left out"),
    )
