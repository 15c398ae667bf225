"""The drawing's colours as CSS, which has them light or dark as the reader's screen is."""

from argmap.drawing.palette import DARK, LIGHT, Palette

DRAWING = "am-drawing"
"""The class of the whole drawing."""


def stylesheet() -> str:
    """Rules that know the light colours by the parts they play, and change them where the screen is dark.

    Programs without variables would paint all of it black, hence `@supports`. The classes `am-light` and
    `am-dark` on the drawing overrule the screen.
    """
    light, dark = _variables(LIGHT), _variables(DARK)
    rules = "".join(
        f'.{DRAWING} [{use}="{colour}"]{{{use}:var(--am-{part})}}'
        for part, colour in LIGHT.colours()
        for use in ("fill", "stroke")
    )
    return (
        f"@supports (color:var(--a)){{.{DRAWING}{{{light}}}"
        f"@media(prefers-color-scheme:dark){{.{DRAWING}:not(.am-light){{{dark}}}}}"
        f".{DRAWING}.am-dark{{{dark}}}{rules}}}"
    )


def _variables(palette: Palette) -> str:
    return "".join(f"--am-{part}:{colour};" for part, colour in palette.colours())
