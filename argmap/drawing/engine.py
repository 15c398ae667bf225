"""Graphviz as a program: DOT in, bytes out.

The `graphviz` package builds the DOT; its own way to run Graphviz knows no time limit and one program only.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

Name = Literal["pure", "system"]

_PURE = "`pip install graphviz-pure`"
_SYSTEM = "Graphviz from https://graphviz.org/download"

# Boxes are sized by argmap's own measures, so a guess about a letter's width does no harm; and Fontconfig
# warns of how this machine is set up, whatever the map.
_HARMLESS = re.compile(
    "no value for width of non-ASCII character|^cell size too small for content|^Fontconfig warning"
)

_LOST_ITS_WAY = re.compile("routesplines|Pshortestpath")


class EngineError(Exception):
    """No picture could be drawn; the message says why and what to do, in a sentence for the user."""


@dataclass(frozen=True)
class Engine:
    """A Graphviz that was found on this machine."""

    name: Name
    path: str

    def version(self) -> str:
        """The version, asked of the program itself, such as `2.43.0`."""
        status, _, said = _converse([self.path, "-V"], b"", 10.0)
        number = re.search(r"version (\S+)(?:.*?Graphviz ([\d.]+))?", said)
        if status or not number:
            raise EngineError(f"`{self.path}` does not answer as Graphviz does, so it cannot draw.")
        own, ported = number.groups()
        return f"{own} (Graphviz {ported})" if ported else str(own)


@dataclass(frozen=True)
class Drawn:
    """A finished picture, and what its maker has to say about it."""

    data: bytes
    complaints: tuple[str, ...] = ()


def find(name: Literal["auto", "pure", "system"] = "auto") -> Engine:
    """The engine to draw with: the one pip brings, or else the machine's own `dot`.

    `ARGMAP_DOT`, the path of a `dot`, asks for the machine's own.
    """
    wanted = os.environ.get("ARGMAP_DOT")
    if name == "system" or (name == "auto" and wanted):
        if path := shutil.which(wanted or "dot"):
            return Engine("system", path)
        if wanted:
            raise EngineError(f"ARGMAP_DOT is `{wanted}`, which is no program that can be run.")
        raise EngineError(f"There is no `dot` on this machine. Install {_SYSTEM}.")
    if path := _bundled():
        return Engine("pure", path)
    if name == "pure":
        raise EngineError(f"The drawing program graphviz-pure is not installed. Install it with {_PURE}.")
    if path := shutil.which("dot"):
        return Engine("system", path)
    raise EngineError(f"There is no Graphviz to draw with. Use {_PURE}, or install {_SYSTEM}.")


def run(
    engine: Engine, dot_text: str, format: str, *, dpi: float | None = None, timeout: float = 60.0
) -> Drawn:
    """Draw a graph as `svg`, `png` or another of the engine's formats, in at most `timeout` seconds.

    `dpi`, dots per inch, counts for PNG alone: Graphviz crops an SVG that is given one.
    """
    command = [engine.path, f"-T{format}"]
    if dpi is not None and format == "png":
        command.append(f"-Gdpi={dpi:g}")
    status, data, said = _converse(command, dot_text.encode(errors="replace"), timeout)
    if status and _LOST_ITS_WAY.search(said):
        # In rare tangles Graphviz finds no way for a curve; straight lines always have one.
        command.append("-Gsplines=line")
        status, data, said = _converse(command, dot_text.encode(errors="replace"), timeout)
    complaints = tuple(dict.fromkeys(_translated(_messages(said))))
    if "memory allocation" in said or "bad allocation" in said:
        raise EngineError(
            "The map is too large for one picture of dots. Ask for fewer dots per inch, or for SVG or PDF."
        )
    if format == "svg":
        # Graphviz 2.43 forgets to escape the addresses in HTML-like labels, which is no XML then.
        data = re.sub(rb"&(?!#?\w+;)", b"&amp;", data)
    # Graphviz also ends with an error when it lost a line, though the rest of the picture is good.
    errors = re.findall("^Error: (.*)", said, re.MULTILINE)
    if data and (not status or (errors and all(error.startswith("lost ") for error in errors))):
        return Drawn(data, complaints)
    reason = complaints[0] if complaints else f"it stopped with status {status} and said nothing."
    raise EngineError(f"Graphviz ({engine.path}) could not draw the map: {reason}")


def _bundled() -> str | None:
    """Where pip put graphviz-pure; an environment that is not activated has it outside PATH."""
    program = "graphviz-pure.exe" if sys.platform == "win32" else "graphviz-pure"
    # Mostly it is beside Python, and asking for the other folders takes longer than to look there.
    if beside := shutil.which(program, path=os.path.dirname(sys.executable or "")):
        return beside
    user = sysconfig.get_preferred_scheme("user")
    folders = (sysconfig.get_path("scripts"), sysconfig.get_path("scripts", user))
    found = (shutil.which(program, path=folder) for folder in folders)
    return next((path for path in found if path), None) or shutil.which(program)


def _converse(command: list[str], text: bytes, timeout: float) -> tuple[int, bytes, str]:
    """Run a program: its exit status, its output and what it said on the side."""
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True)
    except OSError as error:
        raise EngineError(f"`{command[0]}` could not be started: {error.strerror}.") from error
    try:
        data, said = process.communicate(text, timeout)
    except subprocess.TimeoutExpired as expired:
        raise EngineError(
            f"Drawing was stopped after {timeout:g} seconds. Draw a part of the map, or allow more time."
        ) from expired
    finally:
        if process.returncode is None:
            _end(process)
    return process.returncode, data, said.decode(errors="replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Stop a program with everything it started."""
    if sys.platform == "win32":
        process.kill()
    else:
        # The program leads a session of its own, so its number is that of the whole group.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def _messages(said: str) -> Iterator[str]:
    """What Graphviz said, one message each, without the labels it puts before them."""
    for block in re.split(r"\n(?=Error: |Warning: |dot: |Fontconfig )", said.strip()):
        yield re.sub(r"^((Error|Warning|dot): )+", "", " ".join(block.split()))


def _translated(messages: Iterator[str]) -> Iterator[str]:
    """The messages worth telling, in words that do not ask to know Graphviz."""
    for message in messages:
        if not message or _HARMLESS.search(message):
            continue
        if lost := re.search(r"lost (.+?) (.+?) edge", message):
            yield f"A line is missing in the picture: Graphviz lost the one from `{lost[1]}` to `{lost[2]}`."
        elif scaled := re.search(r"too large for cairo-renderer bitmaps\. Scaling by ([\d.]+)", message):
            share = f"{float(scaled[1]):.0%}"
            yield f"The map is too large for PNG and was drawn at {share} of its size. Use SVG or PDF."
        elif font := re.search(r"no hard-coded metrics for '(.+?)'", message):
            yield f"Graphviz does not know the font `{font[1]}`: text may leave its box. Helvetica is safe."
        else:
            yield message
