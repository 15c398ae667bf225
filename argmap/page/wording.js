// Verdicts and their reasons in words. The words are those of argmap/wording.py, which the page brings as `words`.

// What keeps an open statement open, as the end of a sentence; nothing for a settled one.
export function cause(words, id, outcome) {
  if (outcome.verdict !== "open") return "";
  const isOwn = (ring) => ring.members.includes(id);
  const waits = outcome.waitsOn.filter((each) => each !== id);
  const parts = outcome.rings.filter(isOwn).map((ring) => ringInWords(words, words.rings, ring, id));
  if (waits.length) parts.push(filled(words.waits, { ids: listing(waits) }));
  const outer = outcome.rings.filter((ring) => !isOwn(ring));
  parts.push(...outer.map((ring) => ringInWords(words, words.outer_rings, ring, id)));
  return parts.join("; ") || words.unsettled;
}

function ringInWords(words, phrases, ring, id) {
  const others = ring.members.filter((each) => each !== id);
  return others.length ? filled(phrases[ring.kind], { others: listing(others) }) : words.itself;
}

// Why a statement has its verdict, as sentences.
export function reasons(words, id, statement, explanation, outcomes) {
  const { settled, steps } = explanation;
  if (settled) return [filled(words.settled[settled], { status: statement.status })];
  const clashes = outcomes.get(id).verdict === "falls" && steps.some((step) => step.met === null);
  if (!steps.length) return [words.unopposed];
  const said = steps.map((step) => stepInWords(words, statement, step, outcomes, clashes));
  return clashes ? [words.clashes, ...said] : said;
}

function stepInWords(words, statement, { role, met, because, other }, outcomes, clashes) {
  const key = `${role} ${{ true: "met", false: "failed", null: "open" }[met]}`;
  let sentence = words.steps[key];
  if (clashes) sentence = words.clashing[role];
  else if (!because.length) sentence = words.whatever_happens[key];
  else if (key in words.by_itself && because.length === 1 && because[0] === other)
    sentence = words.by_itself[key];
  return filled(sentence, {
    because: verdicts(words, because, outcomes),
    ids: listing(because),
    other: `\`${other}\``,
    standard: statement.standard,
  });
}

// Statements and their verdicts, those with the same one together.
function verdicts(words, ids, outcomes) {
  const same = new Map();
  for (const id of ids) {
    const { verdict } = outcomes.get(id);
    same.set(verdict, [...(same.get(verdict) ?? []), id]);
  }
  const said = [...same].map(([verdict, those]) => {
    const phrases = those.length === 1 ? words.one : words.several;
    return `${listing(those)} ${phrases[verdict]}`;
  });
  return enumeration(said, ", and ");
}

function listing(ids) {
  return enumeration(
    ids.map((id) => `\`${id}\``),
    " and ",
  );
}

function enumeration(parts, last) {
  if (parts.length < 2) return parts.join("");
  return parts.slice(0, -1).join(", ") + last + parts[parts.length - 1];
}

function filled(sentence, facts) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
}
