"""Text keeps its words and its width when it is wrapped and cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.drawing.metrics import cut, is_leftward, width, wrap

SLACK = 1e-6
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200) | st.text(
    "abc WM-/ \n\t中文。（）éе́шΩ🙂\N{NO-BREAK SPACE}", max_size=200
)
WIDTHS = st.floats(1, 500)


@pytest.mark.parametrize(
    ("text", "size", "bold", "expected"),
    [
        ("Hello", 2048, False, 1479 + 1139 + 455 + 455 + 1139),
        ("Hello", 2048, True, 1479 + 1139 + 569 + 569 + 1251),
        ("Привет", 1, False, (1472 + 1139 + 1144 + 1088 + 1139 + 938) / 2048),
        ("Ωμέγα", 1, False, (1531 + 1180 + 913 + 1024 + 1184) / 2048),
        ("→ …", 1, False, (2048 + 569 + 2048) / 2048),
        ("中文", 12, False, 24),
        ("한", 12, True, 12),
        ("", 12, False, 0),
    ],
)
def test_widths_are_those_of_arial(text: str, size: float, bold: bool, expected: float) -> None:
    assert width(text, size, bold) == pytest.approx(expected)


def test_an_accent_takes_no_room() -> None:
    assert width("e\N{COMBINING ACUTE ACCENT}", 12) == width("e", 12)


def test_letters_of_an_unknown_script_are_taken_for_wide_ones() -> None:
    assert width("அ", 10) > width("a", 10)


def test_arabic_letters_are_as_wide_as_they_are_on_average() -> None:
    """In DejaVu Sans, which is wide, this is set 7.9 em wide."""
    assert 7.9 <= width("المحطة بعيدة جدًا", 1) <= 9.6


def test_korean_words_stay_whole_and_chinese_lines_end_anywhere() -> None:
    assert wrap("시의회가 임대료를 내린다", 60, 12) == ["시의회가", "임대료를", "내린다"]
    assert wrap("市场从大街搬到", 40, 12) == ["市场从", "大街搬", "到"]


def test_no_single_letter_is_cut_off_behind_a_hyphen() -> None:
    assert wrap("the ally MQM-P gains", 70, 12) == ["the ally", "MQM-P", "gains"]
    assert wrap("a gradual de-escalation", 70, 12) == ["a gradual", "de-", "escalation"]


def test_a_line_begins_with_no_stop_and_ends_with_no_opening_bracket() -> None:
    assert wrap("市场，大街（搬到）", 36, 12) == ["市场，", "大街", "（搬", "到）"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("שלום", True),
        ("(60) שלום abc", True),
        ("مرحبا", True),
        ("abc שלום", False),
        ("60", False),
        ("", False),
        ("市场 שלום", False),
    ],
)
def test_the_first_letter_says_from_where_a_text_is_read(text: str, expected: bool) -> None:
    assert is_leftward(text) == expected


@given(TEXTS, WIDTHS, st.booleans())
def test_no_line_is_wider_than_asked_unless_it_is_one_character(
    text: str, width_pt: float, bold: bool
) -> None:
    for line in wrap(text, width_pt, 12, bold):
        drawn = [c for c in line if width(c, 12, bold)]
        assert width(line, 12, bold) <= width_pt + SLACK or len(drawn) == 1


@given(TEXTS, WIDTHS)
def test_wrapping_loses_and_invents_nothing_but_spaces(text: str, width_pt: float) -> None:
    assert "".join("".join(wrap(text, width_pt, 12)).split()) == "".join(text.split())


@given(TEXTS, WIDTHS)
def test_lines_have_no_spaces_at_their_end_and_there_is_always_one(text: str, width_pt: float) -> None:
    lines = wrap(text, width_pt, 12)
    assert lines
    assert all(line == line.rstrip() for line in lines)
    assert all(lines) or lines == [""]


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=8), min_size=1, max_size=30))
def test_a_word_that_fits_is_never_broken(words: list[str]) -> None:
    lines = wrap(" ".join(words), width("m" * 8, 12), 12)
    assert [word for line in lines for word in line.split()] == words


@given(TEXTS)
def test_a_wide_enough_line_holds_the_whole_text(text: str) -> None:
    (line,) = wrap(text, 1e9, 12)
    assert cut(text, 1e9, 12) == line


@given(TEXTS, st.floats(24, 500), st.booleans())
def test_a_cut_line_fits_and_says_that_it_is_cut(text: str, width_pt: float, bold: bool) -> None:
    whole, shortened = cut(text, 1e9, 12, bold), cut(text, width_pt, 12, bold)
    assert width(shortened, 12, bold) <= width_pt + SLACK
    assert shortened == whole or shortened.endswith("…")


@pytest.mark.parametrize(
    ("text", "width_pt", "expected"),
    [
        ("one\ntwo\n", 200, ["one two"]),
        ("non-aligned", width("non-align", 12), ["non-", "aligned"]),
        ("and/or", width("and/o", 12), ["and/", "or"]),
        ("aaaaaa", width("aaaa", 12), ["aaaa", "aa"]),
        ("x aaaaaa", width("aaaa", 12), ["x", "aaaa", "aa"]),
        ("中文测试", 25, ["中文", "测试"]),
        ("中文，好", 25, ["中", "文，", "好"]),
        ("12\N{NO-BREAK SPACE}km away", width("12 km a", 12), ["12\N{NO-BREAK SPACE}km", "away"]),
        (" ", 10, [""]),
    ],
)
def test_lines_end_where_a_reader_expects(text: str, width_pt: float, expected: list[str]) -> None:
    assert wrap(text, width_pt, 12) == expected
