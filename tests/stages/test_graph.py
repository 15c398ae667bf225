"""Document → graph: every name looked up, in the map itself and in those it imports."""

import os
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from argmap import files, resolution
from argmap.document import AllOf, Atom, Not
from argmap.graph import Citation, Graph, Group, Party, Scenario, Source
from argmap.pipeline import DEEPEST_IMPORT, Checked, Project
from argmap.relations import Relation
from stages.marked import Case, cases, check, mark


def _graph(text: str, **others: str) -> Graph:
    """The graph of a map in which nothing is wrong."""
    checked = check(text, **others)
    assert [each for each in checked.diagnostics if each.severity == "error"] == []
    assert checked.sound
    assert checked.graph is not None
    return checked.graph


def _said(checked: Checked) -> list[str]:
    """What is said of a map, a line each."""
    return [
        f"{each.span.line}:{each.span.column} {each.rule}: {each.message}" for each in checked.diagnostics
    ]


# --- In one map

_WHOLE = """\
argmap: 1
title: Talks
date: 2022-03-30
authors: [Ada]
language: uk
parties:
  bob: {name: Bob, about: A builder, url: https://example.org, believes: {works: true}}
  eve: Eve
sources:
  news: {title: News, author: Ada, publisher: Daily, date: 2022-03-30, accessed: 2022-04-01}
groups:
  outer: {title: Outer, about: All}
  inner: {title: Inner, within: outer}
questions:
  why: {text: Why?, choose: one, group: outer}
proposals:
  offer:
    text: |
      We offer
      a lot.
    title: Offer
    note: Really.
    by: [bob, eve]
    source: [news, {id: news, quote: a lot, at: 12}]
    date: 2022-03-29
    due: 2022-05-01
    group: inner
    tags: [big]
    only_if: [works, {not: fails}]
    unless: fails
    in_exchange_for: other-offer
    answers: why
    status: accepted
    supersedes: old
    weight: 0.1
  other-offer: They offer, too.
  old: It was before.
conditions:
  works: {text: It works., likelihood: 0.30}
  fails: It fails.
claims:
  settled: {text: It is so., holds: true}
reasons:
  because: {text: Because., supports: [offer, settled]}
objections:
  but: {text: But., against: offer}
  beside: {text: Beside the point., undercuts: [because, but]}
scenarios:
  base: {title: Base, assume: {works: true}}
  more: {note: More, as: bob, extends: base, expect: {offer: open}}
"""


def test_everything_in_a_map_is_in_its_graph() -> None:
    graph = _graph(_WHOLE)
    assert (graph.title, graph.date, graph.authors, graph.language) == (
        "Talks",
        date(2022, 3, 30),
        ("Ada",),
        "uk",
    )
    assert graph.parties == {
        "bob": Party("bob", "Bob", "A builder", "https://example.org", {"works": True}),
        "eve": Party("eve", "Eve"),
    }
    day, accessed = date(2022, 3, 30), date(2022, 4, 1)
    assert graph.sources == {"news": Source("news", "News", "Ada", "Daily", day, accessed=accessed)}
    assert graph.groups == {
        "outer": Group("outer", "Outer", "All"),
        "inner": Group("inner", "Inner", None, "outer"),
    }
    assert list(graph.statements) == [
        *("why", "offer", "other-offer", "old", "works", "fails", "settled", "because", "but", "beside")
    ]
    offer = graph.statements["offer"]
    assert (offer.kind, offer.text, offer.title, offer.note) == (
        "proposal",
        "We offer a lot.",
        "Offer",
        "Really.",
    )
    assert (offer.by, offer.group, offer.tags) == (("bob", "eve"), "inner", ("big",))
    assert offer.citations == (Citation("news"), Citation("news", "a lot", "12"))
    assert (offer.date, offer.due, offer.status) == (date(2022, 3, 29), date(2022, 5, 1), "accepted")
    assert offer.only_if == AllOf((Atom("works", (0,)), Not(Atom("fails", (1, "not")))))
    assert offer.unless == Atom("fails")
    assert graph.statements["why"].choose == "one"
    assert graph.statements["settled"].holds is True
    assert graph.scenarios == {
        "base": Scenario("base", "Base", assume={"works": True}),
        "more": Scenario("more", None, "More", "bob", "base", {}, {"offer": "open"}),
    }


