"""How git merges maps: an attribute of files, which is for all, and a driver, which is for each clone."""

import re

from argmap.setup import GIT_CONFIG, Advice, Configuration, Merged, Place, integration

_ATTRIBUTES = "*.argmap.yaml merge=argmap\n*.argmap.yml merge=argmap\n"
_DECIDED = re.compile(r"(?m)^[^#\n]*(?:argmap[^#\n]*\s[-!]?merge|\smerge=argmap)\b")

# Where argmap can't be run, a map is merged as any other text, as git would take our version for merged.
_DRIVER = (
    "argmap merge-driver %O %A %B %P --marker-size=%L --ours=%X --theirs=%Y --base=%S; c=$?; "
    "[ $c -lt 2 ] && exit $c; git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"
)
_CONFIGURATION = {
    "merge.argmap.name": "argument maps, statement by statement",
    "merge.argmap.driver": _DRIVER,
}


def _is_in_a_repository(place: Place) -> bool:
    return ".git" in place.entries


@integration(
    ".gitattributes",
    usual=_is_in_a_repository,
    needs=("merge-driver",),
    then="in every other clone, this turns it on: argmap init --only merge-driver",
)
def merge(existing: str | None, place: Place) -> Merged:
    """Maps that two people have changed are merged statement by statement."""
    if existing is None:
        return _ATTRIBUTES
    if _DECIDED.search(existing):
        return None
    ending = "\r\n" if "\r\n" in existing else "\n"
    gap = "" if existing.endswith("\n") else ending
    return existing + gap + _ATTRIBUTES.replace("\n", ending)


@integration(GIT_CONFIG, usual=_is_in_a_repository)
def merge_driver(existing: str | None, place: Place) -> Merged:
    """In this clone, git knows how to merge maps."""
    configuration = Configuration(_CONFIGURATION)
    if place.merging.keys() & _CONFIGURATION.keys():
        return None
    if not _is_in_a_repository(place) and place.above is None:
        return Advice("in each clone of the repository", configuration.commands())
    return configuration
