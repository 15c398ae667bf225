"""Characters that argmap's own font lacks: who draws them instead, and never an empty box unmentioned."""

import unicodedata

from argmap.drawing import fonts, sheet, typesetting
from argmap.drawing.engine import Drawn, Engine, EngineError, find, run

_NAMED_AT_MOST = 8


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
        if lacking := missing(sheet.read(svg.data).text):
            return otherwise(lacking, svg, dot_text, "png", dpi=dpi, timeout=timeout) or _with(
                run(engine, dot_text, "png", dpi=dpi, timeout=timeout), boxes(lacking)
            )
    return run(engine, dot_text, "png", dpi=dpi, timeout=timeout)


def on_this_machine(
    dot_text: str, engine: Engine, format: str, *, dpi: float | None = None, timeout: float = 60.0
) -> Drawn:
    """Draw with the machine's own Graphviz, which says nothing when no font has a character."""
    drawn = run(engine, dot_text, format, dpi=dpi, timeout=timeout)
    return _with(drawn, *_absent(missing(dot_text)))


def otherwise(
    lacking: str,
    svg: Drawn,
    dot_text: str,
    format: typesetting.Format,
    *,
    title: str = "",
    dpi: float | None = None,
    timeout: float = 60.0,
) -> Drawn | None:
    """The picture in the fonts of this machine: by typst, or else by the machine's own Graphviz, if there."""
    why = f"argmap's font lacks {_named(lacking)}, so the picture is in this machine's fonts, drawn by"
    if typesetting.is_installed():
        return Drawn(
            typesetting.picture(svg.data, format, title, dpi),
            (*svg.complaints, f"{why} typst.", *_absent(lacking)),
        )
    try:
        engine = find("system")
    except EngineError:
        return None
    drawn = run(engine, dot_text, format, dpi=dpi, timeout=timeout)
    return _with(drawn, f"{why} {engine.path}.", *_absent(lacking))


def boxes(lacking: str) -> str:
    """The complaint about characters that became empty boxes."""
    return (
        f"argmap's font lacks {_named(lacking)}: there are empty boxes in the picture. "
        'With `pip install "argmap[scripts]"` or an installed Graphviz, the fonts of this machine are used; '
        "in an SVG, the browser finds them."
    )


def _with(drawn: Drawn, *complaints: str) -> Drawn:
    return Drawn(drawn.data, (*drawn.complaints, *complaints))


def _absent(characters: str) -> tuple[str, ...]:
    absent = fonts.absent(characters)
    if not absent:
        return ()
    return (f"No font on this machine has {_named(absent)}: install one that does, such as Noto Sans.",)


def _named(characters: str) -> str:
    more = len(characters) - _NAMED_AT_MOST
    if more < 1:
        return f"“{characters}”"
    return f"“{characters[:_NAMED_AT_MOST]}” and {more} more character{'s' if more > 1 else ''}"


def _is_invisible(character: str) -> bool:
    """Whether a character only steers its neighbours: controls, joiners, variation selectors."""
    return unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"} or "\ufe00" <= character <= "\ufe0f"
