"""Random documents, right ones and others; and random maps with words of every kind."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st
from semantics.maps import maps

from argmap.graph import Citation, Graph, Group, Party, Source, Statement
from argmap.source.encoding import FORBIDDEN

_WORDS = (
    *(
        "word",
        "ü",
        "1.5",
        "e.g.",
        "don't",
        "(p)",
        "--",
        "-",
        "+",
        "=",
        "x.y",
        "*it*",
        "__bold__",
        "_a *b* c_",
    ),
    *("#tag", "#(two words)", "@[A]", "@<B>", "[t](http://x.y/z_q)", ".v.", ":heart:", "\\[z\\]", "\\*"),
    *("/* c */", "<!-- c -->"),
)
_SIGNS = ("+", "-", "+>", "->", "<+", "<-", "_>")
_INFERENCES = ("----", "-- Rule, Other --", "--\nA .^. B, C {uses: [1]}\n--", "--\n{uses: [1], logic: x}\n--")
_ATOMS = (
    *_WORDS,
    *(
        "[",
        "]",
        "<",
        ">",
        "{",
        "}",
        "(",
        ")",
        ":",
        ",",
        ";",
        ".",
        "...",
        "@",
        "#",
        "*",
        "**",
        "_",
        "__",
        "/",
        "//",
    ),
    *("\\", "===", "---", "><", "<_", "_", "[A]", "[A]: ", "<B>", "<B>: ", "{a: b}", "$", "\t", "  ", "    "),
    *(
        "\n",
        "\n\n",
        "\n  + ",
        "\n  - ",
        "\n    <- ",
        "\n(1) ",
        "\n----\n",
        "\n--\n",
        "\n# ",
        "\n  * ",
        "\n1. ",
    ),
)
_PLAIN = tuple(atom for atom in _ATOMS if not set(atom) & set("{}="))


T = TypeVar("T")


class _Draft:
    """A document in the making, with or without YAML. `count` makes titles and data that are used once."""

    def __init__(self, random: Random, *, has_data: bool) -> None:
        self.random = random
        self.has_data = has_data
        self.count = 0

    def document(self) -> str:
        fronts = ["", "", "===\ntitle: x\n===\n\n", "===\nmodel: {mode: strict}\n===\n\n"]
        fronts = fronts if self.has_data else fronts[:1]
        blocks = [self.block() for _ in range(self.random.randint(1, 6))]
        return self.one(fronts) + "\n\n".join(blocks) + "\n"

    def block(self) -> str:
        form = self.random.random()
        if form < 0.15:
            return f"{'#' * self.random.randint(1, 3)} Heading {self.number()} {self.words()}"
        if form < 0.3:
            return (
                f"<Argument {self.number()}>{self.one(('', ': ' + self.words()))}\n\n{self.reconstruction()}"
            )
        if form < 0.4:
            return self.reconstruction()
        if form < 0.5:
            items = self.random.randint(1, 3)
            return "\n".join(f"  * {self.member()}{self.tree(4)}" for _ in range(items))
        above = self.one(("", "", "", "// a comment\n", "<!-- a comment -->\n\n"))
        return above + self.member() + self.tree(0)

    def reconstruction(self) -> str:
        lines: list[str] = []
        for _ in range(self.random.randint(1, 2)):
            premises = self.random.randint(0 if lines else 1, 2)
            lines += [
                f"({self.number()}) {self.member(arguments=False)}{self.tree(0)}" for _ in range(premises)
            ]
            undercut = self.one(("", "", f"\n  <_ {self.member()}"))
            conclusion = self.member(arguments=False)
            inference = self.one(_INFERENCES[: None if self.has_data else 2])
            lines.append(f"{inference}{undercut}\n({self.number()}) {conclusion}{self.tree(0)}")
        return "\n".join(lines)

    def numbered(self) -> str:
        return f"({self.number()}) {self.member(arguments=False)}{self.tree(0)}"

    def tree(self, indent: int, depth: int = 0) -> str:
        children = self.one((0, 0, 1, 2)) if depth < 4 else 0
        indent += self.one((1, 2, 4))
        return "".join(self.relation(indent, depth) for _ in range(children))

    def relation(self, indent: int, depth: int) -> str:
        sign = self.one((*_SIGNS, "><"))
        return f"\n{' ' * indent}{sign} {self.member(arguments=sign != '><')}{self.tree(indent, depth + 1)}"

    def member(self, *, arguments: bool = True) -> str:
        title = self.one("ABCDEF")
        forms = [f"[{title}]: {self.words()}", f"[{title}]", f"[{title}] #t", self.words()]
        if arguments:
            forms += [f"<{title}>: {self.words()}", f"<{title}>", f"<{title}> #(t u)"]
        data = f" {{k{self.number()}: [v, 1]}}" if self.has_data else ""
        return self.one(forms) + self.one(("", "", "", data))

    def words(self) -> str:
        return " ".join(["Words", *(self.one(_WORDS) for _ in range(self.random.randint(0, 4)))])

    def number(self) -> int:
        self.count += 1
        return self.count

    def one(self, options: Sequence[T]) -> T:
        return self.random.choice(options)


_RANDOMS = st.randoms(use_true_random=False)
DOCUMENTS = _RANDOMS.map(lambda random: _Draft(random, has_data=True).document())
"""Documents that Argdown takes."""

SOUPS = st.lists(st.sampled_from(_ATOMS), min_size=1, max_size=25).map(lambda atoms: f"{''.join(atoms)}\n")
"""Signs and words in any order."""


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A document without YAML, in which something else stands in a few places."""
    text = _Draft(draw(_RANDOMS), has_data=False).document()
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(_PLAIN)) + text[place + draw(st.integers(0, 3)) :]
    return f"{text}\n"


