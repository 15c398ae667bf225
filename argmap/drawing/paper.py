"""The drawing on paper: a PDF with real text, working links and the fonts in it."""

import unicodedata
from io import BytesIO
from typing import Any

from reportlab.lib.colors import Color, black, toColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from argmap.drawing import fonts, glyphs, sheet
from argmap.drawing.engine import Drawn, Engine, run

# The type stubs take the name of the first font for a number.
_REGULAR: Any = "Arimo"
_BOLD = "Arimo-Bold"
_LONGEST = 14400.0


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


def _printed(drawing: sheet.Sheet, title: str) -> bytes:
    for name, path in ((_REGULAR, fonts.REGULAR), (_BOLD, fonts.BOLD)):
        pdfmetrics.registerFont(TTFont(name, str(path)))
    file = BytesIO()
    # Readers show no side longer than 200 inches.
    scale = min(1.0, _LONGEST / max(drawing.size))
    size = (drawing.size[0] * scale, drawing.size[1] * scale)
    # `invariant` leaves the time and chance out of the file.
    canvas = Canvas(file, size, pageCompression=1, invariant=True, initialFontName=_REGULAR)
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("argmap")
    canvas.scale(scale, scale)
    # PDF counts upwards from the lower edge.
    height = drawing.size[1]
    for mark in drawing.marks:
        if isinstance(mark, sheet.Text):
            _write(canvas, mark, height)
        else:
            _trace(canvas, mark, height)
    for link in drawing.links:
        left, top, right, bottom = link.area
        canvas.linkURL(link.url, (left, height - bottom, right, height - top), relative=1)
    canvas.save()
    return file.getvalue()


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
