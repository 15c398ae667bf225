"""The drawing on paper: a PDF with real text, working links and the fonts in it."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any, Literal

from reportlab.lib.colors import Color, black, toColor
from reportlab.lib.pagesizes import A3, A4, LETTER
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from argmap.drawing import fonts, glyphs, sheet
from argmap.drawing.engine import Drawn, Engine, EngineError, find, run
from argmap.drawing.sheet import Page

# The type stubs take the name of the first font for a number.
_REGULAR: Any = "Arimo"
_BOLD = "Arimo-Bold"
_LONGEST = 14400.0
_MARGIN = 28.0
# Dots in an inch of paper, where there are pictures on it.
_DOTS = 200.0

Size = Literal["A4", "A3", "Letter"]
SIZES: Mapping[Size, tuple[float, float]] = {"A4": A4, "A3": A3, "Letter": LETTER}
"""Width and height of sheets of paper, in points."""


def pdf(dot_text: str, engine: Engine, title: str = "", timeout: float = 60.0) -> Drawn:
    """Draw a graph as a PDF of one page, as large as the drawing."""
    svg = run(engine, dot_text, "svg", timeout=timeout)
    page = sheet.page(svg.data)
    lacking = _lacking([page])
    if not lacking:
        return Drawn(_bound([_shown(page)], title), svg.complaints)
    if engine.name == "system":
        return glyphs.on_this_machine(dot_text, engine, "pdf", timeout=timeout)
    return (
        glyphs.typeset(lacking, [page], "pdf", svg.complaints, title=title)
        or glyphs.otherwise(lacking, dot_text, "pdf", timeout=timeout)
        or Drawn(_bound([_shown(page)], title), (*svg.complaints, glyphs.boxes(lacking)))
    )


def book(
    dot_texts: Sequence[str], engine: Engine, size: Size, title: str = "", timeout: float = 60.0
) -> Drawn:
    """Draw graphs as a PDF with a page of paper for each; what is too large is drawn smaller.

    A drawing that is broader than high is on a page that is so, too. Letters that argmap's font lacks are an
    EngineError where nothing else can draw them: they would be boxes.
    """
    svgs = [run(engine, text, "svg", timeout=timeout) for text in dot_texts]
    complaints = tuple(dict.fromkeys(each for svg in svgs for each in svg.complaints))
    pages = [_fitted(svg.data, SIZES[size]) for svg in svgs]
    lacking = _lacking(pages)
    if not lacking:
        return Drawn(_bound(pages, title), complaints)
    return glyphs.typeset(lacking, pages, "pdf", complaints, title=title) or _album(
        dot_texts, pages, size, title, timeout
    )


def _album(dot_texts: Sequence[str], pages: Sequence[Page], size: Size, title: str, timeout: float) -> Drawn:
    """The pages with letters that argmap's font lacks as pictures, drawn by the machine's own Graphviz."""
    lacking = glyphs.named(_lacking(pages))
    try:
        engine = find("system")
    except EngineError as error:
        raise EngineError(
            f"argmap's font lacks {lacking}, and nothing else here can draw on paper: "
            'use `pip install "argmap[scripts]"`, or leave out --paper.'
        ) from error
    drawn = [
        _pictured(text, engine, size, timeout) if _lacking([page]) else page
        for text, page in zip(dot_texts, pages, strict=True)
    ]
    complaint = (
        f"argmap's font lacks {lacking}, so there are pictures on the pages, in this machine's fonts, drawn "
        f'by {engine.path}. With `pip install "argmap[scripts]"` they would be text.'
    )
    return Drawn(_bound(drawn, title), (complaint, *glyphs.absent(_lacking(pages))))


def _pictured(dot_text: str, engine: Engine, size: Size, timeout: float) -> Page:
    page = _fitted(run(engine, dot_text, "svg", timeout=timeout).data, SIZES[size])
    picture = run(engine, dot_text, "png", dpi=_DOTS * page.scale, timeout=timeout)
    return replace(page, picture=picture.data)


def _lacking(pages: Iterable[Page]) -> str:
    """The characters that argmap's font lacks, and Hebrew, which ReportLab would set from left to right."""
    text = "".join(page.drawing.text for page in pages)
    drawable = fonts.advances()
    leftward = (c for c in dict.fromkeys(text) if c in drawable and unicodedata.bidirectional(c) == "R")
    return glyphs.missing(text) + "".join(leftward)


def _fitted(svg: bytes, size: tuple[float, float]) -> Page:
    """A drawing on paper of that size."""
    page = sheet.page(svg)
    broad, high = page.drawing.size
    width, height = sorted(size, reverse=broad > high)
    scale = min(1.0, (width - 2 * _MARGIN) / broad, (height - 2 * _MARGIN) / high)
    return replace(page, size=(width, height), scale=scale, margin=((width - scale * broad) / 2, _MARGIN))


def _shown(page: Page) -> Page:
    """A page that is no larger than readers show: no side is longer than 200 inches."""
    scale = min(1.0, _LONGEST / max(page.size))
    return replace(page, size=(page.size[0] * scale, page.size[1] * scale), scale=scale)


def _bound(pages: Sequence[Page], title: str) -> bytes:
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


def _print(canvas: Canvas, page: Page) -> None:
    # PDF counts upwards from the lower edge.
    height = page.drawing.size[1]
    right, down = page.margin
    canvas.translate(right, page.size[1] - down - height * page.scale)
    canvas.scale(page.scale, page.scale)
    if page.picture is not None:
        canvas.drawImage(ImageReader(BytesIO(page.picture)), 0, 0, page.drawing.size[0], height)
    for mark in page.drawing.marks if page.picture is None else ():
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
