"""Linked reasons: which claims serve one reason alone, and which reasons need nothing but such claims."""

from typing import Any

import pytest
from semantics.maps import sketch

from argmap.premises import premises

BINDING = {"text": "Only a binding duty deters an attack."}
BUDAPEST = {"text": "The Budapest assurances of 1994 were not binding."}


def linked(
    only_if: Any, kind: str = "reasons", more: dict[str, dict[str, Any]] | None = None
) -> dict[str, tuple[str, ...]]:
    """The linked reasons of a map with one that needs this, and with more statements, kind by kind."""
    bears = {"supports": "pact"} if kind == "reasons" else {"against": "pact"}
    sections: dict[str, dict[str, Any]] = {
        "proposals": {"pact": {}},
        kind: {"deters": {**bears, "only_if": only_if}},
        "claims": {"binding": BINDING, "budapest": BUDAPEST},
        "conditions": {"ratified": {}},
    }
    for section, entries in (more or {}).items():
        sections[section] = sections.get(section, {}) | entries
    return dict(premises(sketch(**sections)))


@pytest.mark.parametrize("only_if", ["binding", ["binding"], {"all": ["binding"]}, ["binding", "binding"]])
def test_one_claim(only_if: Any) -> None:
    assert linked(only_if) == {"deters": ("binding",)}


@pytest.mark.parametrize("kind", ["reasons", "objections"])
def test_several_claims_in_their_order(kind: str) -> None:
    assert linked(["budapest", "binding"], kind) == {"deters": ("budapest", "binding")}


@pytest.mark.parametrize(
    "only_if",
    [
        "ratified",
        ["binding", "ratified"],
        {"any": ["binding", "budapest"]},
        {"not": "binding"},
        ["binding", {"not": "budapest"}],
        {"at_least": 1, "of": ["binding", "budapest"]},
        "pact",
    ],
    ids=str,
)
def test_what_else_a_reason_needs_is_no_premise(only_if: Any) -> None:
    assert linked(only_if) == {}


@pytest.mark.parametrize(
    "more",
    [
        {"claims": {"binding": {"supports": "pact"}}},
        {"claims": {"binding": {"against": "pact"}}},
        {"claims": {"binding": {"answers": "what"}}, "questions": {"what": {}}},
        {"claims": {"binding": {"in_exchange_for": "pact"}}},
        {"claims": {"binding": {"supersedes": "budapest"}}},
        {"claims": {"other": {"only_if": "binding"}}},
        {"claims": {"other": {"unless": "binding"}}},
        {"claims": {"other": {"in_exchange_for": "binding"}}},
        {"reasons": {"other": {"supports": "pact", "only_if": ["binding"]}}},
    ],
    ids=str,
)
def test_a_claim_that_serves_something_else_as_well_is_no_premise(more: dict[str, dict[str, Any]]) -> None:
    assert "deters" not in linked(["binding", "budapest"], more=more)


@pytest.mark.parametrize(
    "more",
    [
        {"reasons": {"other": {"supports": "binding"}}},
        {"objections": {"other": {"against": "binding"}}},
        {"objections": {"other": {"undercuts": "deters"}}},
        {"claims": {"binding": {"only_if": "ratified"}}},
        {"claims": {"binding": {"unless": "ratified"}}},
        {"proposals": {"treaty": {"only_if": "deters"}}},
    ],
    ids=str,
)
def test_a_premise_can_be_denied_and_need_something_itself(more: dict[str, dict[str, Any]]) -> None:
    assert linked(["binding", "budapest"], more=more) == {"deters": ("binding", "budapest")}


def test_a_claim_or_proposal_that_needs_claims_is_not_linked_with_them() -> None:
    graph = sketch(claims={"a": {"only_if": "b"}, "b": {}, "c": {}}, proposals={"p": {"only_if": "c"}})
    assert premises(graph) == {}
