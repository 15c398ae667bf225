"""Answers for programs: one JSON object each, as the files in `schema/` describe them."""

import json
import sys
from typing import Any

VERSION = 1


def print_json(answer: dict[str, Any]) -> None:
    """Print an answer with the version of its form."""
    json.dump({"version": VERSION, **answer}, sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")
