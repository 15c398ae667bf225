"""Settings of Visual Studio Code, in which the extension “YAML” finds the schema."""

import json
import re
from typing import Any

from argmap.setup import Advice, Merged, Place, integration

_KEY = "yaml.schemas"
_PATTERNS = ["*.argmap.yaml", "*.argmap.yml"]
_OBJECT = re.compile(rf'"{re.escape(_KEY)}"\s*:\s*(?={{)')


@integration(".vscode/settings.json", needs=("schema",))
def vscode(existing: str | None, place: Place) -> Merged:
    """Visual Studio Code completes and explains maps."""
    mapping = {place.schema: _PATTERNS}
    if existing is None:
        return f"{{\n  {_entry(_KEY, mapping)}\n}}\n"
    if re.search(r'(?m)^(?!\s*//).*\.argmap\.ya?ml"', existing):
        return None
    return _merged(existing, mapping) or _advice(existing, mapping)


def _entry(key: str, value: Any) -> str:
    return f"{json.dumps(key)}: {json.dumps(value)}"


def _advice(existing: str, mapping: dict[str, Any]) -> Advice:
    if _KEY in existing:
        ((schema, patterns),) = mapping.items()
        return Advice(f"as an entry of `{_KEY}`", _entry(schema, patterns) + "\n")
    return Advice("as one of its entries", _entry(_KEY, mapping) + "\n")


def _merged(existing: str, mapping: dict[str, Any]) -> str | None:
    """The settings with the mapping; None unless they are plain JSON, and say nothing else afterwards."""
    try:
        settings = json.loads(existing)
        present = settings.get(_KEY, {})
        expected = {**settings, _KEY: {**present, **mapping}}
    except (ValueError, AttributeError, TypeError):  # comments, or not what it should be
        return None
    if _KEY not in settings:
        longer = _with_entry(existing, existing.index("{"), _entry(_KEY, mapping))
    else:
        inner = _OBJECT.search(existing)
        entry = _entry(*next(iter(mapping.items())))
        longer = _with_entry(existing, inner.end(), entry) if inner else existing
    return longer if json.loads(longer) == expected else None


def _with_entry(text: str, start: int, entry: str) -> str:
    """The text with an entry more in the object that starts there, in the way of those before it."""
    value, end = json.JSONDecoder().raw_decode(text, start)
    last = start + len(text[start : end - 1].rstrip())
    before = re.compile(r"\{(\s*)").match(text, start)
    gap = before[1] if before and "\n" in before[1] else " " * bool(value)
    return f"{text[:last]}{',' if value else ''}{gap}{entry}{text[last:]}"
