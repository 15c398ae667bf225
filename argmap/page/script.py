"""The page's script: small modules in JavaScript, joined to one that needs no server to be loaded from."""

import re
from pathlib import Path

REASONING = ("formula", "grounded", "evaluate", "explain", "wording")
"""The modules that find out what stands and why; each uses only those before it."""

PAGE = (*REASONING, "dom", "address", "cards", "deadlocks", "viewport", "search", "whatif", "panel", "page")
"""All modules of the page; the last one starts it."""

_FOLDER = Path(__file__).parent
_IMPORT = re.compile(r"^import .*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:function\*?|const) (\w+))", re.MULTILINE)


def script(names: tuple[str, ...] = PAGE, last: str = "") -> str:
    """The modules as one plain script, and what comes after them.

    Browsers load no modules from `file://`: what a module exports is known to all after it instead.
    """
    return '"use strict";\n(() => {\n' + "\n".join([*map(_enclosed, names), last]) + "})();\n"


def _enclosed(name: str) -> str:
    """A module as a function that is called at once, so that it keeps to itself what it does not export."""
    text = source(f"{name}.js")
    exports = f"{{ {', '.join(_EXPORT.findall(text))} }}"
    plain = _EXPORT.sub("", _IMPORT.sub("", text)).strip()
    return f"// {name}.js\nconst {exports} = (() => {{\n{plain}\nreturn {exports};\n}})();\n"


def source(name: str) -> str:
    """One of the files of the page, as it is written."""
    return (_FOLDER / name).read_text(encoding="utf-8")
