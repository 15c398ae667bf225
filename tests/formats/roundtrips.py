"""There and back: a text → the map that argmap makes of it, checked as any other → a text."""

from pathlib import Path

import pytest

from argmap.formats import Beside, Imported, format_named
from argmap.formatting import formatted, written
from argmap.graph import Graph
from argmap.pipeline import Checked, Project
from argmap.source import read

_SHARED = Path(__file__).parents[3] / "shared" / "data"


def shared(*folders: str) -> list[Path]:
    """The real files of a kind, beside the project where it is developed."""
    if not _SHARED.is_dir():
        pytest.skip("the files of others are not here")
    return sorted(path for folder in folders for path in (_SHARED / folder).iterdir() if path.is_file())


def no_file(path: str) -> str:
    """There is nothing beside the text."""
    raise FileNotFoundError(path)


def imported(format: str, text: str, beside: Beside = no_file) -> Imported:
    """What a format makes of a text."""
    return format_named(format).read(text, beside)


def checked(map: Imported) -> Checked:
    """The map in YAML, by the whole pipeline, with all rules; it has no errors, and is formatted."""
    head = [f"# argmap: ignore-file[{', '.join(map.ignored)}]"] if map.ignored else []
    text = written(map.map, head)
    assert formatted(read(text)) == text
    found = Project(_no_bytes).check_text(text, "map.argmap.yaml")
    assert not [each for each in found.diagnostics if each.severity == "error"], (found.diagnostics, text)
    unused = [each for each in found.diagnostics if each.rule == "unused-ignore"]
    assert not unused, text
    return found


def graph_of(format: str, text: str) -> Graph:
    """The graph of a text in a format, without a title that it does not have."""
    graph = checked(imported(format, text)).graph
    assert graph is not None
    return graph._replace(title=None)


def text_of(format: str, graph: Graph) -> str:
    """The text of a graph in a format."""
    return format_named(format).write(graph).data.decode()


def _no_bytes(path: str) -> bytes:
    raise FileNotFoundError(path)
