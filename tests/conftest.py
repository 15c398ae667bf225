"""What tests of every kind share."""

from pathlib import Path

import pytest
from hypothesis import settings

_MAPS = sorted((Path(__file__).parents[1] / "maps").glob("*.argmap.yaml"))

# Every run tries the same examples: looking for new ones is what `fuzz/` is for.
settings.register_profile("steady", derandomize=True, deadline=None, print_blob=False)
settings.load_profile("steady")


@pytest.fixture(params=_MAPS, ids=lambda path: path.name.partition(".")[0])
def map_path(request: pytest.FixtureRequest) -> Path:
    """Each of the maps in `maps/`."""
    path = request.param
    assert isinstance(path, Path)
    return path
