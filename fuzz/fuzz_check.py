"""Fuzz reading, checking and reporting: whatever the bytes, the answer is a report, and soon.

    python fuzz/fuzz_check.py --seconds 60

With atheris installed the inputs follow the coverage of argmap's code, else they are drawn at random. What
fails is printed as bytes that `python fuzz/fuzz_check.py --case FILE` runs again.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

try:
    import atheris
except ImportError:
    atheris = None

if atheris is not None:
    atheris.instrument_imports(include=["argmap"]).__enter__()  # all that is imported from here on

import argmap.source.events
from argmap.document.judge import judge
from argmap.document.leaf import Refused
from argmap.document.reading import read_valid
from argmap.fixing import mended
from argmap.formatting import formatted
from argmap.merging import Unmergeable, merged
from argmap.pipeline import Checked, Project
from argmap.reporters import concise, github, gitlab, junit, sarif, statistics, text
from argmap.reporters import json as json_reporter
from argmap.rules import rules
from argmap.settings import Settings
from argmap.source import Span, Tree, read

rules()

MAPS = Path(__file__).parents[1] / "maps"
LONGEST = 4096
SECONDS_A_CASE = 20
"""Far more than any input of this length may take, on any machine: this finds loops, not slowness."""

JARGON = re.compile(r"pydantic|<class|NoneType|Traceback|scalar|flow |mapping node|token", re.IGNORECASE)


def check(data: bytes) -> None:
    """Check a map made of these bytes, in a project with a few others; raises where a promise is broken."""
    files = {**OTHERS, "x.argmap.yaml": data}

    def read(path: str) -> bytes:
        if path not in files:
            raise FileNotFoundError(2, "No such file or directory")
        return files[path]

    started = time.process_time()
    everything = Settings(select=("all",))
    checked = Project(read, settings=lambda path: everything).check_text(data, "x.argmap.yaml")
    reports = [each.report([checked], False) for each in (text, concise, json_reporter)]
    text.report([checked], True)
    for other in (github, gitlab, junit, sarif, statistics):
        other.report([checked.told()], False).encode()
    took = time.process_time() - started
    assert took < SECONDS_A_CASE, f"a case took {took:.0f} s"
    _positions_lie_in_the_text(checked)
    _reports_are_whole(checked, reports)
    _graph_is_closed(checked)
    _readers_agree(checked.tree)
    _mending_ends(Project(read, settings=lambda path: everything), checked)
    _formatting_is_stable(checked)
    _merging_is_whole(data)
    if len(data) <= 1000:  # the other parser takes its time
        _parsers_agree(data, checked.tree)


def _positions_lie_in_the_text(checked: Checked) -> None:
    lines = re.split("\r\n|\r|\n", checked.tree.text)

    def inside(line: int, column: int) -> bool:
        return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1

    def check_span(span: Span) -> None:
        assert inside(span.line, span.column), f"{span} begins outside of the text"
        assert inside(span.end_line, span.end_column), f"{span} ends outside of the text"
        assert span[:2] <= span[2:], f"{span} ends before it begins"

    for each in checked.diagnostics:
        check_span(each.span)
        if each.first:
            check_span(each.first)


def _reports_are_whole(checked: Checked, reports: Sequence[str]) -> None:
    found = checked.diagnostics
    assert len(set(found)) == len(found), "a diagnostic stands there twice"
    assert checked.sound or any(each.severity == "error" for each in found), "unsound, and nothing says why"
    for each in found:
        said = each.message + each.cure
        assert each.message, f"{each.rule} says nothing"
        assert said.isprintable(), f"not one line of printable text: {said!r}"
        assert not JARGON.search(re.sub("`[^`]*`", "", said)), said
    whole, lines, plain = reports
    whole.encode()
    assert lines.count("\n") == len(found)
    assert len(json.loads(plain)["diagnostics"]) == len(found)
    plain.encode()


def _graph_is_closed(checked: Checked) -> None:
    graph = checked.graph
    if graph is None:
        return
    for link in graph.links:
        assert {link.source, link.target} <= graph.statements.keys(), link
    for statement in graph.statements.values():
        assert set(statement.by) <= graph.parties.keys(), statement
        assert {each.source for each in statement.citations} <= graph.sources.keys(), statement
        assert statement.group is None or statement.group in graph.groups, statement


def _mending_ends(project: Project, checked: Checked) -> None:
    before = project.check_text(checked.tree.text, "x.argmap.yaml").diagnostics  # its bytes may be no UTF-8
    errors = sum(each.severity == "error" for each in before)
    mend = mended(checked.tree.text, lambda text: project.check_text(text, "x.argmap.yaml"), unsafe=True)
    after = project.check_text(mend.text, "x.argmap.yaml").diagnostics
    assert sum(each.severity == "error" for each in after) <= errors, "mending made errors"


def _formatting_is_stable(checked: Checked) -> None:
    if checked.tree.faults or not checked.sound:
        return
    once = formatted(checked.tree)
    assert formatted(read(once)) == once, "formatted twice, a map is another"


def _merging_is_whole(data: bytes) -> None:
    """What is merged without a conflict can be read, and says the same whichever side is ours."""
    for base, other in ((b"", MERGED), (MERGED, MERGED.replace(b"A.", b"B."))):
        try:
            results = [merged(base, data, other), merged(base, other, data)]
        except Unmergeable:
            continue
        if any(each.conflicts for each in results):
            continue
        one, two = (read(each.data) for each in results)
        assert not one.faults, "what was merged can't be read"
        assert one.value == two.value or repr(one.value) == repr(two.value), "merging depends on the side"


def _readers_agree(tree: Tree) -> None:
    try:
        read_valid(tree.value)
        valid = True
    except Refused:
        valid = False
    assert valid == (judge(tree.value) == []), "the fast reader and pydantic disagree"


def _parsers_agree(data: bytes, tree: Tree) -> None:
    """With ruamel.yaml's parser alone a text reads the same, unless one of the parsers refuses it."""
    fast = argmap.source.events.fast
    argmap.source.events.fast = lambda text: None
    try:
        again = read(data)
    finally:
        argmap.source.events.fast = fast
    if not (tree.faults or again.faults):
        assert repr(again.value) == repr(tree.value), "the parsers disagree on the values"
        assert _places(again) == _places(tree), "the parsers disagree on the places"


