import { beginning, read, settledIn, written } from "./address.js";
import { findCards, neighbour, paint } from "./cards.js";
import { findDeadlocks } from "./deadlocks.js";
import { part, showVerdict } from "./dom.js";
import { evaluate, standingOf } from "./evaluate.js";
import { explain } from "./explain.js";
import { makePanel } from "./panel.js";
import { makeSearch } from "./search.js";
import { makeViewport } from "./viewport.js";
import { makeChoices, showSupposed } from "./whatif.js";
import { cause, reasons } from "./wording.js";

const map = JSON.parse(part("contents").textContent);
for (const statement of Object.values(map.statements)) {
  statement.speakers = (statement.by ?? []).map((party) => map.parties[party].name).join(", ");
}
const drawing = part("sheet").querySelector("svg");
for (const name of ["tools", "zoom"]) part(name).hidden = false;
document.documentElement.classList.add("is-live");
const cards = findCards(drawing, map);
const showDeadlocks = findDeadlocks(drawing, map);
const items = [...part("outline").querySelectorAll("[data-statement]")];
const viewport = makeViewport(part("frame"), drawing);
const asItIs = standingsOf(evaluate(map.conditions, new Map()));
const judged = Object.keys(map.conditions).length > 0;

let state = { focus: "" };
let settled = new Map();
let outcomes = new Map();
let standings = asItIs;
let updatePanel = null;

const updateChoices = makeChoices(map, asItIs, choose);
const search = makeSearch(map, new Set(items.map(({ dataset }) => dataset.statement)), (found, shown) => {
  for (const [id, { group }] of cards) {
    group.classList.toggle("is-found", found.has(id));
    group.classList.toggle("is-shown", id === shown);
  }
  for (const item of items) item.classList.toggle("is-found", found.has(item.dataset.statement));
  if (cards.has(shown)) viewport.reveal(cards.get(shown).group);
  else items.find(({ dataset }) => dataset.statement === shown)?.scrollIntoView({ block: "center" });
});

function standingsOf(found) {
  return new Map([...found].map(([id, outcome]) => [id, standingOf(id, outcome)]));
}

// Shows a state, and puts it into the address.
function go(changes) {
  show({ ...state, ...changes });
  const address = written(state, map);
  if (address !== (location.hash || "#")) history.pushState(null, "", address);
}

function show(next) {
  const before = state;
  state = next;
  settled = settledIn(state, map);
  outcomes = evaluate(map.conditions, settled);
  standings = standingsOf(outcomes);
  showVerdicts();
  showParty();
  showOptions();
  if (state.focus !== before.focus) showFocus(before.focus);
  updatePanel?.(state);
}

function showVerdicts() {
  let changes = 0;
  for (const [id, standing] of standings) changes += standing !== asItIs.get(id);
  for (const [id, card] of cards) paint(card, map.statements[id], standings.get(id), remarkOn(id), map.looks);
  showDeadlocks(outcomes);
  for (const item of items) {
    const place = item.querySelector(":scope > .verdict");
    if (place) showVerdict(place, map.looks.pills[standings.get(item.dataset.statement)]);
  }
  showSupposed(map, state, settled, changes, choose, () => go({ scenario: "", as: "", assume: {} }));
}

// What is to be said on top of a card.
function remarkOn(id) {
  if (settled.has(id)) return `supposed: ${settled.get(id) ? "holds" : "fails"}`;
  return standings.get(id) === asItIs.get(id) ? "" : `was ${map.looks.pills[asItIs.get(id)].text}`;
}

function showParty() {
  for (const [id, { group }] of cards) {
    group.classList.toggle(
      "is-dimmed",
      Boolean(state.by) && !(map.statements[id].by ?? []).includes(state.by),
    );
  }
}

function showOptions() {
  part("scenario").value = state.scenario ? `scenario ${state.scenario}` : state.as ? `as ${state.as}` : "";
  part("party").value = state.by;
  updateChoices(state);
}

function showFocus(before) {
  const id = state.focus;
  cards.get(before)?.group.classList.remove("is-current");
  part("card").hidden = !id;
  updatePanel = null;
  if (!id) return;
  document.documentElement.classList.remove("is-alone");
  part("beside").setAttribute("aria-pressed", "true");
  updatePanel = makePanel(map, id, { choose, close, why, standing: (other) => standings.get(other) });
  part("side").scrollTop = 0;
  if (!cards.has(id)) return;
  cards.get(id).group.classList.add("is-current");
  stopAt(id);
  viewport.reveal(cards.get(id).group);
}

