"""Random argument graphs of Carneades as plain values."""

from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

STATEMENTS = [f"s{number}" for number in range(7)]
SCHEMES = {"light": "0.3", "heavy": "0.9", "nothing": "0"}

_some = st.lists(st.sampled_from(STATEMENTS), max_size=3, unique=True)


@st.composite
def graphs(draw: st.DrawFn, standards: tuple[str, ...] = ("PE",)) -> dict[str, Any]:
    """A graph in which statements are at issue, weighed, undercut and assumed at random."""
    ways = ("linked", "convergent", "cumulative", "factorized", *SCHEMES)
    arguments: dict[str, Any] = {}
    for number in range(draw(st.integers(0, 7))):
        argument: dict[str, Any] = {"conclusion": draw(st.sampled_from(STATEMENTS)), "premises": draw(_some)}
        if draw(st.booleans()):
            argument["scheme"] = draw(st.sampled_from(ways))
        if draw(st.integers(0, 2)) == 0:
            argument["undercutter"] = draw(st.sampled_from(STATEMENTS))
        arguments[f"a{number}"] = argument
    row = draw(st.permutations(STATEMENTS))
    ends = [0, *sorted(draw(st.lists(st.integers(1, 6), max_size=2, unique=True)))]
    issues = {
        f"i{start}": {"positions": row[start:end], "standard": draw(st.sampled_from(standards))}
        for start, end in pairwise(ends)
    }
    return {
        "statements": {key: {"text": f"{key} is so."} for key in STATEMENTS},
        "argument_schemes": [{"id": id, "weight": {"constant": float(each)}} for id, each in SCHEMES.items()],
        "issues": issues,
        "arguments": arguments,
        "assumptions": draw(st.lists(st.sampled_from(STATEMENTS), max_size=2, unique=True)),
    }
