"""What the parts of a document become in a map, one after another."""

from typing import Any

import pytest

from argmap.interchange import Imported, Unreadable
from argmap.losses import Loss
from formats.roundtrips import checked, imported, no_file


def read(text: str, **files: str) -> Imported:
    """What is read of a document, beside which there are files; the map is checked as any other."""
    found = imported("argdown", text, lambda path: files[path] if path in files else no_file(path))
    checked(found)
    return found


def of(text: str, **files: str) -> dict[str, Any]:
    """The map without its version; nothing is lost on the way."""
    found = read(text, **files)
    assert found.losses == ()
    return {key: value for key, value in found.map.items() if key != "argmap"}


def test_statements_are_claims_and_arguments_what_they_do() -> None:
    text = """\
[Thesis]: We walk.
  + <Fresh air>: It is good for us.
  - <Far>: It is far.
    - Only for children.
  +> [Plan]

[Plan]: There is a plan.

<Nothing>: It bears on nothing.
"""
    assert of(text) == {
        "claims": {
            "thesis": {"text": "We walk.", "title": "Thesis", "supports": "plan"},
            "plan": {"text": "There is a plan.", "title": "Plan"},
            "nothing": {"text": "It bears on nothing.", "title": "Nothing"},
        },
        "reasons": {
            "fresh-air": {"text": "It is good for us.", "title": "Fresh air", "supports": "thesis"},
        },
        "objections": {
            "far": {"text": "It is far.", "title": "Far", "against": "thesis"},
            "only-for-children": {"text": "Only for children.", "against": "far"},
        },
    }


@pytest.mark.parametrize(
    ("line", "field", "of_other"),
    [
        ("+ <b>", "supports", True),
        ("<+ <b>", "supports", True),
        ("+> <b>", "supports", False),
        ("- <b>", "against", True),
        ("<- <b>", "against", True),
        ("-> <b>", "against", False),
        ("_ <b>", "undercuts", True),
        ("<_ <b>", "undercuts", True),
        ("_> <b>", "undercuts", False),
    ],
)
def test_each_sign_in_both_directions(line: str, field: str, of_other: bool) -> None:
    text = f"[z]: z\n  + <a>: a\n    {line}: b\n  + <b>: b\n"
    found = of(text)
    arguments = found["reasons"] | found.get("objections", {})
    source, target = ("b", "a") if of_other else ("a", "b")
    named = arguments[source][field]
    assert target in named if isinstance(named, list) else target == named


def test_contradiction_is_an_objection_each_way() -> None:
    found = read("[a]: a\n  >< [b]: b\n")
    assert found.map["claims"] == {"a": {"text": "a", "against": "b"}}
    assert found.map["objections"] == {"b": {"text": "b", "against": "a"}}
    assert found.losses == (
        Loss("a", "it contradicts `b`: the two object to one another now, and both may fall", 2),
    )


def test_a_strict_document_is_about_statements_as_in_logic() -> None:
    text = "===\nmodel: {mode: strict}\n===\n\n[a]: a\n  - [b]: b\n\n[c]: c\n  +> [b]\n"
    found = read(text)
    assert found.map["claims"]["a"] == {"text": "a", "against": "b"}
    assert found.map["objections"]["b"] == {"text": "b", "against": "a"}
    assert found.map["claims"]["c"] == {"text": "c", "supports": "b"}
    assert found.losses == (Loss("c", "it entails `b`: it is no more than a reason for it now", 9),)


def test_premises_are_what_a_reason_needs() -> None:
    text = """\
[Mortal]: Socrates is mortal.

<Syllogism>: The oldest argument.

(1) All men are mortal.
(2) Socrates is a man.
-- Modus ponens, Instantiation {uses: [1, 2], logic: classical} --
(3) [Mortal]
  -> [Immortal]: Socrates lives forever.
"""
    assert of(text) == {
        "claims": {
            "mortal": {"text": "Socrates is mortal.", "title": "Mortal", "against": "immortal"},
            "all-men-are-mortal": "All men are mortal.",
            "socrates-is-a-man": "Socrates is a man.",
            "immortal": {"text": "Socrates lives forever.", "title": "Immortal"},
        },
        "reasons": {
            "syllogism": {
                "text": "The oldest argument.",
                "title": "Syllogism",
                "note": "logic: classical",
                "tags": ["Modus ponens", "Instantiation"],
                "only_if": ["all-men-are-mortal", "socrates-is-a-man"],
                "supports": "mortal",
            },
        },
    }


