"""Whether a quote stands in a text, whichever way both are set, and what stands there instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.texts.quotations import folded, is_in, nearest_passage

TEXT = """
Kyiv offered to accept neutral status “if the security guarantees work”, said Mr. X — and that is
all… Russia promised it would scale back its military oper\u00adations near Kyiv. Résumé: 29–30 March.
"""


@pytest.mark.parametrize(
    "quote",
    [
        "if the security guarantees work",
        '"if the security guarantees work"',
        'neutral status "if the security',
        "…if the security guarantees work…",
        "said Mr. X -- and that is all",
        "all ... Russia promised",
        "its  military\noperations",
        "Re\u0301sume\u0301",
        "29-30 March",
        "Kyiv offered […] if the security guarantees work […] near Kyiv",
        "",
    ],
)
def test_it_is_there(quote: str) -> None:
    assert is_in(folded(quote), folded(TEXT))


@pytest.mark.parametrize(
    ("quote", "instead"),
    [
        ("if the security guarantee work", "if the security guarantees work"),
        ("offered to accept the neutral status", "offered to accept neutral status"),
        ("kyiv offered to accept", "Kyiv offered to accept"),
        (
            "promised it will scale back the military operations near Kyiv",
            "promised it would scale back its military operations near Kyiv",
        ),
        ("near Kyiv […] Kyiv offered", ""),
        ("something else entirely that nobody said", ""),
        ("guaranties", ""),
    ],
)
def test_it_is_not_there(quote: str, instead: str) -> None:
    text = folded(TEXT)
    assert not is_in(folded(quote), text)
    assert instead in nearest_passage(folded(quote), text)
    assert bool(instead) == bool(nearest_passage(folded(quote), text))


_WORDS = st.lists(st.sampled_from(["one", "two", "three", "Kyiv", "naïve", "5"]), min_size=3, max_size=30)
_SETTINGS: dict[str, list[str]] = {" ": [" ", "\n  ", "\u00a0"], '"': ['"', "“", "”"], "-": ["-", "–", " — "]}


@st.composite
def _passages(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and a stretch of whole words of it, set in another way."""
    words = draw(_WORDS)
    marks = [draw(st.sampled_from([" ", ' "', '" ', "-"])) for _ in words]
    start = draw(st.integers(0, len(words) - 1))
    end = draw(st.integers(start + 1, len(words)))

    def written(first: int, last: int) -> str:
        plain = "".join(word + mark for word, mark in zip(words[first:last], marks[first:last], strict=True))
        return "".join(draw(st.sampled_from(_SETTINGS.get(each, [each]))) for each in plain)

    return written(0, len(words)), written(start, end)


@given(_passages())
def test_a_stretch_of_a_text_is_there_however_it_is_set(passage: tuple[str, str]) -> None:
    text, quote = passage
    assert is_in(folded(quote), folded(text))


@given(st.text(alphabet="ab .…-–\"“'[]\n", max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(alphabet="ab c.-", max_size=40), st.text(alphabet="ab c.-", max_size=40))
def test_looking_for_what_is_near_never_fails(quote: str, text: str) -> None:
    quote, text = folded(quote), folded(text)
    if not is_in(quote, text):
        nearest_passage(quote, text)
