"""The page on listing names every option of its commands, and every kind of gap."""

import re

import pytest

from argmap.survey import GAP_KINDS

from .examples import ROOT
from .test_options import _listed, _offered

_PAGE = (ROOT / "docs" / "listing.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["list", "show", "stats"])
def test_the_page_lists_the_options_of_each(command: str) -> None:
    head, *sections = re.split(r"^## ", _PAGE, flags=re.MULTILINE)
    (own,) = (each for each in sections if each.startswith(f"{command}\n"))
    shared = _listed(head) if command != "stats" else set()
    assert _listed(own) | shared == _offered(command)


def test_the_page_explains_every_gap() -> None:
    assert re.findall(r"^\| `([a-z-]+)` \|", _PAGE.partition("## Gaps")[2], re.MULTILINE) == list(GAP_KINDS)
