"""What comparing two maps of 10 000 statements with 100 changes costs, beside checking both."""

import random
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import maps
from benchmarks.measure import PYTHON, compare, row, tool

_CHANGES: tuple[tuple[str, Callable[[str], str]], ...] = (
    (r"    only_if: \[.*\]", lambda line: re.sub(r"\[(.*), .*\]", r"\1", line)),
    (r"    against: offer-\d", lambda line: "    against: offer-0"),
    (r"  survey-\d+: .*", lambda line: line.replace(": ", ': {text: "', 1) + '", holds: true}'),
    (r"    weight: 0.6", lambda line: "    weight: 0.7"),
    (r"    text: The mill .*", lambda line: line.replace("its water", "all of its water")),
)
"""Lines of the map, by pattern, and what becomes of them."""


def main(count: int = 10_000, changes: int = 100) -> None:
    """Print what each costs, and the ratio that is aimed at."""
    with tempfile.TemporaryDirectory() as folder:
        old, new = (Path(folder, f"{name}.argmap.yaml") for name in ("old", "new"))
        maps.write(old, count)
        new.write_text(_edited(old.read_text(encoding="utf-8"), changes), encoding="utf-8")
        costs = compare(
            {
                "python -c pass": [PYTHON, "-c", "pass"],
                "argmap check OLD NEW": [tool("argmap"), "check", "--quiet", str(old), str(new)],
                "argmap diff OLD NEW": [tool("argmap"), "diff", "--quiet", str(old), str(new)],
            },
            5,
        )
    print(f"two maps of {count} statements, {changes} changes")
    for name, cost in costs.items():
        print("  " + row(name, cost, costs["python -c pass"]))
    ratio = costs["argmap diff OLD NEW"].cpu / costs["argmap check OLD NEW"].cpu
    print(f"  argmap diff / argmap check             {ratio:.2f} (goal 1.5)")


def _edited(text: str, changes: int) -> str:
    """The text with so many lines changed, the same ones each time."""
    lines = text.split("\n")
    dice = random.Random(1)
    for pattern, change in _CHANGES:
        places = [number for number, line in enumerate(lines) if re.match(pattern, line)]
        for number in dice.sample(places, changes // len(_CHANGES)):
            lines[number] = change(lines[number])
    return "\n".join(lines)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
