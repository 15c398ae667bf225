"""Random maps with words, names and groups of every kind; and random documents, right and wrong."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from semantics.maps import maps

from argmap.graph import Citation, Graph, Group, Party, Source, Statement
from argmap.source.encoding import FORBIDDEN

_SIGNS = "[]<>{}()@#*_.:;,/\\=+-!?'\"`~|&%$^0123 \t\naZé漢\u00a0\u2028😀"
_WORDS = (
    *("[A]", "<B>", "@[A]", "@<B>", "#tag", "#(a tag)", "*it*", "**bold**", "_it_", "[t](https://a.b/c_d)"),
    *("{a: b}", "// c", "/* c */", "<!-- c -->", ".v.", ":heart:", "===", "----", "(1)", "1.", "+>", "->"),
    *("@include(a)", "https://a.b/c", "a_b_c", "e.g.", "x.[y].z", "\\", "\\n", "}", "} x", "true", "no", "~"),
)
TEXTS = (
    st.lists(st.sampled_from(_WORDS) | st.text(_SIGNS, max_size=4) | st.text(max_size=3), max_size=5)
    .map(" ".join)
    .map(lambda text: FORBIDDEN.sub("", text.replace("\r", "")))
)
LINES = TEXTS.map(lambda text: text.replace("\n", " "))
_DAYS = st.none() | st.dates(min_value=date(1000, 1, 1))


@st.composite
def worded_maps(draw: st.DrawFn) -> Graph:
    """A map in which anything may be said by anyone, anywhere."""
    graph = draw(maps(6))
    parties = {id: Party(id, draw(LINES), draw(_optional(TEXTS)), None, each.believes) for id, each in graph.parties.items()}
    sources = {f"c{number}": _source(draw, number) for number in range(draw(st.integers(0, 2)))}
    groups: dict[str, Group] = {}
    for number in range(draw(st.integers(0, 4))):
        within = draw(st.sampled_from([None, *groups]))
        groups[f"g{number}"] = Group(f"g{number}", draw(LINES), draw(_optional(TEXTS)), within)
    statements = {
        id: _worded(draw, each, list(parties), list(sources), list(groups)) for id, each in graph.statements.items()
    }
    return graph._replace(
        title=draw(_optional(LINES)),
        summary=draw(_optional(TEXTS)),
        date=draw(_DAYS),
        authors=tuple(draw(st.lists(LINES, max_size=2))),
        language=draw(st.sampled_from(["en", "de", "pt-BR"])),
        parties=parties,
        sources=sources,
        groups=groups,
        statements=statements,
    )


def _optional(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | strategy


def _source(draw: st.DrawFn, number: int) -> Source:
    urls = st.none() | st.sampled_from(["https://example.org/a?b=c#d", "doi:10.1000/1"])
    return Source(f"c{number}", draw(LINES), draw(_optional(LINES)), None, draw(_DAYS), draw(urls), about=draw(_optional(TEXTS)))


def _worded(draw: st.DrawFn, statement: Statement, parties: list[str], sources: list[str], groups: list[str]) -> Statement:
    said: dict[str, Any] = {"text": " ".join(draw(TEXTS).split())}
    if draw(st.booleans()):
        said |= {"title": draw(_optional(LINES)), "tags": tuple(draw(st.lists(LINES, max_size=2)))}
    if draw(st.booleans()):
        said |= {"note": draw(_optional(TEXTS)), "date": draw(_DAYS), "due": draw(_DAYS)}
    if parties and draw(st.booleans()):
        said["by"] = tuple(draw(st.lists(st.sampled_from(parties), min_size=1, max_size=2)))
    if sources and draw(st.booleans()):
        places = st.builds(Citation, source=st.sampled_from(sources), quote=_optional(TEXTS), at=_optional(TEXTS), url=st.none())
        said["citations"] = tuple(draw(st.lists(places, min_size=1, max_size=2)))
    if groups:
        said["group"] = draw(st.sampled_from([None, *groups]))
    return statement._replace(**said)
