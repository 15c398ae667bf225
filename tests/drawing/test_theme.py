"""A user's own colours, and what is said of them."""

import pytest

from argmap.drawing.diagram import Style
from argmap.drawing.engine import Engine
from argmap.drawing.palette import DARK, LIGHT, PRINT
from argmap.drawing.theme import InvalidTheme, contrast, hard_to_read, read_theme
from argmap.graph import Graph
from argmap.views import view

from .test_palette import contrast as by_the_book


def test_nothing_is_the_light_palette() -> None:
    assert read_theme("") == (LIGHT, ())
    assert read_theme('base = "dark"') == (DARK, ())
    assert read_theme('base = "print"\n[colours]\n') == (PRINT, ())


def test_fonts_of_ones_own_come_before_ours(pure: Engine) -> None:
    assert read_theme('fonts = "Inter"').fonts == ("Inter",)
    own = read_theme('fonts = ["Source Sans 3", "Inter"]')
    assert own.fonts == ("Source Sans 3", "Inter")
    drawn = view("svg")(Graph(title="A map"), Style(own=own), pure).data.decode()
    assert 'font-family="&quot;Source Sans 3&quot;, &quot;Inter&quot;, Helvetica, Arial, ' in drawn


def test_colours_replace_those_of_the_base() -> None:
    written = '[colours]\nproposal = "#000080"\nproposal-tint = "#EEEEFF"\nink = "#000000"\n'
    palette = read_theme(written).palette
    assert (palette.proposal.strong, palette.proposal.tint, palette.ink) == ("#000080", "#eeeeff", "#000000")
    assert palette.support == LIGHT.support
    assert read_theme('base = "print"\n[colours]\nsupport = "#222222"').palette.support.band == "#222222"


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
def test_our_own_palettes_are_easy_to_read(palette: object) -> None:
    assert list(hard_to_read(palette)) == []  # type: ignore[arg-type]


def test_what_is_hard_to_read_is_said() -> None:
    said = list(hard_to_read(read_theme('[colours]\nmuted = "#aaaaaa"\n').palette))
    assert said == [
        "`muted` on `card` has a contrast of 2.3, and needs 4.5",
        "`muted` on `panel` has a contrast of 2.1, and needs 4.5",
        "`muted` on `background` has a contrast of 2.3, and needs 4.5",
    ]


def test_contrast() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#777777", "#777777") == 1
    for _, one in LIGHT.colours():
        for _, other in DARK.colours():
            assert contrast(one, other) == pytest.approx(by_the_book(one, other))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x", "it is no TOML: "),
        ("font = 3", "there is no `font` in a theme; there are `base`, `fonts` and `colours`"),
        ("fonts = 3", "`fonts` is the name of a font, or a list of names"),
        ('fonts = "a; x"', "`fonts` is the name of a font, or a list of names"),
        ("fonts = [3]", "`fonts` is the name of a font, or a list of names"),
        ('base = "pink"', "`base` is one of light, dark, print"),
        ("colours = 3", "`colours` is a table"),
        ('[colours]\npropsal = "#000000"', "there is no colour `propsal`; did you mean `proposal`?"),
        ('[colours]\nproposal = "red"', '`proposal` is not a colour like "#1f4fcc"'),
        ("[colours]\nproposal = 3", '`proposal` is not a colour like "#1f4fcc"'),
    ],
)
def test_what_is_no_theme(text: str, message: str) -> None:
    with pytest.raises(InvalidTheme) as caught:
        read_theme(text)
    assert str(caught.value).startswith(message)