def _places(tree: Tree) -> list[Span]:
    """The places of all keys and values, container by container."""

    def all_below(value: object, path: tuple[str | int, ...]) -> Iterator[Span]:
        items = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        for step, item in items:
            yield tree.locate((*path, step), key=True)
            yield tree.locate((*path, step))
            yield from all_below(item, (*path, step))

    return list(islice(all_below(tree.value, ()), 10_000))


class Draw:
    """Choices read off bytes, so that a fuzzer that changes the bytes changes the choices."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0

    def number(self, below: int) -> int:
        """A number from 0 on."""
        if self.position >= len(self.data):
            return 0
        self.position += 1
        return self.data[self.position - 1] % below

    def pick(self, options: Sequence[str]) -> str:
        """One of the options."""
        return options[self.number(len(options))]

    @property
    def is_spent(self) -> bool:
        """Whether all choices from here on are the first option."""
        return self.position >= len(self.data)


def _words(text: str) -> list[str]:
    return text.split()


SECTIONS = _words("questions proposals conditions claims reasons objections")
OTHER_KEYS = _words(
    "argmap title summary date authors language standard imports parties sources groups scenarios x-note"
)
FIELDS = _words(
    "text title note by source date due group tags only_if unless in_exchange_for supports against undercuts"
    " answers holds status supersedes standard weight likelihood choose name about url believes publisher"
    " id quote at within as extends assume expect all any not at_least of"
)
IDS = _words("a b c d e other.a other.b far.other.a bob news frame s nope proposals a-b-c 9 a.b. [key]")
VALUES = _words(
    "true false yes 1 0.5 2 -1 1e400 .nan .inf 0x1F 2022-03-30 2022-02-30 ~ null stands falls open accepted"
    " superseded preponderance one many en https://example.org text"
)
ODDITIES = (
    "", "[]", "{}", "[", "}", "\"", "'", "|", ">-", "&x ", "*x", "&x [*x]", "<<", "<<: *x", "!!str", "!", "%",
    "@", "`", "\t", "#", " # c", "---", "...", "- ", "? ", ": ", "\r", "\r\n", "\x00", "\x1b[31m", "\u2028",
    "\x85", "\ufeff", "\ud7ff", "é", "漢字", "e\u0301", "\"\\ud83d\\ude00\"", "\"\\e[31m\"", "\"\\uD800\"",
    "\"a\\nb\"", "\"\\0\"", "'it''s'", "a: b", "1" * 500, "x" * 200, "\U0001f600", "\u202e",
)  # fmt: skip
FORMS = ("{}: {}", "{}:\n{}", "{}: [{}]", "{}: {{{}}}", "? {}\n: {}", "{}:{}", "- {}\n- {}", "{} {}")


def structured(draw: Draw) -> str:
    """A text that is nearly a map."""
    lines = ["argmap: 1"] if draw.number(8) else []
    while not draw.is_spent:
        if draw.number(8) == 0:
            lines.append(f"{draw.pick(OTHER_KEYS)}: {_value(draw, 0)}")
            continue
        lines.append(f"{draw.pick(SECTIONS if draw.number(3) else OTHER_KEYS)}:")
        for _ in range(draw.number(4)):
            lines.append(f"  {draw.pick(IDS)}:" + (" " + _value(draw, 0) if draw.number(3) == 0 else ""))
            for _ in range(draw.number(5)):
                lines.append(f"    {draw.pick(FIELDS)}: {_value(draw, 0)}")
    ending = draw.pick(("\n", "\r\n", "\n\n"))
    return ending.join(lines)


def _value(draw: Draw, depth: int) -> str:
    choice = draw.number(9)
    if choice < 4:
        return draw.pick(IDS)
    if choice < 6:
        return draw.pick(VALUES)
    if choice == 6 or depth > 70:
        return draw.pick(ODDITIES)
    if choice == 7:
        return "[" + ", ".join(_value(draw, depth + 1) for _ in range(draw.number(4))) + "]"
    pairs = (f"{draw.pick(FIELDS)}: {_value(draw, depth + 1)}" for _ in range(draw.number(4)))
    return "{" + ", ".join(pairs) + "}"


def mutated(draw: Draw) -> str:
    """A real map with a few changes."""
    lines = draw.pick(SEEDS).splitlines()
    for _ in range(1 + draw.number(6)):
        if not lines:
            break
        at = draw.number(256) * len(lines) // 256
        line = lines[at]
        column = draw.number(256) * (len(line) + 1) // 256
        match draw.number(8):
            case 0:
                del lines[at : at + 1 + draw.number(3)]
            case 1:
                lines.insert(draw.number(256) * len(lines) // 256, line)
            case 2:
                lines[at] = line[:column] + draw.pick(ODDITIES) + line[column:]
            case 3:
                lines[at] = line[:column] + line[column + 1 + draw.number(4) :]
            case 4:
                lines[at] = " " * draw.number(9) + line.lstrip()
            case 5:
                lines[at] = line.partition(":")[0] + ": " + _value(draw, 0)
            case 6:
                lines[at] = line.replace(draw.pick(FIELDS), draw.pick(FIELDS))
            case _:
                lines[at : at + 1] = draw.pick(FORMS).format(draw.pick(FIELDS), _value(draw, 0)).split("\n")
    return "\n".join(lines)


def case(data: bytes) -> bytes:
    """What to check: the first byte says whether the rest is text, choices for one, or changes to a map."""
    kind, rest = data[:1], data[1:]
    if kind in (b"S", b"M"):
        make: Callable[[Draw], str] = structured if kind == b"S" else mutated
        return make(Draw(rest)).encode(errors="surrogatepass")
    return data


MERGED = b"""\
argmap: 1
claims:
  a: A.
  b: {text: B., against: a}