def test_each_inference_is_a_reason_and_what_only_follows_stands_by_it() -> None:
    text = """\
<a>

(1) p
(2) q
----
  <_ <b>: No.
(3) r
(4) s
----
(5) t
  - <c>: Never.
"""
    found = of(text)
    assert found["claims"] == {
        "p": "p",
        "q": "q",
        "r": {"text": "r", "standard": "dialectical-validity"},
        "s": "s",
        "t": {"text": "t", "standard": "dialectical-validity"},
    }
    assert found["reasons"] == {
        "a": {"text": "a", "only_if": ["r", "s"], "supports": "t"},
        "a-3": {"text": "(1), (2) → r", "title": "a (3)", "only_if": ["p", "q"], "supports": "r"},
    }
    assert found["objections"] == {
        "b": {"text": "No.", "undercuts": "a-3"},
        "c": {"text": "Never.", "against": "t"},
    }


def test_a_premise_that_no_inference_uses_is_said() -> None:
    found = read("(1) p\n(2) q\n-- R {uses: [2]} --\n(3) r\n")
    assert found.losses == (Loss("p", "no inference uses it: that it is a premise of `n2-r` is left out", 1),)


def test_an_argument_without_words_says_what_follows() -> None:
    found = of("(1) p\n(2) q\n----\n(3) r\n")
    assert found["reasons"] == {"n1-2-r": {"text": "(1), (2) → r", "only_if": ["p", "q"], "supports": "r"}}


def test_of_several_texts_the_last_counts_and_the_others_are_notes() -> None:
    text = """\
[a]: First.
  + <b>

[a]: Second.

[a]: First.

<b>: Why.

<b>: *Because*. {isCanonical: true}

<b>: So.
"""
    found = read(text)
    assert found.map["claims"]["a"] == {"text": "First.", "note": "Second."}
    assert found.map["reasons"]["b"] == {"text": "Because.", "note": "Why.\n\nSo.", "supports": "a"}
    assert found.losses == (Loss("b", "the bold and italic words are plain ones now", 10),)


def test_tags_links_and_mentions() -> None:
    text = """\
[a]: See [the report](https://a.org/r_1), @[b] and [below](#heading-b). #x #(two words)
  + [b]: A [page](files/b.html). #x

[a] #y
"""
    found = read(text)
    assert found.map["sources"] == {
        "the-report": {"title": "the report", "url": "https://a.org/r_1"},
        "page": {"title": "page", "about": "files/b.html"},
    }
    assert found.map["claims"]["a"] == {
        "text": "See the report, b and below.",
        "source": "the-report",
        "tags": ["x", "two words", "y"],
    }
    assert found.map["reasons"]["b"] == {"text": "A page.", "source": "page", "tags": ["x"], "supports": "a"}
    assert found.losses == (
        Loss("a", "the link to `#heading-b` is left out", 1),
        Loss("a", "the mentions of other titles are plain words now", 1),
    )


def test_data_that_a_map_has_a_key_for_and_other_data() -> None:
    text = """\
[a]: a
{
source: [The Times, "https://a.org"]
author: Ada
date: 24/10/2018
weight: 0.5
status: draft
isInMap: false # not drawn
}
  - <b>: b {sources: {title: A book, author: Ben}, by: [ada, Ada], id: bee}
"""
    assert of(text) == {
        "parties": {"ada": "Ada"},
        "sources": {
            "the-times": "The Times",
            "https-a-org": {"title": "https://a.org", "url": "https://a.org"},
            "a-book": {"title": "A book", "author": "Ben"},
        },
        "claims": {
            "a": {
                "text": "a",
                "note": "not drawn\n\nstatus: draft\n\nisInMap: false",
                "by": "ada",
                "source": ["the-times", "https-a-org"],
                "date": "2018-10-24",
                "weight": 0.5,
            },
        },
        "objections": {
            "bee": {"text": "b", "by": ["ada", "ada"], "source": "a-book", "against": "a"},
        },
    }


