import { conjunction, essential, known, literals, restricted, valueOf } from "./formula.js";
import { conditionsOf } from "./evaluate.js";
import { grounded } from "./grounded.js";

// Why a statement has its verdict: the first level of argmap/semantics/explain.py. What settled it, if nobody had
// to find out, or else the steps: role, whether it is met (null: open), the ids that made it so, the other side.
export function explain(statements, assumed, id) {
  const statement = statements[id];
  if (assumed.has(id)) return { settled: "assumed", steps: [] };
  if (statement.settled) return { settled: statement.settled[0], steps: [] };
  const values = grounded(conditionsOf(statements, assumed));
  const steps = stepsOf(id, statement.parts, values);
  return {
    settled: null,
    steps: steps.map(([[role, , other], met, because]) => ({ role, met, because, other })),
  };
}

function stepsOf(id, parts, values) {
  if (!values.has(id)) {
    return parts
      .filter(([, formula]) => valueOf(formula, values) === null)
      .map((part) => [part, null, openIn(part, id, values)]);
  }
  const rank = new Map([...values.keys()].map((each, number) => [each, number]));
  const used = usedIn(parts);
  // A statement is settled by those settled before it alone, so that reasons never run in a circle.
  const before = new Map([...values].filter(([each]) => used.has(each) && rank.get(each) < rank.get(id)));
  if (values.get(id)) {
    return parts
      .map((part) => [part, true, deciding(part[1], before)])
      .filter(([, , causes]) => causes.length);
  }
  const failed = parts.filter(([, formula]) => valueOf(formula, before) === false);
  if (!failed.length) return clash(id, parts, before);
  const found = failed.map((part) => [part, false, deciding(part[1], before)]);
  return [found.reduce((best, each) => (isBefore(each[2], best[2], rank) ? each : best))];
}

// Parts that can't all be met, though each may be, and what each depends on.
function clash(id, parts, before) {
  for (const part of parts) {
    const fewer = parts.filter((each) => each !== part);
    if (valueOf(whole(fewer), before) === false) parts = fewer;
  }
  const causes = deciding(whole(parts), before);
  return parts.map((part) => {
    const used = usedIn([part]);
    return [part, null, [...causes.filter((each) => used.has(each)), ...openIn(part, id, before)]];
  });
}

// The open statements on which a part depends, but for a condition that is its own presumption.
function openIn([role, formula], id, values) {
  return essential(restricted(formula, values)).filter((each) => role !== "presumption" || each !== id);
}

function whole(parts) {
  return conjunction(parts.map(([, formula]) => formula));
}

function usedIn(parts) {
  return new Set(parts.flatMap(([, formula]) => literals(formula).map(([each]) => each)));
}

// Whether a choice of statements is shorter than another, or else has the earlier ones.
function isBefore(one, other, places) {
  if (one.length !== other.length) return one.length < other.length;
  const at = one.findIndex((id, number) => id !== other[number]);
  return at >= 0 && places.get(one[at]) < places.get(other[at]);
}

const FEW = 12;

// A smallest choice of settled statements that gives a formula its value: argmap/semantics/deciding.py.
export function deciding(formula, values) {
  const value = valueOf(formula, values);
  if (value === null) return [];
  const places = new Map([...values.keys()].map((id, number) => [id, number]));
  const ids = new Set(literals(formula).map(([id]) => id));
  if (ids.size === literals(formula).length) return chosen(formula, value, values, places);
  const used = [...values.keys()].filter((id) => ids.has(id));
  const suffices = (some) => valueOf(formula, new Map(some.map((id) => [id, values.get(id)]))) === value;
  if (used.length <= FEW) {
    for (let size = 0; ; size++) {
      for (const some of combinations(used, size)) if (suffices(some)) return some;
    }
  }
  return [...used].reverse().reduce((kept, id) => {
    const fewer = kept.filter((each) => each !== id);
    return suffices(fewer) ? fewer : kept;
  }, used);
}

function* combinations(ids, size, start = 0) {
  if (!size) yield [];
  else {
    for (let at = start; at <= ids.length - size; at++) {
      for (const rest of combinations(ids, size - 1, at + 1)) yield [ids[at], ...rest];
    }
  }
}

// A smallest choice for a formula in which no statement recurs.
function chosen(formula, value, values, places) {
  if (typeof formula === "boolean") return [];
  if (typeof formula === "string") return [formula];
  const [head, ...items] = formula;
  if (head === "not") return chosen(items[0], !value, values, places);
  const enough = value ? head : items.length - head + 1;
  return items
    .filter((item) => known(item, values) === value)
    .map((item) => chosen(item, value, values, places))
    .sort((one, other) => Number(isBefore(other, one, places)) - Number(isBefore(one, other, places)))
    .slice(0, enough)
    .flat();
}
