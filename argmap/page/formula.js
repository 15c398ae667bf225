// Propositional formulas over statements, and what can be known of one while statements are open.
//
// What argmap/semantics/formula.py does, on plain values: true or false; a statement's id; ["not", item]; or
// [count, item, …], at least so many of the items. `values` is a Map of the statements that are settled.

export function atLeast(count, items) {
  const open = [];
  let satisfied = 0;
  for (const item of items) {
    if (typeof item === "boolean") satisfied += Number(item);
    else open.push(item);
  }
  const missing = count - satisfied;
  if (missing <= 0) return true;
  if (missing > open.length) return false;
  return open.length === 1 ? open[0] : [missing, ...open];
}

export function conjunction(items) {
  return atLeast(items.length, items);
}

export function negation(item) {
  if (typeof item === "boolean") return !item;
  return isNegation(item) ? item[1] : ["not", item];
}

function isNegation(formula) {
  return formula[0] === "not" && Array.isArray(formula);
}

// Every occurrence of a statement, and whether it makes the formula true rather than false.
export function literals(formula, positive = true, found = []) {
  if (typeof formula === "string") found.push([formula, positive]);
  else if (typeof formula === "boolean") return found;
  else if (isNegation(formula)) literals(formula[1], !positive, found);
  else for (const item of formula.slice(1)) literals(item, positive, found);
  return found;
}

// The statements that occur both ways: those whose standing can make it true as well as false.
export function mixed(formula) {
  const [those, others] = [new Set(), new Set()];
  for (const [id, positive] of literals(formula)) (positive ? those : others).add(id);
  return [...those].filter((id) => others.has(id));
}

// Kleene's value: null where the open statements seem to leave it open.
export function known(formula, values) {
  if (typeof formula === "boolean") return formula;
  if (typeof formula === "string") return values.get(formula) ?? null;
  if (isNegation(formula)) {
    const value = known(formula[1], values);
    return value === null ? null : !value;
  }
  let missing = formula[0];
  let spare = formula.length - 1 - missing;
  for (const item of formula.slice(1)) {
    const value = known(item, values);
    if (value === true && --missing === 0) return true;
    if (value === false && --spare < 0) return false;
  }
  return null;
}

// What is left of a formula when the values are put in.
export function restricted(formula, values) {
  if (typeof formula === "boolean") return formula;
  if (typeof formula === "string") return values.get(formula) ?? formula;
  if (isNegation(formula)) return negation(restricted(formula[1], values));
  return atLeast(
    formula[0],
    formula.slice(1).map((item) => restricted(item, values)),
  );
}

// The value that the formula has in every completion of the values, null if there are two.
export function valueOf(formula, values, bothWays = mixed(formula)) {
  const value = known(formula, values);
  if (value !== null || bothWays.every((id) => values.has(id))) return value;
  const rest = restricted(formula, values);
  if (!possible(rest, true)) return false;
  return possible(rest, false) ? null : true;
}

const MANY = 30;

// The statements on which the value of the formula depends, in order of first occurrence.
export function essential(formula) {
  const ids = literals(formula).map(([id]) => id);
  const found = [...new Set(ids)];
  if (ids.length === found.length || found.length > MANY) return found;
  return found.filter((id) => matters(formula, id));
}

function matters(formula, id) {
  const ifStands = restricted(formula, new Map([[id, true]]));
  const ifFalls = restricted(formula, new Map([[id, false]]));
  return (
    possible(conjunction([ifStands, negation(ifFalls)]), true) ||
    possible(conjunction([ifFalls, negation(ifStands)]), true)
  );
}

// Whether some values of its statements give the formula the value: by cases, after all that is sure.
function possible(formula, value, refuted = new Set()) {
  while (typeof formula !== "boolean") {
    const sure = new Map(forced(formula, value));
    if (sure.size) {
      formula = restricted(formula, sure);
      continue;
    }
    const weights = weighed(formula, value);
    const best = [...weights].filter(([, [ifFalls, ifStands]]) => !ifFalls || !ifStands);
    if (best.length) {
      formula = restricted(formula, new Map(best.map(([id, [, ifStands]]) => [id, ifStands > 0])));
      continue;
    }
    const key = JSON.stringify(formula);
    if (refuted.has(key)) return false;
    const product = ([, [ifFalls, ifStands]]) => ifFalls * ifStands;
    const [id] = [...weights].reduce((most, each) => (product(each) > product(most) ? each : most));
    if ([true, false].some((each) => possible(restricted(formula, new Map([[id, each]])), value, refuted))) {
      return true;
    }
    refuted.add(key);
    return false;
  }
  return formula === value;
}

// Cases without which the formula cannot have the value.
function forced(formula, value) {
  if (typeof formula === "string") return [[formula, value]];
  if (isNegation(formula)) return forced(formula[1], !value);
  const needed = value ? formula.length - 1 : 1;
  return formula[0] === needed ? formula.slice(1).flatMap((item) => forced(item, value)) : [];
}

const MOST = 20;

// How much each case of a statement, [it falls, it stands], does for the value: the more, the fewer else could.
function weighed(formula, value) {
  const weights = new Map();
  const work = [[formula, value, 0]];
  while (work.length) {
    const [part, wanted, others] = work.pop();
    if (typeof part === "string") {
      if (!weights.has(part)) weights.set(part, [0, 0]);
      weights.get(part)[Number(wanted)] += 4 ** Math.max(0, MOST - others);
    } else if (isNegation(part)) {
      work.push([part[1], !wanted, others]);
    } else {
      const more = wanted ? part.length - 1 - part[0] : part[0] - 1;
      for (const item of part.slice(1)) work.push([item, wanted, others + more]);
    }
  }
  return weights;
}
