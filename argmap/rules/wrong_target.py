"""Names that stand for something of the wrong kind."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule

_BY_FOUND = {
    "question": "name one of its answers, or make it a claim",
    "party": "name what the party says; `by:` says who says it",
    "source": "name what is said in it; `source:` says where it is said",
    "group": "name one of its statements; `group:` says where a statement belongs",
    "scenario": "name a statement; scenarios are chosen when the map is evaluated",
}
_BY_WANTED = {
    "question": "name a question",
    "reason or objection": "to speak against a statement itself, use `against:`",
    "party": "name one of the `parties:`",
    "source": "name one of the `sources:`",
    "group": "name one of the `groups:`",
    "scenario": "name one of the `scenarios:`",
}


@rule("error")
def wrong_target(graph: Graph) -> Iterator[Finding]:
    """A name stands where something of another kind belongs."""
    for end in graph.loose_ends:
        if end.problem == "wrong-kind":
            cure = _BY_WANTED.get(end.wanted) or _BY_FOUND.get(end.found, "")
            found = f"an {end.found}" if end.found == "objection" else f"a {end.found}"
            message = f"`{end.name}` is {found}, but a {end.wanted} belongs here"
            # In `believes`, `assume` and `expect` the name is a key.
            yield Finding(end.path, message, cure, at_key=end.path[-1] == end.name)
