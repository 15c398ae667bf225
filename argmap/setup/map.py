"""A first map."""

from importlib import resources

from argmap.setup import Merged, Place, integration


def template(name: str, schema: str) -> str:
    """A map to start from; `schema` is the path of the schema as seen from it."""
    file = resources.files("argmap") / "templates" / f"{name}.argmap.yaml"
    return file.read_text(encoding="utf-8").replace("{schema}", schema)


@integration("first.argmap.yaml", needs=("schema",), then="see the map: argmap render {path}")
def map_(existing: str | None, place: Place) -> Merged:
    """A first map, to be changed to your own."""
    return None if existing is not None or place.has_maps else template("talks", place.schema)
