import { literals, mixed, valueOf } from "./formula.js";

// The statements that are settled, and how: argmap/semantics/grounded.py, statement by statement in its order.
export function grounded(conditions) {
  const users = new Map();
  const bothWays = new Map();
  for (const [id, formula] of conditions) {
    bothWays.set(id, mixed(formula));
    for (const used of new Set(literals(formula).map(([each]) => each))) {
      if (!users.has(used)) users.set(used, []);
      users.get(used).push(id);
    }
  }
  const values = new Map();
  const waiting = [...conditions.keys()];
  const queued = new Set(waiting);
  for (let next = 0; next < waiting.length; next++) {
    const id = waiting[next];
    queued.delete(id);
    const value = valueOf(conditions.get(id), values, bothWays.get(id));
    if (value === null) continue;
    values.set(id, value);
    for (const user of users.get(id) ?? []) {
      if (!values.has(user) && !queued.has(user)) {
        queued.add(user);
        waiting.push(user);
      }
    }
  }
  return values;
}

// The strongly connected components of a graph, each after those it uses (Tarjan 1972), in a loop.
export function components(uses) {
  const found = [];
  const number = new Map();
  const lowest = new Map();
  const path = [];
  const onPath = new Set();
  const work = [];
  const enter = (id) => {
    number.set(id, number.size);
    lowest.set(id, number.get(id));
    path.push(id);
    onPath.add(id);
    work.push([id, uses.get(id).values()]);
  };
  const lower = (id, to) => lowest.set(id, Math.min(lowest.get(id), to));
  for (const root of uses.keys()) {
    if (!number.has(root)) enter(root);
    while (work.length) {
      const [id, rest] = work[work.length - 1];
      const { value: used, done } = rest.next();
      if (!done) {
        if (!number.has(used)) enter(used);
        else if (onPath.has(used)) lower(id, number.get(used));
        continue;
      }
      work.pop();
      if (work.length) lower(work[work.length - 1][0], lowest.get(id));
      if (lowest.get(id) === number.get(id)) {
        const component = path.splice(path.indexOf(id));
        component.forEach((each) => onPath.delete(each));
        found.push(component.reverse());
      }
    }
  }
  return found;
}
