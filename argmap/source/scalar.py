"""Plain scalars of the YAML 1.2 core schema (YAML 1.2.2, section 10.3.2); everything else is text."""

import re

_CONSTANTS: dict[str, bool | float | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_NUMBER_START = frozenset("0123456789+-.")
_DECIMAL = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_LONGEST = 400
"""A longer run of digits is nobody's number: it stays text, and reading it costs no quadratic time."""

Scalar = str | int | float | bool | None

STARTS = _NUMBER_START | {text[:1] for text in _CONSTANTS}
"""What every plain scalar begins with that may be more than text: most need no closer look."""


def resolve(text: str) -> Scalar:
    """The value of a plain scalar."""
    if text[:1] in _NUMBER_START:
        return _number(text)
    return _CONSTANTS.get(text, text)


def _number(text: str) -> Scalar:
    if len(text) > _LONGEST:
        return text
    if _DECIMAL.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if text.startswith("0o") and _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    if text.startswith("0x") and _HEXADECIMAL.fullmatch(text):
        return int(text[2:], 16)
    return _CONSTANTS.get(text, text)
