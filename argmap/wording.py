"""Verdicts and their reasons in words that a lay reader follows."""

from collections.abc import Iterable

from argmap.graph import Graph
from argmap.semantics.evaluate import Outcome, Ring
from argmap.semantics.explain import Explanation, Step
from argmap.semantics.needs import Hindrance

_RINGS = {
    "package": "stands or falls together with {others}",
    "deadlock": "is in a deadlock with {others}: each waits for the next",
    "standoff": "is in a standoff with {others}: each stands if another falls",
}
_OUTER_RINGS = {
    "package": "depends on the package of {others}",
    "deadlock": "depends on the deadlock of {others}",
    "standoff": "depends on the standoff of {others}",
}
_SETTLED = {
    "assumed": "It is assumed.",
    "recorded": "The author records it as settled (`holds`).",
    "status": "Its status says so: it is {status}.",
}
_STEPS = {
    ("need", True): "What it needs holds: {because}.",
    ("need", False): "What it needs fails: {because}.",
    ("need", None): "It can stand only if this is settled: {because}.",
    ("exclusion", True): "What would exclude it does not hold: {because}.",
    ("exclusion", False): "It is excluded: {because}.",
    ("exclusion", None): "It cannot stand if this holds: {because}.",
    ("exchange", True): "It is offered in exchange for {other}, which stands.",
    ("exchange", False): "It is offered in exchange for {other}, which falls.",
    ("exchange", None): "It is offered in exchange for {other}, which is open.",
    ("successor", True): "{other} would take its place, but falls.",
    ("successor", False): "{other} has taken its place.",
    ("successor", None): "{other}, which is open, would take its place.",
    ("rival", True): "Its rival {other} falls.",
    ("rival", False): "Its rival {other} stands.",
    ("rival", None): "Its rival {other} is open.",
    ("objection", True): "The objection {other} does not count against it: {because}.",
    ("objection", False): "The objection {other} stands.",
    ("objection", None): "The objection {other} is open: {because}.",
    ("presumption", True): "A reason for it stands: {because}.",
    ("presumption", False): "Nothing that stands speaks for it: {because}.",
    ("presumption", None): "Nobody has settled it yet.",
    ("weighing", True): "What speaks for it weighs enough ({standard}): {because}.",
    ("weighing", False): "What speaks for it does not weigh enough ({standard}){because}.",
    ("weighing", None): "It is still open what weighs more ({standard}): {because}.",
}


def cause(id: str, outcome: Outcome) -> str:
    """What keeps an open statement open, as the end of a sentence; nothing for a settled one."""
    if outcome.verdict != "open":
        return ""
    own = [ring for ring in outcome.rings if id in ring.members]
    outer = [ring for ring in outcome.rings if id not in ring.members]
    waits = [each for each in outcome.waits_on if each != id]
    parts = [_ring(_RINGS, ring, id) for ring in own]
    if waits:
        parts.append(f"waits on {listing(waits)}")
    parts += [_ring(_OUTER_RINGS, ring, id) for ring in outer]
    return "; ".join(parts) or "is not settled yet"


def _ring(phrases: dict[str, str], ring: Ring, id: str) -> str:
    others = [each for each in ring.members if each != id] or [id]
    return phrases[ring.kind].format(others=listing(others))


def headline(graph: Graph, explanation: Explanation) -> str:
    """A statement, its verdict and its text, in one line."""
    verb = {"stands": "stands", "falls": "falls", "open": "is open"}[explanation.verdict]
    again = " (explained elsewhere)" if explanation.again else ""
    return f"`{explanation.id}` {verb}{again}: {graph.statements[explanation.id].text}"


def reason(graph: Graph, explanation: Explanation) -> str:
    """Why a statement has its verdict where no step says so; the empty string where one does."""
    if explanation.settled:
        return _SETTLED[explanation.settled].format(status=graph.statements[explanation.id].status)
    if explanation.steps or explanation.again:
        return ""
    return "Nothing that counts speaks against it." if explanation.verdict == "stands" else ""


def step(graph: Graph, id: str, part: Step) -> str:
    """One thing that the verdict on a statement came down to, as a sentence."""
    because = listing(_with_verdict(each) for each in part.because)
    if part.role == "weighing" and part.met is False and because:
        because = f": {because}"
    return _STEPS[part.role, part.met].format(
        because=because, other=f"`{part.other}`", standard=graph.statements[id].standard
    )


def main_reason(graph: Graph, explanation: Explanation) -> str:
    """The first thing that a verdict came down to, as the end of a sentence."""
    steps = [step(graph, explanation.id, each) for each in explanation.steps] or [reason(graph, explanation)]
    return steps[0][:1].lower() + steps[0][1:].rstrip(".") if steps[0] else "nothing speaks against it"


def hindrance(id: str, goal: str, found: Hindrance) -> str:
    """Why nothing would make a statement stand or fall, as the end of a sentence."""
    if found.kind == "settled":
        return "the author, or what is assumed, settles it the other way"
    if found.kind == "bound":
        return f"{listing(found.because)} prevents it, which no condition and no answer would change"
    return "no condition and no answer to an objection decides it so"


def _with_verdict(explanation: Explanation) -> str:
    verb = {"stands": "stands", "falls": "falls", "open": "is open"}[explanation.verdict]
    return f"`{explanation.id}` {verb}"


def listing(words: Iterable[str]) -> str:
    """Words as an enumeration; ids get backticks."""
    marked = [word if "`" in word else f"`{word}`" for word in words]
    return marked[0] if len(marked) == 1 else ", ".join(marked[:-1]) + f" and {marked[-1]}" if marked else ""


def tree(graph: Graph, explanation: Explanation) -> list[str]:
    """An explanation as the lines of an indented tree: statements, and the steps between them."""
    lines = [headline(graph, explanation)]
    if why := reason(graph, explanation):
        lines.append(f"  {why}")
    for part in explanation.steps:
        lines.append(f"  {step(graph, explanation.id, part)}")
        for each in part.because:
            lines += [f"    {line}" for line in tree(graph, each)]
    return lines