def test_every_relation_is_a_link_with_its_path() -> None:
    links = {(link.source, link.relation, link.target): link for link in _graph(_WHOLE).links}
    assert {key: (link.path, link.positive) for key, link in links.items()} == {
        ("offer", Relation.EXCHANGE, "other-offer"): (("proposals", "offer", "in_exchange_for", 0), True),
        ("offer", Relation.ANSWERS, "why"): (("proposals", "offer", "answers", 0), True),
        ("offer", Relation.SUPERSEDES, "old"): (("proposals", "offer", "supersedes", 0), True),
        ("offer", Relation.ONLY_IF, "works"): (("proposals", "offer", "only_if", 0), True),
        ("offer", Relation.ONLY_IF, "fails"): (("proposals", "offer", "only_if", 1, "not"), False),
        ("offer", Relation.UNLESS, "fails"): (("proposals", "offer", "unless"), True),
        ("because", Relation.SUPPORTS, "offer"): (("reasons", "because", "supports", 0), True),
        ("because", Relation.SUPPORTS, "settled"): (("reasons", "because", "supports", 1), True),
        ("but", Relation.AGAINST, "offer"): (("objections", "but", "against", 0), True),
        ("beside", Relation.UNDERCUTS, "because"): (("objections", "beside", "undercuts", 0), True),
        ("beside", Relation.UNDERCUTS, "but"): (("objections", "beside", "undercuts", 1), True),
    }


def test_a_map_without_a_title_has_the_name_of_its_file() -> None:
    assert _graph("argmap: 1\nclaims: {a: A}\n").title == "x"
    project = Project(lambda path: b"argmap: 1\nclaims: {a: A}\n")
    checked = project.check("maps/peace-talks.in-march.argmap.yaml")
    assert checked.graph is not None
    assert checked.graph.title == "peace talks"


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ("0.1", "0.1"),
        ("0.30", "0.3"),
        ("1", "1"),
        ("0", "0"),
        ("1e-3", "0.001"),
        (".07", "0.07"),
        ("0.123456", "0.123456"),
    ],
)
def test_weights_and_likelihoods_are_exact(written: str, exact: str) -> None:
    graph = _graph(f"argmap: 1\nconditions: {{c: {{text: C, weight: {written}, likelihood: {written}}}}}\n")
    statement = graph.statements["c"]
    assert (statement.weight, statement.likelihood) == (Decimal(exact), Decimal(exact))


def test_what_is_not_said_of_a_statement() -> None:
    statement = _graph("argmap: 1\nconditions: {c: C}\n").statements["c"]
    assert (statement.weight, statement.likelihood, statement.holds) == (Decimal(1), None, None)


def test_a_standard_holds_for_all_that_name_none_but_conditions() -> None:
    text = """\
argmap: 1
standard: preponderance
questions: {q: Q}
proposals: {p: P, own: {text: O, standard: scintilla}}
conditions: {c: C, weighed: {text: W, standard: preponderance}}
claims: {z: Z}
reasons: {r: {text: R, supports: z}}
objections: {o: {text: O, against: z}}
"""
    found = {each.id: each.standard for each in _graph(text).statements.values() if each.kind != "question"}
    assert found == {
        **dict.fromkeys(("p", "z", "r", "o", "weighed"), "preponderance"),
        "own": "scintilla",
        "c": "presumption",
    }
    assert _graph("argmap: 1\nclaims: {z: Z}\n").statements["z"].standard == "presumption"


# --- Names that can't be resolved


@pytest.mark.parametrize("case", cases("wrong-names.txt"), ids=lambda case: case.title)
def test_a_name_that_cannot_be_resolved_is_told_where_it_stands(case: Case) -> None:
    checked = check(case.text)
    assert mark(checked.tree, checked.diagnostics) == case.marked
    assert not checked.sound


