"""The drawing for places that draw Mermaid, such as GitHub: less than ours, and the same in meaning."""

import json
from collections.abc import Iterator, Mapping

from argmap.drawing.diagram import Style
from argmap.drawing.engine import Drawn, Engine
from argmap.drawing.joint import WORD
from argmap.drawing.line import Line, Stroke
from argmap.drawing.palette import Palette
from argmap.drawing.role import Role
from argmap.drawing.scene import Scene
from argmap.graph import NOTHING, Graph
from argmap.semantics.evaluate import Outcome

_SAFE = frozenset(" .,:!?-–—()'/+·√×→−%’“”…")
# Lines lead from what bears on something to it. Mermaid has few heads, so that words say what a line means.
_ARROWS = {
    Stroke.SUPPORTS: "-->|supports|",
    Stroke.OBJECTS: "--x|objects to|",
    Stroke.REBUTS: "--x|objects to|",
    Stroke.CONDITION: "-.->",
    Stroke.EXCHANGE: "<-.->",
    Stroke.ANSWERS: "--o|answers|",
    Stroke.SUPERSEDES: "-->|replaces|",
    Stroke.MORE: "-.-",
}


def render(graph: Graph, style: Style, engine: Engine, outcomes: Mapping[str, Outcome] = NOTHING) -> Drawn:
    """The map as a flowchart; no engine is needed for it."""
    return Drawn(flowchart(Scene(graph, outcomes, style.selection, style.marks), style).encode())


def flowchart(scene: Scene, style: Style) -> str:
    """A scene as a flowchart."""
    return "".join(f"{line}\n" for line in _lines(scene, style))


def _lines(scene: Scene, style: Style) -> Iterator[str]:
    numbers = _Numbers()
    title = scene.graph.title or "Argument map"
    yield f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n%% drawn by argmap"
    yield f"flowchart {'RL' if style.direction == 'LR' else 'BT'}"
    members: dict[str | None, list[str]] = {}
    for name, group, text in _nodes(scene):
        members.setdefault(group, []).append(f"{numbers[name]}{text}")
    for group, nodes in members.items():
        if group is not None:
            yield f"  subgraph {numbers['group ' + group]}[{_quoted(scene.graph.groups[group].title)}]"
        yield from (f"  {'  ' * (group is not None)}{node}" for node in nodes)
        if group is not None:
            yield "  end"
    for line in scene.lines:
        yield f"  {numbers[line.reason]} {_arrow(line)} {numbers[line.claim]}"
    for role in Role:
        if names := [numbers[name] for name in scene.statements if scene.roles[name] is role]:
            yield f"  classDef {role.name.lower()} {_colours(role, style.palette)}"
            yield f"  class {','.join(names)} {role.name.lower()}"


def _nodes(scene: Scene) -> Iterator[tuple[str, str | None, str]]:
    """Everything that gets a node: its name, its group, and its words in the brackets of its shape."""
    for name, statement in scene.statements.items():
        by = ", ".join(scene.graph.parties[each].name for each in statement.by)
        standing = scene.standings.get(name)
        first = " · ".join(filter(None, (scene.roles[name].word.upper(), by, standing and standing.pill)))
        yield name, scene.groups[name], f"[{_quoted(first, statement.text)}]"
    for gate in scene.gates:
        yield gate.id, scene.groups[gate.owner], f"{{{_quoted(' '.join(gate.words))}}}"
    for exchange in scene.exchanges:
        yield exchange.id, scene.groups[exchange.given[0]], "{{" + _quoted("IN RETURN") + "}}"
    for stub in scene.stubs:
        yield stub.id, stub.group, f"([{_quoted(*stub.lines)}])"
    for joint in scene.joints.values():
        yield joint.id, scene.groups[joint.owner], f"[{_quoted(WORD)}]"
    for point in scene.points.values():
        yield point.id, scene.groups[point.reason], "(( ))"


def _arrow(line: Line) -> str:
    """An arrow with its words; up to a point or joint, where it has no head, neither."""
    is_part = not line.at_claim and line.stroke in (Stroke.SUPPORTS, Stroke.OBJECTS, Stroke.REBUTS)
    return "---" if is_part else _ARROWS[line.stroke]


def _colours(role: Role, palette: Palette) -> str:
    return f"fill:{role.hue(palette).tint},stroke:{role.hue(palette).strong},color:{palette.ink}"


class _Numbers(dict[str, str]):
    """A name for Mermaid for each of ours: it takes neither dots nor some of its own words."""

    def __missing__(self, name: str) -> str:
        self[name] = f"n{len(self) + 1}"
        return self[name]


def _quoted(*lines: str) -> str:
    """Lines of text in quotes, as Mermaid reads them: with entities for what has a meaning of its own."""
    safe = (
        "".join(each if each.isalnum() or each in _SAFE else f"#{ord(each)};" for each in line)
        for line in lines
    )
    return '"' + "<br>".join(safe) + '"'
