"""The signs that Argdown has short names for, to be written `.name.` or `:name:`."""

from collections.abc import Mapping
from typing import Any

_NAMES = """
    ¬ ~  ∀ A  ∃ E  → ->  ↔ <->  ∧ ^  ∨ v  ⊻ v_  ◇ <>  ◻ []  𝗢 O  𝗣 P
    👍 +1  👍 up  👎 -1  👎 down  ✔ y  ✔ agree  ❌ n  ❌ disagree  ❓ ?  ❓ question  ⭐ star  ❤ heart
    😀 happy  ☺ smile  ☺ smiley  😆 laugh  😆 lol  🤣 rofl  😂 joy  😍 love  😉 wink  🤫 shush  😐 meh
    🙄 eye-roll  😢 sad  😞 disappointed  😱 scream  🤔 think
"""
_SIGNS, _WORDS = _NAMES.split()[::2], _NAMES.split()[1::2]

SHORTCODES: Mapping[str, str] = {
    f"{dot}{word}{dot}": sign for sign, word in zip(_SIGNS, _WORDS, strict=True) for dot in ".:"
}
"""What each shortcode stands for."""


def shortcodes(front_matter: Mapping[str, Any]) -> Mapping[str, str]:
    """The shortcodes of a document: those of Argdown, and those that it makes itself."""
    model = front_matter.get("model")
    own = model.get("shortcodes") if isinstance(model, dict) else None
    if not isinstance(own, dict):
        return SHORTCODES
    signs = {key: each.get("unicode") for key, each in own.items() if isinstance(each, dict)}
    return {**SHORTCODES, **{key: sign for key, sign in signs.items() if isinstance(sign, str)}}