def test_what_names_nothing_goes_without_it_and_the_rest_stays() -> None:
    checked = check("argmap: 1\nclaims: {a: {text: A, by: x, only_if: [b, {any: [c, {not: d}]}]}, b: B}\n")
    assert checked.graph is not None
    statement = checked.graph.statements["a"]
    assert (statement.by, statement.only_if) == ((), AllOf((Atom("b", (0,)),)))
    assert [link.target for link in checked.graph.links] == ["b"]


def test_a_party_and_a_statement_may_share_an_id() -> None:
    graph = _graph("argmap: 1\nparties: {a: Ada}\nclaims: {a: {text: A, by: a, only_if: b}, b: B}\n")
    assert graph.statements["a"].by == ("a",)


def test_what_is_left_out_for_another_fault_is_not_missed_besides() -> None:
    checked = check(
        """\
argmap: 1
parties:
  bob: {nmae: Bob}
  eve: Eve
sources:
  news: 7
groups:
  frame: [Frame]
questions:
  q: {title: Q}
claims:
  a: {text: A, by: bob, source: news, group: frame, only_if: c, unless: d}
  b: {text: B, answers: q, weight: 7}
  c: {txt: C, by: eve}
  d e: D
"""
    )
    assert [line.partition(": ")[0] for line in _said(checked)] == [
        "3:9 unknown-key",
        "6:9 invalid-value",
        "8:10 invalid-value",
        "10:3 missing-key",
        "12:73 unknown-reference",
        "13:36 invalid-value",
        "14:7 unknown-key",
        "15:3 invalid-value",
    ]


def test_of_a_second_statement_of_an_id_nothing_follows() -> None:
    checked = check(
        """\
argmap: 1
parties: {bob: Bob}
questions: {q: Q?}
proposals:
  a: {text: A, answers: q}
  b: {text: B, only_if: q}
claims:
  a: {text: A too, by: bob, only_if: c}
  c: C
  q: {text: Q too, only_if: nope}
"""
    )
    assert [line.partition(": ")[0] for line in _said(checked)] == [
        "8:3 duplicate-id",
        "10:3 duplicate-id",
        "10:29 unknown-reference",
    ]


def test_no_verdict_is_given_on_a_map_with_parts_left_out() -> None:
    text = """\
argmap: 1
proposals: {a: {text: A, only_if: b, status: accepted}, e: {text: E, %s}}
conditions: {b: {text: B, holds: false}}
scenarios: {s: {expect: {a: stands}}}
"""
    whole, broken = check(text % "only_if: b"), check(text % "only_if: c")
    assert [each.rule for each in whole.diagnostics] == ["accepted-but-falls", "failed-expectation"]
    assert [each.rule for each in broken.diagnostics] == ["unknown-reference"]


# --- Groups


def test_groups_can_lie_within_one_another() -> None:
    names = [f"g{number}" for number in range(200)]
    groups = "".join(f"  {name}: {{title: T, within: {around}}}\n" for name, around in pairwise(names))
    graph = _graph(f"argmap: 1\nclaims: {{a: {{text: A, group: g0}}}}\ngroups:\n{groups}  g199: T\n")
    assert [graph.groups[name].within for name in names] == [*names[1:], None]


def test_each_group_in_a_ring_is_told_and_none_beside_it() -> None:
    checked = check(
        """\
argmap: 1
groups:
  a: {title: A, within: b}
  b: {title: B, within: c}
  c: {title: C, within: b}
  d: {title: D, within: d}
  e: {title: E, within: a}
claims:
  x: {text: X, group: e, only_if: y}
  y: {text: Y, group: d}
"""
    )
    assert _said(checked) == [
        "4:25 circular-group: the group `b` lies within itself, by way of `c`",
        "5:25 circular-group: the group `c` lies within itself, by way of `b`",
        "6:25 circular-group: the group `d` lies within itself",
    ]
    assert checked.graph is not None
    assert [checked.graph.groups[name].within for name in "abcde"] == ["b", None, None, None, "a"]


# --- Imports

_TALKS = """\
argmap: 1
title: Talks
standard: preponderance
parties: {bob: {name: Bob, believes: {offer: true}}}
sources: {news: News}
groups: {outer: Outer, inner: {title: Inner, within: outer}}
proposals:
  offer: {text: O, by: bob, source: news, group: inner, only_if: {not: fails}}
conditions: {fails: F}
scenarios: {own: {assume: {fails: true}}}
"""


