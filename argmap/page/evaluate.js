import { conjunction, essential, literals, restricted } from "./formula.js";
import { components, grounded } from "./grounded.js";

// The acceptance condition of every statement. `statements` has what argmap/page/compiled.py makes of a map.
export function conditionsOf(statements, assumed) {
  const conditions = new Map();
  for (const [id, statement] of Object.entries(statements)) {
    const settled = assumed.get(id) ?? statement.settled?.[1];
    conditions.set(id, settled ?? conjunction(statement.parts.map(([, formula]) => formula)));
  }
  return conditions;
}

// The outcome for every statement: argmap/semantics/evaluate.py. `assumed` is a Map.
export function evaluate(statements, assumed) {
  const conditions = conditionsOf(statements, assumed);
  const values = grounded(conditions);
  const rest = new Map();
  for (const [id, formula] of conditions) {
    if (!values.has(id)) rest.set(id, restricted(formula, values));
  }
  const causes = causesOf(statements, values, rest);
  const outcomes = new Map();
  for (const id of conditions.keys()) {
    const settled = { verdict: values.get(id) ? "stands" : "falls", waitsOn: [], rings: [] };
    outcomes.set(id, causes.get(id) ?? settled);
  }
  return outcomes;
}

// What keeps open statements open: what there is on the ways along open statements from each.
function causesOf(statements, values, rest) {
  const order = new Map([...rest.keys()].map((id, number) => [id, number]));
  const uses = new Map([...rest].map(([id, formula]) => [id, essential(formula)]));
  const inOrder = (ids) => [...ids].sort((one, other) => order.get(one) - order.get(other));
  const isFree = (id) =>
    statements[id].kind === "condition" &&
    statements[id].standard === "presumption" &&
    uses.get(id).includes(id);
  const reached = new Map();
  for (const component of components(uses)) {
    const free = new Set(component.filter(isFree));
    const rings = new Set(ringsOf(component));
    for (const used of new Set(component.flatMap((id) => uses.get(id)))) {
      if (component.includes(used)) continue;
      reached.get(used).free.forEach((each) => free.add(each));
      reached.get(used).rings.forEach((each) => rings.add(each));
    }
    component.forEach((id) => reached.set(id, { free, rings }));
  }

  // The rings among statements that all come down to one another. What supports an open condition is no part.
  function ringsOf(component) {
    if (component.length === 1 && !uses.get(component[0]).includes(component[0])) return [];
    const within = new Set(component);
    const links = new Map(component.map((id) => [id, linksOf(id).filter(([used]) => within.has(used))]));
    const found = [];
    for (const ring of components(
      new Map(component.map((id) => [id, links.get(id).map(([used]) => used)])),
    )) {
      const inside = ring.flatMap((id) => links.get(id)).filter(([used]) => ring.includes(used));
      if (inside.length) found.push({ kind: kindOf(inside), members: inOrder(ring) });
    }
    return found;
  }

  function linksOf(id) {
    return statements[id].parts
      .filter(([role]) => role !== "presumption")
      .flatMap(([role, formula]) =>
        literals(restricted(formula, values)).map(([used, positive]) => [used, positive, role]),
      )
      .filter(([used]) => uses.get(id).includes(used));
  }

  const outcomes = new Map();
  for (const [id, { free, rings }] of reached) {
    const first = (ring) => order.get(ring.members[0]);
    const ordered = [...rings].sort((one, other) => first(one) - first(other));
    outcomes.set(id, { verdict: "open", waitsOn: inOrder(free), rings: ordered });
  }
  return outcomes;
}

function kindOf(links) {
  if (!links.every(([, positive]) => positive)) return "standoff";
  return links.every(([, , role]) => role === "exchange") ? "package" : "deadlock";
}

// Where a statement stands as the drawing has it: an open one that waits for others `depends`.
export function standingOf(id, outcome) {
  if (outcome.verdict !== "open") return outcome.verdict;
  return outcome.rings.length || outcome.waitsOn.some((other) => other !== id) ? "depends" : "open";
}
