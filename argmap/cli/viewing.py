"""Named views: options of `argmap render` that a project keeps in its settings."""

from typing import Any

from typer.core import TyperCommand

from argmap import files
from argmap.files import Trouble


class Viewing(TyperCommand):
    """A command whose option `--view` stands for other options; those given beside it come after."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments, and with a view read them again, behind those of the view."""
        given = list(args)
        rest = super().parse_args(ctx, args)
        name = ctx.params.pop("by_name", None)
        if name is None:
            return rest
        views = files.settings_of((ctx.params.get("paths") or [""])[0]).views
        if name not in views:
            known = ", ".join(f"`{each}`" for each in views) or "none"
            raise Trouble(f"the settings have no view `{name}`; they have {known}")
        rest = super().parse_args(ctx, [*views[name], *given])
        ctx.params.pop("by_name", None)
        return rest