// What a statement's verdict is, and why, in words.
function why(id) {
  const statement = map.statements[id];
  const found = explain(map.conditions, settled, id);
  const said = reasons(map.words, id, statement, found, outcomes);
  if (!found.settled && statement.remark) said.push(statement.remark);
  return { standing: standings.get(id), cause: cause(map.words, id, outcomes.get(id)), reasons: said };
}

function choose(id, value) {
  const { [id]: _, ...others } = state.assume;
  go({ assume: value === undefined ? others : { ...others, [id]: value } });
}

function open(id) {
  go({ focus: id });
  part("heading").focus();
}

function close() {
  const card = cards.get(state.focus);
  go({ focus: "" });
  card?.group.focus({ preventScroll: true });
}

// Of all cards, the tabulator stops at one; the arrows lead on from there.
function stopAt(id) {
  for (const { group } of cards.values()) if (group.tabIndex === 0) group.setAttribute("tabindex", "-1");
  cards.get(id)?.group.setAttribute("tabindex", "0");
}

function fillOptions() {
  const [scenarios, views] = ["Scenarios", "As a party sees it"].map((label) =>
    Object.assign(document.createElement("optgroup"), { label }),
  );
  scenarios.append(...map.scenarios.map(({ id, title }) => new Option(title, `scenario ${id}`)));
  views.append(...map.views.map(({ id, title }) => new Option(title, `as ${id}`)));
  part("scenario").append(...[scenarios, views].filter((group) => group.children.length));
  part("suppose").hidden = !judged || part("scenario").length < 2;
  const speaking = new Set(Object.values(map.statements).flatMap(({ by }) => by ?? []));
  part("party").append(...[...speaking].map((id) => new Option(map.parties[id].name, id)));
  part("parties").hidden = !speaking.size;
  part("scenario").addEventListener("change", ({ target }) => {
    const [what, id] = target.value.split(" ");
    go({ scenario: "", as: "", ...(id && { [what]: id }) });
  });
  part("party").addEventListener("change", ({ target }) => go({ by: target.value }));
}

function followHands() {
  const cardAt = (target) => target.closest?.("g.am-node")?.id;
  drawing.addEventListener("click", ({ target }) => {
    if (!viewport.isBusy() && cards.has(cardAt(target))) go({ focus: cardAt(target) });
  });
  part("frame").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const id = cardAt(event.target);
    const next = id && neighbour(map, cards, id, event.key);
    const acts = { Enter: () => open(id), " ": () => open(id) };
    if (judged && Object.hasOwn(map.conditions, id ?? "")) {
      Object.assign(acts, {
        h: () => choose(id, true),
        f: () => choose(id, false),
        a: () => choose(id, undefined),
      });
    }
    if (next) {
      stopAt(next);
      viewport.reveal(cards.get(next).group);
      cards.get(next).group.focus({ preventScroll: true });
    } else if (Object.hasOwn(viewport.keys, event.key)) viewport.keys[event.key]();
    else if (cards.has(id) && Object.hasOwn(acts, event.key)) acts[event.key]();
    else if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    const id = link?.getAttribute("href").slice(1);
    if (!Object.hasOwn(map.statements, id ?? "")) return;
    event.preventDefault();
    open(id);
  });
  document.addEventListener("keydown", (event) => {
    const writes = event.target.matches?.("input[type=search], select");
    if (event.key === "/" && !writes) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && !writes && state.focus) close();
  });
}

function followButtons() {
  const root = document.documentElement;
  const screen = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : screen.matches);
  const showTheme = () => {
    part("dark").setAttribute("aria-pressed", isDark());
    drawing.classList.toggle("am-dark", isDark());
    drawing.classList.toggle("am-light", !isDark());
  };
  part("dark").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    showTheme();
  });
  screen.addEventListener("change", showTheme);
  showTheme();
  part("beside").addEventListener("click", () => {
    const isAlone = root.classList.toggle("is-alone");
    part("beside").setAttribute("aria-pressed", !isAlone);
  });
}

fillOptions();
followHands();
followButtons();
stopAt(cards.keys().next().value);
addEventListener("popstate", () => {
  const asked = read(location.hash, map);
  if (asked) show(asked);
});
show(read(location.hash, map) ?? beginning(map));
