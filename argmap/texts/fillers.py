"""What stands where a text belongs: nothing to read, or a mark that words are still missing."""

import re
from unicodedata import category

_MARKS = frozenset({"todo", "to do", "tbd", "tba", "tbc", "fixme", "to be done", "to be decided"})
"""What a text may consist of if it is none."""

# In capitals, and where a sentence has no room for them: a list called TODO is an ordinary thing.
_INSIDE = r"""
    ^ \W{0,3} TODO \b (?! \s (?: list | item | comment | app | [A-Z]{2} ) )
  | ^ \W{0,3} (?: FIXME | TBD | XXX ) \s* [:(\[–—-]
  | ^ \W{0,3} (?i: lorem \s ipsum ) \b
  | [(\[{<] \s? (?: TODO | FIXME | TB[ACD] ) \b
  | \b (?: TODO | FIXME | TBD ) (?= [.…!]? $ )
  | (?<! [^\s(\[“"] ) (?: \?{2,} | x{3,} ) (?! [^\s.,;:!)\]”"] )
"""
LONGEST_MARK = 20
"""A longer text is not made of a mark alone, the punctuation around it included."""

_SIGNS = ("TODO", "FIXME", "TB", "??", "xxx", "XXX", "orem ipsum", "OREM IPSUM")


def is_blank(text: str) -> bool:
    """Whether a text holds nothing but white space and punctuation."""
    return not any(each.isalnum() or (each > "\x7f" and category(each)[0] == "S") for each in text)


def filler(text: str, *, is_question: bool = False) -> str:
    """The mark in a text that words are still missing, or the empty string; a question may end in `??`."""
    if len(text) <= LONGEST_MARK:
        whole = text.strip(" .,:;!…-–—*_()[]{}<>\"'“”")
        word = whole.casefold()
        if word in _MARKS or (len(word) > 1 and set(word) in ({"?"}, {"x"})):
            return whole
    if not shows_filler(text):
        return ""
    found = re.search(_INSIDE, text.rstrip("? ") if is_question else text, re.VERBOSE)
    return found[0].strip(" !:([{<–—-*") if found else ""


def shows_filler(text: str) -> bool:
    """Whether the letters of a mark are in a text at all, or in one of many texts joined."""
    return any(sign in text for sign in _SIGNS)
