"""The words for verdicts and their reasons: those of the command line, as sentences with gaps."""

from typing import Any

from argmap import wording
from argmap.graph import Graph
from argmap.semantics.evaluate import Outcome, Ring
from argmap.semantics.explain import Explanation

_MET = {True: "met", False: "failed", None: "open"}


def words() -> dict[str, Any]:
    """The phrases by what they are for; the keys of steps are a role and `met`, `failed` or `open`."""
    return {
        "one": wording.ONE,
        "several": wording.SEVERAL,
        "rings": wording.RINGS,
        "outer_rings": wording.OUTER_RINGS,
        "settled": wording.SETTLED,
        "steps": _by_role(wording.STEPS),
        "by_itself": _by_role(wording.BY_ITSELF),
        "whatever_happens": _by_role(wording.WHATEVER_HAPPENS),
        "clashes": wording.CLASHES,
        "clashing": wording.CLASHING,
        "unopposed": wording.reason(Graph(), Explanation("", "stands")),
        "unsettled": wording.cause("", Outcome("open")),
        "itself": wording.cause("a", Outcome("open", rings=(Ring("deadlock", ("a",)),))),
        "waits": wording.cause("", Outcome("open", ("ids",))).replace("`ids`", "{ids}"),
    }


def _by_role(sentences: dict[Any, str]) -> dict[str, str]:
    return {f"{role} {_MET[met]}": sentence for (role, met), sentence in sentences.items()}
