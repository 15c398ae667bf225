"""Whatever an author wrote: it says the same afterwards, no comment is lost, and twice is as once."""

from collections import Counter
from random import Random

from hypothesis import event, given, settings
from hypothesis import strategies as st

from argmap.document import read_document
from argmap.formatting import formatted
from argmap.source import read

from .drafts import Piece, drafts


def _text(draft: Piece) -> str:
    return "".join(f"{line}\n" for line in draft.text())


def _format(text: str) -> str:
    tree = read(text)
    assert not tree.faults, (tree.faults, text)
    assert not read_document(tree.value).findings
    return formatted(tree)


@settings(max_examples=120)
@given(drafts())
def test_it_says_the_same_and_is_done(draft: Piece) -> None:
    text = _text(draft)
    once = _format(text)
    assert _format(once) == once
    assert repr(read_document(read(once).value).document) == repr(read_document(read(text).value).document)


@settings(max_examples=120)
@given(drafts())
def test_no_comment_is_lost(draft: Piece) -> None:
    # The draft knows its comments: no YAML parser is asked.
    comments = Counter(draft.comments())
    event(f"comments: {min(sum(comments.values()) // 10, 3)}0 or more")
    once = _format(_text(draft))
    for comment in comments:
        assert once.count(comment) == 1, (comment, once)


@settings(max_examples=120)
@given(drafts(), st.randoms(use_true_random=False))
def test_the_order_of_keys_and_sections_does_not_matter(draft: Piece, random: Random) -> None:
    shuffled = draft.shuffled(random)
    assert _format(_text(shuffled)) == _format(_text(draft))
