"""What all parts of a document are made of: mappings with known keys, and the kinds of their values."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar

from argmap.document.leaf import DATE, FLAG, ID, LINE, REFERENCE, TEXT, URL
from argmap.document.shape import OneOrMany

Id = Annotated[str, ID]
Reference = Annotated[str, REFERENCE]
References = Annotated[tuple[Reference, ...], OneOrMany()]
Line = Annotated[str, LINE]
Text = Annotated[str, TEXT]
OptionalLine = Annotated[str | None, LINE]
OptionalText = Annotated[str | None, TEXT]
OptionalDate = Annotated[date | None, DATE]
OptionalUrl = Annotated[str | None, URL]
OptionalReference = Annotated[str | None, REFERENCE]
Settings = dict[Reference, Annotated[bool, FLAG]]


@dataclass(frozen=True)
class Part:
    """A mapping with known keys; any other key is refused. A trailing `_` is no part of a key."""

    __pydantic_config__: ClassVar[Any] = {
        "extra": "forbid",
        "alias_generator": lambda name: name.rstrip("_"),
    }

    def __post_init__(self) -> None:
        """Check what goes beyond single keys."""