def test_kinds_that_data_name_if_they_can_be() -> None:
    text = """\
[plan]: What do we do? {kind: question}

[walk]: We walk. {kind: proposal, only_if: dry, supersedes: swim}
  +> [plan]

[dry]: It is dry. {kind: condition}
  - [plan-b]: But is it? {kind: question}

[x]: x {kind: reason}
"""
    found = read(text)
    assert found.map["questions"] == {"plan": "What do we do?"}
    assert found.map["proposals"] == {"walk": {"text": "We walk.", "answers": "plan", "only_if": "dry"}}
    assert found.map["conditions"] == {"dry": "It is dry."}
    assert found.map["objections"]["plan-b"]["note"] == "kind: question"
    assert found.map["claims"]["x"] == {"text": "x", "note": "kind: reason"}
    lost = "`supersedes` names `swim`, which is not there, and so it is left out"
    assert found.losses == (Loss("walk", lost, 3),)


def test_an_undercut_of_what_bears_on_nothing_is_an_objection() -> None:
    found = read("[a]: a\n  _ <b>: b\n")
    assert found.map["objections"] == {"b": {"text": "b", "against": "a"}}
    lost = "it undercuts `a`, which bears on nothing: it is an objection to it now"
    assert found.losses == (Loss("b", lost, 2),)


def test_what_bears_on_itself_may_do_so() -> None:
    found = read("<a>: a\n  -> <a>\n")
    assert found.map["objections"] == {"a": {"text": "a", "against": "a"}}
    assert found.ignored == ("self-reference",)


def test_a_heading_may_have_nothing_but_relations_below_it() -> None:
    found = read("# One\n\n[a]: a\n\n# Two\n\n[a]\n  + [a]\n")
    assert found.map["groups"] == {"one": "One", "two": "Two"}
    assert found.ignored == ("self-reference", "unused-group")


def test_front_matter() -> None:
    text = """\
===
title: >
  A debate
subTitle: On walking
author: [Ada, Ben]
date: 22/10/2018 # the day of the debate
language: de
color:
  colorScheme: set1
===

[a]: a
  + b
"""
    found = of(text)
    del found["claims"], found["reasons"]
    assert found == {
        "title": "A debate",
        "summary": "On walking",
        "authors": ["Ada", "Ben"],
        "date": "2018-10-22",
        "language": "de",
        "x-argdown": {"color": {"colorScheme": "set1"}},
        "x-comments": ["the day of the debate"],
    }


HEADED = """\
// About the file.

# Walking

Prose about the **whole**.

## For it

<!-- Which reasons are there? -->

Some of [these](https://a.org):

  * the air
  * the sea #nice

[a]: a

### Details {about: Fine print, x: 1}

// on b
[b]: b
  +> [a]
  // on b, too

## Against it #con

[c]: c // on c
  -> [a] // on c as well
"""


def test_headings_are_groups_and_prose_is_about_them() -> None:
    found = read(HEADED)
    assert found.map["title"] == "Walking"
    assert found.map["summary"] == "Prose about the **whole**."
    assert found.map["groups"] == {
        "for-it": {
            "title": "For it",
            "about": "\n\n".join(
                [
                    "Which reasons are there?",
                    "Some of [these](https://a.org):",
                    "- the air",
                    "- the sea #nice",
                ]
            ),
        },
        "details": {"title": "Details", "about": "Fine print\n\nx: 1", "within": "for-it"},
        "against-it": "Against it",
    }
    assert found.map["claims"] == {
        "a": {"text": "a", "group": "for-it"},
        "b": {"text": "b", "note": "on b\n\non b, too", "group": "details", "supports": "a"},
        "c": {"text": "c", "note": "on c\n\non c as well", "group": "against-it", "against": "a"},
    }
    assert found.map["x-comments"] == ["About the file."]
    assert found.losses == (Loss("", "of the heading `Against it` the tags are left out", 25),)