def test_a_map_uses_statements_parties_and_sources_of_another() -> None:
    graph = _graph(
        """\
argmap: 1
imports: {talks: talks.argmap.yaml}
groups: {here: {title: Here, within: talks.outer}}
claims:
  a: {text: A, by: talks.bob, source: talks.news, group: here, only_if: talks.offer}
scenarios:
  s: {as: talks.bob, assume: {talks.fails: false}, expect: {talks.offer: stands}}
""",
        talks=_TALKS,
    )
    assert list(graph.statements) == ["a", "talks.offer", "talks.fails"]
    offer = graph.statements["talks.offer"]
    assert (offer.by, offer.citations, offer.group) == (
        ("talks.bob",),
        (Citation("talks.news"),),
        "talks.inner",
    )
    assert offer.only_if == Not(Atom("talks.fails", ("not",)))
    assert offer.standard == "preponderance"
    assert graph.statements["a"].standard == "presumption"
    assert graph.parties["talks.bob"] == Party("talks.bob", "Bob", believes={"talks.offer": True})
    assert graph.groups["talks.inner"].within == "talks.outer"
    assert graph.groups["here"].within == "talks.outer"
    assert [(link.source, link.target) for link in graph.links] == [
        ("a", "talks.offer"),
        ("talks.offer", "talks.fails"),
    ]
    assert [each.id for each in graph.own_statements] == ["a"]
    assert list(graph.scenarios) == ["s"], "another map's scenarios are its own"


def test_an_import_reaches_into_what_is_imported_there() -> None:
    graph = _graph(
        "argmap: 1\nimports: {near: near.argmap.yaml}\n"
        "claims: {a: {text: A, only_if: near.far.c, unless: near.b}}\n",
        near="argmap: 1\nimports: {far: far.argmap.yaml}\nclaims: {b: {text: B, only_if: far.c}}\n",
        far="argmap: 1\nclaims: {c: {text: C, only_if: d}, d: D}\n",
    )
    assert list(graph.statements) == ["a", "near.b", "near.far.c", "near.far.d"]
    assert graph.statements["near.b"].only_if == Atom("near.far.c")


def test_one_map_may_be_imported_under_two_names() -> None:
    graph = _graph(
        "argmap: 1\nimports: {t: talks.argmap.yaml, u: talks.argmap.yaml}\n"
        "claims: {a: {text: A, only_if: [t.offer, u.offer]}}\n",
        talks=_TALKS,
    )
    assert set(graph.statements) == {"a", "t.offer", "t.fails", "u.offer", "u.fails"}


def test_a_name_that_the_imported_map_lacks_is_unknown() -> None:
    checked = check(
        "argmap: 1\nimports: {talks: talks.argmap.yaml}\nclaims: {a: {text: A, only_if: talks.offr}}\n",
        talks=_TALKS,
    )
    assert [(each.message, each.cure) for each in checked.diagnostics] == [
        ("unknown statement `talks.offr`", "did you mean `talks.offer`?")
    ]


def test_a_map_with_warnings_alone_can_be_imported() -> None:
    graph = _graph(
        "argmap: 1\nimports: {other: other.argmap.yaml}\nclaims: {a: {text: A, only_if: other.b}}\n",
        other="argmap: 1\nparties: {unused: U}\nclaims: {b: {text: B, supports: [c, c]}, c: C}\n",
    )
    assert graph.statements["a"].only_if == Atom("other.b")


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("missing.argmap.yaml", "no such file or directory"),
        ("broken.argmap.yaml", "broken.argmap.yaml:2: what is opened here is never closed"),
        ("wrong.argmap.yaml", "wrong.argmap.yaml:2: unknown statement `b`"),
        ("/maps/talks.argmap.yaml", "an import is a path relative to this map, with `/` between folders"),
        ("C:/maps/talks.argmap.yaml", "an import is a path relative to this map, with `/` between folders"),
        ("maps\\talks.argmap.yaml", "an import is a path relative to this map, with `/` between folders"),
        (
            "https://example.org/talks.argmap.yaml",
            "an import is a path relative to this map, with `/` between folders",
        ),
    ],
)
def test_a_map_that_cannot_be_imported_is_told_once_at_its_path(path: str, why: str) -> None:
    checked = check(
        f"""\
argmap: 1
imports: {{far: '{path}'}}
groups: {{frame: {{title: F, within: far.frame}}}}
claims:
  a: {{text: A, by: far.bob, source: far.news, group: frame, only_if: far.b}}
  b: {{text: B, supports: far.x.y}}
scenarios: {{s: {{as: far.bob, assume: {{far.b: true}}}}}}
""",
        broken="argmap: 1\nclaims: {a: 'A}\n",
        wrong="argmap: 1\nclaims: {a: {text: A, only_if: b}}\n",
    )
    assert _said(checked) == [f"2:16 broken-import: `{path}` can't be imported: {why}"]


