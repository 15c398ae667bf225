"""What is known of one text of a map: what a check finds, what follows from it, and who names what."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from argmap.diagnostics import Diagnostic
from argmap.graph import NOTHING, Graph
from argmap.occurrences import Imported, Occurrences
from argmap.pipeline import Checked
from argmap.semantics.evaluate import Outcome, evaluate
from argmap.source import Path, Tree
from argmap.source.seeking import extents
from argmap.survey import Gap, gaps


@dataclass(frozen=True)
class Analysis:
    """A text of a file, and what was found in it.

    `told` is what a check says, `more` what can be mended besides. `imports` are the files of the maps that
    it imports, by alias. What follows from the map is empty while something had to be left out of it.
    """

    text: str
    checked: Checked
    told: tuple[Diagnostic, ...]
    more: tuple[Diagnostic, ...]
    imports: Mapping[str, str]
    imported: Imported

    def complete(self) -> "Analysis":
        """Find out all that is asked for after every change, so that answers need not wait for it."""
        _ = self.occurrences, self.extents, self.gaps
        return self

    @property
    def tree(self) -> Tree:
        """The values of the text, and their places."""
        return self.checked.tree

    @cached_property
    def graph(self) -> Graph:
        """The map; an empty one where nothing could be read."""
        return self.checked.graph or Graph()

    @cached_property
    def occurrences(self) -> Occurrences:
        """Who names what, and where."""
        return Occurrences(self.graph, self.tree, self.checked.path, self.imported)

    @cached_property
    def extents(self) -> Mapping[Path, tuple[int, int]]:
        """What belongs to each key and item, by its path."""
        return extents(self.tree)

    @cached_property
    def outcomes(self) -> Mapping[str, Outcome]:
        """What stands, falls and is open."""
        return evaluate(self.graph) if self.checked.sound else NOTHING

    @cached_property
    def gaps(self) -> Mapping[str, tuple[Gap, ...]]:
        """What each statement lacks."""
        found: dict[str, list[Gap]] = {}
        for each in gaps(self.graph, self.outcomes) if self.checked.sound else ():
            found.setdefault(each.statement, []).append(each)
        return {id: tuple(each) for id, each in found.items()}
