"""What a page knows of deadlocks: what marks them in the drawing, with and without one."""

from typing import Any

from argmap.drawing.caption import DEADLOCK, inventory
from argmap.drawing.gate import Gate
from argmap.drawing.joint import Joint
from argmap.drawing.line import LOCKED, Stroke
from argmap.drawing.metrics import width
from argmap.drawing.palette import Palette
from argmap.drawing.panel import WARNING, gate_colours, panel_id
from argmap.drawing.scene import Scene

_MARGIN = 9
"""Left and right of the warning's words."""


def deadlocks(scene: Scene, palette: Palette) -> dict[str, Any]:
    """The gates and joints by their ids, the cards of each panel, how it all looks, and words."""
    gates: tuple[Gate | Joint, ...] = (*scene.gates, *scene.joints.values())
    return {
        "gates": {each.id: {"owner": each.owner, "members": each.members} for each in gates},
        "panels": {panel_id(group): ids for group, ids in scene.members.items()},
        "colours": {
            "locked": gate_colours(palette, full=True),
            "free": gate_colours(palette, full=False),
        },
        "weights": {each.name.lower(): each.penwidth for each in Stroke} | {"locked": LOCKED},
        "warning": {
            "text": WARNING,
            "width": round(width(WARNING, 9, bold=True)) + 2 * _MARGIN,
            "colours": (palette.condition.band, palette.onband),
            "border": palette.border,
        },
        "inventory": inventory(scene),
        "told": DEADLOCK,
    }
