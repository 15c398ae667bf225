"""A workflow of GitHub Actions."""

from functools import partial

from argmap.setup import Advice, Merged, Place, integration, is_hosted_by, runs_argmap

_FOLDER = ".github/workflows/"
_WORKFLOW = """\
name: argmap

on: pull_request

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - uses: actions/setup-python@v7
        with:
          python-version: "3.13"
      # If you have argmap from elsewhere, install it from there.
      - run: python -m pip install argmap
      - run: argmap check --output-format github
"""


@integration(
    f"{_FOLDER}argmap.yml",
    usual=partial(is_hosted_by, "github", ".github"),
    looks_at=(f"{_FOLDER}*.yml", f"{_FOLDER}*.yaml"),
    then="see that it installs argmap from where you have it: {path}",
)
def github(existing: str | None, place: Place) -> Merged:
    """Mistakes are shown beside the lines of a pull request."""
    if any(runs_argmap(text) for path, text in place.texts.items() if path.startswith(_FOLDER)):
        return None
    return _WORKFLOW if existing is None else Advice("as a file of another name beside it", _WORKFLOW)
