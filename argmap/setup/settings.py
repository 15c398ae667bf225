"""Settings, all of them as comments."""

from argmap.setup import Merged, Place, integration

_SETTINGS = """\
# Settings of argmap, with examples. To use one, take away the `# ` before it, and change the words.

# The rules that are asked: `default` are those that are on by themselves, `all` are all there are.
# select = ["default", "missing-source"]

# The rules that are not asked.
# ignore = ["isolated-statement"]

# Files and folders that are passed over.
# exclude = ["drafts"]

# A file with what was found before, which is not reported again.
# `argmap check --write-baseline known.json` writes it.
# baseline = "known.json"

# How bad it is what a rule finds: "error", "warning" or "info".
# [severity]
# unused-party = "info"

# The rules that are not asked of some maps.
# [per-file-ignores]
# "archive/*" = ["isolated-statement"]

# Options of `argmap render`, by the name of a view: argmap render MAP --view overview
# [views]
# overview = ["--fold", "all"]

# Fields that maps no longer use, with what to do instead.
# [deprecated]
# note = "say it in the text"
"""


# Only the nearest settings count: a file of comments below others would switch those off.
@integration("argmap.toml", usual=lambda place: place.above is None, looks_at=("pyproject.toml",))
def settings(existing: str | None, place: Place) -> Merged:
    """What the checker is to look for."""
    elsewhere = "[tool.argmap" in place.texts.get("pyproject.toml", "")
    return None if existing is not None or elsewhere else _SETTINGS
