"""Files that a file in another format names: read if they lie in its project's folder, and are text."""

from pathlib import Path

import pytest

from argmap.files import beside


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project, with a file beside it."""
    (tmp_path / "project" / "maps").mkdir(parents=True)
    (tmp_path / "project" / "argmap.toml").touch()
    (tmp_path / "outside.txt").write_text("secret")
    return tmp_path / "project"


def test_a_file_in_the_project_is_read(folder: Path) -> None:
    (folder / "maps" / "near.txt").write_bytes(b"\xef\xbb\xbfnear\r\n")
    (folder / "far.txt").write_text("far")
    read = beside(str(folder / "maps" / "talk.argdown"))
    assert read("near.txt") == "near\r\n"
    assert read("../far.txt") == "far"


def test_standard_input_lies_where_the_program_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "near.txt").write_text("near")
    monkeypatch.chdir(folder)
    assert beside("-")("near.txt") == "near"


@pytest.mark.parametrize("name", ["../../outside.txt", "../../../outside.txt", "/etc/hostname", "link.txt"])
def test_a_file_elsewhere_is_not(folder: Path, name: str) -> None:
    (folder / "maps" / "link.txt").symlink_to(folder.parent / "outside.txt")
    with pytest.raises(PermissionError, match="outside of the project's folder"):
        beside(str(folder / "maps" / "talk.argdown"))(name)


def test_what_can_not_be_read_is_an_error_of_the_system(folder: Path) -> None:
    (folder / "maps" / "picture.txt").write_bytes(b"\x89PNG\xff")
    read = beside(str(folder / "maps" / "talk.argdown"))
    for name in ("none.txt", ".", "picture.txt"):
        with pytest.raises(OSError, match=r".+"):
            read(name)
