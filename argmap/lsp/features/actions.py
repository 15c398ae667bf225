"""What can be done about what was found: mend it, add what is missing, or ignore it."""

from collections.abc import Iterable, Iterator

from lsprotocol import types

from argmap.diagnostics import Diagnostic
from argmap.fixing import mended
from argmap.lsp.additions import Addition, missing, sources
from argmap.lsp.desk import Desk
from argmap.lsp.document import Sight
from argmap.lsp.edits import text_edits
from argmap.lsp.features import feature
from argmap.lsp.telling import stretch
from argmap.lsp.workspace import Workspace
from argmap.rules import rules
from argmap.silencing import ignoring
from argmap.source import Edit

_FIX = types.CodeActionKind.QuickFix.value
_REWRITE = types.CodeActionKind.RefactorRewrite.value
_ALL = {"source.fixAll.argmap": False, "source.argmap.unsafeFixes": True}
"""Mending everything at once: also what only has a likely answer?"""
_TITLES = {False: "Mend all that has one answer", True: "Mend all that has a likely answer"}
_OPTIONS = types.CodeActionOptions(code_action_kinds=[_FIX, _REWRITE, *_ALL], resolve_provider=True)


@feature(types.TEXT_DOCUMENT_CODE_ACTION, _OPTIONS)
async def actions(workspace: Workspace, params: types.CodeActionParams) -> list[types.CodeAction]:
    """What can be done in a range, and with the whole map."""
    if (sight := await workspace.fresh(params.text_document.uri)) is None:
        return []
    found = [
        types.CodeAction(
            addition.title,
            kind,
            [each for each in params.context.diagnostics if rule == each.code] if rule else None,
            is_preferred=preferred or None,
            edit=_edit(workspace, sight, addition.edits),
        )
        for addition, kind, rule, preferred in _in_range(sight, params.range)
    ]
    wanted = params.context.only
    for kind, unsafe in _ALL.items():
        whole = types.CodeAction(_TITLES[unsafe], kind, data={"uri": sight.uri, "unsafe": unsafe})
        if workspace.client.can("text_document.code_action.resolve_support"):
            found.append(whole)
        elif wanted and _is_wanted(kind, wanted):  # it takes a while, so not unless it is asked for
            found.append(await _resolved(workspace, whole))
    return [each for each in found if _is_wanted(each.kind, wanted)]


@feature(types.CODE_ACTION_RESOLVE)
async def resolved(workspace: Workspace, action: types.CodeAction) -> types.CodeAction:
    """An action with its edits."""
    return await _resolved(workspace, action)


async def _resolved(workspace: Workspace, action: types.CodeAction) -> types.CodeAction:
    data = action.data if isinstance(action.data, dict) else {}
    sight = await workspace.fresh(str(data.get("uri")))
    if sight is None or "unsafe" not in data:
        return action
    text, unsafe = sight.latest.tree.text, bool(data["unsafe"])

    def mend(desk: Desk) -> str:
        project = desk.mending()
        return mended(text, lambda each: project.check_text(each, sight.file), unsafe=unsafe).text

    edits = text_edits(sight.positions, text, await workspace.at_desk(mend))
    action.edit = workspace.client.edit({sight.uri: (sight.version, edits)})
    return action


Choice = tuple[Addition, str, str, bool]
"""What can be done, of which kind it is, about which rule, and whether it is the likely thing to do."""


def _in_range(sight: Sight, range: types.Range) -> Iterator[Choice]:
    start, end = sight.positions.offset(range.start), sight.positions.offset(range.end)
    latest, told_of = sight.latest, set()
    for each in (*latest.told, *latest.more):
        place = stretch(latest.tree, each.span)
        if place[0] <= end and start <= place[1]:
            told_of.add(each.rule)
            yield from _about(sight, each)
    if "missing-source" not in told_of:
        for addition in sources(latest, start):
            yield addition, _REWRITE, "", False


def _about(sight: Sight, each: Diagnostic) -> Iterator[Choice]:
    """What can be done about a finding, what mends it first."""
    latest = sight.latest
    if each.repair:
        title = each.repair.title[:1].upper() + each.repair.title[1:]
        yield Addition(title, (each.repair.edit,)), _FIX, each.rule, each.repair.safe
    for addition in missing(latest, each):
        yield addition, _FIX, each.rule, False
    if each.rule == "missing-source":
        for addition in sources(latest, stretch(latest.tree, each.span)[0]):
            yield addition, _FIX, each.rule, False
    is_rule = each.rule in {rule.id for rule in rules()} and each in latest.told
    if is_rule and (edit := ignoring(latest.tree, each.rule, each.span)):
        yield Addition(f"Ignore `{each.rule}` here", (edit,)), _FIX, each.rule, False


def _edit(workspace: Workspace, sight: Sight, edits: Iterable[Edit]) -> types.WorkspaceEdit:
    changes = [types.TextEdit(sight.positions.range(each.start, each.end), each.text) for each in edits]
    return workspace.client.edit({sight.uri: (sight.version, changes)})


def _is_wanted(kind: str | None, wanted: Iterable[str] | None) -> bool:
    """Whether an editor that asks for some kinds alone asks for this one."""
    return wanted is None or any(kind == each or str(kind).startswith(f"{each}.") for each in wanted)