_LETTERS = "[]<>{}()@#*_.:;,/\\=+-!?'\"`~|&%$^0123 \t\naZé漢\u00a0\u2028😀"
_EXPRESSIONS = (
    *_WORDS,
    *(
        "[A]",
        "<B>",
        "{a: b}",
        "// c",
        "/*",
        "===",
        "----",
        "(1)",
        "1.",
        "+>",
        "->",
        "@include(a)",
        "https://a.b/c",
    ),
    *("a_b_c", "x.[y].z", "\\", "\\n", "}", "} x", "true", "no", "~", "# x"),
)
_TEXTS = (
    st.lists(st.sampled_from(_EXPRESSIONS) | st.text(_LETTERS, max_size=4) | st.text(max_size=3), max_size=5)
    .map(" ".join)
    .map(lambda text: FORBIDDEN.sub("", text.replace("\r", "")))
)
_LINES = _TEXTS.map(lambda text: text.replace("\n", " "))
_OPTIONAL_TEXTS = st.none() | _TEXTS
_OPTIONAL_LINES = st.none() | _LINES
_DAYS = st.none() | st.dates(min_value=date(1000, 1, 1))
_URLS = st.none() | st.sampled_from(["https://example.org/a?b=c#d", "doi:10.1000/1"])


@st.composite
def worded_maps(draw: st.DrawFn) -> Graph:
    """A map in which anything may be said by anyone, anywhere."""
    graph = draw(maps(6))
    parties = {
        id: Party(id, draw(_LINES), draw(_OPTIONAL_TEXTS), draw(_URLS), each.believes)
        for id, each in graph.parties.items()
    }
    sources = {id: draw(_sources(id)) for id in draw(st.sampled_from([(), ("c",), ("c", "d")]))}
    groups: dict[str, Group] = {}
    for number in range(draw(st.integers(0, 4))):
        within = draw(st.sampled_from([None, *groups]))
        groups[f"g{number}"] = Group(f"g{number}", draw(_LINES), draw(_OPTIONAL_TEXTS), within)
    return graph._replace(
        title=draw(_OPTIONAL_LINES),
        summary=draw(_OPTIONAL_TEXTS),
        date=draw(_DAYS),
        authors=tuple(draw(st.lists(_LINES, max_size=2))),
        language=draw(st.sampled_from(["en", "de", "pt-BR"])),
        parties=parties,
        sources=sources,
        groups=groups,
        statements={
            id: _worded(draw, each, list(parties), list(sources), list(groups))
            for id, each in graph.statements.items()
        },
    )


def _sources(id: str) -> st.SearchStrategy[Source]:
    lines, texts = _OPTIONAL_LINES, _OPTIONAL_TEXTS
    return st.builds(Source, st.just(id), _LINES, lines, lines, _DAYS, _URLS, _DAYS, _URLS, lines, texts)


def _worded(
    draw: st.DrawFn, statement: Statement, parties: list[str], sources: list[str], groups: list[str]
) -> Statement:
    said: dict[str, Any] = {"text": " ".join(draw(_TEXTS).split())}
    is_told_of, is_dated, is_said, is_cited = draw(st.tuples(*[st.booleans()] * 4))
    if is_told_of:
        said |= {"title": draw(_OPTIONAL_LINES), "tags": tuple(draw(st.lists(_LINES, max_size=2)))}
    if is_dated:
        said |= {"note": draw(_OPTIONAL_TEXTS), "date": draw(_DAYS), "due": draw(_DAYS)}
    if parties and is_said:
        said["by"] = tuple(draw(st.lists(st.sampled_from(parties), min_size=1, max_size=2)))
    if sources and is_cited:
        place = st.builds(Citation, st.sampled_from(sources), _OPTIONAL_TEXTS, _OPTIONAL_TEXTS, _URLS)
        said["citations"] = tuple(draw(st.lists(place, min_size=1, max_size=2)))
    if groups:
        said["group"] = draw(st.sampled_from([None, *groups]))
    return statement._replace(**said)