def test_a_heading_that_is_no_group() -> None:
    text = """\
# One

[a]: a
  + b

## Two {isGroup: false}

[c]: c
  + [a]

# Three

[a] {isInGroup: true}
"""
    found = read(text)
    assert found.map["groups"] == {"one": "One", "three": "Three"}
    assert found.map["claims"]["c"]["group"] == "one"
    assert found.map["claims"]["a"]["group"] == "three"
    assert found.losses == (Loss("", "the heading `Two`, which makes no group, is left out", 6),)


def test_prose_alone_is_what_is_said() -> None:
    assert of("One thing.\n\nAnother.\n") == {"claims": {"one-thing": "One thing.", "another": "Another."}}


def test_groups_that_the_front_matter_makes() -> None:
    text = """\
===
group:
  regroup:
    - title: Whole
      statements: [a]
      children: [{title: Some, arguments: [b, nobody]}, nothing]
===

# Old

[a]: a
  + <b>: b
"""
    found = read(text)
    assert found.map["groups"] == {"whole": "Whole", "some": {"title": "Some", "within": "whole"}}
    assert found.map["claims"]["a"]["group"] == "whole"
    assert found.map["reasons"]["b"]["group"] == "some"
    assert found.losses == (Loss("", "the heading `Old`, which makes no group, is left out", 9),)


def test_arguments_that_the_front_matter_takes_apart() -> None:
    text = """\
===
model: {explodeArguments: true}
===

<a>: Why.

(1) p
----
(2) q
(3) r
----
(4) s

<b>: b
  _> <a>
"""
    found = of(text)
    assert found["reasons"] == {
        "a-2": {"text": "Why.", "title": "a - 2", "only_if": ["q", "r"], "supports": "s"},
        "a-1": {"text": "a - 1", "only_if": "p", "supports": "q"},
    }
    assert found["objections"] == {"b": {"text": "b", "undercuts": "a-2"}}


def test_shortcodes_escapes_and_addresses() -> None:
    text = """\
===
model: {shortcodes: {":bomb:": {unicode: "💣"}}}
===

[a]: p .->. q, :heart: and :bomb:, but .no. \\[brackets\\] \\.v\\.
  + See https://a.org/b_c and more.
"""
    found = of(text)
    assert found["claims"]["a"] == "p → q, ❤ and 💣, but .no. [brackets] .v."
    assert found["reasons"]["see-https-a-org-b-c-and-more"]["text"] == "See https://a.org/b_c and more."


def test_tabs_and_other_line_ends() -> None:
    text = "[a]: a\n\t+ <b>: b\n\t\t- <c>: c\n\t- <d>: d\n"
    spaced = text.replace("\t", "    ")
    assert of(text) == of(spaced) == of(spaced.replace("\n", "\r\n")) == of(spaced.replace("\n", "\r"))
    assert of(spaced.rstrip("\n")) | {"x-comments": ["end"]} == of(f"\ufeff\n\n{spaced}\n\n// end\n")


def test_what_is_only_named_says_its_title() -> None:
    assert of("[Thesis]\n  + <Reason>\n") == {
        "claims": {"thesis": "Thesis"},
        "reasons": {"reason": {"text": "Reason", "supports": "thesis"}},
    }


def test_files_are_included_once() -> None:
    files = {
        "parts/one.argdown": "[a]: a\n\n@include(two.argdown)\n",
        "parts/two.argdown": "[b]: b\n  +> [a]\n\n@include(one.argdown)\n",
    }
    found = read("Begin.\n\n@include(parts/one.argdown)\n\n@include(./parts/two.argdown)\n", **files)
    assert found.map["claims"] == {"a": "a", "b": {"text": "b", "supports": "a"}}
    assert found.losses == (
        Loss("", "`parts/one.argdown` is included a second time, which is left out", 3),
        Loss("", "`parts/two.argdown` is included a second time, which is left out", 5),
    )


def test_a_mistake_in_an_included_file_has_both_places() -> None:
    with pytest.raises(Unreadable) as refused:
        read("[a]: a\n\n  @include(b)", b="[b]: b\n\n  + [c]\n")
    assert (refused.value.line, refused.value.column) == (3, 3)
    assert refused.value.message.startswith("in `b`, line 3, column 3: there is nothing right above this `+`")
