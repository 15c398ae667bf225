import { element, linked, outward, part, reference, showVerdict } from "./dom.js";
import { makeChoice } from "./whatif.js";

// A statement in full, beside the drawing. `update` says where it stands now, and why.
export function makePanel(map, id, { choose, close, why, standing }) {
  const statement = map.statements[id];
  const verdict = element("p", { class: "standing" });
  const reasons = element("ul", { class: "reasons" });
  const choice = makeChoice(id, element("legend", {}, "What if it …"), choose);
  const judged = Object.hasOwn(map.conditions, id);
  part("card").replaceChildren(
    element("button", { type: "button", class: "close", "aria-label": "Close", click: close }, "✕"),
    heading(map, id, statement),
    element("p", { class: "text", dir: "auto" }, statement.title ? statement.text : ""),
    ...(judged ? [verdict, choice.group, element("h3", {}, "Why"), reasons] : []),
    ...section(
      "Note",
      statement.note &&
        element(
          "div",
          { class: "note", dir: "auto" },
          ...statement.note.map((each) => element("p", {}, each)),
        ),
    ),
    ...section(
      "Depends on",
      list(statement.needs, ([depth, role, other]) => need(map, depth, role, other)),
    ),
    ...section(
      "Bears on it",
      list(statement.bearing, ([role, other]) => relation(map, role, other)),
    ),
    ...section(
      "What it does",
      list(statement.above, ([phrase, other]) => relation(map, phrase, other)),
    ),
    ...section(
      "Said where",
      list(statement.cited, (cited) => citation(map, cited)),
    ),
    ...section("More", facts(statement)),
  );
  part("card").hidden = false;
  return (state) => {
    if (!judged) return;
    const now = why(id);
    const pill = element("span");
    showVerdict(pill, map.looks.pills[now.standing]);
    verdict.replaceChildren(pill, ...(now.cause ? [" ", ...linked(map, `${now.cause}.`)] : []));
    reasons.replaceChildren(...now.reasons.map((sentence) => element("li", {}, ...linked(map, sentence))));
    choice.update(state);
    for (const place of part("card").querySelectorAll("[data-verdict]")) {
      showVerdict(place, map.looks.pills[standing(place.dataset.verdict)]);
    }
  };
}

function heading(map, id, statement) {
  const by = (statement.by ?? []).map((party) => map.parties[party]);
  const who = by.flatMap(({ name, url }, number) => [number ? ", " : " by ", outward(url, name)]);
  return element(
    "header",
    {},
    element("p", { class: "kind" }, element("b", {}, statement.role), ...who, element("code", {}, id)),
    element("h2", { id: "_page-heading", tabindex: "-1", dir: "auto" }, statement.title ?? statement.text),
    ...by
      .filter(({ about }) => about)
      .map(({ name, about }) => element("p", { class: "about" }, `${name}: ${about}`)),
  );
}

function section(title, content) {
  return content ? [element("h3", {}, title), content] : [];
}

function list(things, item) {
  return things && element("ul", {}, ...things.map(item));
}

function need(map, depth, role, other) {
  const level = `level${Math.min(depth, 5)}`;
  if (!other) return element("li", { class: level }, element("span", { class: "role" }, `${role}:`));
  const item = relation(map, role, other);
  item.className = level;
  return item;
}

function relation(map, words, other) {
  const verdict = Object.hasOwn(map.conditions, other) ? element("span", { "data-verdict": other }) : "";
  return element(
    "li",
    {},
    element("span", { class: "role" }, words),
    " ",
    verdict,
    " ",
    reference(map, other),
  );
}

function citation(map, { source, quote, at, url }) {
  const { title, author, publisher, date, url: home, archive, about } = map.sources[source];
  const said = [author, publisher, date, at].filter(Boolean).map((fact) => ` · ${fact}`);
  return element(
    "li",
    {},
    quote ? element("blockquote", { dir: "auto" }, quote) : "",
    element("cite", { dir: "auto" }, outward(url ?? home, title)),
    ...said,
    ...(archive ? [" · ", outward(archive, "archived copy")] : []),
    about ? element("p", { class: "about" }, about) : "",
  );
}

function facts({ date, due, status, group, tags, likelihood, weight, standard }) {
  const known = {
    Status: status,
    "Said on": date,
    "To be settled by": due,
    Likelihood: likelihood,
    Weight: weight,
    "Proof standard": standard === "presumption" ? undefined : standard,
    Group: group,
    Tags: tags?.join(", "),
  };
  const rows = Object.entries(known).filter(([, value]) => value);
  return (
    rows.length &&
    element("dl", {}, ...rows.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]))
  );
}
