"""What every import has to be: a map without errors, in the form of `argmap fmt`."""

from argmap.formatting import formatted, written
from argmap.graph import Graph
from argmap.interchange import Imported
from argmap.pipeline import Project
from argmap.semantics.evaluate import evaluate
from argmap.semantics.scenario import assumptions
from argmap.source import read

NO_EXPECTATIONS = "failed-expectation"


def graph_of(imported: Imported, *but: str) -> Graph:
    """The graph of an import, which has no errors but those of some rules."""
    text = written(imported.map)
    assert formatted(read(text)) == text
    checked = Project(no_file).check_text(text, "map.argmap.yaml")
    assert checked.sound, (checked.diagnostics, text)
    errors = [each for each in checked.diagnostics if each.severity == "error" and each.rule not in but]
    assert not errors, (errors, text)
    assert checked.graph is not None
    return checked.graph


def verdicts(graph: Graph, scenario: str | None = None) -> dict[str, str]:
    """What stands, falls and is open."""
    assumed = assumptions(graph, scenario) if scenario else {}
    return {id: outcome.verdict for id, outcome in evaluate(graph, assumed).items()}


def no_file(path: str) -> bytes:
    """There is no other file."""
    raise FileNotFoundError(path)
