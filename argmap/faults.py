"""What is reported of a file besides what rules find: the faults of its text, its keys and its values."""

from typing import Literal, NamedTuple

from argmap.diagnostics import Severity
from argmap.rules import Rule, rules


class Kind(NamedTuple):
    """A kind of fault, described as a rule is; nothing turns it off."""

    id: str
    severity: Severity
    summary: str
    on: Literal["always"] = "always"


FAULTS = (
    Kind("syntax-error", "error", "A line is not the YAML that argmap can read."),
    Kind("duplicate-key", "error", "The same key stands twice in one place."),
    Kind("several-documents", "error", "A second YAML document begins in the file."),
    Kind("empty-file", "error", "There is no map in the file."),
    Kind("wrong-encoding", "error", "The file is not in UTF-8."),
    Kind("control-character", "error", "The file holds an invisible character."),
    Kind("file-too-large", "error", "The file is larger than 64 MiB."),
    Kind("complex-key", "error", "A list, a mapping or an alias stands where a key belongs."),
    Kind("unknown-alias", "error", "A value begins with `*`, and nothing above it has that name."),
    Kind("yaml-tag", "error", "A value begins with `!`, which YAML takes for a tag."),
    Kind("merge-key", "error", "The key `<<` is used, which copies keys from elsewhere."),
    Kind("alias-budget", "error", "The aliases of a file stand for too many values."),
    Kind("too-deep", "error", "Lists and mappings lie in one another more than 64 deep."),
    Kind("unknown-key", "error", "A key stands where it means nothing."),
    Kind("missing-key", "error", "A key is missing that has to be there."),
    Kind("invalid-value", "error", "A key has a value that it does not take."),
)
"""All kinds of faults, in the order in which the manual has them."""


def reportable() -> tuple[Kind | Rule, ...]:
    """Everything that can be reported of a map: the faults, then the rules."""
    return (*FAULTS, *rules())
