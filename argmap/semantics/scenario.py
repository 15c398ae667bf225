"""What a scenario takes as settled: a party's beliefs, what it extends, and its own assumptions."""

from argmap.graph import Graph, Scenario


def assumptions(graph: Graph, scenario: str, party: str | None = None) -> dict[str, bool]:
    """What the scenario settles, as its party sees it or, if one is given, another.

    Its own assumptions come before those that it extends, and both before beliefs; its own party before that
    of a scenario that it extends. Where scenarios extend one another in a ring, each is taken once.
    """
    line = _line(graph, scenario)
    eyes = party or next((each.as_party for each in line if each.as_party), None)
    settled = beliefs(graph, eyes) if eyes else {}
    for each in reversed(line):
        settled |= each.assume
    return settled


def _line(graph: Graph, scenario: str) -> list[Scenario]:
    line = [graph.scenarios[scenario]]
    while (base := line[-1].extends) is not None and graph.scenarios[base] not in line:
        line.append(graph.scenarios[base])
    return line


def beliefs(graph: Graph, party: str) -> dict[str, bool]:
    """What a party takes as settled."""
    return dict(graph.parties[party].believes)
