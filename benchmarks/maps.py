"""Maps of any size to measure with, alike in form to those that people write."""

from pathlib import Path

_HEAD = """\
argmap: 1
title: A map of {count} statements
parties:
  north: {{name: The northern council, about: Made up}}
  south: The southern council
sources:
  minutes: {{title: "Minutes of the joint session", date: 2024-05-02}}
groups:
  water: Water and dams
  roads: Roads
questions:
  settle: Can the councils settle?
"""


def write(path: Path, count: int) -> int:
    """Write a map of `count` statements, and give its size in bytes. The same count gives the same bytes."""
    quarter = count // 4
    parts = [_HEAD.format(count=count), "proposals:\n"]
    for number in range(quarter):
        parts.append(f"""\
  offer-{number}:
    text: The northern council gives up claim number {number} to the upper valley for good.
    by: north
    group: {"water" if number % 2 else "roads"}
    only_if: [survey-{number}, survey-{(number + 1) % quarter}]
    answers: settle
    source: {{id: minutes, quote: "claim number {number}", at: p. {number % 300}}}
""")
    parts.append("conditions:\n")
    for number in range(quarter):
        parts.append(f"  survey-{number}: The survey confirms boundary stone {number}.\n")
    parts.append("reasons:\n")
    for number in range(quarter):
        parts.append(f"""\
  gain-{number}:
    text: >-
      Both sides save the cost of case {number},
      which neither is sure to win.
    by: south
    supports: offer-{number}
    date: 2024-05-02
""")
    parts.append("objections:\n")
    for number in range(count - 3 * quarter):
        parts.append(f"""\
  loss-{number}:
    text: The mill at stone {number} would lose its water.  # said twice
    by: [north, south]
    against: offer-{number % quarter}
    weight: 0.6
""")
    text = "".join(parts)
    path.write_text(text, encoding="utf-8")
    return len(text.encode())
