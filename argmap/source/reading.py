"""Parser events → plain values and their places, in one loop and in bounded time and memory."""

import gc
import re
from array import array
from collections.abc import Callable
from typing import Any, Final

from argmap.source import events
from argmap.source.encoding import FORBIDDEN
from argmap.source.events import ALIAS, DOCUMENT, END, MAPPING, OTHER, SCALAR, SEQUENCE, STREAM_END, Events
from argmap.source.fault import Fault
from argmap.source.scalar import STARTS, resolve
from argmap.source.tree import Places

DEEPEST = 64
"""How many lists and mappings may be nested: past it scanners take quadratic time, and programs recurse."""

ALIAS_BUDGET = 100_000
"""How many values all aliases together may stand for, a long text counted once per hundred characters."""

MOST_FAULTS = 1000
"""After so many faults reading stops: nobody reads more, and each takes memory."""

_SECOND_OPINION_UP_TO = 2**20
"""The pure parser takes a hundred times as long, so it looks at broken texts up to this length alone."""

_BREAKS_OF_YAML_1_1 = {0x85: 0xFDD0, 0x2028: 0xFDD1, 0x2029: 0xFDD2}
"""Ends of lines for both parsers, though not for YAML 1.2: what stands for each while they read."""

_BACK = {stand_in: character for character, stand_in in _BREAKS_OF_YAML_1_1.items()}

_ANCHOR = re.compile("[0-9A-Za-z_-]+")

_AMPERSAND = "`&` at the beginning of a text has a special meaning"

_DROPPED: Final = object()
"""Stands for a key or value that a fault has been reported for."""


def read_events(text: str) -> "Reading":
    """What a text holds, by the fast parser where it has no complaint."""
    collecting = gc.isenabled()
    gc.disable()  # none of what is made here is garbage, and looking for it costs up to half the time
    try:
        has_breaks = any(chr(character) in text for character in _BREAKS_OF_YAML_1_1)
        readable = text.translate(_BREAKS_OF_YAML_1_1) if has_breaks else text
        stream = events.fast(readable)
        reading = Reading(text, has_breaks).run(stream or events.pure(readable))
        if reading.stopped is not None and stream and len(text) <= _SECOND_OPINION_UP_TO:
            second = Reading(text, has_breaks).run(events.pure(readable))
            # Each refuses some texts that are right, so the one that came farther says what is wrong.
            if second.stopped is None or second.stopped >= reading.stopped:
                reading = second
        return reading
    finally:
        if collecting:
            gc.enable()


class _Enough(Exception):
    """There are so many faults that reading stops, at the offset given."""


_Open = tuple[Any, list[int], int, str | None, bool]
"""A list or mapping that is still open: the rows of what is in it, its offset, its anchor, and whether it is
left out. All others stand already in what they belong to, and their end is filled in when they are closed."""


