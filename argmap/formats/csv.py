"""Tables of statements for spreadsheets, as comma-separated values."""

import csv
import io

from argmap.graph import Graph
from argmap.interchange import Exported
from argmap.losses import leftovers
from argmap.rows import COLUMNS, rows
from argmap.semantics.evaluate import evaluate

TITLE = "Tables for spreadsheets (CSV)"
ENDINGS = (".csv",)
LOSSES = (
    "scenarios, what parties believe, and what else is said of parties, sources and groups",
    "all that is said of the map itself",
)

_CARRIED = (*COLUMNS, "map.imports")
_FORMULAS = ("=", "+", "-", "@", "\t")
"""What a cell begins with that spreadsheets would compute."""


def write(graph: Graph) -> Exported:
    """A row for each statement, with all that is said of it and its verdict, for Excel and the like."""
    verdicts = {id: outcome.verdict for id, outcome in evaluate(graph, {}).items()}
    file = io.StringIO()
    table = csv.DictWriter(file, (*COLUMNS[:2], "verdict", *COLUMNS[2:]))
    table.writeheader()
    for row in rows(graph):
        cells = row | {"verdict": verdicts.get(row["id"], "")}
        table.writerow({column: _safe(words) for column, words in cells.items()})
    # With the mark in front, Excel takes the file for UTF-8.
    return Exported(file.getvalue().encode("utf-8-sig"), leftovers(graph, _CARRIED))


def _safe(words: str) -> str:
    """A cell that spreadsheets show as it is, rather than compute it."""
    return f"'{words}" if words.startswith(_FORMULAS) else words
