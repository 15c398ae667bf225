"""The grounded interpretation of acceptance conditions, and the rings among them."""

from collections import deque
from collections.abc import Iterator, Mapping

from argmap.graph import NOTHING
from argmap.semantics.formula import Formula, literals, mixed, settled


def grounded(conditions: Mapping[str, Formula], known: Mapping[str, bool] = NOTHING) -> dict[str, bool]:
    """The statements that are settled, and how, by acceptance conditions and by what is known of others.

    The least fixpoint of the operator that settles what has one value in every completion of what is settled
    (Brewka et al. 2013, Def. 2, the exact one), by a work-list: linear in the size of the conditions where
    few statements occur both ways in one condition.
    """
    users: dict[str, list[str]] = {}
    both_ways: dict[str, frozenset[str]] = {}
    for id, formula in conditions.items():
        both_ways[id] = mixed(formula)
        for used in dict.fromkeys(used for used, _ in literals(formula)):
            users.setdefault(used, []).append(id)
    values = dict(known)
    waiting = deque(conditions)
    queued = set(conditions)
    while waiting:
        id = waiting.popleft()
        queued.discard(id)
        value = settled(conditions[id], values, both_ways[id])
        if value is not None:
            values[id] = value
            for user in users.get(id, ()):
                if user not in values and user not in queued:
                    queued.add(user)
                    waiting.append(user)
    return values


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
