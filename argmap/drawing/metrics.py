"""Text measured and wrapped in Arial's widths. Widths are in points, as font sizes are."""

import re
import unicodedata
from functools import lru_cache

from argmap.drawing import fonts

# Non-breaking spaces are no reason for a new line, so `str.split` would not do.
_SPACES = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
_BREAKS_AFTER = frozenset("-/\N{HYPHEN}\N{EN DASH}\N{EM DASH}\N{ZERO WIDTH SPACE}")
# Where lines end in a text without wide characters, which begin with Korean; no single letter is cut off.
_ENDS = re.compile(
    f"(?<= )|(?<=[{''.join(sorted(_BREAKS_AFTER))}])(?![{''.join(sorted(_BREAKS_AFTER))} ])(?=\\S\\S)"
)
_FIRST_WIDE = "\N{HANGUL CHOSEONG KIYEOK}"
# Letters of the scripts that Arimo lacks are rarely wider, and a box too wide is better than one too narrow.
_UNKNOWN = 0.8
# So wide are Arabic letters on average in a wide font, joined as they are written.
_ARABIC = 0.62


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a line of text is, in points."""
    exact = exact_width(text, size, bold)
    if exact is not None:
        return exact
    advances = fonts.advances(bold)
    return size * sum(advances[c] if c in advances else _estimate(c) for c in text)


@lru_cache(2**14)
def exact_width(text: str, size: float, bold: bool = False) -> float | None:
    """How wide a line of text is, in points; None where the font lacks a character of it."""
    try:
        return size * sum(map(fonts.advances(bold).__getitem__, text))
    except KeyError:
        return None


def wrap(text: str, width_pt: float, size: float, bold: bool = False) -> list[str]:
    """The text in one or more lines; none is wider than that, unless a single character is."""
    lines: list[str] = []
    line, used = "", 0.0
    for piece in _pieces(_on_one_line(text)):
        needed = width(piece.rstrip(), size, bold)
        if line and used + needed > width_pt:
            lines.append(line.rstrip())
            line, used = "", 0.0
        rest = piece if line else piece.lstrip()
        while needed > width_pt and len(head := _fitting(rest, width_pt, size, bold)) < len(rest.rstrip()):
            lines.append(head.rstrip())
            rest = rest[len(head) :].lstrip()
            needed = width(rest.rstrip(), size, bold)
        line += rest
        used += width(rest, size, bold)
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def is_leftward(text: str) -> bool:
    """Whether a text is read from right to left: its first letter is (Unicode's rules P2 and P3)."""
    if text.isascii():
        return False
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((each in ("R", "AL") for each in directions if each in ("L", "R", "AL")), False)


def cut(text: str, width_pt: float, size: float, bold: bool = False) -> str:
    """The text in one line of at most that width, shortened with `…` where it must be."""
    line = _on_one_line(text)
    if width(line, size, bold) <= width_pt:
        return line
    return _fitting(line, width_pt - width("…", size, bold), size, bold).rstrip() + "…"


def _estimate(character: str) -> float:
    """The width in em of a character the font lacks."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.bidirectional(character) == "AL":
        return _ARABIC
    return 1.0 if _is_wide(character) else _UNKNOWN


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _is_korean(character: str) -> bool:
    return "\N{HANGUL SYLLABLE GA}" <= character <= "\N{HANGUL SYLLABLE HIH}"


def _on_one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _pieces(text: str) -> list[str]:
    """The text cut at every place where a line may end."""
    if max(text, default="") < _FIRST_WIDE:
        return _ENDS.split(text)
    ends = [place for place in range(1, len(text)) if _may_break(text[place - 1], text[place])]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]


def _may_break(before: str, after: str) -> bool:
    if before == " " or after == " ":
        return before == " "
    if before in _BREAKS_AFTER:
        return after not in _BREAKS_AFTER
    if not (_is_wide(before) or _is_wide(after)) or unicodedata.category(after) in {"Mn", "Me", "Mc", "Cf"}:
        return False
    if _is_korean(before) and _is_korean(after):  # words, set apart by spaces
        return False
    # An opening bracket stays with what it opens, and a stop or closing bracket with what it ends.
    opens = unicodedata.category(before) in {"Ps", "Pi", "Cf"}
    return not opens and unicodedata.category(after) not in {"Pe", "Pf", "Po"}


def _fitting(text: str, width_pt: float, size: float, bold: bool) -> str:
    """As much of the text's beginning as that width holds, but at least one character with its accents."""
    used = 0.0
    for place, character in enumerate(text):
        more = width(character, size, bold)
        if place and more and used + more > width_pt:
            return text[:place]
        used += more
    return text
