"""Rules that have a plain definition, held against it on maps and words made up at random."""

import json
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from argmap.pipeline import Project

_NAMES = ("ratified", "ceasefire", "observers")

expressions: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(_NAMES),
    lambda inner: st.one_of(
        st.builds(lambda item: {"not": item}, inner),
        st.builds(lambda items: {"all": items}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda items: {"any": items}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda items: {"at_least": 2, "of": items}, st.lists(inner, min_size=2, max_size=3)),
    ),
    max_leaves=8,
)


def _holds(expression: Any, world: dict[str, bool]) -> bool:
    if isinstance(expression, str):
        return world[expression]
    if "not" in expression:
        return not _holds(expression["not"], world)
    items = next(value for value in expression.values() if isinstance(value, list))
    least = {"all": len(items), "any": 1}.get(next(iter(expression)), 2)
    return sum(_holds(each, world) for each in items) >= least


def _found(statements: dict[str, Any], conditions: tuple[str, ...] = _NAMES) -> list[tuple[str, str | None]]:
    written = {"argmap": 1, "proposals": statements, "conditions": dict.fromkeys(conditions, "It is so.")}
    checked = Project(lambda path: b"").check_text(json.dumps(written), "map.yaml")
    return [
        (each.rule, each.repair.edit.text if each.repair and each.repair.safe else None)
        for each in checked.diagnostics
    ]


@given(expressions, expressions)
def test_conditions_are_contradictory_if_no_world_meets_them(only_if: Any, unless: Any) -> None:
    worlds = [dict(zip(_NAMES, each, strict=True)) for each in product((True, False), repeat=len(_NAMES))]
    needed = [_holds(only_if, world) for world in worlds]
    excluded = [_holds(unless, world) for world in worlds]
    expected = {
        "contradictory-conditions": not any(a and not b for a, b in zip(needed, excluded, strict=True)),
        "vacuous-condition": all(needed) or not any(excluded),
    }
    found = {rule for rule, _ in _found({"talks": {"text": "Talks.", "only_if": only_if, "unless": unless}})}
    assert {rule: rule in found for rule in expected} == expected


def _one_slip_from(word: str) -> set[str]:
    """All words that one slip makes of a word, by doing every slip there is."""
    letters = "abcd"
    cuts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    made = {a + b[1:] for a, b in cuts if b} | {a + each + b for a, b in cuts for each in letters}
    made |= {a + each + b[1:] for a, b in cuts if b for each in letters}
    made |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    return made - {word}


words = st.text("abcd", min_size=5, max_size=7)
near = words.flatmap(lambda word: st.tuples(st.sampled_from(sorted(_one_slip_from(word))), st.just(word)))


@given(near | st.tuples(words, words))
def test_a_name_is_safely_mended_if_it_is_one_slip_away(pair: tuple[str, str]) -> None:
    written, known = pair
    found = _found({"talks": {"text": "Talks.", "only_if": written}}, (known,))
    mended = [repair for rule, repair in found if rule == "unknown-reference"]
    expected = [] if written == known else [known if written in _one_slip_from(known) else None]
    assert mended == expected
