"""Whether to print in colour."""

import os
import sys
from typing import Literal, TextIO

Colour = Literal["auto", "always", "never"]


def in_colour(wanted: Colour, stream: TextIO | None = None) -> bool:
    """Colours are for terminals, unless the user, NO_COLOR or FORCE_COLOR (no-color.org) says otherwise."""
    if wanted != "auto":
        return wanted == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream or sys.stdout).isatty()