class Reading:
    """One reading of one text. The last of the stack is the innermost open container.

    `left_out` are the stretches of text, by their first and last offsets, of which nothing is in the value
    because of a fault. The reading `is_cut` where a fault ended it, and so what was open then may lack parts.
    `of_texts` are the places of the anchors that texts have, and `sought` the names that aliases ask for.
    """

    def __init__(self, text: str, has_breaks: bool) -> None:
        self.text = text
        self.has_breaks = has_breaks
        self.value: Any = None
        self.rows = array("I")
        self.first: dict[int, int] = {}
        self.top = (0, 0)
        self.faults: list[Fault] = []
        self.stopped: int | None = None
        self.stack: list[_Open] = []
        self.anchors: dict[str, Any] = {}
        self.anchored: dict[str, tuple[int, int]] = {}
        self.extents: dict[int, tuple[int, int, Any]] = {}  # the value too, so that its id stays its own
        self.of_texts: dict[str, tuple[int, int]] = {}
        self.sought: set[str] = set()
        self.expanded = 0
        self.left_out: list[tuple[int, int]] = []
        self.is_cut = False

    @property
    def places(self) -> Places:
        """Where all that was read stands."""
        return Places(self.rows, self.first, self.top)

    def run(self, stream: Events) -> "Reading":
        """Read all that can be read; what is open when a fault ends the reading is closed there."""
        if self.has_breaks or ("\\" in self.text and '"' in self.text):
            stream = stream._replace(next=self._restored(stream.next))
        try:
            self._follow(stream)
        except _Enough as enough:
            self.is_cut = True
            self._leave_out_from(enough.args[0])
        except stream.errors as error:
            from argmap.source.syntax import explain  # most files have no such error

            rows = self.stack[-1][1] if self.stack else []
            fault = explain(error, self.text, last=rows[-2] if rows else 0)
            self.stopped, self.is_cut = fault.start, True
            self._leave_out_from(fault.start)
            # After a text like `*all* of it` the first of its faults says enough.
            if not (self.faults and self.faults[-1].rule == "unknown-alias" and self._follows(fault)):
                self.faults.append(fault)
        while self.stack:
            self._close(len(self.text))
        return self

    def _follow(self, stream: Events) -> None:
        self._next, self._kinds = stream.next, stream.kinds
        documents = 0
        while (kind := self._kinds[(event := self._next()).__class__]) != STREAM_END:
            if kind == DOCUMENT:
                documents += 1
                if documents == 2:
                    cure = "put each map into a file of its own"
                    self._fault(event, "several-documents", "a second document begins here", cure)
                    self._leave_out_from(event.start_mark.index)
                    return
            elif kind != OTHER:
                start, end = event.start_mark.index, event.end_mark.index
                self.top = (start, end)
                self.value = self._text(event) if kind == SCALAR else self._other(event, kind)
                self._fill(kind)
        self._refuse_idle_anchors()

    def _fill(self, kind: int) -> None:
        """Read what is in the container that was opened last, if a container was."""
        if kind == MAPPING:
            self._fill_mapping()
        elif kind == SEQUENCE:
            self._fill_list()

    # The time goes into this loop: four events of five are scalars, and are read without a call here.
    def _fill_mapping(self) -> None:
        next_event, kinds = self._next, self._kinds
        mapping, rows, _, _, _ = self.stack[-1]
        while True:
            event = next_event()
            kind = kinds[event.__class__]
            key_start, key_end = event.start_mark.index, event.end_mark.index
            key = _DROPPED
            if kind == SCALAR:
                key = event.value
                if event.tag is not None or event.anchor is not None:
                    self._mark(event)
                if key in mapping or key == "<<":
                    self._refuse_key(key, key_start, key_end)
                    key = _DROPPED
            elif kind == END:
                self._close(key_end)
                return
            else:
                self._refuse_complex_key(event, kind)
            event = next_event()
            kind = kinds[event.__class__]
            start, end = event.start_mark.index, event.end_mark.index
            if kind == SCALAR:
                value = event.value
                if value[:1] in STARTS and event.implicit[0]:
                    value = resolve(value)
                if event.tag is not None or event.anchor is not None:
                    self._mark(event)
            else:
                value = self._other(event, kind, key is _DROPPED)
            if key is not _DROPPED:
                mapping[key] = value
                rows += (key_start, key_end, start, end)
            elif kind in (SCALAR, ALIAS):
                self.left_out.append((start, end))
            if kind != SCALAR:
                self._fill(kind)

    def _fill_list(self) -> None:
        next_event, kinds = self._next, self._kinds
        items, rows, _, _, _ = self.stack[-1]
        while True:
            event = next_event()
            kind = kinds[event.__class__]
            start, end = event.start_mark.index, event.end_mark.index
            if kind == END:
                self._close(end)
                return
            items.append(self._text(event) if kind == SCALAR else self._other(event, kind))
            rows += (start, end, start, end)
            self._fill(kind)

    def _text(self, event: Any) -> Any:
        """The value of a scalar."""
        value = resolve(event.value) if event.implicit[0] else event.value
        if event.tag is not None or event.anchor is not None:
            self._mark(event)
        return value

    def _other(self, event: Any, kind: int, is_left_out: bool = False) -> Any:
        """The value that an alias stands for; else the container that begins here, still to be filled."""
        if kind == ALIAS:
            return self._alias(event, is_left_out)
        start, anchor = event.start_mark.index, event.anchor
        if len(self.stack) == DEEPEST:
            self._fault(event, "too-deep", f"lists and keys lie in one another more than {DEEPEST} deep")
            raise _Enough(start)
        if event.tag is not None:
            self._refuse_tag(event)
        if anchor is not None:
            self._check_anchor(event)
        container: Any = {} if kind == MAPPING else []
        self.stack.append((container, [], start, anchor, is_left_out))
        return container

    def _close(self, end: int) -> None:
        container, rows, start, anchor, is_left_out = self.stack.pop()
        self.first[id(container)] = len(self.rows) // 4
        self.rows.fromlist(rows)
        if anchor is not None:
            self.anchors[anchor] = container
            self.anchored[anchor] = start, end
        if is_left_out:
            self.left_out.append((start, end))
        elif self.stack:
            around, places, _, _, _ = self.stack[-1]
            places[-1] = end
            if around.__class__ is list:  # where there are no keys, the places of values stand twice
                places[-3] = end
        else:
            self.top = (start, end)

    def _refuse_key(self, key: str, start: int, end: int) -> None:
        mapping, rows, _, _, _ = self.stack[-1]
        if key in mapping:
            # Finding the first place takes time, and a thousand of these faults say no more than a hundred.
            few = len(self.faults) < 100
            first = rows[4 * list(mapping).index(key)] if few else None
            message = f"the key `{key}` stands here for the second time"
            self._add(Fault("duplicate-key", message, start, end, "keep one of the two", first))
        else:
            message = "`<<` would copy keys from elsewhere, which maps don't allow"
            self._add(Fault("merge-key", message, start, end, "write the keys out"))

    def _refuse_complex_key(self, event: Any, kind: int) -> None:
        """Say that a key is no word, and leave it out."""
        if kind == ALIAS:
            self.sought.add(event.anchor)
            self._fault(event, "complex-key", "an alias can't be a key", "write the key itself")
        else:
            self._other(event, kind, is_left_out=True)
            self._fault(event, "complex-key", "what stands in brackets can't be a key", "use a word or an id")
            self._fill(kind)

    def _alias(self, event: Any, is_left_out: bool) -> Any:
        """What an alias stands for; itself as a text, if that is nothing."""
        name = event.anchor
        self.sought.add(name)
        as_written = f"*{name}"
        value = self.anchors.get(name, as_written)
        if any(anchor == name for _, _, _, anchor, _ in self.stack):
            self._fault(event, "unknown-alias", f"`*{name}` stands inside what it stands for")
            value = as_written
        elif name not in self.anchors:
            message = f"`*{name}` stands for nothing: there is no `&{name}` above it"
            self._fault(event, "unknown-alias", message, "a text that begins with `*` needs quotes")
        else:
            size, depth = self._extent(value)
            within = self.expanded <= ALIAS_BUDGET
            self.expanded += size
            if self.expanded > ALIAS_BUDGET or len(self.stack) + depth > DEEPEST:
                value = as_written
                if within:
                    message = "from here on the aliases of this file stand for too many values"
                    self._fault(event, "alias-budget", message, "write the values out, or leave them away")
        if is_left_out and name in self.anchored:
            self.left_out.append(self.anchored[name])
        return value

    def _extent(self, value: Any) -> tuple[int, int]:
        """How many values, and how many levels, a value has once its aliases are written out."""
        if not isinstance(value, dict | list):
            return (1 + len(value) // 100 if isinstance(value, str) else 1), 0
        known = self.extents.get(id(value))
        if known is None:
            items = [self._extent(item) for item in (value.values() if isinstance(value, dict) else value)]
            size = 1 + sum(size for size, _ in items)
            known = size, 1 + max((depth for _, depth in items), default=0), value
            self.extents[id(value)] = known
        return known[:2]

    def _follows(self, fault: Fault) -> bool:
        """Whether only spaces stand between a fault and the last one before it."""
        between = self.text[self.faults[-1].end : fault.start]
        return not between.strip(" ")

    def _leave_out_from(self, start: int) -> None:
        """Note that nothing of the text is read from the line of a fault on."""
        self.left_out.append((self.text.rfind("\n", 0, start) + 1, len(self.text)))

    def _restored(self, next_event: Callable[[], Any]) -> Callable[[], Any]:
        """Events with the characters they should have: none that is forbidden, and none that stands in."""

        def next_restored() -> Any:
            event = next_event()
            if self.has_breaks and getattr(event, "value", None):
                event.value = event.value.translate(_BACK)
            if getattr(event, "style", None) == '"' and FORBIDDEN.search(event.value):
                # Two escapes can stand for the halves of one character, as in JSON: these are put together.
                event.value = event.value.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
                if found := FORBIDDEN.search(event.value):
                    message = f"an escape stands for the invisible character U+{ord(found[0]):04X}"
                    self._fault(event, "control-character", message, "delete it, or write `\\\\` for a `\\`")
                    event.value = FORBIDDEN.sub("\ufffd", event.value)
            return event

        return next_restored

    def _mark(self, event: Any) -> None:
        """Note the anchor of a text, and refuse its tag."""
        if event.tag is not None:
            self._refuse_tag(event)
        if event.anchor is not None:
            name, start = event.anchor, event.start_mark.index
            if self._check_anchor(event) and event.tag is None:
                self.of_texts[name] = start, start + 1 + len(name)
            self.anchors[name] = resolve(event.value) if event.implicit[0] else event.value
            self.anchored[name] = start, event.end_mark.index

    def _check_anchor(self, event: Any) -> bool:
        """Whether what is said to be an anchor is one."""
        # For YAML 1.2 and ruamel.yaml `&a:b` is one name; for libyaml the name is `a`, and `:b` the value.
        after = self.text.find(event.anchor, event.start_mark.index) + len(event.anchor)
        if not _ANCHOR.fullmatch(event.anchor) or self.text[after : after + 1].strip(" \t\r\n,[]{}"):
            self._fault(event, "syntax-error", _AMPERSAND, "put the text in quotes")
            return False
        return True

    def _refuse_idle_anchors(self) -> None:
        """What looks like an anchor, but no alias asks for, is the first word of a text."""
        for name, (start, end) in self.of_texts.items():
            if name not in self.sought:
                self._add(Fault("syntax-error", _AMPERSAND, start, end, "put the text in quotes"))

    def _refuse_tag(self, event: Any) -> None:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        message = f"`{tag}` at the beginning of a value has a special meaning, which maps don't use"
        self._fault(event, "yaml-tag", message, "put the text in quotes, or delete it")

    def _fault(self, event: Any, rule: str, message: str, cure: str = "") -> None:
        self._add(Fault(rule, message, event.start_mark.index, event.end_mark.index, cure))

    def _add(self, fault: Fault) -> None:
        if len(self.faults) < MOST_FAULTS - 1:
            self.faults.append(fault)
        else:
            last = f"{fault.message}; here argmap stops, at {MOST_FAULTS} faults"
            self.faults.append(fault._replace(message=last))
            raise _Enough(fault.start)
