"""The JSON Schema of maps, in a file that editors find."""

from argmap.document.schema import schema_text
from argmap.setup import SCHEMAS, Merged, Place, integration


@integration(SCHEMAS[-1], usual=lambda place: False, looks_at=SCHEMAS)
def schema(existing: str | None, place: Place) -> Merged:
    """Editors know the format by it."""
    return schema_text() if existing is None and place.schema == SCHEMAS[-1] else None
