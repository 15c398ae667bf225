"""What a reader sees of the page."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

_VERDICT = {"stands": "stands", "falls": "falls", "depends": "open", "open": "open"}


def drawn(page: "Page") -> dict[str, str]:
    """The verdicts on the pills of the cards."""
    said: list[list[str]] = page.locator("svg g.am-node").evaluate_all(
        "cards => cards.map(card => [card.id, [...card.querySelectorAll(':scope > text')].pop().textContent])"
    )
    return {id: _VERDICT[pill.split()[1]] for id, pill in said if pill[1:].strip() in _VERDICT}


def listed(page: "Page") -> dict[str, str]:
    """The verdicts in the outline."""
    said: list[list[str]] = page.locator("#_page-outline li[data-statement]:has(> .verdict)").evaluate_all(
        "items => items.map(item => [item.dataset.statement, item.querySelector('.verdict').textContent])"
    )
    return {id: _VERDICT[pill.split()[1]] for id, pill in said}


def card(page: "Page", id: str) -> "Locator":
    """The card of a statement."""
    return page.locator(f"svg g.am-node[id='{id}']")


def panel(page: "Page") -> str:
    """All that the side panel says of a statement."""
    return page.locator("#_page-card").inner_text()


def suppose(page: "Page", id: str, what: str) -> None:
    """Choose what to suppose of a condition, in the list of all conditions."""
    page.locator(f"#_page-choices [data-choice='{id}']").get_by_text(what).click()


def box(locator: "Locator") -> dict[str, Any]:
    """Where something is on the screen."""
    found = locator.bounding_box()
    assert found is not None
    return dict(found)
