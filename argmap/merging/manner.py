"""How each part of a map is merged: by its keys, by the items of a list, or only as a whole."""

from dataclasses import dataclass, field, fields, is_dataclass
from typing import Annotated, Any, get_args, get_origin

from argmap.document.expression import EXCLUDED, NEEDED
from argmap.document.map import SECTIONS, Document
from argmap.document.shape import Brief, OneOrMany


@dataclass(frozen=True)
class Manner:
    """What is to be known of a part of the map.

    Below its `keys`, or below `each` of its ids, other manners apply. A list of which the order says nothing
    has a manner for its `item`. A mapping may be written as the text of its key `brief`. What is `whole` is
    not taken apart.
    """

    keys: "dict[str, Manner]" = field(default_factory=dict)
    each: "Manner | None" = None
    item: "Manner | None" = None
    brief: str = ""
    whole: bool = False

    def below(self, key: str) -> "Manner":
        """The manner of what stands below a key; of keys that are not the format's, that of any mapping."""
        return self.each or self.keys.get(key, ANY)


ANY = Manner()
WHOLE = Manner(whole=True)


def _manner(shape: Any) -> Manner:
    """The manner of what has a shape of the document."""
    if get_origin(shape) is Annotated:
        inner, *metadata = get_args(shape)
        if NEEDED in metadata or EXCLUDED in metadata:
            return WHOLE
        manner = _manner(inner)
        brief = next((each.key for each in metadata if isinstance(each, Brief)), "")
        if any(isinstance(each, OneOrMany) for each in metadata):
            return Manner(item=manner)
        return Manner(manner.keys, manner.each, manner.item, brief or manner.brief, manner.whole)
    if get_origin(shape) is dict:
        return Manner(each=_manner(get_args(shape)[1]))
    if get_origin(shape) is tuple:
        return _manner(get_args(shape)[0])
    if is_dataclass(shape):
        return Manner({each.name.rstrip("_"): _manner(each.type) for each in fields(shape)})
    return ANY


DOCUMENT = _manner(Document)

# A statement can go from section to section, and keeps its fields then.
_FIELDS = {key: each for section in SECTIONS for key, each in DOCUMENT.keys[section].below("").keys.items()}
STATEMENT = Manner(_FIELDS, brief="text")
