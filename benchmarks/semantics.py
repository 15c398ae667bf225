"""How fast verdicts are found beside checking the same map, and readings beside other Python packages.

The libraries take turns at each question about each framework of attacks, each in a process of its own, which
is ended past a limit. Times, and the limit, are those of the processor, without importing. A ratio is that of
two turns next to one another.
"""

import random
import signal
import statistics
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import process_time
from typing import NamedTuple, cast

from argmap.pipeline import Project
from argmap.semantics.evaluate import evaluate
from benchmarks import maps
from benchmarks.peers import ARGMAP, LIBRARIES, Extensions, installed

RECORDED = Path(__file__).parents[2] / "shared" / "data" / "semantics" / "af"
RANDOM = [(count, density) for count in (50, 200, 1_000, 10_000) for density in (1, 2, 3)]
"""So many arguments, and so many attacks an argument: below e, nearly all is settled."""

TASKS = ("grounded", "complete", "preferred", "stable")
STARTS = ("memory", "file")
GOAL = 10
TURNS = 5
SHORTEST, LONGEST = 0.003, 1.0
"""What takes less than so many seconds is done several times a turn; what takes more has one turn."""


def main() -> None:
    """Print how verdicts grow, and a table for each question of how the peers compare."""
    options = ArgumentParser(description=__doc__)
    options.add_argument("--sizes", type=int, nargs="*", default=(1_000, 10_000, 100_000), metavar="N")
    options.add_argument("--tasks", nargs="*", default=TASKS, choices=TASKS)
    options.add_argument("--starts", nargs="*", default=STARTS, choices=STARTS, help="what time starts with")
    options.add_argument("--peers", nargs="*", default=installed(), choices=installed())
    options.add_argument("--only", default="", metavar="PART", help="frameworks with this in their names")
    options.add_argument("--time-limit", type=float, default=5.0, metavar="SECONDS")
    given = options.parse_args()
    verdicts(given.sizes)
    with tempfile.TemporaryDirectory() as folder:
        frameworks = {name: path for name, path in _frameworks(Path(folder)) if given.only in name}
        ours, *peers = (Player(name, given.time_limit) for name in (ARGMAP, *given.peers))
        for task in given.tasks:
            for start in given.starts:
                print(f"\n{task}, from the {start}")
                table(task, start, frameworks, ours, peers)
        for player in (ours, *peers):
            player.end()


def verdicts(sizes: Sequence[int]) -> None:
    """Verdicts beside reading and checking; the goal is that they cost no more, and grow as the map does."""
    with tempfile.TemporaryDirectory() as folder:
        for count in sizes:
            path = Path(folder, f"m{count}.argmap.yaml")
            maps.write(path, count)
            checking, evaluating = [], []
            for _ in range(TURNS if count <= 10_000 else 1):
                start = process_time()
                graph = Project(lambda name: Path(name).read_bytes()).check(str(path)).graph
                assert graph is not None
                checked = process_time()
                evaluate(graph)
                evaluating.append(process_time() - checked)
                checking.append(checked - start)
            cost, floor = statistics.median(evaluating), statistics.median(checking)
            share = f"{cost / floor:.3f} of reading and checking (goal 1)"
            print(f"{count:>7} statements  {cost * 1e3:9.1f} ms  {cost / count * 1e6:5.1f} µs each  {share}")


class Turn(NamedTuple):
    """The seconds that a library took, and what it found."""

    seconds: float
    found: Extensions


class Player:
    """A library in a process of its own, which is started anew when it had to be ended."""

    def __init__(self, name: str, time_limit: float) -> None:
        self.name = name
        self._time_limit = time_limit
        self._failed: set[tuple[Path, str]] = set()
        self._start()

    def _start(self) -> None:
        context = get_context("spawn")
        self._pipe, there = context.Pipe()
        self._process = context.Process(target=_play, args=(there, self.name, self._time_limit), daemon=True)
        self._process.start()
        there.close()
        self._pipe.recv()  # it has imported what it needs

    def turn(self, path: Path, task: str, start: str) -> Turn | None:
        """Have a task solved, from the memory or the file; None if that ever took too long, or failed."""
        if (path, task) in self._failed:
            return None
        self._pipe.send((path, task, start))
        try:
            return cast(Turn, self._pipe.recv())
        except EOFError:  # it came to an end
            self._failed.add((path, task))
            self.end()
            self._start()
            return None

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()


