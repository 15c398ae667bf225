"""Fuzz what reads the formats of others: whatever the text, the answer is a sound map or a sentence.

    python fuzz/fuzz_formats.py --seconds 60

Each format is fuzzed for so long, in a process of its own, all of them at once. It begins with the examples
on its page of the manual and with the project's maps in it. What fails is written to a file that `python
fuzz/fuzz_formats.py --format NAME --case FILE` reads again.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from fuzz_check import JARGON, LONGEST, MAPS, ODDITIES, SECONDS_A_CASE, Draw, atheris

from argmap.formats import Unreadable, Unwritable, format_named, is_own, readable, writable
from argmap.formatting import formatted, written
from argmap.pipeline import Project
from argmap.rules import rules
from argmap.source import read
from argmap.source.encoding import decode

rules()

PAGES = Path(__file__).parents[1] / "docs" / "formats"
MEMORY = 2 * 2**30
DEEP = 20_000

_MEANT = ("failed-expectation",)
"""What an import may report as an error: that a verdict is another than its author expected."""


def check(format: str, data: bytes) -> None:
    """Read a text in a format as `argmap convert` does; raises where a promise is broken."""
    text = decode(data)[0].replace("\r\n", "\n").replace("\r", "\n")
    started = time.process_time()
    for name in readable():
        if hasattr(format_named(name), "recognises"):
            format_named(name).recognises(text)
    _import(format, text)
    took = time.process_time() - started
    assert took < SECONDS_A_CASE, f"a case took {took:.0f} s"


def _import(format: str, text: str) -> None:
    try:
        imported = format_named(format).read(text, lambda path: _beside(path, text))
    except Unreadable as error:
        _is_in_the_text(error, text)
        _is_a_sentence(error.message)
        return
    for loss in imported.losses:
        _is_a_sentence(loss.what)
        assert loss.line is None or 1 <= loss.line <= text.count("\n") + 1, loss
    head = [f"# argmap: ignore-file[{', '.join(imported.ignored)}]"] if imported.ignored else []
    map = written(imported.map, head)
    assert formatted(read(map)) == map, "the map is not formatted"
    checked = Project(_no_file).check_text(map, "x.argmap.yaml")
    errors = [each for each in checked.diagnostics if each.severity == "error" and each.rule not in _MEANT]
    assert checked.sound, errors
    assert not errors, errors


def _is_in_the_text(error: Unreadable, text: str) -> None:
    lines = text.split("\n")
    assert 1 <= error.line <= len(lines), f"line {error.line} is not in the text"
    room = len(lines[error.line - 1]) + 1
    assert 1 <= error.column <= room, f"no column {error.column} in line {error.line}"


def _is_a_sentence(said: str) -> None:
    assert said, "nothing is said"
    assert not JARGON.search(re.sub("`[^`]*`", "", said)), said


def _beside(path: str, text: str) -> str:
    """What the file that a text names holds: for some the text itself, for others nothing."""
    if path.startswith(("/", "..")) or len(path) % 2:
        raise FileNotFoundError(2, "No such file or directory", path)
    return text


def _no_file(path: str) -> bytes:
    raise FileNotFoundError(path)


class Texts:
    """Texts of a format to begin with, and the words in them."""

    def __init__(self, format: str) -> None:
        self.seeds = [*_examples(format), *_exports(format)] or ["a"]
        found = {word for seed in self.seeds for word in re.findall(r"\w+|[^\w\s]+|\n\s*", seed)}
        self.words = sorted(found, key=lambda word: (len(word), word))[:250]

    def case(self, data: bytes) -> bytes:
        """What to read: the bytes themselves, or after an M what they change in a text."""
        if data[:1] != b"M":
            return data
        return self.mutated(Draw(data[1:])).encode(errors="surrogatepass")

    def mutated(self, draw: Draw) -> str:
        """A text of the format with a few changes."""
        text = draw.pick(self.seeds)
        for _ in range(1 + draw.number(8)):
            start, other = (draw.number(256) * (len(text) + 1) // 256 for _ in range(2))
            end = start + draw.number(24)
            match draw.number(9):
                case 0:
                    text = text[:start] + text[end:]
                case 1:
                    text = text[:other] + text[start:end] + text[other:]
                case 2:
                    text = text[:start] + draw.pick(ODDITIES) + text[start:]
                case 3:
                    text = text[:start] + draw.pick(self.words) + text[end:]
                case 4:
                    text = text[:start]
                case 5:
                    text = draw.pick(self.seeds) + text[start:]
                case 6:
                    text = text.replace(draw.pick(self.words), draw.pick(self.words))
                case 7:
                    text = text[:start] + text[start:end] * (1 + draw.number(40)) + text[end:]
                case _:
                    deep = "".join(draw.pick(self.words) for _ in range(1 + draw.number(3)))
                    text = text[:start] + deep * (DEEP // (1 + draw.number(200))) + text[start:]
        return text


def _examples(format: str) -> list[str]:
    """The blocks on the page of a format."""
    page = PAGES / f"{format}.md"
    content = page.read_text(encoding="utf-8") if page.exists() else ""
    return re.findall(r"^```(?!console)\w*\n(.*?)^```$", content, re.MULTILINE | re.DOTALL)


def _exports(format: str) -> list[str]:
    """The project's maps in a format, as far as it can be written and can say them."""
    found = []
    for path in sorted(MAPS.glob("*.yaml")) if format in writable() else ():
        graph = Project(lambda name: Path(name).read_bytes()).check(str(path)).graph
        if graph is not None:
            with suppress(Unwritable):
                found.append(format_named(format).write(graph).data.decode())
    return found


