"""The drawing on paper: a PDF with real text, working links and the fonts in it."""

import unicodedata
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, Literal, NamedTuple

from reportlab.lib.colors import Color, black, toColor
from reportlab.lib.pagesizes import A3, A4, LETTER
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from argmap.drawing import fonts, glyphs, sheet
from argmap.drawing.engine import Drawn, Engine, EngineError, run

# The type stubs take the name of the first font for a number.
_REGULAR: Any = "Arimo"
_BOLD = "Arimo-Bold"
_LONGEST = 14400.0
_MARGIN = 28.0

Size = Literal["A4", "A3", "Letter"]
SIZES: Mapping[Size, tuple[float, float]] = {"A4": A4, "A3": A3, "Letter": LETTER}
"""Width and height of sheets of paper, in points."""


def pdf(dot_text: str, engine: Engine, title: str = "", timeout: float = 60.0) -> Drawn:
    """Draw a graph as a PDF of one page, as large as the drawing."""
    svg = run(engine, dot_text, "svg", timeout=timeout)
    drawing = sheet.read(svg.data)
    lacking = glyphs.missing(drawing.text) + _leftward(drawing.text)
    if not lacking:
        return Drawn(_printed(drawing, title), svg.complaints)
    if engine.name == "system":
        return glyphs.on_this_machine(dot_text, engine, "pdf", timeout=timeout)
    return glyphs.otherwise(lacking, svg, dot_text, "pdf", title=title, timeout=timeout) or Drawn(
        _printed(drawing, title), (*svg.complaints, glyphs.boxes(lacking))
    )


def _leftward(text: str) -> str:
    """The letters that argmap's font has, but that ReportLab would write in the wrong direction: Hebrew."""
    drawable = fonts.advances()
    return "".join(c for c in dict.fromkeys(text) if c in drawable and unicodedata.bidirectional(c) == "R")


def book(
    dot_texts: Sequence[str], engine: Engine, size: Size, title: str = "", timeout: float = 60.0
) -> Drawn:
    """Draw graphs as a PDF with a page of paper for each; what is too large is drawn smaller.

    A drawing that is broader than high is on a page that is so, too. Letters that argmap's font lacks are an
    EngineError: they would be boxes.
    """
    svgs = [run(engine, text, "svg", timeout=timeout) for text in dot_texts]
    drawings = [sheet.read(svg.data) for svg in svgs]
    written = "".join(drawing.text for drawing in drawings)
    if lacking := glyphs.missing(written) + _leftward(written):
        raise EngineError(f"argmap's font lacks {lacking[:8]}: without --paper, another program draws them.")
    pages = [_Page(drawing, *_fitted(drawing, SIZES[size])) for drawing in drawings]
    complaints = dict.fromkeys(each for svg in svgs for each in svg.complaints)
    return Drawn(_bound(pages, title), tuple(complaints))


class _Page(NamedTuple):
    """A drawing on a page of that size in points, made smaller, and moved from its upper left corner."""

    drawing: sheet.Sheet
    size: tuple[float, float]
    scale: float
    margin: tuple[float, float] = (0.0, 0.0)


def _fitted(
    drawing: sheet.Sheet, size: tuple[float, float]
) -> tuple[tuple[float, float], float, sheet.Point]:
    broad, high = drawing.size
    width, height = sorted(size, reverse=broad > high)
    scale = min(1.0, (width - 2 * _MARGIN) / broad, (height - 2 * _MARGIN) / high)
    return (width, height), scale, ((width - scale * broad) / 2, _MARGIN)


def _printed(drawing: sheet.Sheet, title: str) -> bytes:
    # Readers show no side longer than 200 inches.
    scale = min(1.0, _LONGEST / max(drawing.size))
    return _bound([_Page(drawing, (drawing.size[0] * scale, drawing.size[1] * scale), scale)], title)


def _bound(pages: Sequence[_Page], title: str) -> bytes:
    for name, path in ((_REGULAR, fonts.REGULAR), (_BOLD, fonts.BOLD)):
        pdfmetrics.registerFont(TTFont(name, str(path)))
    file = BytesIO()
    # `invariant` leaves the time and chance out of the file.
    canvas = Canvas(file, pages[0].size, pageCompression=1, invariant=True, initialFontName=_REGULAR)
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("argmap")
    for page in pages:
        canvas.setPageSize(page.size)
        _print(canvas, page)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _print(canvas: Canvas, page: _Page) -> None:
    # PDF counts upwards from the lower edge.
    height = page.drawing.size[1]
    right, down = page.margin
    canvas.translate(right, page.size[1] - down - height * page.scale)
    canvas.scale(page.scale, page.scale)
    for mark in page.drawing.marks:
        if isinstance(mark, sheet.Text):
            _write(canvas, mark, height)
        else:
            _trace(canvas, mark, height)
    for link in page.drawing.links:
        left, top, right, bottom = link.area
        canvas.linkURL(link.url, (left, height - bottom, right, height - top), relative=1)


def _write(canvas: Canvas, mark: sheet.Text, height: float) -> None:
    x, y = mark.left, height - mark.place[1]
    canvas.setFillColor(_colour(mark.fill))
    canvas.setFont(_BOLD if mark.bold else _REGULAR, mark.size)
    canvas.drawString(x, y, mark.text)
    if mark.struck:
        canvas.setStrokeColor(_colour(mark.fill))
        canvas.setLineWidth(mark.size / 15)
        canvas.setDash()
        middle = y + 0.3 * mark.size
        canvas.line(x, middle, x + mark.width, middle)


def _trace(canvas: Canvas, mark: sheet.Outline, height: float) -> None:
    path = canvas.beginPath()
    path.moveTo(mark.start[0], height - mark.start[1])
    for step in mark.steps:
        numbers = [number for x, y in step for number in (x, height - y)]
        if len(step) == 1:
            path.lineTo(*numbers)
        else:
            path.curveTo(*numbers)
    if mark.fill:
        canvas.setFillColor(_colour(mark.fill))
    if mark.stroke:
        canvas.setStrokeColor(_colour(mark.stroke))
        canvas.setLineWidth(mark.stroke_width)
        canvas.setDash(list(mark.dashes))
    canvas.drawPath(path, stroke=int(mark.stroke is not None), fill=int(mark.fill is not None))


def _colour(value: str) -> Color:
    return toColor(value, black)
