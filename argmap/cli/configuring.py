"""Git's configuration of a clone: what is in it, and what is added to it."""

import subprocess
from collections.abc import Mapping

from argmap.files import Trouble


def configured(folder: str, keys: str) -> dict[str, str]:
    """What git is told in a folder, by the keys that match; nothing where git is not installed."""
    try:
        answer = _git(folder, "--get-regexp", keys)
    except OSError:
        return {}
    lines = answer.stdout.decode(errors="replace").splitlines()
    return {key: value for key, _, value in (line.partition(" ") for line in lines)}


def configure(folder: str, values: Mapping[str, str]) -> None:
    """Tell git something in the clone that a folder is in; what it is told already stays."""
    for key, value in values.items():
        try:
            known = _git(folder, "--get", key)
            if known.returncode == 0:
                raise Trouble(f"git has been told what `{key}` is in the meantime; run `argmap init` again")
            told = _git(folder, key, value)
        except OSError as error:
            raise Trouble("git can't be run, so that its configuration stays as it is") from error
        if told.returncode:
            raise Trouble(
                f"git's configuration stays as it is: {told.stderr.decode(errors='replace').strip()}"
            )


def _git(folder: str, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(["git", "-C", folder, "config", *arguments], capture_output=True, check=False)