def _play(pipe: Connection, name: str, time_limit: float) -> None:
    library = LIBRARIES[name]()
    pipe.send(None)
    while True:
        path, task, start = pipe.recv()
        signal.setitimer(signal.ITIMER_PROF, time_limit)  # which ends the process
        framework = library.read(path)
        times, took = 0, 0.0
        begin = process_time()
        while took < SHORTEST:
            try:
                found = library.solve(library.read(path) if start == "file" else framework, task)
            except RecursionError:
                return
            times += 1
            took = process_time() - begin
        signal.setitimer(signal.ITIMER_PROF, 0)
        pipe.send(Turn(took / times, library.extensions(found)))


class Cell(NamedTuple):
    """The turns of argmap and of a peer, in pairs; the peer has none at what it does not finish."""

    ours: list[Turn]
    theirs: list[Turn]

    def ratios(self) -> list[float]:
        """How many times as long as argmap the peer took in each turn."""
        return [theirs.seconds / ours.seconds for ours, theirs in zip(self.ours, self.theirs, strict=True)]

    def text(self) -> str:
        """The median and the least ratio; or what is wrong."""
        if not self.theirs:
            return "-"
        if any(turn.found != self.ours[0].found for turn in self.theirs):
            return "finds another"
        return f"{statistics.median(self.ratios()):.1f} ({min(self.ratios()):.1f})"


def table(
    task: str, start: str, frameworks: Mapping[str, Path], ours: Player, peers: Sequence[Player]
) -> None:
    """How many times as long as argmap the peers take: the median of the turns, and the least."""
    print(f"  {'':<34} {'found':>5} {'ms':>9} {''.join(f'{peer.name:>22}' for peer in peers)}")
    columns: list[list[Cell]] = [[] for _ in peers]
    for name, path in frameworks.items():
        row = [_cell(ours, peer, path, task, start) for peer in peers]
        turns = [turn for cell in row for turn in cell.ours]
        found, least = len(turns[0].found), min(turn.seconds for turn in turns)
        cells = "".join(f"{cell.text():>22}" for cell in row)
        print(f"  {name:<34} {found:>5} {least * 1e3:>9.3f} {cells}", flush=True)
        for column, cell in zip(columns, row, strict=True):
            column.append(cell)
    for peer, column in zip(peers, columns, strict=True):
        print(f"  {peer.name} {_summary([cell for cell in column if cell.theirs])}")


def _cell(ours: Player, peer: Player, path: Path, task: str, start: str) -> Cell:
    cell = Cell([], [])
    for _ in range(TURNS):
        own, other = ours.turn(path, task, start), peer.turn(path, task, start)
        assert own is not None, f"argmap did not finish {path.stem}"
        cell.ours.append(own)
        if other is None:
            return Cell(cell.ours, [])
        cell.theirs.append(other)
        if other.seconds > LONGEST:
            break
    return cell


def _summary(cells: Sequence[Cell]) -> str:
    if not cells:
        return "finishes none"
    medians = [statistics.median(cell.ratios()) for cell in cells]
    totals = [
        sum(min(turn.seconds for turn in turns) for turns in side)
        for side in ([cell.theirs for cell in cells], [cell.ours for cell in cells])
    ]
    reached = sum(median >= GOAL for median in medians)
    behind = sum(median < 1 for median in medians)
    return (
        f"finishes {len(cells)}: {totals[0] / totals[1]:.1f} in all, {statistics.median(medians):.1f} at the "
        f"median, {GOAL} or more at {reached}, less than 1 at {behind}"
    )


def _frameworks(folder: Path) -> Iterator[tuple[str, Path]]:
    """Those recorded beside the project, where it is developed, and random ones; as files."""
    for recorded in sorted(RECORDED.glob("*.af")):
        first, *lines = recorded.read_text(encoding="utf-8").splitlines()
        attacks = [(int(attacker), int(attacked)) for attacker, attacked in map(str.split, lines)]
        # Some number their arguments from 0.
        shift = any(0 in attack for attack in attacks)
        shifted = [(attacker + shift, attacked + shift) for attacker, attacked in attacks]
        yield recorded.stem, _written(folder / recorded.name, int(first.split()[-1]), shifted)
    for count, density in RANDOM:
        draw = random.Random(f"{count} {density}")
        drawn = {(draw.randint(1, count), draw.randint(1, count)) for _ in range(count * density)}
        name = f"random {count}, {count * density} attacks"
        yield name, _written(folder / f"random-{count}-{density}.af", count, sorted(drawn))


def _written(path: Path, count: int, attacks: Iterable[tuple[int, int]]) -> Path:
    lines = [f"p af {count}", *(f"{attacker} {attacked}" for attacker, attacked in attacks)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
