"""Ids from titles and texts: readable, valid, unique, and none changes when others come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.document.leaf import ID
from argmap.naming import LONGEST, Ids


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Ukraine becomes a neutral state.", "ukraine-becomes-a-neutral-state"),
        ("We don’t need the “new” road!", "we-dont-need-the-new-road"),
        ("The most important of the many reasons for the plan", "the-most-important-of-the-many-reasons"),
        ("Naïve Straße", "naive-strasse"),
        ("Нейтралитет Украины", "neytralitet-ukrainy"),
        ("2022 was warm", "n2022-was-warm"),
        ("Donaudampfschifffahrtsgesellschaftskapitän", "donaudampfschifffahrtsgesellschaftskapit"),
    ],
)
def test_ids_are_the_first_words_of_a_text(text: str, id: str) -> None:
    assert Ids().of(text) == id


@pytest.mark.parametrize("text", ["", "…", "No", "true", "Any"])
def test_what_gives_no_good_id_gets_letters_behind_it(text: str) -> None:
    id = Ids().of(text)
    assert id.startswith(f"{text.lower()}-" if text.isalpha() else "unnamed-")
    assert ID.read(id) == id


def test_ids_of_the_source_are_kept_if_they_are_ids() -> None:
    ids = Ids(given=["G1", "my goal", "walk"])
    assert ids.of("Walk!") != "walk"  # another one will come and have it
    assert [ids.of("Text", each) for each in ("G1", "my goal", "walk")] == ["G1", "my-goal", "walk"]
    assert ids.of("Text", "true") == "true"


def test_an_id_that_is_too_long_for_a_key_is_cut() -> None:
    assert Ids(["a" * 1000]).of("Text", "a" * 1000) == "a" * LONGEST
    assert Ids().of("Text", "a" * 200) == "a" * 200


TITLES = st.lists(st.sampled_from(["Yes", "yes.", "A walk", "A walk!", "a-walk", "", "a" * 50]) | st.text())


@given(TITLES)
def test_ids_are_unique_and_valid_and_the_same_each_time(titles: list[str]) -> None:
    first, second = Ids(), Ids()
    made = [first.of(each) for each in titles]
    assert made == [second.of(each) for each in titles]
    assert len(set(made)) == len(made)
    for each in made:
        assert ID.read(each) == each
        assert len(each) <= LONGEST + len("-0000000")


@given(TITLES, st.text())
def test_one_more_at_the_end_changes_none(titles: list[str], another: str) -> None:
    ids, more = Ids(), Ids()
    before = [ids.of(each) for each in titles]
    assert [more.of(each) for each in (*titles, another)][:-1] == before


@given(st.lists(st.text(), unique=True), st.data())
def test_one_more_anywhere_renames_at_most_those_it_has_a_title_with(
    titles: list[str], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(titles)))
    another = data.draw(st.text().filter(lambda text: text not in titles))
    ids, more = Ids(), Ids()
    before = [ids.of(each) for each in titles]
    after = [more.of(each) for each in (*titles[:place], another, *titles[place:])]
    new = after.pop(place)
    renamed = [(old, each) for old, each in zip(before, after, strict=True) if old != each]
    assert all(old == new for old, _ in renamed)


def test_many_of_one_title_take_no_longer_than_others() -> None:
    ids = Ids()
    made = {ids.of("The same title") for _ in range(70_000)}  # more than four letters can tell apart
    assert len(made) == 70_000
