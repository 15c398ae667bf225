"""The map as a report in Markdown: an outline, what it would take, what is missing, and sources."""

from collections.abc import Iterator, Mapping

from argmap.amounts import amount
from argmap.drawing.diagram import Style
from argmap.drawing.engine import Drawn, Engine
from argmap.drawing.scene import Scene
from argmap.graph import NOTHING, Citation, Graph
from argmap.outline import Entry, Line, of_these, outline
from argmap.semantics.evaluate import Outcome
from argmap.semantics.needs import Setting, needs
from argmap.spoken import words
from argmap.survey import gaps
from argmap.texts.markdown import plain

_SETTINGS = 3
"""So many ways are named in which an open proposal would stand."""
_SECONDS = 2.0
_VERBS = {"stands": ("stands", "stand"), "falls": ("falls", "fall"), "open": ("is open", "are open")}
_UNSAID = ("no-source", "no-party")


def render(graph: Graph, style: Style, engine: Engine, outcomes: Mapping[str, Outcome] = NOTHING) -> Drawn:
    """The report; no engine is needed for it."""
    report = _Report(Scene(graph, outcomes, style.selection, style.marks), style)
    return Drawn("\n".join(report.lines()).encode())


class _Report:
    def __init__(self, scene: Scene, style: Style) -> None:
        self._scene = scene
        self._graph = scene.graph
        self._style = style
        cited = (each.source for id in scene.statements for each in self._graph.statements[id].citations)
        self._notes = {source: number for number, source in enumerate(dict.fromkeys(cited), 1)}

    def lines(self) -> Iterator[str]:
        """The report, section by section; those that would be empty are left out."""
        graph = self._graph
        yield f"<!-- drawn by argmap -->\n\n# {plain(graph.title or 'Argument map')}\n"
        for paragraph in (graph.summary or "").strip(), plain(self._style.supposed), self._count():
            if paragraph:
                yield f"{paragraph}\n"
        for heading, lines in (
            ("Outline", map(self._entry, of_these(outline(graph), self._scene.statements))),
            ("What it would take", self._needed()),
            ("What is missing", self._missing()),
            ("Sources", map(self._source, self._notes)),
        ):
            if found := list(lines):
                yield f"## {heading}\n"
                yield from found
                yield ""

    def _count(self) -> str:
        """How the proposals fare."""
        fares = [self._scene.outcomes[id].verdict for id in self._proposals() if id in self._scene.outcomes]
        if not fares:
            return ""
        counts = {word: fares.count(verdict) for verdict, word in _VERBS.items() if verdict in fares}
        told = ", ".join(f"{number} {word[number > 1]}" for word, number in counts.items())
        return f"Of {amount(len(fares), 'proposal')}, {told}."

    def _proposals(self) -> list[str]:
        return [id for id, each in self._scene.statements.items() if each.kind == "proposal"]

    def _entry(self, line: Line) -> str:
        notes = ""
        if isinstance(line, Entry) and line.place == "here":
            cited = dict.fromkeys(each.source for each in self._graph.statements[line.statement].citations)
            notes = "".join(f" [{self._notes[each]}]" for each in cited)
        return f"{'  ' * line.depth}- {plain(words(self._graph, self._scene.outcomes, line))}{notes}"

    def _needed(self) -> Iterator[str]:
        for id in self._proposals():
            outcome = self._scene.outcomes.get(id)
            if outcome is None or outcome.verdict == "stands":
                continue
            found = needs(self._graph, id, True, self._style.assumed, limit=_SETTINGS, time_limit=_SECONDS)
            ways = [_way(setting) for setting in found]
            said = f"stands if {'; or if '.join(ways)}" if ways else "stands under no condition of this map"
            yield f"- **{plain(id)}** {said}."

    def _missing(self) -> Iterator[str]:
        if not self._scene.outcomes:
            return
        for gap in gaps(self._graph, self._scene.outcomes):
            if gap.kind not in _UNSAID and gap.statement in self._scene.statements:
                yield f"- **{plain(gap.statement)}**: {plain(gap.words)}"

    def _source(self, id: str) -> str:
        source = self._graph.sources[id]
        parts = (source.author, source.title, source.publisher, source.date and source.date.isoformat())
        where = plain(", ".join(str(each) for each in parts if each))
        quotes = [
            f"   - “{plain(' '.join(each.quote.split()))}”{_at(each)}"
            for statement in self._scene.statements.values()
            for each in statement.citations
            if each.source == id and each.quote
        ]
        link = f" <{source.url}>" if source.url else ""
        return "\n".join((f"{self._notes[id]}. {where}{link}", *dict.fromkeys(quotes)))


def _way(setting: Setting) -> str:
    parts = [f"{plain(id)} {'holds' if value else 'fails'}" for id, value in setting.items()]
    return " and ".join(parts)


def _at(citation: Citation) -> str:
    return f", {plain(str(citation.at))}" if citation.at else ""
