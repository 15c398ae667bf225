"""Figures in Sphinx: the directive `argmap`, with the path of a map, or with a map as its content."""

from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from argmap import __version__
from argmap.figures import OPTIONS, SWITCHES, Unusable, figure


class Maps(SphinxDirective):
    """In HTML the drawing, with its outline folded; in other formats the outline."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = dict.fromkeys(
        (*OPTIONS, *SWITCHES), directives.unchanged_required
    )

    def run(self) -> list[nodes.Node]:
        """The figure."""
        if bool(self.arguments) == bool(self.content):
            raise self.error("argmap: give the path of a map, or a map as the content of the directive")
        if self.arguments:
            relative, absolute = self.env.relfn2path(self.arguments[0])
            self.env.note_dependency(relative)
            source: str | Path = Path(absolute)
        else:
            source = "\n".join(self.content) + "\n"
        folder = Path(self.env.doc2path(self.env.docname)).parent
        try:
            found = figure(source, folder, self.options)
        except Unusable as unusable:
            raise self.error(f"argmap: the map can't be drawn\n{unusable}") from unusable
        html = found.html(f"map-{self.env.new_serialno('argmap') + 1}")
        words = "\n".join("  " * depth + line for depth, line in found.outline)
        elsewhere = addnodes.only(expr="not html")
        elsewhere += nodes.literal_block(words, words, language="none")
        return [nodes.raw("", html, format="html"), elsewhere]


def setup(app: Sphinx) -> dict[str, Any]:
    """Take part in reading documents."""
    app.add_directive("argmap", Maps)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
