"""Which things only have another id: those that are what they were but for that."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from argmap.diff.changes import Renamed, Thing
from argmap.diff.contents import Contents, contents
from argmap.graph import Graph
from argmap.relabelling import Names, relabelled

_CALLED_BY: tuple[tuple[Thing, str], ...] = (
    ("statement", "text"),
    ("party", "name"),
    ("source", "title"),
    ("group", "title"),
)
"""By which field a thing is recognised under another id; a scenario by all that it says."""


class Renaming(NamedTuple):
    """The renames between two maps; the old one with the new names in it, and what that says."""

    names: tuple[Renamed, ...]
    old: Graph
    before: Contents


def renames(old: Graph, before: Contents, after: Contents) -> Renaming:
    """Find what only has another name, sort by sort: what is said of one may name another."""
    found: list[Renamed] = []
    for more in (_imports, *(_by(*each) for each in _CALLED_BY), _scenarios):
        if names := list(more(before, after)):
            old = with_names(old, names)
            before = contents(old)
            found += names
    return Renaming(tuple(found), old, before)


def with_names(graph: Graph, names: list[Renamed]) -> Graph:
    """The graph with the new names, of one sort of thing, in the place of the old ones."""
    new = {each.id: each.new for each in names}

    def name(id: str) -> str:
        return new.get(id, id)

    def under_alias(id: str) -> str:
        alias, dot, rest = id.partition(".")
        return name(alias) + dot + rest if dot else id

    if names[0].thing == "import":
        imports = {name(alias): path for alias, path in graph.imports.items()}
        return relabelled(graph, Names.all(under_alias))._replace(imports=imports)
    return relabelled(graph, Names(**{names[0].thing: name}))


def _imports(old: Contents, new: Contents) -> Iterator[Renamed]:
    return _pairs("import", old, new, lambda alias, path: path)


def _scenarios(old: Contents, new: Contents) -> Iterator[Renamed]:
    return _pairs("scenario", old, new, lambda id, scenario: repr(scenario._replace(id="")))


def _by(thing: Thing, field: str) -> Callable[[Contents, Contents], Iterator[Renamed]]:
    def found(old: Contents, new: Contents) -> Iterator[Renamed]:
        return _pairs(thing, old, new, lambda id, value: getattr(value, field))

    return found


def _pairs(
    thing: Thing, old: Contents, new: Contents, called: Callable[[str, Any], str]
) -> Iterator[Renamed]:
    """Things of which the id is gone, and the one thing that is new and called the same."""
    gone = _only(old.things[thing], new.things[thing])
    come: dict[str, list[str]] = {}
    for id, value in _only(new.things[thing], old.things[thing]).items():
        come.setdefault(called(id, value), []).append(id)
    for id, value in gone.items():
        alike = [each for each in come.get(called(id, value), ()) if _is_near(id, each)]
        if len(alike) > 1:
            alike = [each for each in alike if _resemble(thing, id, each, old, new)][:1]
        if len(alike) == 1 and _can_be(thing, id, alike[0], old, new):
            come[called(id, value)].remove(alike[0])
            yield Renamed(thing, id, alike[0])


def _only(here: Mapping[str, Any], there: Mapping[str, Any]) -> dict[str, Any]:
    return {id: value for id, value in here.items() if id not in there}


def _is_near(id: str, other: str) -> bool:
    """Whether two things are of the same map, rather than one of an imported one."""
    return id.rpartition(".")[0] == other.rpartition(".")[0]


def _resemble(thing: Thing, id: str, other: str, old: Contents, new: Contents) -> bool:
    """Whether two things of the same name also say the same of others."""
    before, after = old.things[thing][id], new.things[thing][other]
    if thing != "statement":
        return bool(before._replace(id=other) == after)
    return before.kind == after.kind and old.links.get(id) == new.links.get(other)


def _can_be(thing: Thing, id: str, other: str, old: Contents, new: Contents) -> bool:
    """Whether the one can be the other: a statement of another kind, with other links, is another one."""
    if thing != "statement":
        return True
    same_kind = old.things[thing][id].kind == new.things[thing][other].kind
    return same_kind or old.links.get(id) == new.links.get(other)
