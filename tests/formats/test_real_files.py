"""Real files of other tools, where they are beside the project."""

from pathlib import Path

import pytest

from argmap.formats import Unreadable, readers

from .roundtrips import checked, imported, shared

WITH_SCHEMES = {"mcda-porsche.yml", "walton.yml"}
"""Files of Carneades whose labels count on arguments that are made from schemes."""
REFUSED = {"tests_invalid1.yaml": (2, 1, "elements are expected here, such as `G1:`")}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("format", ["carneades", "gsn2x", "dsanson"])
def test_all_files_of_a_kind_are_recognised_and_become_maps(format: str) -> None:
    for path in shared(format):
        if path.name in REFUSED:
            with pytest.raises(Unreadable) as caught:
                imported(format, _text(path))
            assert (caught.value.line, caught.value.column, caught.value.message) == REFUSED[path.name]
            continue
        assert readers(path.name, _text(path)) == [format], path
        checked(imported(format, _text(path)))


def test_files_of_carneades_get_the_labels_that_they_expect_themselves() -> None:
    """That they do is what `failed-expectation` looks after in `checked`."""
    expecting = 0
    for path in shared("carneades"):
        map = imported("carneades", _text(path)).map
        expects = "scenarios" in map
        assert expects == ("\ntests:" in _text(path) and path.name not in WITH_SCHEMES), path
        expecting += expects
    assert expecting == 15
