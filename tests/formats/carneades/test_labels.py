"""Imports and exports of Carneades have the verdicts that are its labels."""

import json
from typing import Any

from hypothesis import given
from semantics.maps import maps, thorough

from argmap.formats.carneades import write
from argmap.graph import Graph
from argmap.semantics.evaluate import evaluate
from argmap.source import read as read_yaml
from formats.roundtrips import checked, graph_of, imported

from .graphs import graphs
from .labelling import labels

VERDICTS = {"in": "stands", "out": "falls", "undecided": "open"}


def verdicts(graph: Graph) -> dict[str, str]:
    return {id: outcome.verdict for id, outcome in evaluate(graph).items()}


@thorough
@given(graphs())
def test_what_is_in_stands_and_what_is_out_falls(value: dict[str, Any]) -> None:
    expected = {key: VERDICTS[label] for key, label in labels(value).items()}
    found = verdicts(graph_of("carneades", json.dumps(value)))
    for key, verdict in expected.items():
        # What Carneades leaves undecided may be decided here: where the rest makes no difference.
        assert verdict in (found[key], "open")
    if "open" not in expected.values():
        assert {key: found[key] for key in expected} == expected


@thorough
@given(graphs(standards=("PE", "CCE", "BRD")))
def test_another_standard_comes_to_the_same_unless_a_loss_says_otherwise(value: dict[str, Any]) -> None:
    result = imported("carneades", json.dumps(value))
    if any("which has other bounds" in loss.what for loss in result.losses):
        return
    graph = checked(result).graph
    assert graph is not None
    found = verdicts(graph)
    for key, label in labels(value).items():
        assert VERDICTS[label] in (found[key], "open")


@thorough
@given(maps())
def test_an_export_is_labelled_as_the_map_is_evaluated(graph: Graph) -> None:
    exported = write(graph)
    value = read_yaml(exported.data).value
    found, expected = labels(value), verdicts(graph)
    is_less = any("both ways" in loss.what for loss in exported.losses)
    for id, verdict in expected.items():
        assert VERDICTS[found[id]] == verdict or (is_less and found[id] == "undecided")


@thorough
@given(maps())
def test_there_and_back_the_verdicts_are_the_same(graph: Graph) -> None:
    exported = write(graph)
    found = verdicts(graph_of("carneades", exported.data.decode()))
    is_less = any("both ways" in loss.what for loss in exported.losses)
    for id, verdict in verdicts(graph).items():
        assert found[id] == verdict or (is_less and found[id] == "open")