reasons:
  c:
    text: C.
    supports: [a, b]
"""
OTHERS = {
    "other.argmap.yaml": b"argmap: 1\nclaims: {a: A}\nobjections: {b: {text: B, against: a}}\n",
    "far.argmap.yaml": b"argmap: 1\nimports: {other: other.argmap.yaml}\nclaims: {c: C}\n",
    "ring.argmap.yaml": b"argmap: 1\nimports: {x: x.argmap.yaml}\nclaims: {a: A}\n",
    "broken.argmap.yaml": b"argmap: 1\nclaims: {a: \n",
}
IMPORTS = b"""\
argmap: 1
imports: {other: other.argmap.yaml, far: far.argmap.yaml}
claims: {a: {text: A, only_if: far.other.a}}
"""
RING = b"""\
argmap: 1
imports: {me: x.argmap.yaml, ring: ring.argmap.yaml, broken: broken.argmap.yaml}
claims: {a: A}
"""
SEEDS = [path.read_text(encoding="utf-8") for path in sorted(MAPS.glob("*.yaml"))]


def run_with_atheris(seconds: int) -> None:
    """Follow the coverage; ends the process, with a code other than 0 where something failed."""
    with tempfile.TemporaryDirectory() as folder:
        seeds = [*(each.encode() for each in SEEDS), IMPORTS, RING, *OTHERS.values()]
        drawn = [random.Random(number).randbytes(300) for number in range(40)]
        seeds += [kind + choices for choices in drawn for kind in (b"S", b"M")]
        for number, seed in enumerate(seeds):
            (Path(folder) / str(number)).write_bytes(seed[:LONGEST])
        words = [*SECTIONS, *OTHER_KEYS, *FIELDS, *IDS, *VALUES, *ODDITIES]
        quoted = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words if word)
        dictionary = Path(folder + ".dict")
        dictionary.write_text("".join(f'"{word}"\n' for word in quoted))
        options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-dict={dictionary}"]
        options += ["-timeout=120", "-rss_limit_mb=2048", "-print_final_stats=1"]
        options += [f"-artifact_prefix={tempfile.gettempdir()}/"]
        atheris.Setup([sys.argv[0], *options, folder], lambda data: check(case(data)))
        atheris.Fuzz()


def run_at_random(seconds: int) -> None:
    """Draw inputs until the time is up."""
    seed = random.randrange(2**32)
    source = random.Random(seed)
    ends = time.monotonic() + seconds
    number = 0
    while time.monotonic() < ends:
        data = source.choice((b"", b"S", b"M", b"M")) + source.randbytes(source.randrange(400))
        try:
            check(case(data))
        except Exception:
            failed = Path(tempfile.gettempdir()) / "failed-case"
            failed.write_bytes(data)
            print(f"{case(data)!r}\nfailed; python {sys.argv[0]} --case {failed}", file=sys.stderr)
            raise
        number += 1
    print(f"{number} cases in {seconds} s, seed {seed}: nothing failed")


def main() -> None:
    """Fuzz for a while, or run one case again."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--random", action="store_true", help="draw at random, even where there is atheris")
    options.add_argument("--case", type=Path, metavar="FILE", help="run the case in a file again")
    chosen = options.parse_args()
    if chosen.case:
        data = case(chosen.case.read_bytes())
        print(data.decode(errors="replace"))
        check(data)
    elif atheris is None or chosen.random:
        run_at_random(chosen.seconds)
    else:
        run_with_atheris(chosen.seconds)


if __name__ == "__main__":
    main()
