"""Characters that argmap's own font lacks: who draws them instead, and never an empty box unmentioned."""

import unicodedata
from collections.abc import Iterable, Sequence

from argmap.drawing import fonts, sheet, typesetting
from argmap.drawing.engine import Drawn, Engine, EngineError, find, run

_NAMED_AT_MOST = 8
_NAMED_FONTS = 3
_EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH"})


def missing(text: str) -> str:
    """The characters of a text that graphviz-pure cannot draw in a PNG, each once, in their order."""
    drawable = fonts.advances()
    return "".join(c for c in dict.fromkeys(text) if c not in drawable and not _is_invisible(c))


def png(dot_text: str, engine: Engine, dpi: float = 96.0, timeout: float = 60.0) -> Drawn:
    """Draw a graph as PNG; characters that graphviz-pure lacks, in the fonts of this machine."""
    if engine.name == "system":
        return on_this_machine(dot_text, engine, "png", dpi=dpi, timeout=timeout)
    # Tooltips are in the DOT and not in a PNG, so a character found there has to be seen in the drawing, too.
    if missing(dot_text):
        svg = run(engine, dot_text, "svg", timeout=timeout)
        page = sheet.page(svg.data)
        if lacking := missing(page.drawing.text):
            return (
                typeset(lacking, [page], "png", svg.complaints, dpi=dpi)
                or otherwise(lacking, dot_text, "png", dpi=dpi, timeout=timeout)
                or _with(run(engine, dot_text, "png", dpi=dpi, timeout=timeout), boxes(lacking))
            )
    return run(engine, dot_text, "png", dpi=dpi, timeout=timeout)


def on_this_machine(
    dot_text: str, engine: Engine, format: str, *, dpi: float | None = None, timeout: float = 60.0
) -> Drawn:
    """Draw with the machine's own Graphviz, which says nothing when no font has a character."""
    drawn = run(engine, dot_text, format, dpi=dpi, timeout=timeout)
    return _with(drawn, *absent(missing(dot_text)))


def typeset(
    lacking: str,
    pages: Sequence[sheet.Page],
    format: typesetting.Format,
    complaints: Iterable[str],
    *,
    title: str = "",
    dpi: float | None = None,
) -> Drawn | None:
    """The drawings in the fonts of this machine by typst, if it is installed."""
    if not typesetting.is_installed():
        return None
    made = typesetting.book(pages, format, title, dpi)
    return _with(Drawn(made, tuple(complaints)), f"{_instead(lacking)} typst.", *absent(lacking))


def otherwise(
    lacking: str, dot_text: str, format: str, *, dpi: float | None = None, timeout: float = 60.0
) -> Drawn | None:
    """The picture in the fonts of this machine by its own Graphviz, if there is one."""
    try:
        engine = find("system")
    except EngineError:
        return None
    drawn = run(engine, dot_text, format, dpi=dpi, timeout=timeout)
    return _with(drawn, f"{_instead(lacking)} {engine.path}.", *absent(lacking))


def _instead(lacking: str) -> str:
    return f"argmap's font lacks {named(lacking)}, so the picture is in this machine's fonts, drawn by"


def boxes(lacking: str) -> str:
    """The complaint about characters that became empty boxes."""
    return (
        f"argmap's font lacks {named(lacking)}: there are empty boxes in the picture. "
        'With `pip install "argmap[scripts]"` or an installed Graphviz, the fonts of this machine are used; '
        "in an SVG, the browser finds them."
    )


def _with(drawn: Drawn, *complaints: str) -> Drawn:
    return Drawn(drawn.data, (*drawn.complaints, *complaints))


def absent(characters: str) -> tuple[str, ...]:
    """The complaint about characters that no font on this machine has, and which fonts would."""
    found = fonts.absent(characters)
    if not found:
        return ()
    names = list(dict.fromkeys(map(_font_for, found)))
    return (f"No font on this machine has {named(found)}: install {', '.join(names[:_NAMED_FONTS])}.",)


def _font_for(character: str) -> str:
    """A free font that has a character, and where Debian has it."""
    script = unicodedata.name(character, "SYMBOL").partition(" ")[0]
    if script in _EAST_ASIAN:
        return "Noto Sans CJK (on Debian: fonts-noto-cjk)"
    if character > "\U0001f000":
        return "Noto Color Emoji (on Debian: fonts-noto-color-emoji)"
    if unicodedata.category(character).startswith("L"):
        return f"Noto Sans {script.title()} (on Debian: fonts-noto-core)"
    return "Noto Sans Symbols (on Debian: fonts-noto-core)"


def named(characters: str) -> str:
    """The characters as a complaint names them."""
    more = len(characters) - _NAMED_AT_MOST
    if more < 1:
        return f"“{characters}”"
    return f"“{characters[:_NAMED_AT_MOST]}” and {more} more character{'s' if more > 1 else ''}"


def _is_invisible(character: str) -> bool:
    """Whether a character only steers its neighbours: controls, joiners, variation selectors."""
    return unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"} or "\ufe00" <= character <= "\ufe0f"
