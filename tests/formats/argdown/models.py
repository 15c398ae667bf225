"""What a document says, in a form in which our model and Argdown's JSON can be compared."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from argmap.formats.argdown.arrangement import arrange
from argmap.formats.argdown.document import SYMMETRIC, Document, Member, Node
from argmap.formats.argdown.parser import parse
from argmap.formats.argdown.whole import Whole
from argmap.interchange import Beside
from formats.roundtrips import no_file


class Model(NamedTuple):
    """Statements and arguments by title, and the relations between them.

    A statement or an argument is its texts, with tags and data; an argument has its premises and conclusions,
    too. Of a relation there is the kind, and of each end whether it is an argument, a statement or an
    inference, and its title. `places` are the titles of the sections.
    """

    statements: dict[str, Any]
    arguments: dict[str, Any]
    relations: set[Any]
    places: dict[Any, str | None]

    @property
    def sound(self) -> "Model":
        """The model without what Argdown gets wrong: what is related to itself, and undercut statements.

        It drops some of the former, and puts the latter down to whatever inference stands above.
        """
        relations = {
            each
            for each in self.relations
            if len({*each[1:]}) == 2 and not (each[0] == "undercut" and each[2][0] != "argument")
        }
        return self._replace(relations=relations)


def ours(text: str, beside: Beside = no_file) -> Model:
    """The model that argmap makes of a text."""
    document = parse(Whole(text, beside).text)
    arrange(document)
    return Model(
        {each.title: _ours(each) for each in document.nodes if not each.is_argument},
        {
            each.title: (_ours(each), [_step(member) for member in each.reconstruction])
            for each in document.nodes
            if each.is_argument
        },
        set(_relations(document)),
        {
            (each.is_argument, each.title): _words(each.section.title.plain) if each.section else None
            for each in document.nodes
        },
    )


def theirs(json: dict[str, Any]) -> Model:
    """The model that Argdown has written down."""
    sections = dict(_sections(json.get("sections", ())))
    found = [(False, each) for each in json["statements"].values()]
    found += [(True, each) for each in json["arguments"].values()]
    return Model(
        {title: _theirs(each) for title, each in json["statements"].items()},
        {
            title: (_theirs(each), [_their_step(member) for member in each.get("pcs", ())])
            for title, each in json["arguments"].items()
        },
        {
            _relation(
                each["relationType"],
                (each["fromType"], each["from"]),
                (
                    each["toType"],
                    each["to"],
                    *([each["conclusionIndex"]] if "conclusionIndex" in each else []),
                ),
            )
            for each in json["relations"]
        },
        {(is_argument, each["title"]): sections.get(each.get("section")) for is_argument, each in found},
    )


def _ours(node: Node) -> Any:
    own = [each for each in node.members if not each.is_reference]
    return sorted(_words(each.content.plain) for each in own), sorted(node.tags), node.data


def _step(member: Member) -> Any:
    rules = member.inference.rules if member.inference else ()
    return member.node.title, member.role == "premise", list(rules)


def _relations(document: Document) -> Iterable[Any]:
    for kind, source, target, _ in document.relations:
        if isinstance(target, Node):
            yield _relation(kind, _end(source), _end(target))
        else:
            yield _relation(kind, _end(source), ("inference", target.argument.title, target.index))


def _end(node: Node) -> tuple[str, str]:
    return ("argument" if node.is_argument else "equivalence-class"), node.title


def _relation(kind: str, source: Any, target: Any) -> Any:
    return (kind, frozenset([source, target])) if kind in SYMMETRIC else (kind, source, target)


def _theirs(node: dict[str, Any]) -> Any:
    own = [each for each in node["members"] if not each.get("isReference")]
    return sorted(map(_said, own)), sorted(map(_words, node.get("tags") or ())), node.get("data") or {}


def _their_step(member: dict[str, Any]) -> Any:
    rules = member.get("inference", {}).get("inferenceRules", ())
    return member["title"], member["role"] == "premise", [_words(each) for each in rules]


def _sections(sections: Iterable[dict[str, Any]]) -> Iterable[tuple[str, str]]:
    for each in sections:
        yield each["id"], _said(each | {"text": each["title"]})
        yield from _sections(each["children"])


def _said(member: dict[str, Any]) -> str:
    """The words of a text of Argdown, in which tags and mentions stand as they are written."""
    # JavaScript counts what a character takes in UTF-16.
    units = (member.get("text") or "").encode("utf-16-le")
    for mark in sorted(member.get("ranges") or (), key=lambda each: -int(each["start"])):
        start, end = 2 * mark["start"], 2 * mark["stop"] + 2
        written = units[start:end].decode("utf-16-le")
        space = written[len(written.rstrip(" \t")) :]
        if mark["type"] == "tag":
            units = units[:start] + units[end:]
        elif mark["type"].endswith("-mention"):
            units = units[:start] + f"{mark['title']}{space}".encode("utf-16-le") + units[end:]
    return _words(units.decode("utf-16-le")) or _words(member.get("text") or "")


def _words(text: str) -> str:
    return " ".join(text.split())
