"""Argument maps: proposals, conditions and objections, written in YAML, checked and drawn."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.api import InvalidMap, Map, check, load, render

__all__ = ["InvalidMap", "Map", "__version__", "check", "load", "render"]
__version__ = "0.1.0"


def load_ipython_extension(shell: Any) -> None:
    """Make cells of `%%argmap` known to a notebook: `%load_ext argmap`."""
    from argmap.figures import notebook

    notebook.load_ipython_extension(shell)


def __getattr__(name: str) -> Any:
    # Imported when it is first used, so that the command line need not wait for it.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from argmap import api

    return getattr(api, name)
