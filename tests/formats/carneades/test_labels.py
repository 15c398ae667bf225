"""Imports and exports of Carneades have the verdicts that are its labels."""

import json
from typing import Any

from hypothesis import given
from semantics.maps import maps, thorough

from argmap.formats.carneades import read, write
from argmap.graph import Graph
from argmap.source import read as read_yaml
from formats.imports import graph_of, no_file, verdicts

from .graphs import graphs
from .labelling import labels

VERDICTS = {"in": "stands", "out": "falls", "undecided": "open"}


def imported(value: dict[str, Any]) -> Graph:
    return graph_of(read(json.dumps(value), lambda path: no_file(path).decode()))


@thorough
@given(graphs())
def test_what_is_in_stands_and_what_is_out_falls(value: dict[str, Any]) -> None:
    expected = {key: VERDICTS[label] for key, label in labels(value).items()}
    found = verdicts(imported(value))
    for key, verdict in expected.items():
        # What Carneades leaves undecided may be decided here: where the rest makes no difference.
        assert verdict in (found[key], "open")
    if "open" not in expected.values():
        assert {key: found[key] for key in expected} == expected


@thorough
@given(graphs(standards=("PE", "CCE", "BRD")))
def test_another_standard_comes_to_the_same_unless_a_loss_says_otherwise(value: dict[str, Any]) -> None:
    result = read(json.dumps(value), lambda path: no_file(path).decode())
    if any("which has other bounds" in loss.what for loss in result.losses):
        return
    found = verdicts(graph_of(result))
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
    back = read(exported.data.decode(), lambda path: no_file(path).decode())
    found = verdicts(graph_of(back))
    is_less = any("both ways" in loss.what for loss in exported.losses)
    for id, verdict in verdicts(graph).items():
        assert found[id] == verdict or (is_less and found[id] == "open")
