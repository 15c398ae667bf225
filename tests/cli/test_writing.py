"""How the program writes files: whole, where it was told to, and nothing else."""

import os
import sys
from pathlib import Path

import pytest

from argmap import files
from argmap.files import Trouble


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.svg"
    target.write_bytes(b"before")

    def fail(*paths: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(Trouble, match="no space left on device"):
        files.write(str(target), b"after")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out.svg", b"before")]


@pytest.mark.skipif(sys.platform == "win32", reason="a matter of Unix")
def test_a_file_keeps_its_mode_and_a_new_one_has_the_usual(tmp_path: Path) -> None:
    kept, new, usual = tmp_path / "kept", tmp_path / "new", tmp_path / "usual"
    kept.touch()
    kept.chmod(0o640)
    usual.touch()
    for path in (kept, new):
        files.write(str(path), b"after")
    assert kept.stat().st_mode & 0o777 == 0o640
    assert new.stat().st_mode == usual.stat().st_mode


def test_what_a_link_points_to_is_written_and_the_link_kept(tmp_path: Path) -> None:
    link, target = tmp_path / "link.svg", tmp_path / "deep" / "target.svg"
    target.parent.mkdir()
    target.touch()
    try:
        link.symlink_to("deep/target.svg")
    except OSError:
        pytest.skip("this machine makes no symbolic links")
    files.write(str(link), b"after")
    assert link.is_symlink()
    assert target.read_bytes() == b"after"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a matter of Unix")
def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reading = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    files.write(str(path), b"after")
    assert os.read(reading, 100) == b"after"
    os.close(reading)
    assert path.is_fifo()