def test_a_map_that_imports_itself() -> None:
    checked = check(
        "argmap: 1\nimports: {me: ./x.argmap.yaml}\nclaims: {a: {text: A, only_if: me.b}, b: B}\n"
    )
    assert _said(checked)[:1] == ["2:15 circular-import: the map imports itself"]


# --- Files on disk

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a map that imports others and has one claim that needs theirs."""

    def write_map(name: str, *imports: str, more: str = "") -> Path:
        path = tmp_path / f"{name}.argmap.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        needed = ", ".join(f"i{number}.a" for number, _ in enumerate(imports))
        lines = ["argmap: 1\n"]
        if imports:
            lines.append(
                f"imports: {{{', '.join(f'i{number}: {each}' for number, each in enumerate(imports))}}}\n"
            )
        lines.append(
            f"claims: {{a: {{text: A, only_if: [{needed or 'b'}]}}, b: {{text: B, only_if: a}}}}\n{more}"
        )
        path.write_text("".join(lines), encoding="utf-8")
        return path

    return write_map


def _errors(checked: Checked) -> list[str]:
    return [f"{each.rule}: {each.message}" for each in checked.diagnostics if each.severity == "error"]


@pytest.mark.parametrize("length", [2, 3, 5])
def test_each_map_of_a_ring_tells_the_ring_wherever_the_check_begins(write: Write, length: int) -> None:
    names = [f"m{number}" for number in range(length)]
    paths = [write(name, f"{after}.argmap.yaml") for name, after in pairwise([*names, names[0]])]
    for first in range(length):
        project = files.project(str(paths[0].parent))
        for path in paths[first:] + paths[:first]:
            (error,) = _errors(project.check(str(path)))
            ring = " → ".join(f"{name}.argmap.yaml" for name in [*names[first:], *names[: first + 1]])
            assert error == f"circular-import: maps import one another in a ring: {ring}"


def test_a_map_beside_a_ring_tells_what_is_wrong_with_its_import(write: Write) -> None:
    write("one", "two.argmap.yaml")
    write("two", "one.argmap.yaml")
    beside = write("beside", "one.argmap.yaml")
    (error,) = _errors(files.project(str(beside.parent)).check(str(beside)))
    assert error == (
        "broken-import: `one.argmap.yaml` can't be imported: one.argmap.yaml:2:"
        " maps import one another in a ring: one.argmap.yaml → two.argmap.yaml → one.argmap.yaml"
    )


def test_a_file_is_read_once_however_often_it_is_imported(write: Write) -> None:
    paths = [
        write("base"),
        write("left", "base.argmap.yaml"),
        write("right", "base.argmap.yaml", "./left.argmap.yaml"),
        write(
            "top",
            "left.argmap.yaml",
            "right.argmap.yaml",
            "../" + write("base").parent.name + "/base.argmap.yaml",
        ),
    ]
    reads: Counter[str] = Counter()

    def read(path: str) -> bytes:
        reads[Path(path).name] += 1
        return Path(path).read_bytes()

    project = Project(read)
    for path in reversed(paths):
        assert project.check(str(path)).sound
    assert reads == {path.name: 1 for path in paths}


def test_imports_stay_below_the_root_unless_it_is_set_higher(write: Write, tmp_path: Path) -> None:
    write("outside")
    (tmp_path / "project").mkdir()
    inner = write("project/maps/inner", "../other.argmap.yaml")
    outer = write("project/maps/outer", "../../outside.argmap.yaml")
    write("project/other")
    narrow, wide = files.project(str(tmp_path / "project")), files.project(str(tmp_path))
    assert _errors(narrow.check(str(inner))) == []
    assert _errors(narrow.check(str(outer))) == [
        "broken-import: `../../outside.argmap.yaml` can't be imported:"
        " the file is outside of the project's folder"
    ]
    assert _errors(wide.check(str(outer))) == []


def test_the_root_is_the_project_s_folder_where_none_is_named(write: Write, tmp_path: Path) -> None:
    write("outside")
    (tmp_path / "project" / ".git").mkdir(parents=True)
    write("project/other")
    inner, outer = (
        write("project/maps/inner", "../other.argmap.yaml"),
        write("project/maps/outer", "../../outside.argmap.yaml"),
    )
    assert _errors(files.project().check(str(inner))) == []
    assert len(_errors(files.project().check(str(outer)))) == 1


def test_a_link_does_not_lead_out_of_the_project(write: Write, tmp_path: Path) -> None:
    secret = write("secret")
    (tmp_path / "project").mkdir()
    link = tmp_path / "project" / "link.argmap.yaml"
    link.symlink_to(secret)
    (tmp_path / "project" / "folder").symlink_to(tmp_path)
    map = write("project/map", "link.argmap.yaml", "folder/secret.argmap.yaml")
    assert [
        error.partition(": the ")[2] for error in _errors(files.project(str(link.parent)).check(str(map)))
    ] == [
        "file is outside of the project's folder",
        "file is outside of the project's folder",
    ]


def test_a_link_within_the_project_is_followed(write: Write, tmp_path: Path) -> None:
    write("project/there/real")
    (tmp_path / "project" / "link.argmap.yaml").symlink_to(Path("there") / "real.argmap.yaml")
    map = write("project/map", "link.argmap.yaml")
    assert _errors(files.project(str(map.parent)).check(str(map))) == []


def test_links_that_go_round_in_a_circle_are_a_broken_import(write: Write, tmp_path: Path) -> None:
    (tmp_path / "one.argmap.yaml").symlink_to("two.argmap.yaml")
    (tmp_path / "two.argmap.yaml").symlink_to("one.argmap.yaml")
    map = write("map", "one.argmap.yaml")
    (error,) = _errors(files.project(str(tmp_path)).check(str(map)))
    assert error.startswith(
        "broken-import: `one.argmap.yaml` can't be imported: too many levels of symbolic links"
    )


@pytest.mark.parametrize("path", [".", "''", "folder", "x" * 300 + ".yaml", '"a\\tb"', '"a\\nb"'])
def test_a_path_that_is_no_file_is_a_broken_import(write: Write, tmp_path: Path, path: str) -> None:
    (tmp_path / "folder").mkdir()
    map = write("map", path)
    errors = _errors(files.project(str(tmp_path)).check(str(map)))
    assert len(errors) == 1
    assert errors[0].startswith(("broken-import: ", "invalid-value: this text has more than one line"))


def test_a_chain_of_imports_may_be_long_but_not_endless(write: Write) -> None:
    last = DEEPEST_IMPORT + 5
    paths = [write(f"m{number}", f"m{number + 1}.argmap.yaml") for number in range(last)] + [
        write(f"m{last}")
    ]
    project = files.project(str(paths[0].parent))
    assert _errors(project.check(str(paths[last - DEEPEST_IMPORT]))) == []
    project = files.project(str(paths[0].parent))
    (error,) = _errors(project.check(str(paths[0])))
    assert error.startswith("broken-import: `m1.argmap.yaml` can't be imported: m1.argmap.yaml:2: ")
    (error,) = _errors(project.check(str(paths[DEEPEST_IMPORT])))
    assert error.endswith(f"more than {DEEPEST_IMPORT} maps import one another in a row")


def test_maps_that_import_one_another_twice_and_again_do_not_grow_for_ever(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resolution, "IMPORT_BUDGET", 20_000)
    paths = [write("m0")]
    for number in range(1, 40):
        twice = [f"m{number - 1}.argmap.yaml"] * 2
        paths.append(write(f"m{number}", *twice))
    project = files.project(str(paths[0].parent))
    checked = [project.check(str(path)) for path in paths]
    sizes = [sum(map(len, each.graph.statements)) for each in checked if each.graph]
    assert max(sizes) <= 20_010
    kinds = [[error.partition(":")[0] for error in _errors(each)] for each in checked]
    assert kinds[:6] == [[]] * 6
    assert kinds[-1] == ["broken-import"] * 2


def test_what_was_checked_is_let_go(write: Write) -> None:
    """No cache, exception or cycle keeps a map in memory: a language server checks one again and again."""
    import gc
    import weakref

    map = write("map", "missing.argmap.yaml", more="reasons: {r: {text: 7}}\nmoods: {}\n")
    trees = [weakref.ref(files.project().check(os.fspath(map)).tree) for _ in range(3)]
    gc.collect()
    assert [tree() for tree in trees] == [None, None, None]


def test_what_has_changed_is_checked_anew_and_nothing_else() -> None:
    texts = {
        "top": "argmap: 1\nimports: {m: mid.yaml}\nclaims: {a: {text: A, supports: m.a}}\n",
        "mid": "argmap: 1\nimports: {d: deep.yaml}\nclaims: {a: {text: A, supports: d.a}}\n",
        "deep": "argmap: 1\nclaims: {a: A}\n",
        "other": "argmap: 1\nclaims: {a: A}\n",
    }
    read: list[str] = []

    def reader(path: str) -> bytes:
        read.append(path)
        if path.removesuffix(".yaml") not in texts:
            raise FileNotFoundError(2, "No such file or directory")
        return texts[path.removesuffix(".yaml")].encode()

    project = Project(reader)
    assert all(project.check(f"{name}.yaml").sound for name in texts)
    assert read == ["top.yaml", "mid.yaml", "deep.yaml", "other.yaml"]

    texts["deep"] = texts["deep"].replace("a: A", "b: B")
    assert project.forget("./deep.yaml") == {"top.yaml", "mid.yaml", "deep.yaml"}
    assert [project.check(f"{name}.yaml").sound for name in texts] == [False, False, True, True]
    assert "unknown statement `d.a`" in _said(project.check("mid.yaml"))[0]
    assert read[4:] == ["top.yaml", "mid.yaml", "deep.yaml"]

    del texts["deep"]
    project.forget("deep.yaml")
    assert "no such file" in _said(project.check("mid.yaml"))[0]
    texts["deep"] = "argmap: 1\nclaims: {a: A}\n"
    project.forget("deep.yaml")
    assert project.check("top.yaml").diagnostics == ()


def test_a_ring_of_imports_that_is_opened_is_forgotten() -> None:
    texts = {
        "a.yaml": "argmap: 1\nimports: {b: b.yaml}\nclaims: {x: {text: A, supports: b.x}}\n",
        "b.yaml": "argmap: 1\nimports: {a: a.yaml}\nclaims: {x: X}\n",
    }
    project = Project(lambda path: texts[path].encode())
    assert "circular-import" in _said(project.check("a.yaml"))[0]
    texts["b.yaml"] = "argmap: 1\nclaims: {x: X}\n"
    project.forget("b.yaml")
    assert project.check("a.yaml").diagnostics == ()


def test_a_file_beside_a_map_is_read_anew(tmp_path: Path) -> None:
    (tmp_path / "said.txt").write_text("What was said.")
    text = "argmap: 1\nsources: {s: {title: S, file: said.txt}}\n"
    text += "claims: {a: {text: A, source: {id: s, quote: What is said.}}, b: {text: B, supports: a}}\n"
    (tmp_path / "map.argmap.yaml").write_text(text)
    project = files.project(str(tmp_path))
    path = (tmp_path / "map.argmap.yaml").as_posix()
    assert [each.rule for each in project.check(path).diagnostics] == ["quote-not-found"]
    (tmp_path / "said.txt").write_text("What is said.")
    assert path in project.forget((tmp_path / "said.txt").as_posix())
    assert project.check(path).diagnostics == ()
