"""The pages of the manual on rules: as they were installed, or as they stand in the repository."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def page_of(rule: str) -> Path:
    """The file of the page on a rule."""
    installed = _PACKAGE / "manual" / "rules" / f"{rule}.md"
    return installed if installed.is_file() else _PACKAGE.parent / "docs" / "rules" / f"{rule}.md"
