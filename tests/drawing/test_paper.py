"""PDF and PNG hold all of the text, in every script, or say what is missing."""

import io
import os
import struct
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from argmap.drawing import fonts, glyphs, paper, sheet, typesetting
from argmap.drawing.engine import Engine, EngineError, run

LATIN = "Ukraine — „neutral“, Україна, Ελλάδα, Łódź ■ → ×"
FOREIGN = "中文 한국어 مرحبا 🙂"


def graph(text: str) -> str:
    """A card with that text, linked twice, and an arrow."""
    return f"""digraph {{ node [fontname=Helvetica]
      a [shape=plain URL="https://example.org/card" label=<<TABLE BGCOLOR="#1f4fcc">
        <TR><TD BGCOLOR="#fefefe"><B>Title</B> {text} <S>struck</S></TD></TR>
        <TR><TD HREF="https://example.org/?a=1&amp;b=(2)">source</TD></TR></TABLE>>]
      b [shape=point]; c [label="a box" style="rounded,dashed" shape=box]
      a -> b [color="#8f2318"]; a -> c }}"""


def page(data: bytes) -> Any:
    """The one page of a PDF."""
    (only,) = PdfReader(io.BytesIO(data), strict=True).pages
    return only


def links(data: bytes) -> list[Any]:
    """The links on the page."""
    return [link.get_object() for link in page(data).get("/Annots", [])]


def addresses(data: bytes) -> list[str]:
    """Where the links lead."""
    return [link["/A"]["/URI"] for link in links(data)]


