"""What Graphviz does to those who do not know it; each of these has happened."""

import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from argmap.drawing.card import WIDTH
from argmap.drawing.diagram import FONT, Style, diagram
from argmap.drawing.engine import Engine, run
from argmap.drawing.label import words
from argmap.drawing.scene import Scene
from argmap.graph import Graph
from argmap.views.png import render as png
from argmap.views.svg import render as svg

Reader = Callable[[str], Graph]
SVG = "{http://www.w3.org/2000/svg}"


def test_dots_per_inch_in_the_text_would_crop_the_svg(graph: Graph) -> None:
    assert "dpi" not in diagram(Scene(graph), Style()).replace(str(graph), "")


def test_an_empty_tag_would_lose_the_label(graph: Graph, engine: Engine) -> None:
    text = diagram(Scene(graph), Style())
    assert not re.search(r"<(B|FONT|U|S|I)\b[^>]*></\1>", text)
    assert words("", 9, "#000000", bold=True) == '<FONT POINT-SIZE="9" COLOR="#000000"><B> </B></FONT>'
    assert not run(engine, text, "svg").complaints


def test_leftover_width_would_be_shared_so_every_cell_has_its_own(graph: Graph, engine: Engine) -> None:
    root = ElementTree.fromstring(svg(graph, Style(), engine).data)
    for card in root.iter(f"{SVG}g"):
        if "am-node" in card.get("class", ""):
            polygon = card.find(f"{SVG}polygon")
            assert polygon is not None
            xs = [float(point.split(",")[0]) for point in polygon.get("points", "").split()]
            assert max(xs) - min(xs) == pytest.approx(WIDTH + 4, abs=0.1)


def test_tables_of_fixed_size_would_slide_out_of_their_cells(graph: Graph) -> None:
    text = diagram(Scene(graph), Style())
    assert not re.search(r"<TABLE[^>]*FIXEDSIZE", text)
    assert all("WIDTH" in cell and "HEIGHT" in cell for cell in re.findall(r"<TD FIXEDSIZE[^>]*>", text))


def test_neighbours_of_one_colour_would_show_a_hairline(graph: Graph) -> None:
    for outer, cell in re.findall(
        r'label=<<TABLE[^>]*BGCOLOR="(\S+)"><TR><TD([^>]*)>', diagram(Scene(graph), Style())
    ):
        assert outer not in cell


def test_rounded_dashes_look_broken(graph: Graph) -> None:
    assert "DASHED" not in diagram(Scene(graph), Style())


def test_struck_text_is_not_drawn_everywhere(graph: Graph) -> None:
    assert "<S>" not in diagram(Scene(graph), Style())


def test_a_list_of_fonts_would_be_set_in_another(graph_of: Reader, engine: Engine) -> None:
    text = diagram(Scene(graph_of("istanbul-talks")), Style())
    assert set(re.findall(r'fontname="?([^"\s\]]+)', text)) == {FONT}
    assert run(engine, text, "svg").complaints == ()


def test_a_backslash_would_begin_something(graph_of: Reader, engine: Engine) -> None:
    graph = graph_of("odd-text")
    shown = " ".join(ElementTree.fromstring(svg(graph, Style(), engine).data).itertext())
    assert 'A node \\N with \\"quotes\\"' in shown
    assert "\\N \\G back\\slash" in shown
    assert "<script>alert(1)</script> & amp; &#x41;" in shown


def test_words_of_the_language_are_names_as_good_as_any(graph_of: Reader, engine: Engine) -> None:
    root = ElementTree.fromstring(svg(graph_of("odd-text"), Style(), engine).data)
    ids = {each.get("id") for each in root.iter()}
    assert {"node", "graph", "edge", "subgraph", "strict", "digraph"} <= ids


def test_white_would_escape_from_the_dark(graph_of: Reader, engine: Engine) -> None:
    data = svg(graph_of("pakistan-no-trust"), Style(), engine).data
    assert b'"white"' not in data
    assert b'"black"' not in data


def test_a_guess_at_a_letter_is_no_complaint(graph_of: Reader, engine: Engine) -> None:
    graph = graph_of(
        'proposals: {p: {text: "““““““““““““““““““““““““““ ” — … every mark is wider in Graphviz"}}\n'
    )
    assert png(graph, Style(), engine).complaints == ()
