"""What an integration makes of its file."""

from collections.abc import Mapping

from argmap.setup import GIT_CONFIG, Merged, Place, integrations, steps

PATHS = {each.name: each.path for each in integrations()}
FILES = [name for name, path in PATHS.items() if path != GIT_CONFIG]


def merged(name: str, existing: str | None = None, others: Mapping[str, str] | None = None) -> Merged:
    """What becomes of the file of an integration, beside `others` by their paths."""
    own = {} if existing is None else {PATHS[name]: existing}
    found = {
        step.integration.name: step.after for step in steps(Place(texts={**own, **(others or {})}), [name])
    }
    return found[name]


def new_text(name: str, existing: str | None = None, others: Mapping[str, str] | None = None) -> str:
    """The text that is written; there has to be one."""
    text = merged(name, existing, others)
    assert isinstance(text, str)
    return text