@pytest.fixture
def no_typst(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if `argmap[scripts]` was not installed."""
    monkeypatch.setattr(typesetting, "is_installed", lambda: False)


@pytest.fixture
def no_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the machine had no Graphviz of its own."""

    def fail(name: str) -> Engine:
        raise EngineError(name)

    monkeypatch.setattr(glyphs, "find", fail)


@pytest.fixture
def typst() -> None:
    """The optional typesetter, which continuous integration must have."""
    if not typesetting.is_installed() and os.environ.get("CI") != "true":
        pytest.skip("argmap[scripts] is not installed")


# Looked up before the tests take it away.
FOLDERS = fonts._folders


@pytest.fixture(autouse=True)
def _few_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fonts of the machine that runs the tests must not matter."""
    monkeypatch.setattr(fonts, "_folders", list)


def test_a_pdf_has_the_text_the_links_and_the_size_of_the_drawing(engine: Engine) -> None:
    drawn = paper.pdf(graph(LATIN), engine)
    assert drawn.complaints == ()
    text = page(drawn.data).extract_text()
    assert all(word in text for word in [*LATIN.split(), "Title", "struck", "a box"])
    assert addresses(drawn.data) == ["https://example.org/card", "https://example.org/?a=1&b=(2)"]
    svg = run(engine, graph(LATIN), "svg").data
    assert f'width="{page(drawn.data).mediabox.width:.0f}pt"'.encode() in svg


def test_a_pdf_has_the_title_of_the_map_and_no_time(pure: Engine) -> None:
    told = PdfReader(io.BytesIO(paper.pdf(graph("x"), pure, "Переговоры").data)).metadata
    assert told is not None
    assert told.title == "Переговоры"
    assert told.creation_date == datetime(2000, 1, 1, tzinfo=UTC)


@pytest.mark.usefixtures("typst")
def test_so_it_has_where_typst_draws_it(pure: Engine) -> None:
    told = PdfReader(io.BytesIO(paper.pdf(graph("中"), pure, 'A "map" \\ #x').data)).metadata
    assert told is not None
    assert told.title == 'A "map" \\ #x'
    assert told.creation_date is None


def test_its_fonts_are_in_it(pure: Engine) -> None:
    resources = page(paper.pdf(graph(LATIN), pure).data)["/Resources"]
    used = [font.get_object() for font in resources["/Font"].values()]
    assert used
    assert all("/FontFile2" in font["/FontDescriptor"] for font in used)


def test_the_same_graph_gives_the_same_bytes(engine: Engine) -> None:
    assert paper.pdf(graph(LATIN), engine) == paper.pdf(graph(LATIN), engine)


def test_a_drawing_too_long_for_a_page_is_made_smaller_with_its_links(pure: Engine) -> None:
    long = 'graph { a [shape=box height=400 style=filled URL="https://example.org"] }'
    data = paper.pdf(long, pure).data
    assert page(data).mediabox.height == 14400
    (link,) = links(data)
    assert 14300 < link["/Rect"][3] - link["/Rect"][1] < 14400


def test_a_bare_line_is_no_link(pure: Engine) -> None:
    assert addresses(paper.pdf('graph { a -- b [URL="https://example.org"] }', pure).data) == []


def test_all_kinds_of_lines_are_drawn(pure: Engine) -> None:
    drawn = page(paper.pdf(graph("x"), pure).data).get_contents()
    operators = {operator for _, operator in drawn.operations}
    assert {b"m", b"l", b"c", b"d", b"w", b"rg", b"RG"} <= operators


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LATIN, ""),
        ("plain\nlines\N{ZERO WIDTH SPACE}, \N{VARIATION SELECTOR-16}e\N{COMBINING ACUTE ACCENT}", ""),
        ("שלום", ""),
        ("中a中文", "中文"),
        ("مر", "مر"),
        ("✓ 🙂", "✓🙂"),
    ],
)
def test_the_characters_that_the_font_lacks(text: str, expected: str) -> None:
    assert glyphs.missing(text) == expected


@pytest.mark.usefixtures("no_typst", "no_system")
def test_without_another_way_the_boxes_are_told(pure: Engine) -> None:
    for drawn in (glyphs.png(graph(FOREIGN), pure), paper.pdf(graph(FOREIGN), pure)):
        (complaint,) = drawn.complaints
        assert "“中文한국어مرح” and 3 more characters: there are empty boxes" in complaint
        assert 'pip install "argmap[scripts]"' in complaint


@pytest.mark.usefixtures("no_typst", "no_system")
def test_hebrew_is_no_trouble_in_a_png_but_in_a_pdf(pure: Engine) -> None:
    assert glyphs.png(graph("שלום"), pure).complaints == ()
    assert "“שלום”" in paper.pdf(graph("שלום"), pure).complaints[0]


@pytest.mark.usefixtures("no_typst")
def test_the_machines_own_graphviz_draws_what_the_font_lacks(pure: Engine, system: Engine) -> None:
    drawn = glyphs.png(graph(FOREIGN), pure, 50)
    assert drawn.data == run(system, graph(FOREIGN), "png", dpi=50).data
    assert f"drawn by {system.path}." in drawn.complaints[0]
    assert drawn.complaints[1].startswith("No font on this machine has “中文한국어مرح” and 3 more")
    assert f"drawn by {system.path}." in paper.pdf(graph(FOREIGN), pure).complaints[0]


def test_the_machines_own_graphviz_does_not_hide_boxes_either(system: Engine) -> None:
    for drawn in (glyphs.png(graph(FOREIGN), system), paper.pdf(graph(FOREIGN), system)):
        assert [complaint[:26] for complaint in drawn.complaints] == ["No font on this machine ha"]


@pytest.mark.usefixtures("typst")
def test_typst_draws_what_the_font_lacks(pure: Engine) -> None:
    drawn = paper.pdf(graph(f"{LATIN} שלום"), pure)
    assert "drawn by typst." in drawn.complaints[0]
    text = page(drawn.data).extract_text()
    assert all(word in text for word in LATIN.split())
    assert addresses(drawn.data) == ["https://example.org/card", "https://example.org/?a=1&b=(2)"]
    assert drawn == paper.pdf(graph(f"{LATIN} שלום"), pure)
    image = glyphs.png(graph(FOREIGN), pure, 50)
    assert image.data.startswith(b"\x89PNG")
    assert image == glyphs.png(graph(FOREIGN), pure, 50)


def test_a_tooltip_is_not_drawn_and_needs_no_font(pure: Engine) -> None:
    assert glyphs.png('graph { a [tooltip="中文"] }', pure).complaints == ()


def test_a_font_of_the_machine_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0 no font")
    (tmp_path / "empty.otf").write_bytes(b"")
    (tmp_path / "deep" / "Letters.TTF").write_bytes(fonts.REGULAR.read_bytes())
    monkeypatch.setattr(fonts, "_folders", lambda: [tmp_path, tmp_path / "nowhere"])
    assert fonts.absent("a中Яא") == "中"


def collection() -> Iterator[bytes]:
    """Arimo as a font collection of one."""
    data = fonts.REGULAR.read_bytes()
    shift = 16
    yield b"ttcf" + bytes([0, 1, 0, 0]) + (1).to_bytes(4, "big") + shift.to_bytes(4, "big")
    count = int.from_bytes(data[4:6], "big")
    yield data[:12]
    for entry in range(12, 12 + 16 * count, 16):
        offset = int.from_bytes(data[entry + 8 : entry + 12], "big") + shift
        yield data[entry : entry + 8] + offset.to_bytes(4, "big") + data[entry + 12 : entry + 16]
    yield data[12 + 16 * count :]


def test_a_font_collection_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "many.ttc").write_bytes(b"".join(collection()))
    monkeypatch.setattr(fonts, "_folders", lambda: [tmp_path])
    assert fonts.absent("a中") == "中"


def test_a_character_beyond_the_first_65536_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    groups = struct.pack(">IIIIII", 0x4E2D, 0x4E2F, 5, 0x1F642, 0x1F642, 8)
    table = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, 2) + groups
    cmap = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table
    head = struct.pack(">IHHHH4sIII", 0x00010000, 1, 0, 0, 0, b"cmap", 0, 28, len(cmap))
    (tmp_path / "emoji.otf").write_bytes(head + cmap)
    monkeypatch.setattr(fonts, "_folders", lambda: [tmp_path])
    assert fonts.absent("🙂中a🙃") == "a🙃"


@pytest.mark.parametrize(
    ("platform", "expected"),
    [("linux", "/usr/share/fonts"), ("darwin", "/System/Library/Fonts"), ("win32", "C:/Windows/Fonts")],
)
def test_every_system_has_its_folders(platform: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.delenv("SYSTEMROOT", raising=False)
    assert Path(expected) in FOLDERS()


def test_what_graphviz_did_not_write_is_refused() -> None:
    with pytest.raises(ValueError, match="not from Graphviz"):
        sheet.read(b'<svg xmlns="http://www.w3.org/2000/svg"/>')


@pytest.mark.usefixtures("typst")
def test_typst_failing_is_an_error_like_any_other() -> None:
    empty = sheet.page(
        b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0">'
        b'<g transform="scale(1 1) rotate(0) translate(0 0)"/></svg>'
    )
    with pytest.raises(EngineError, match="typst could not draw the map: "):
        typesetting.book([empty], "pdf")


def pages(data: bytes) -> list[Any]:
    """The pages of a PDF."""
    return list(PdfReader(io.BytesIO(data), strict=True).pages)


BROAD = graph("wide " * 60)


def test_each_graph_has_a_sheet_of_paper_that_lies_as_it_does(pure: Engine) -> None:
    one, other = pages(paper.book([graph("high"), BROAD], pure, "A4").data)
    assert (round(one.mediabox.width), round(one.mediabox.height)) == (595, 842)
    assert (round(other.mediabox.width), round(other.mediabox.height)) == (842, 595)
    assert "wide wide" in other.extract_text()


@pytest.mark.usefixtures("typst")
def test_on_paper_typst_draws_what_the_font_lacks(pure: Engine) -> None:
    """Hebrew can be read in any case: argmap's font has it."""
    made = paper.book([graph("שלום"), BROAD], pure, "A4", "A map")
    assert made.complaints[0].endswith("drawn by typst.")
    one, other = pages(made.data)
    assert (round(one.mediabox.width), round(one.mediabox.height)) == (595, 842)
    assert (round(other.mediabox.width), round(other.mediabox.height)) == (842, 595)
    assert "שלום" in one.extract_text()
    assert "wide wide" in other.extract_text()
    links = [[each.get_object()["/A"]["/URI"] for each in page["/Annots"]] for page in (one, other)]
    assert links == 2 * [["https://example.org/card", "https://example.org/?a=1&b=(2)"]]
    left, _, right, _ = other["/Annots"][0].get_object()["/Rect"]
    assert 28 <= left < right <= 842 - 28
    assert made == paper.book([graph("שלום"), BROAD], pure, "A4", "A map")


@pytest.mark.usefixtures("typst")
def test_typst_sets_a_line_where_graphviz_would(pure: Engine) -> None:
    """The texts of a page, and how far each is from the left, as in a page that ReportLab prints."""

    def places(data: bytes) -> dict[str, float]:
        found: dict[str, float] = {}

        def read(text: str, frame: list[float], place: list[float], *_: Any) -> None:
            if text.strip():
                found[text.strip()] = place[4] * frame[0] + place[5] * frame[2] + frame[4]

        page(data).extract_text(visitor_text=read)
        return found

    svg = run(pure, graph("plain"), "svg").data
    set_by_typst = places(typesetting.book([sheet.page(svg)], "pdf"))
    printed = places(paper.pdf(graph("plain"), pure).data)
    assert printed.keys() >= {"struck", "source", "a box"}
    assert {name: set_by_typst[name] for name in printed} == pytest.approx(printed, abs=0.5)


@pytest.mark.usefixtures("no_typst")
def test_on_paper_the_machines_own_graphviz_draws_pictures(pure: Engine, system: Engine) -> None:
    made = paper.book([graph(FOREIGN), graph("plain")], pure, "A4")
    drawn, printed = pages(made.data)
    assert [len(each.images) for each in (drawn, printed)] == [1, 0]
    assert "plain" in printed.extract_text()
    assert len(drawn["/Annots"]) == 2
    assert made.complaints[0].endswith(
        f"there are pictures on the pages, in this machine's fonts, drawn by {system.path}. "
        'With `pip install "argmap[scripts]"` they would be text.'
    )
    assert made.complaints[1].startswith(
        "No font on this machine has “中文한국어مرح” and 3 more characters: "
    )


@pytest.mark.usefixtures("no_typst")
def test_what_nothing_can_draw_on_paper_is_refused(monkeypatch: pytest.MonkeyPatch, pure: Engine) -> None:
    def fail(name: str) -> Engine:
        raise EngineError(name)

    monkeypatch.setattr(paper, "find", fail)
    with pytest.raises(EngineError) as refused:
        paper.book([graph(FOREIGN)], pure, "A4")
    assert str(refused.value) == (
        "argmap's font lacks “中文한국어مرح” and 3 more characters, and nothing else here can draw on paper: "
        'use `pip install "argmap[scripts]"`, or leave out --paper.'
    )


@pytest.mark.parametrize(
    ("text", "fonts_named"),
    [
        ("中文", "Noto Sans CJK (on Debian: fonts-noto-cjk)"),
        ("한국", "Noto Sans CJK (on Debian: fonts-noto-cjk)"),
        ("مر", "Noto Sans Arabic (on Debian: fonts-noto-core)"),
        ("🙂", "Noto Color Emoji (on Debian: fonts-noto-color-emoji)"),
        ("✓", "Noto Sans Symbols (on Debian: fonts-noto-core)"),
        (
            "अ中ا🙂",
            "Noto Sans Devanagari (on Debian: fonts-noto-core), Noto Sans CJK (on Debian: fonts-noto-cjk), "
            "Noto Sans Arabic (on Debian: fonts-noto-core)",
        ),
    ],
)
def test_the_fonts_that_would_help_are_named(text: str, fonts_named: str) -> None:
    assert glyphs.absent(text) == (f"No font on this machine has “{text}”: install {fonts_named}.",)


def test_letters_that_a_font_has_are_not_complained_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_folders", lambda: [fonts.REGULAR.parent])
    assert glyphs.absent("שלום") == ()
