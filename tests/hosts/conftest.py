"""A git repository with a map, and a branch on which it changes."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


class Repository:
    """A repository in which `main` has the map of the Istanbul talks, and `HEAD` one more condition in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.map = folder / "maps" / "istanbul-talks.argmap.yaml"
        self.git("init", "--quiet", "--initial-branch=main")
        self.map.parent.mkdir()
        shutil.copy(ROOT / "maps" / self.map.name, self.map)
        self.commit("The talks")
        self.git("checkout", "--quiet", "-b", "referendum")
        text = self.map.read_text(encoding="utf-8")
        text = text.replace(
            "    only_if: guarantees-work\n", "    only_if: [guarantees-work, referendum]\n", 1
        )
        text = text.replace(
            "conditions:\n", "conditions:\n  referendum: Ukrainians approve it in a referendum.\n", 1
        )
        self.map.write_text(text, encoding="utf-8")
        self.commit("A referendum")

    def git(self, *arguments: str) -> str:
        """What git says."""
        who = {f"GIT_{role}_{what}": "Ada" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        environment = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull}
        ran = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return ran.stdout.strip()

    def commit(self, subject: str) -> None:
        """Commit all there is."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", subject)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    for program in ("git", "bash"):
        if shutil.which(program) is None:
            assert not os.environ.get("CI"), f"{program} is not here"
            pytest.skip(f"{program} is not here")
    folder = tmp_path / "repository"
    folder.mkdir()
    return Repository(folder)
