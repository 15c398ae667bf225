"""A text cut into pieces: together they are that text, also when they are set in farther and back."""

from pathlib import Path

import pytest
from formatting.drafts import Piece, drafts
from hypothesis import given, settings

from argmap.source import read
from argmap.source.contents import comments, meaning
from argmap.source.cutting import Pieces, cut
from argmap.source.indentation import node_shifted, shifted
from argmap.source.pieces import Entry, entry_text, text_of
from argmap.source.roundtrip import read_layout

_FEATURES = Path(__file__).parents[1] / "data" / "yaml-features.txt"


def _cut(text: str) -> Pieces:
    pieces = cut(read(text))
    assert pieces is not None
    return pieces


def _below_a_key(text: str) -> Entry:
    """All of a map as the value of a key."""
    return Entry("all", "", "all:", "\n", node_shifted(_cut(text).root, 2), "", 0)


@settings(max_examples=200)
@given(drafts())
def test_together_the_pieces_are_the_text(draft: Piece) -> None:
    text = "".join(f"{line}\n" for line in draft.text())
    prologue, root = _cut(text)
    assert prologue + text_of(root) == text
    assert sorted(comments(root)) == sorted(read_layout(read(text)).comments().elements())


@given(drafts())
def test_what_is_set_in_farther_says_the_same(draft: Piece) -> None:
    text = "".join(f"{line}\n" for line in draft.text())
    entry = _below_a_key(text)
    farther = shifted(entry, 3)
    assert entry_text(shifted(farther, -3)) == entry_text(entry)
    (again,) = _cut(f"x:\n{entry_text(farther)}").root.entries
    assert meaning(again.node) == {"all": meaning(entry.node)}


def test_a_map_on_its_file(map_path: Path) -> None:
    text = map_path.read_text(encoding="utf-8")
    assert text_of(_cut(text).root) == text


@pytest.mark.parametrize(
    "feature",
    _FEATURES.read_text(encoding="utf-8").split("=== ")[1:],
    ids=lambda text: text.partition("\n")[0],
)
def test_whatever_yaml_offers_stays_as_it_is(feature: str) -> None:
    _, _, text = feature.partition("\n")
    inside = "".join(f"  {line}" if line.strip() else line for line in text.splitlines(keepends=True))
    whole = f"argmap: 1\nx-mine:\n{inside}"
    tree = read(whole)
    if tree.faults:  # a mark of documents, or what argmap refuses everywhere
        return
    if (pieces := cut(tree)) is not None:
        assert pieces.prologue + text_of(pieces.root) == whole
