"""A user's own colours and fonts: a TOML file, and what of its colours would be hard to read."""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, NamedTuple

from argmap.diagnostics import nearest, suggestion
from argmap.drawing.palette import DARK, LIGHT, PRINT, Hue, Palette

_BASES = {"light": LIGHT, "dark": DARK, "print": PRINT}
_FONT = re.compile(r"[\w .-]+")
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_TEXT, _LINE = 4.5, 3.0


class InvalidTheme(ValueError):
    """A text that is no theme; the message says why, as a sentence for the user."""


class OwnTheme(NamedTuple):
    """Colours, and the fonts that browsers are to take if they have them."""

    palette: Palette
    fonts: tuple[str, ...] = ()


def read_theme(text: str) -> OwnTheme:
    """A theme: `fonts`, `base`, one of our palettes, and in the table `colours` what is different from it."""
    import tomllib  # few have a theme of their own

    try:
        found: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidTheme(f"it is no TOML: {error}") from error
    for key in found.keys() - {"base", "fonts", "colours"}:
        raise InvalidTheme(f"there is no `{key}` in a theme; there are `base`, `fonts` and `colours`")
    base, colours = found.get("base", "light"), found.get("colours", {})
    if base not in _BASES:
        raise InvalidTheme(f"`base` is one of {', '.join(_BASES)}")
    if not isinstance(colours, dict):
        raise InvalidTheme('`colours` is a table, such as [colours] with a line proposal = "#1f4fcc"')
    palette = _BASES[base]
    known = dict(palette.colours())
    for name, colour in colours.items():
        if name not in known:
            cure = suggestion(nearest(name, known), f"there are {', '.join(known)}")
            raise InvalidTheme(f"there is no colour `{name}`; {cure}")
        if not (isinstance(colour, str) and _COLOUR.fullmatch(colour)):
            raise InvalidTheme(f'`{name}` is not a colour like "#1f4fcc"')
    own = _with(palette, {name: colour.lower() for name, colour in colours.items()})
    return OwnTheme(own, _fonts(found.get("fonts", [])))


def _fonts(named: Any) -> tuple[str, ...]:
    names = [named] if isinstance(named, str) else named
    if not isinstance(names, list) or not all(
        isinstance(each, str) and _FONT.fullmatch(each) for each in names
    ):
        raise InvalidTheme('`fonts` is the name of a font, or a list of names, such as ["Inter", "Arial"]')
    return tuple(names)


def _with(palette: Palette, colours: dict[str, str]) -> Palette:
    values: dict[str, Hue | str] = {}
    for each in fields(palette):
        value = getattr(palette, each.name)
        if isinstance(value, Hue):
            strong = colours.get(each.name, value.strong)
            full = value.full if each.name not in colours else ""
            values[each.name] = Hue(strong, colours.get(f"{each.name}-tint", value.tint), full)
        else:
            values[each.name] = colours.get(each.name, value)
    return replace(palette, **values)  # type: ignore[arg-type]


def hard_to_read(palette: Palette) -> Iterator[str]:
    """Which colours are too near to one another, by the Web Content Accessibility Guidelines, level AA."""
    for one, other, needed in _pairs(palette):
        found = contrast(one[1], other[1])
        if found < needed:
            yield f"`{one[0]}` on `{other[0]}` has a contrast of {found:.1f}, and needs {needed:g}"


def _pairs(palette: Palette) -> Iterator[tuple[tuple[str, str], tuple[str, str], float]]:
    named = {name: (name, colour) for name, colour in palette.colours()}
    for each in fields(palette):
        hue = getattr(palette, each.name)
        if isinstance(hue, Hue):
            yield named["onband"], (each.name, hue.band), _TEXT
            yield named[each.name], named[f"{each.name}-tint"], _TEXT
            yield named[each.name], named["card"], _TEXT
            yield named[each.name], named["panel"], _LINE
    for words in ("ink", "muted"):
        for ground in ("card", "panel", "background"):
            yield named[words], named[ground], _TEXT
    yield named["border"], named["background"], _LINE


def contrast(one: str, other: str) -> float:
    """The contrast of two colours such as `#1f4fcc`, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted(map(_luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
