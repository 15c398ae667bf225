"""Text → values, with the place of every key and value; the only importer of YAML."""

from argmap.source.editing import Edit, above, added, edited, respelt, without
from argmap.source.encoding import decode
from argmap.source.fault import Fault
from argmap.source.reading import read_events
from argmap.source.remarks import Remark, remarks
from argmap.source.tree import Path, Span, Tree

__all__ = [
    "Edit",
    "Fault",
    "Path",
    "Remark",
    "Span",
    "Tree",
    "above",
    "added",
    "edited",
    "read",
    "remarks",
    "respelt",
    "without",
]


def read(data: bytes | str) -> Tree:
    """Read one YAML 1.2 file; whatever is wrong with it is a fault of the tree, never an exception."""
    text, faults = decode(data)
    reading = read_events(text)
    faults = sorted(faults + reading.faults, key=lambda fault: fault.start)
    if reading.value is None and not faults:
        faults.append(Fault("empty-file", "there is no map in this file", 0, 0, "begin with `argmap: 1`"))
    left_out = tuple(reading.left_out)
    return Tree(text, reading.value, reading.places, tuple(faults), left_out, reading.is_cut)
