"""The grounded interpretation of acceptance conditions, and the rings among them."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping

from argmap.graph import NOTHING
from argmap.semantics.formula import Formula, Negation, Threshold, Variable, mixed, settled


def grounded(conditions: Mapping[str, Formula], known: Mapping[str, bool] = NOTHING) -> dict[str, bool]:
    """The statements that are settled, and how, by acceptance conditions and by what is known of others.

    The least fixpoint of the operator that settles what has one value in every completion of what is settled
    (Brewka et al. 2013, Def. 2, the exact one), by a work-list: linear in the size of the conditions where
    few statements occur both ways in one condition.
    """
    circuit = _Circuit(conditions)
    values = dict(known)
    for id, value in known.items():
        circuit.feed(id, value)
    waiting = deque(conditions)
    queued = set(conditions)
    while waiting:
        id = waiting.popleft()
        queued.discard(id)
        found = None if id in values else circuit.value(id, values)
        if found is not None:
            values[id] = found
            for user in circuit.feed(id, found):
                if user not in values and user not in queued:
                    queued.add(user)
                    waiting.append(user)
    return values


class _Gate:
    """A number of items in a condition, and Kleene's value of it.

    It is true when no more true ones are `missing`, and false when there is none to `spare`. It is an item,
    or the negation of one, in the gate above it, if there is one.
    """

    __slots__ = ("above", "missing", "positive", "spare", "value")

    def __init__(self, missing: int, spare: int, above: "_Gate | None", positive: bool) -> None:
        self.missing = missing
        self.spare = spare
        self.above = above
        self.positive = positive
        self.value: bool | None = None

    def feed(self, item: bool) -> None:
        """Take note of the value of an item."""
        if item:
            self.missing -= 1
            decided = self.missing == 0
        else:
            self.spare -= 1
            decided = self.spare == -1
        if decided:
            self.value = item
            if self.above is not None:
                self.above.feed(item is self.positive)


class _Circuit:
    """Conditions as gates, each fed with a statement once: that is what makes it linear."""

    def __init__(self, conditions: Mapping[str, Formula]) -> None:
        self._conditions = conditions
        self._users: defaultdict[str, list[tuple[_Gate, bool, str]]] = defaultdict(list)
        self._repeating: dict[str, frozenset[str]] = {}
        self._outputs = {id: self._gate(formula, None, True, id) for id, formula in conditions.items()}

    def _gate(self, formula: Formula, above: _Gate | None, positive: bool, user: str) -> _Gate:
        """The gate of a formula that is part of the condition of a statement, the user."""
        count, items = (formula.count, formula.items) if isinstance(formula, Threshold) else (1, (formula,))
        gate = _Gate(count, len(items) - count, above, positive)
        for each in items:
            item, positive = each, True
            while isinstance(item, Negation):
                item, positive = item.item, not positive
            if isinstance(item, Variable):
                users = self._users[item.id]
                if users and users[-1][2] == user and user not in self._repeating:
                    self._repeating[user] = mixed(self._conditions[user])
                users.append((gate, positive, user))
            elif isinstance(item, Threshold):
                self._gate(item, gate, positive, user)
            else:
                gate.feed(item.value is positive)
        return gate

    def value(self, id: str, values: Mapping[str, bool]) -> bool | None:
        """The value of a condition in every completion of the values, None if there are two."""
        if id in self._repeating:
            return settled(self._conditions[id], values, self._repeating[id])
        return self._outputs[id].value

    def feed(self, id: str, value: bool) -> list[str]:
        """Take note of the value of a statement; gives those in whose conditions it occurs."""
        places = self._users.get(id, ())
        for gate, positive, _ in places:
            gate.feed(value is positive)
        return [user for _, _, user in places]


def components(uses: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """The strongly connected components of a graph, each after those it uses (Tarjan 1972), in a loop."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    for root in uses:
        if root in number:
            continue
        work = [(root, iter(uses[root]))]
        number[root] = lowest[root] = len(number)
        path.append(root)
        on_path.add(root)
        while work:
            id, rest = work[-1]
            for used in rest:
                if used not in number:
                    number[used] = lowest[used] = len(number)
                    path.append(used)
                    on_path.add(used)
                    work.append((used, iter(uses[used])))
                    break
                if used in on_path:
                    lowest[id] = min(lowest[id], number[used])
            else:
                work.pop()
                if work:
                    lowest[work[-1][0]] = min(lowest[work[-1][0]], lowest[id])
                if lowest[id] == number[id]:
                    component = [path.pop()]
                    while component[-1] != id:
                        component.append(path.pop())
                    on_path.difference_update(component)
                    yield component
