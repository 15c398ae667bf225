"""What the tests of `list`, `show` and `stats` share: real maps, snapshots, schemas, and a terminal."""

import json
import os
import struct
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

from jsonschema import Draft7Validator

from .conftest import Program

ROOT = Path(__file__).parents[2]
MAPS = ("choose-a-database", "istanbul-talks", "pakistan-no-trust", "peace-week", "school-uniforms")
ISTANBUL = ROOT / "maps" / "istanbul-talks.argmap.yaml"
DATABASE = ROOT / "maps" / "choose-a-database.argmap.yaml"
_SNAPSHOTS = Path(__file__).parent / "snapshots"


def said(argmap: Program, *arguments: str | Path) -> str:
    """What the program prints where nothing is wrong."""
    ran = argmap(*arguments)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def answer(argmap: Program, command: str, *arguments: str | Path) -> Any:
    """What the program says to programs, if it is what the schema describes."""
    schema = json.loads((ROOT / "schema" / f"{command}.schema.json").read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    found = json.loads(said(argmap, command, *arguments, "--output-format", "json"))
    Draft7Validator(schema).validate(found)
    return found


def compare(name: str, text: str) -> None:
    """Compare a text with the one kept under a name; UPDATE_SNAPSHOTS=1 keeps the new one."""
    path = _SNAPSHOTS / name
    if os.environ.get("UPDATE_SNAPSHOTS") == "1":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.exists(), f"{path} is not there: run with UPDATE_SNAPSHOTS=1"
    assert path.read_text(encoding="utf-8") == text, "if this is meant, run with UPDATE_SNAPSHOTS=1"


def on_terminal(
    argmap: Program, *arguments: str | Path, width: int = 80, env: Mapping[str, str] | None = None
) -> str:
    """What the program prints on a terminal that is so many columns wide."""
    import fcntl
    import pty
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    environment = {**argmap.environment, "TERM": "xterm-256color", **(env or {})}
    printed: list[bytes] = []
    reader = Thread(target=_read_to_the_end, args=(ours, printed))
    reader.start()
    try:
        argmap.run(argmap.command(*arguments), stdout=theirs, env=environment)
    finally:
        os.close(theirs)
        reader.join()
        os.close(ours)
    return b"".join(printed).decode().replace("\r\n", "\n")


def _read_to_the_end(terminal: int, printed: list[bytes]) -> None:
    with suppress(OSError):  # on Linux this is how a terminal says that it is closed
        while part := os.read(terminal, 65536):
            printed.append(part)
