"""The page as it is served: that of the view, with a script that follows the map."""

import re
from html import escape
from pathlib import Path

from argmap.preview.drawing import Drawing

_POLICY = re.compile(r'(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*')
_POLICY_OF_NOTHING = "default-src 'none'; img-src data:; script-src ; style-src "
_NOTHING_YET = f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY_OF_NOTHING}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>argmap preview</title>
<link rel="icon" href="data:,">
</head>
<body>
<p id="_preview-nothing">There is no drawing yet. It appears here as soon as the map can be drawn.</p>
</body>
</html>
"""


def served(drawing: Drawing) -> str:
    """The last good page, or one that waits for it; its script knows which version it stands in."""
    page = drawing.page.decode() if drawing.page is not None else _NOTHING_YET
    head, head_end, rest = page.partition("</head>")
    body, body_end, end = rest.rpartition("</body>")
    style = '<link rel="stylesheet" href="preview.css">\n'
    script = f'<script src="preview.js" data-version="{escape(drawing.version)}"></script>\n'
    return "".join((_POLICY.sub(_widened, head, 1), style, head_end, body, script, body_end, end))


def source(name: str) -> str:
    """One of the files that the page loads, as it is written."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def _widened(policy: re.Match[str]) -> str:
    """What the browser may use, with the files of this server besides."""
    own = policy[0].replace("script-src ", "script-src 'self' ").replace("style-src ", "style-src 'self' ")
    return f"{own}; connect-src 'self'"
