"""The colours can be read and told apart, by eyes that see colours and by eyes that do not."""

import math
from itertools import combinations

import pytest

from argmap.drawing.palette import DARK, LIGHT, Palette

HUES = ("proposal", "support", "objection", "rebuttal", "condition", "question")

# Machado, Oliveira and Fernandes 2009, severity 1, for linear RGB.
SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

both = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def linear(colour: str) -> tuple[float, ...]:
    """A hex colour as linear RGB."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    lights = [
        sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(each), strict=True))
        for each in (one, other)
    ]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def lab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    """Linear RGB as CIELAB under D65."""
    rows = (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    )
    white = (0.95047, 1.0, 1.08883)
    x, y, z = (
        t ** (1 / 3)
        if (t := sum(a * b for a, b in zip(row, rgb, strict=True)) / w) > 216 / 24389
        else t * 841 / 108 + 4 / 29
        for row, w in zip(rows, white, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """The distance of two CIELAB colours by Sharma, Wu and Dalal 2005."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(mean**7 / (mean**7 + 25**7)))
    c1, c2 = math.hypot(a1 * (1 + g), b1), math.hypot(a2 * (1 + g), b2)
    h1, h2 = (math.degrees(math.atan2(b, a * (1 + g))) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    ml, mc = (l1 + l2) / 2, (c1 + c2) / 2
    mh = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    t = 1 - 0.17 * _cos(mh - 30) + 0.24 * _cos(2 * mh) + 0.32 * _cos(3 * mh + 6) - 0.20 * _cos(4 * mh - 63)
    sl = 1 + 0.015 * (ml - 50) ** 2 / math.sqrt(20 + (ml - 50) ** 2)
    sc, sh = 1 + 0.045 * mc, 1 + 0.015 * mc * t
    rt = (
        -2
        * math.sqrt(mc**7 / (mc**7 + 25**7))
        * math.sin(math.radians(60 * math.exp(-(((mh - 275) / 25) ** 2))))
    )
    dl, dc = (l2 - l1) / sl, (c2 - c1) / sc
    return math.sqrt(dl**2 + dc**2 + (dh / sh) ** 2 + rt * dc * dh / sh)


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def seen(colour: str, sight: str) -> tuple[float, float, float]:
    rgb = linear(colour)
    changed = (sum(a * b for a, b in zip(row, rgb, strict=True)) for row in SIGHTS[sight])
    return lab(tuple(min(1.0, max(0.0, part)) for part in changed))


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ],
)
def test_the_distance_is_that_of_the_published_examples(
    one: tuple[float, float, float], other: tuple[float, float, float], distance: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(distance, abs=1e-4)


@both
def test_no_colour_plays_two_parts(palette: Palette) -> None:
    colours = [colour for _, colour in palette.colours()]
    assert len(set(colours)) == len(colours)


def test_both_palettes_have_the_same_parts() -> None:
    assert [part for part, _ in LIGHT.colours()] == [part for part, _ in DARK.colours()]


@both
@pytest.mark.parametrize("name", HUES)
def test_text_and_lines_stand_out(palette: Palette, name: str) -> None:
    hue = palette.hue(name)
    assert contrast(palette.onband, hue.strong) >= 4.5
    assert contrast(hue.strong, hue.tint) >= 4.5
    assert contrast(hue.strong, palette.card) >= 4.5
    assert contrast(hue.strong, palette.panel) >= 3


@both
def test_ink_can_be_read_and_frames_be_seen(palette: Palette) -> None:
    for ground in (palette.card, palette.panel, palette.background):
        assert contrast(palette.ink, ground) >= 7
        assert contrast(palette.muted, ground) >= 4.5
    assert contrast(palette.border, palette.background) >= 3
    assert contrast(palette.border, palette.panel) >= 3


@pytest.mark.parametrize(
    ("palette", "sight", "distance"),
    [
        *((LIGHT, sight, d) for sight, d in zip(SIGHTS, (20.6, 16.7, 12.6, 12.7), strict=True)),
        *((DARK, sight, d) for sight, d in zip(SIGHTS, (16.6, 12.4, 11.5, 15.3), strict=True)),
    ],
)
def test_hues_are_told_apart(palette: Palette, sight: str, distance: float) -> None:
    colours = [seen(palette.hue(name).strong, sight) for name in HUES]
    assert min(ciede2000(*pair) for pair in combinations(colours, 2)) >= distance - 0.1
