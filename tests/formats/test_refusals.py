"""What can't be read as the format that it is said to be: a sentence, and its place."""

from collections.abc import Mapping

import pytest

from argmap.formats import Unreadable

from .roundtrips import imported

REFUSALS = [
    ("carneades", "meta:\n  title: Nothing\n", "1:1: there are no statements in this graph, and a map"),
    ("carneades", "statements: [p]", "1:13: keys and values are expected for `statements`, not a list"),
    ("carneades", "statements:\n  p: [1]", "2:6: a text is expected for `p`, not a list"),
    ("carneades", "statements:\n  f(a): A\n  f( a ): B", "3:3: the statement `f(a)` is here twice"),
    ("carneades", "statements: {p: {assumed: maybe}}", "1:27: `assumed` is `true` or `false`"),
    (
        "carneades",
        "statements: {p: P}\narguments: {a: {premises: [p]}}",
        "2:13: the argument `a` has no conc",
    ),
    (
        "carneades",
        "statements: {p: P}\narguments: {a: {conclusion: q}}",
        "2:29: the conclusion `q` is none of",
    ),
    (
        "carneades",
        "statements: {p: P}\narguments: {a: {conclusion: p, premises: p}}",
        "2:42: premises are a list, or roles with a statement each",
    ),
    (
        "carneades",
        "statements: {p: P}\narguments: {a: {conclusion: p, scheme: deduction}}",
        "2:40: there is no scheme `deduction`",
    ),
    (
        "carneades",
        "statements: {p: P}\narguments: {a: {conclusion: p, weight: 2}}",
        "2:40: a weight is a number from 0 to 1",
    ),
    (
        "carneades",
        "statements: {p: P}\nissues: {i: {positions: [q]}}",
        "2:26: the position `q` is none of the",
    ),
    (
        "carneades",
        "statements: {p: P}\nissues: {i: {positions: [p], standard: DV}}",
        "2:40: a proof standard is one of PE, CCE, BRD",
    ),
    (
        "carneades",
        "statements: {p: P}\nissues: {i: {positions: [p]}, j: {positions: [p]}}",
        "2:47: `p` is a position of two issues, `i` and `j`",
    ),
    (
        "carneades",
        "statements: {p: P}\nargument_schemes: [{id: s, weight: heavy}]",
        "2:36: there is no weighing function `heavy`",
    ),
    ("carneades", "statements: {p: P", "1:13: what is opened here is never closed"),
    (
        "kialo",
        "Discussion Title: Nothing",
        "1:1: there is no claim in this file; the first one has the number",
    ),
    ("kialo", "1. -> See 1.", "1:1: there are no claims in this file but links from one to another"),
    ("kialo", "1. A\n1.1. Pro: B\n1.1. Con: C", "3:1: there is a second claim with the number `1.1.`"),
    ("kialo", "1. A\n  1.2.1. Pro: B", "2:3: this belongs to the claim `1.2.`, and there is none above it"),
    ("kialo", "1. Question: A?\n1.1. Pro: B", "2:1: pros and cons are for claims, and theses for questions"),
    ("aif", '{"edges": []}', "1:1: there is no list of `nodes` here"),
    ("aif", '{"nodes": [], "edges": []}', "1:1: there are no information nodes in this graph, and a map has"),
    ("aif", '{"nodes": [{"type": "I"}]}', "1:12: a text is expected for `nodeID`, not nothing"),
    ("aif", '{"nodes": [7]}', "1:12: keys and values are expected for `nodes`, not `7`"),
    (
        "aif",
        '{"nodes": [\n{"nodeID": 1, "type": "I"},\n{"nodeID": 1, "type": "I"}]}',
        "3:12: there is a second node `1`",
    ),
    ("aif", '{"nodes": [', "1:11: the file ends before"),
    ("gsn2x", "- X1", "1:1: elements are expected here, such as `G1:`"),
    ("gsn2x", "module: {name: A}", "1:1: there are no elements in this file, such as `G1:`"),
    ("gsn2x", "G1: {}\nX1: {}", "2:1: `X1` has no `nodeType`, and its name begins with none of `CSn`"),
    ("gsn2x", "G1: {nodeType: Gaol}", "1:16: `Gaol` is no type of elements; there are `CounterSolution`"),
    ("gsn2x", "G1: Goal", "1:5: keys and values are expected for `G1`, not `Goal`"),
    ("gsn2x", "G1: {undeveloped: no}", "1:19: `undeveloped` is `true` or `false`"),
    ("dsanson", "A claim: yes", "1:10: keys and values are expected for `A claim`, not `yes`"),
    ("dsanson", "A claim: {r1: [x]}", "1:15: keys and values are expected for `r1`, not a list"),
    (
        "dsanson",
        "A: {r1: {B: }, r1: {C: }}",
        "1:16: the key `r1` stands here for the second time; keep one of",
    ),
    ("dsanson", "{}", "1:1: there are no claims in this file"),
]


@pytest.mark.parametrize(("format", "text", "sentence"), REFUSALS)
def test_what_is_wrong_is_said_at_its_place(format: str, text: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        imported(format, text)
    error = caught.value
    assert f"{error.line}:{error.column}: {error.message}".startswith(sentence)


def gsn(files: Mapping[str, str]) -> tuple[dict[str, object], list[str]]:
    def beside(path: str) -> str:
        if path not in files:
            raise FileNotFoundError(2, "No such file or directory", path)
        return files[path]

    found = imported("gsn2x", files["main.yaml"], beside)
    return found.map, [loss.what for loss in found.losses]


def test_modules_are_found_from_where_they_are_used_and_may_use_one_another() -> None:
    files = {
        "main.yaml": "module: {name: Main, uses: [parts/a.yaml]}\nG1: {supportedBy: [G2, G3]}",
        "parts/a.yaml": "module: {uses: [b.yaml, ../main.yaml]}\nG2: {undeveloped: true}",
        "parts/b.yaml": "module: {name: B, uses: [a.yaml, c.yaml]}\nG3: {undeveloped: true}",
    }
    map, losses = gsn(files)
    assert map["groups"] == {
        "main": {"title": "Main"},
        "a": {"title": "a"},
        "b": {"title": "B"},
    }
    assert losses == [
        "the module `c.yaml` is left out: no such file or directory (line 1 of `parts/b.yaml`)",
    ]


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ("G2: {\n", "1:17: in the module `a.yaml`, line 1: the file ends before"),
        ("\n\n- G2", "1:17: in the module `a.yaml`, line 3: elements are expected here"),
        ("G2: {}\nX: {}", "1:17: in the module `a.yaml`, line 2: `X` has no `nodeType`"),
        ("G1: {}", "2:1: `G1` is also the name of an element in line 1 of `a.yaml`"),
    ],
)
def test_what_is_wrong_in_a_module_is_said_where_it_is_used(other: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        gsn({"main.yaml": "module: {uses: [a.yaml]}\nG1: {}", "a.yaml": other})
    error = caught.value
    assert f"{error.line}:{error.column}: {error.message}".startswith(sentence)
