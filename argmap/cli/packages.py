"""Packages that argmap does without, but for some commands."""

from importlib.util import find_spec

from argmap.files import Trouble


def demand(what: str, packages: tuple[str, ...], extra: str) -> None:
    """Stop the program unless the packages are there that something needs, and say how to install them."""
    missing = [each for each in packages if find_spec(each) is None]
    if missing:
        command = f"pip install 'argmap[{extra}]'"
        raise Trouble(f"{what} needs {', '.join(missing)}, not installed here: {command}")
