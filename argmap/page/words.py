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
        "one": wording._ONE,
        "several": wording._SEVERAL,
        "rings": wording._RINGS,
        "outer_rings": wording._OUTER_RINGS,
        "settled": wording._SETTLED,
        "steps": _by_role(wording._STEPS),
        "by_itself": _by_role(wording._BY_ITSELF),
        "whatever_happens": _by_role(wording._WHATEVER_HAPPENS),
        "clashes": wording._CLASHES,
        "clashing": wording._CLASHING,
        "unopposed": wording.reason(Graph(), Explanation("", "stands")),
        "unsettled": wording.cause("", Outcome("open")),
        "itself": wording.cause("a", Outcome("open", rings=(Ring("deadlock", ("a",)),))),
        "waits": wording.cause("", Outcome("open", ("ids",))).replace("`ids`", "{ids}"),
    }


def _by_role(sentences: dict[Any, str]) -> dict[str, str]:
    return {f"{role} {_MET[met]}": sentence for (role, met), sentence in sentences.items()}
