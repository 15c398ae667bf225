"""Verdicts and their reasons in words that a lay reader follows."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from argmap.graph import Graph
from argmap.relations import Relation
from argmap.semantics.evaluate import Outcome, Ring, Verdict
from argmap.semantics.explain import Explanation, Step, explain
from argmap.semantics.needs import Hindrance

RINGS = {
    "package": "stands or falls together with {others}",
    "deadlock": "is in a deadlock with {others}: each waits for the next",
    "standoff": "is in a standoff with {others}: each stands if another falls",
}
OUTER_RINGS = {
    "package": "depends on the package of {others}",
    "deadlock": "depends on the deadlock of {others}",
    "standoff": "depends on the standoff of {others}",
}
ONE: dict[Verdict, str] = {"stands": "stands", "falls": "falls", "open": "is open"}
SEVERAL: dict[Verdict, str] = {"stands": "stand", "falls": "fall", "open": "are open"}
SETTLED = {
    "assumed": "It is assumed.",
    "recorded": "The author records it as settled (`holds`).",
    "status": "Its status says so: it is {status}.",
}
_LEFT_OUT = {"above": " (see above)", "deeper": " (reason left out)"}
STEPS = {
    ("need", True): "What it needs holds: {because}.",
    ("need", False): "What it needs fails: {because}.",
    ("need", None): "What it needs is not settled: {because}.",
    ("exclusion", True): "What would rule it out does not hold: {because}.",
    ("exclusion", False): "It is ruled out: {because}.",
    ("exclusion", None): "Whether it is ruled out is not settled: {because}.",
    ("exchange", True): "It is offered in exchange for {other}, which stands.",
    ("exchange", False): "It is offered in exchange for {other}, which falls.",
    ("exchange", None): "It is offered in exchange for {other}, which is open.",
    ("successor", True): "{other} would take its place, but falls.",
    ("successor", False): "{other} stands, and takes its place.",
    ("successor", None): "{other}, which is open, would take its place.",
    ("rival", True): "Its rival {other} falls.",
    ("rival", False): "Its rival {other} stands.",
    ("rival", None): "Its rival {other} is open.",
    ("objection", True): "The objection {other} does not count: {because}.",
    ("objection", False): "The objection {other} stands, and nothing undercuts it: {because}.",
    ("objection", None): "Whether the objection {other} counts is not settled: {because}.",
    ("presumption", True): "A reason for it stands: {because}.",
    ("presumption", None): "Nobody has settled it, and the reasons for it are not settled: {because}.",
    ("weighing", True): "It meets its proof standard, {standard}: {because}.",
    ("weighing", False): "It does not meet its proof standard, {standard}: {because}.",
    ("weighing", None): "Whether it meets its proof standard, {standard}, is not settled: {because}.",
}
BY_ITSELF = {
    ("objection", True): "The objection {other} falls.",
    ("objection", False): "The objection {other} stands.",
    ("objection", None): "The objection {other} is open.",
}
"""Where it comes down to the objection itself, and to nothing that undercuts it."""
WHATEVER_HAPPENS = {
    ("need", False): "What it needs can never hold.",
    ("exclusion", False): "It is ruled out, whatever happens.",
    ("presumption", None): "Nobody has settled it yet.",
    ("weighing", False): "No reason for it is enough for its proof standard, {standard}.",
}
"""Where it comes down to no other statement."""
CLASHES = "What it would take can't all be so at once."
CLASHING = {
    "need": "What it needs depends on {ids}.",
    "exclusion": "What rules it out depends on {ids}.",
    "exchange": "It is offered in exchange for {other}.",
    "successor": "{other} would take its place.",
    "rival": "{other} is its rival.",
    "objection": "{other} is an objection to it.",
    "presumption": "Somebody would have to settle it, or a reason for it would have to stand.",
    "weighing": "Whether it meets its proof standard, {standard}, depends on {ids}.",
}
_NO_WEIGHING = (
    "What speaks for it ({reasons}) makes no difference: "
    "its proof standard, presumption, asks for no reasons; another `standard` weighs them."
)


def percent(share: Decimal) -> str:
    """A likelihood as a round percentage; only what is certain is said to be 0% or 100%."""
    if 0 < share < _PERCENT:
        return "<1%"
    return ">99%" if 0 < 1 - share < _PERCENT else f"{share:.0%}"


def accuracy(error: Decimal) -> str:
    """How far a likelihood can be relied on, as the rest of a sentence; nothing for an exact one."""
    return f"estimated from random draws, with a standard error of at most {error:.1%}" if error else ""


_PERCENT = Decimal("0.01")


def cause(id: str, outcome: Outcome) -> str:
    """What keeps an open statement open, as the end of a sentence; nothing for a settled one."""
    if outcome.verdict != "open":
        return ""
    own = [ring for ring in outcome.rings if id in ring.members]
    outer = [ring for ring in outcome.rings if id not in ring.members]
    waits = [each for each in outcome.waits_on if each != id]
    parts = [_ring(RINGS, ring, id) for ring in own]
    if waits:
        parts.append(f"waits on {listing(waits)}")
    parts += [_ring(OUTER_RINGS, ring, id) for ring in outer]
    return "; ".join(parts) or "is not settled yet"


def _ring(phrases: dict[str, str], ring: Ring, id: str) -> str:
    others = [each for each in ring.members if each != id]
    return phrases[ring.kind].format(others=listing(others)) if others else "depends on itself"


def headline(graph: Graph, explanation: Explanation) -> str:
    """A statement, its verdict and its text, in one line."""
    left_out = _LEFT_OUT[explanation.left_out] if explanation.left_out else ""
    text = " ".join(graph.statements[explanation.id].text.split())
    return f"`{explanation.id}` {ONE[explanation.verdict]}{left_out}: {text}"


def reason(graph: Graph, explanation: Explanation) -> str:
    """Why a statement has its verdict where no step says so; the empty string where one does."""
    if explanation.settled:
        return SETTLED[explanation.settled].format(status=graph.statements[explanation.id].status)
    if _clashes(explanation):
        return CLASHES
    if explanation.steps or explanation.left_out:
        return ""
    return "Nothing that counts speaks against it."


def _clashes(explanation: Explanation) -> bool:
    return explanation.verdict == "falls" and any(each.met is None for each in explanation.steps)


def step(graph: Graph, explanation: Explanation, part: Step) -> str:
    """One thing that the verdict on a statement came down to, as a sentence."""
    ids = [each.id for each in part.because]
    key = (part.role, part.met)
    if _clashes(explanation):
        sentence = CLASHING[part.role]
    elif not ids:
        sentence = WHATEVER_HAPPENS[key]
    elif key in BY_ITSELF and ids == [part.other]:
        sentence = BY_ITSELF[key]
    else:
        sentence = STEPS[key]
    return sentence.format(
        because=_verdicts(part.because),
        ids=listing(ids),
        other=f"`{part.other}`",
        standard=graph.statements[explanation.id].standard,
    )


def remark(graph: Graph, explanation: Explanation) -> str:
    """That reasons for a statement change nothing, where that is so; else the empty string."""
    statement = graph.statements[explanation.id]
    if explanation.settled or statement.kind == "condition" or statement.standard != "presumption":
        return ""
    reasons = [
        link.source
        for link in graph.links
        if link.relation is Relation.SUPPORTS and link.target == explanation.id
    ]
    return _NO_WEIGHING.format(reasons=listing(reasons)) if reasons else ""


def main_reason(graph: Graph, explanation: Explanation) -> str:
    """The first thing that a verdict came down to, as the end of a sentence."""
    first = reason(graph, explanation) or step(graph, explanation, explanation.steps[0])
    return first[:1].lower() + first[1:].rstrip(".")


def why(graph: Graph, id: str, assumed: Mapping[str, bool], outcome: Outcome) -> str:
    """A verdict and what it comes down to, in a sentence."""
    if outcome.verdict == "open":
        return f"It is open: it {cause(id, outcome)}."
    return f"It {outcome.verdict}: {main_reason(graph, explain(graph, id, assumed, depth=1))}."


def hindrance(id: str, found: Hindrance, *, conditions_only: bool) -> str:
    """Why nothing would make a statement stand or fall, as the end of a sentence."""
    changes = "no condition" if conditions_only else "no condition and no answer to an objection"
    if found.kind == "settled":
        return "the author, or what is assumed, settles it the other way"
    if found.kind == "bound" and set(found.because) - {id}:
        prevent = "prevents" if len(found.because) == 1 else "prevent"
        return f"{listing(found.because)} {prevent} it, which {changes} would change"
    return f"{changes} makes a difference to it" if found.kind == "bound" else f"{changes} decides it so"


def _verdicts(explanations: Iterable[Explanation]) -> str:
    """Statements and their verdicts, those with the same one together."""
    ids: dict[Verdict, list[str]] = {}
    for each in explanations:
        ids.setdefault(each.verdict, []).append(each.id)
    return enumeration(
        [f"{listing(same)} {(ONE if len(same) == 1 else SEVERAL)[verdict]}" for verdict, same in ids.items()],
        ", and ",
    )


def listing(ids: Iterable[str]) -> str:
    """Ids as an enumeration, in backticks."""
    return enumeration([f"`{id}`" for id in ids])


def enumeration(words: Sequence[str], last: str = " and ") -> str:
    """Words with commas between them, and something else before the last."""
    return last.join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def tree(graph: Graph, explanation: Explanation) -> list[str]:
    """An explanation as the lines of an indented tree: statements, and the steps between them."""
    said = remark(graph, explanation)
    return _branch(graph, explanation) + ([f"  {said}"] if said else [])


def _branch(graph: Graph, explanation: Explanation) -> list[str]:
    lines = [headline(graph, explanation)]
    if why := reason(graph, explanation):
        lines.append(f"  {why}")
    for part in explanation.steps:
        lines.append(f"  {step(graph, explanation, part)}")
        for each in part.because:
            lines += [f"    {line}" for line in _branch(graph, each)]
    return lines
