"""Assurance cases in goal structuring notation, as gsn2x reads them from YAML."""

import re

from argmap.interchange import Beside, Imported

TITLE = "Assurance cases of gsn2x (GSN)"
ENDINGS = (".gsn.yaml", ".gsn.yml", ".yaml", ".yml")
LOSSES = (
    "places in the drawing: `horizontalIndex`, `rankIncrement`, `charWrap`",
    "relations that are marked as defeated, and challenges of the relation to a part or a context",
    "`extends`, and elements that are in none of the files",
)

_KEY = re.compile(r"^([^\s#-][^:\n]*?)[ \t]*:(?=\s)", re.MULTILINE)
_NAME = re.compile(r"(?:G|Sn?|C(?:G|Sn)?|A|J)\S*|module")
_ATTRIBUTE = re.compile(
    r"^[ \t]+(?:text|supportedBy|inContextOf|undeveloped|challenges|nodeType|uses)[ \t]*:", re.M
)


def recognises(text: str) -> bool:
    """Whether all keys at the beginning of lines are names of elements, and one has an attribute."""
    keys = _KEY.findall(text)
    return bool(keys) and all(map(_NAME.fullmatch, keys)) and _ATTRIBUTE.search(text) is not None


def read(text: str, beside: Beside) -> Imported:
    """The map of an assurance case, with the modules that it uses."""
    from argmap.formats.gsn2x.importing import imported

    return imported(text, beside)
