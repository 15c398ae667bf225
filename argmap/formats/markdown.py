"""Tables of statements in Markdown, for documents and pull requests."""

from collections.abc import Iterable

from argmap.graph import Graph
from argmap.interchange import Exported
from argmap.losses import leftovers
from argmap.rows import COLUMNS, rows
from argmap.semantics.evaluate import evaluate
from argmap.signs import SIGNS
from argmap.texts.markdown import plain

TITLE = "Tables in Markdown"
ENDINGS = (".md", ".markdown")
LOSSES = (
    "scenarios, what parties believe, and what else is said of parties, sources and groups",
    "all that is said of the map itself, but for its title",
)

_CARRIED = (*COLUMNS, "map.title", "map.imports")
_HEADINGS = {"id": "statement", "by": "party", "only_if": "only if", "in_exchange_for": "in exchange for"}


def write(graph: Graph) -> Exported:
    """The map's title, and below it a table of its statements, without columns that would be empty."""
    verdicts = {id: SIGNS[outcome.verdict] for id, outcome in evaluate(graph, {}).items()}
    table = [{**row, "verdict": verdicts.get(row["id"], "")} for row in rows(graph)]
    columns = [
        each for each in (*COLUMNS[:2], "verdict", *COLUMNS[2:]) if any(row.get(each) for row in table)
    ]
    lines = [f"# {plain(graph.title or 'Argument map')}", ""]
    lines += [_line(_HEADINGS.get(each, each) for each in columns), _line("---" for _ in columns)]
    lines += [_line(plain(row.get(each, "")) for each in columns) for row in table]
    return Exported("".join(f"{line}\n" for line in lines).encode(), leftovers(graph, _CARRIED))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
