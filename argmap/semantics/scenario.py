"""What a scenario takes as settled: a party's beliefs, what it extends, and its own assumptions."""

from argmap.graph import Graph


def assumptions(graph: Graph, scenario: str) -> dict[str, bool]:
    """What the scenario settles. Where scenarios extend one another in a ring, each is taken once."""
    line = [scenario]
    while (base := graph.scenarios[line[-1]].extends) is not None and base not in line:
        line.append(base)
    settled: dict[str, bool] = {}
    for name in reversed(line):
        party = graph.scenarios[name].as_party
        settled |= beliefs(graph, party) if party else {}
        settled |= graph.scenarios[name].assume
    return settled


def beliefs(graph: Graph, party: str) -> dict[str, bool]:
    """What a party takes as settled."""
    return dict(graph.parties[party].believes)