def run_with_atheris(format: str, seconds: int) -> None:
    """Follow the coverage; ends the process, with a code other than 0 where something failed."""
    texts = Texts(format)
    with tempfile.TemporaryDirectory() as folder:
        seeds = [seed.encode() for seed in texts.seeds]
        seeds += [b"M" + random.Random(number).randbytes(100) for number in range(60)]
        for number, seed in enumerate(seeds):
            (Path(folder) / str(number)).write_bytes(seed[:LONGEST])
        quoted = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in texts.words)
        dictionary = Path(folder + ".dict")
        dictionary.write_text("".join(f'"{word}"\n' for word in quoted))
        options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-dict={dictionary}"]
        options += ["-timeout=120", f"-rss_limit_mb={MEMORY // 2**20}", "-print_final_stats=1"]
        options += [f"-artifact_prefix={tempfile.gettempdir()}/{format}-"]
        atheris.Setup([sys.argv[0], *options, folder], lambda data: check(format, texts.case(data)))
        atheris.Fuzz()


def run_at_random(format: str, seconds: int) -> None:
    """Change texts at random until the time is up."""
    _limit_memory()
    texts = Texts(format)
    seed = random.randrange(2**32)
    source = random.Random(seed)
    ends = time.monotonic() + seconds
    number = 0
    while time.monotonic() < ends:
        data = source.choice((b"", b"M", b"M", b"M")) + source.randbytes(source.randrange(120))
        try:
            check(format, texts.case(data))
        except BaseException:
            failed = Path(tempfile.gettempdir()) / f"{format}-failed"
            failed.write_bytes(texts.case(data))
            print(f"failed; python {sys.argv[0]} --format {format} --case {failed}", file=sys.stderr)
            raise
        number += 1
    print(f"{format}: {number} cases in {seconds} s, seed {seed}: nothing failed")


def _limit_memory() -> None:
    """Let a case that takes too much memory fail."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run_all(seconds: int, at_random: bool) -> int:
    """Fuzz all formats; the exit code says whether nothing failed."""
    more = ["--random"] if at_random else []

    def run(format: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, __file__, "--format", format, "--seconds", str(seconds), *more]
        return subprocess.run(command, check=False, capture_output=True, text=True, errors="replace")

    formats = [name for name in readable() if not is_own(name)]
    with ThreadPoolExecutor(len(readable())) as pool:
        ran = dict(zip(formats, pool.map(run, formats), strict=True))
    for format, each in ran.items():
        failed = f"{format}: failed\n{each.stdout}{each.stderr[-5000:]}"
        print(failed if each.returncode else each.stdout.strip() or f"{format}: nothing failed", flush=True)
    return int(any(each.returncode for each in ran.values()))


def main() -> None:
    """Fuzz all formats or one for a while, or read one case again."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--random", action="store_true", help="draw at random, even where there is atheris")
    options.add_argument("--format", choices=readable(), help="fuzz this one, in this process")
    options.add_argument("--case", type=Path, metavar="FILE", help="read the text in a file again")
    chosen = options.parse_args()
    if chosen.format is None:
        sys.exit(run_all(chosen.seconds, chosen.random))
    if chosen.case:
        data = chosen.case.read_bytes()
        check(chosen.format, data)
    elif atheris is None or chosen.random:
        run_at_random(chosen.format, chosen.seconds)
    else:
        run_with_atheris(chosen.format, chosen.seconds)


if __name__ == "__main__":
    main()
