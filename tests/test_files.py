"""Which files are maps, by their names or by how they begin."""

import pytest

from argmap.files import is_map


@pytest.mark.parametrize(
    "beginning",
    [
        b"argmap: 1",
        b"\xef\xbb\xbfargmap : 1",
        b"# a comment\n\n  # another\r\n---\nargmap: 1",
        b"\n" * 4000 + b"argmap:",
    ],
)
def test_a_yaml_file_that_begins_with_argmap(beginning: bytes) -> None:
    assert is_map("notes.yaml", beginning)
    assert not is_map("notes.txt", beginning)


@pytest.mark.parametrize(
    "beginning", [b"", b"title: argmap: 1", b" argmap: 1", b"argmapper: 1", b"\n" * 4000 + b"title: 1"]
)
def test_any_other_yaml_file(beginning: bytes) -> None:
    """Empty lines without end must not keep it busy, as they can be read in one way alone."""
    assert not is_map("notes.yaml", beginning)
    assert is_map("notes.argmap.yaml", beginning)
