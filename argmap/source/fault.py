"""What is wrong with a text before it is a document."""

from typing import NamedTuple


class Fault(NamedTuple):
    """A fault of the text itself. Offsets are in characters, the end exclusive."""

    rule: str
    message: str
    start: int
    end: int
    cure: str = ""
    first: int | None = None
    """Where the thing stands for the first time, if the fault is that it stands there twice."""
