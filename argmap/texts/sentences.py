"""Where a sentence ends and another begins, in running text of any script."""

import re
from collections.abc import Sequence
from itertools import pairwise

_LOOKED_AT = 2000
"""Whether a text holds several sentences shows in so many characters."""

_ASIDES = re.compile(
    r"""
      "[^"]*" | “[^”]*” | „[^“”]*[“”] | «[^»]*» | »[^«]*« | ‹[^›]*› | 「[^」]*」 | 『[^』]*』
    | (?<!\w) ['‘] (?: [^'’] | (?<=\w) ['’] (?=\w) )* ['’] (?!\w)
    | \( [^()]* \) | \[ [^\[\]]* \] | （[^（）]*）
    """,
    re.VERBOSE,
)
_OPENING = "\"'“‘„«»‹(['¿¡（「『*_"
_CLOSING = "\"'”’“«»›)]）」』*_"
_FULL_STOPS = "!?؟\u037e։።।॥۔‽"
"""Marks that end a sentence wherever a space follows; a `.` may belong to an abbreviation."""

# What ends a sentence although no space follows.
_WIDE = re.compile(r"[。！？｡．](?!\d)\W*\w")

_SHORT = """
    adm al approx apr aug ave bldg blvd brig bros ca capt cf cllr cmdr co col corp cpl dec dept dir div dr drs
    ed eds esp est et etc excl ext feb fri ft gen gov hon inc incl insp jan jr jul jun lt ltd maj mar messrs
    misc mme mon mr mrs ms mt nov oct op orig pl pres prof pt rep rev rt sen sep sept sgt sr st supt tel thu
    trans tue univ viz vs
    abs abt allg bes bzgl bzw bsp bspw dipl einschl engl entspr evtl geb gem ges ggf hr hrn hrsg inkl jh jhd
    kgl mio mrd mwst rer rgb sog str tsd urspr usf usw vgl zt zzgl
    av bld dott env gral lic mgr mlle núm pág pag sig sra sres srta stes tél ud uds uu vd
    акад вул гос гр грн див им ім млн млрд мин напр обл пр просп проф пос пп рис руб см ср ст стр тел тов тыс
    ул
"""
"""Abbreviations, without their full stop, after which a sentence goes on."""

_BEFORE_NUMBERS = """
    anm art arts ch chap cl eq fig figs fn fol kap lib no nos nr nrn num para paras pp reg sec secs ss tab
    vol vols гл ст
"""
"""Abbreviations that a number follows; with anything else after them they may end a sentence."""


def holds_several(text: str) -> bool:
    """Whether a text, its white space in single spaces, holds more than one sentence.

    What stands in quotation marks or brackets is part of the sentence around it. In doubt it is one.
    """
    text = _ASIDES.sub(_without_stops, text[:_LOOKED_AT])
    if not text.isascii() and _WIDE.search(text):
        return True
    return any(_ends(word, following) for word, following in pairwise(text.split()))


def joined(sentences: Sequence[str]) -> str:
    """Several sentences as one, with semicolons for the full stops between them."""
    *others, last = sentences
    stops = (each[:-1] if each.endswith(".") and not each.endswith("..") else each for each in others)
    return "; ".join((*stops, last))


def _without_stops(aside: re.Match[str]) -> str:
    """What a quotation or bracket is reduced to: whether it begins like a sentence still shows."""
    first = next((each for each in aside[0] if each.isalnum()), "")
    return aside[0][0] + ("Aside" if first.isupper() else "aside") + aside[0][-1]


def _ends(word: str, following: str) -> bool:
    """Whether a sentence ends with a word, and another begins with the one that follows."""
    word = word.rstrip(_CLOSING)
    stop, word = word[-1:], word[:-1].strip(_OPENING + _CLOSING)
    if stop == "." and not word.endswith((".", "…")):
        return _begins(following) and not _is_short(word, following)
    asks = stop == ";" and re.search(r"[\u0370-\u03ff\u1f00-\u1fff]$", word) is not None  # in Greek
    return (asks or (stop != "" and stop in _FULL_STOPS)) and _begins(following)


def _begins(word: str) -> bool:
    """Whether a sentence may begin with a word: with a capital, a digit, or a letter of a script without."""
    first = word.lstrip(_OPENING)[:1]
    return first.isalnum() and not first.islower()


def _is_short(word: str, following: str) -> bool:
    """Whether the full stop after a word is likely that of an abbreviation, an initial or an ordinal."""
    if word.isdigit():
        return len(word) < 3
    name = word.casefold()
    parts = [part.strip("-") for part in word.split(".")]
    letters = sum(each.isalpha() for each in word)
    return (
        name in _SHORT.split()
        or (name in _BEFORE_NUMBERS.split() and re.match(r"\d|[IVXLC]+\b", following) is not None)
        or (letters < 2 and not any(each.isdigit() for each in word))
        or (len(parts) > 1 and all(part.isalpha() and len(part) < 3 for part in parts))
        or re.fullmatch("[IVXLC]+", word) is not None
    )
