"""How editors show things with ids: the sign in outlines, the one in completions, and the colour, by kind."""

from typing import NamedTuple

from lsprotocol.types import CompletionItemKind, SymbolKind

from argmap.graph import Graph
from argmap.occurrences import Occurrence


class Look(NamedTuple):
    """How one kind of thing is shown; the colour is the name of one that all editors have."""

    symbol: SymbolKind
    completion: CompletionItemKind
    colour: str


LOOKS = {
    "question": Look(SymbolKind.Enum, CompletionItemKind.Enum, "enum"),
    "proposal": Look(SymbolKind.Class, CompletionItemKind.Class, "class"),
    "condition": Look(SymbolKind.Boolean, CompletionItemKind.Value, "parameter"),
    "claim": Look(SymbolKind.Constant, CompletionItemKind.Constant, "variable"),
    "reason": Look(SymbolKind.Method, CompletionItemKind.Method, "function"),
    "objection": Look(SymbolKind.Field, CompletionItemKind.Field, "macro"),
    "party": Look(SymbolKind.Interface, CompletionItemKind.Interface, "type"),
    "source": Look(SymbolKind.File, CompletionItemKind.File, "string"),
    "group": Look(SymbolKind.Package, CompletionItemKind.Folder, "namespace"),
    "scenario": Look(SymbolKind.Function, CompletionItemKind.Function, "event"),
    "import": Look(SymbolKind.Module, CompletionItemKind.Module, "namespace"),
}


def look(graph: Graph, each: Occurrence) -> Look:
    """How what is named somewhere is shown."""
    is_statement = each.symbol.kind == "statement"
    return LOOKS[graph.statements[each.name].kind if is_statement else each.symbol.kind]
