"""Whether to print in colour."""

import os
import sys
from typing import Literal

Colour = Literal["auto", "always", "never"]


def in_colour(wanted: Colour) -> bool:
    """Colours are for terminals, unless the user, NO_COLOR or FORCE_COLOR (no-color.org) says otherwise."""
    if wanted != "auto":
        return wanted == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
