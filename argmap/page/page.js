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

const FEW = 6; // So many conditions are shown without being asked for.
const root = document.documentElement;
const screen = matchMedia("(prefers-color-scheme: dark)");

let map, drawing, cards, items, asItIs, judged, showDeadlocks, updateChoices;
let state = { focus: "" };
let settled = new Map();
let outcomes = new Map();
let standings = new Map();
let updatePanel = null;
let stop = "";

load();
part("open").open = part("choices").children.length <= FEW;
const viewport = makeViewport(part("frame"), drawing);
const search = makeSearch(
  (found, shown) => {
    for (const [id, { group }] of cards) {
      group.classList.toggle("is-found", found.has(id));
      group.classList.toggle("is-shown", id === shown);
    }
    for (const item of items) item.classList.toggle("is-found", found.has(item.dataset.statement));
  },
  (id) => {
    if (cards.has(id)) viewport.reveal(cards.get(id).group);
    // What is open beside the drawing is not to be pushed away.
    if (!cards.has(id) || part("card").hidden)
      items.find(({ dataset }) => dataset.statement === id)?.scrollIntoView({ block: "center" });
  },
);

// Takes in what the document holds: as it opens, and whenever it holds another drawing.
function load() {
  map = JSON.parse(part("contents").textContent);
  for (const statement of Object.values(map.statements)) {
    statement.speakers = (statement.by ?? []).map((party) => map.parties[party].name).join(", ");
  }
  drawing = part("sheet").querySelector("svg");
  cards = findCards(drawing, map);
  items = [...part("outline").querySelectorAll("[data-statement]")];
  asItIs = standingsOf(evaluate(map.conditions, new Map()));
  judged = Object.keys(map.conditions).length > 0;
  showDeadlocks = findDeadlocks(drawing, map);
  updateChoices = makeChoices(map, asItIs, choose);
  fillOptions();
  showTheme();
  stopAt(cards.has(stop) ? stop : cards.keys().next().value);
}

// Another page of the map takes the place of this one, as after a save. What the reader did stays, as far as the
// map still has what it was done with.
function renew(fresh) {
  const [scroll, held] = [part("side").scrollTop, document.activeElement?.id];
  const places = viewport.placesOf(cards, state.focus);
  document.title = fresh.title;
  for (const each of ["#_page-header h1", "#_page-sheet > svg", "#_page-outline", "#_page-contents"])
    document.querySelector(each).replaceWith(fresh.querySelector(each));
  load();
  const [id, at] = places.find(([each]) => cards.has(each)) ?? [];
  viewport.renew(drawing, cards.get(id)?.group, at);
  part("card").hidden = true;
  updatePanel = null;
  state = { focus: "" };
  show(read(location.hash, map) ?? beginning(map), false);
  searchAll();
  part("side").scrollTop = scroll;
  document.getElementById(held)?.focus({ preventScroll: true });
}

function searchAll() {
  search.searchIn(map, new Set(items.map(({ dataset }) => dataset.statement)));
}

function standingsOf(found) {
  return new Map([...found].map(([id, outcome]) => [id, standingOf(id, outcome)]));
}

// Shows a state, and puts it into the address.
function go(changes) {
  show({ ...state, ...changes });
  const address = written(state, map);
  if (address !== (location.hash || "#")) history.pushState(null, "", address);
}

// A card that is opened is turned to, unless it only opens again.
function show(next, turns = true) {
  const before = state;
  state = next;
  settled = settledIn(state, map);
  outcomes = evaluate(map.conditions, settled);
  standings = standingsOf(outcomes);
  showVerdicts();
  showParty();
  showOptions();
  if (state.focus !== before.focus) {
    showFocus(before.focus);
    if (state.focus && turns) turnTo(state.focus);
  }
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
  updatePanel = makePanel(map, id, { choose, close, why, standing: (other) => standings.get(other) });
  if (!cards.has(id)) return;
  cards.get(id).group.classList.add("is-current");
  stopAt(id);
}

function turnTo(id) {
  root.classList.remove("is-alone");
  part("beside").setAttribute("aria-pressed", "true");
  part("side").scrollTop = 0;
  if (cards.has(id)) viewport.reveal(cards.get(id).group);
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
  stop = id;
  for (const { group } of cards.values()) if (group.tabIndex === 0) group.setAttribute("tabindex", "-1");
  cards.get(id)?.group.setAttribute("tabindex", "0");
}

function fillOptions() {
  const [scenarios, views] = ["Scenarios", "As a party sees it"].map((label) =>
    Object.assign(document.createElement("optgroup"), { label }),
  );
  scenarios.append(...map.scenarios.map(({ id, title }) => new Option(title, `scenario ${id}`)));
  views.append(...map.views.map(({ id, title }) => new Option(title, `as ${id}`)));
  const [nothing, everybody] = [part("scenario"), part("party")].map(({ options }) => options[0]);
  part("scenario").replaceChildren(nothing, ...[scenarios, views].filter((group) => group.children.length));
  part("suppose").hidden = !judged || part("scenario").length < 2;
  const speaking = new Set(Object.values(map.statements).flatMap(({ by }) => by ?? []));
  part("party").replaceChildren(
    everybody,
    ...[...speaking].map((id) => new Option(map.parties[id].name, id)),
  );
  part("parties").hidden = !speaking.size;
}

function followOptions() {
  part("scenario").addEventListener("change", ({ target }) => {
    const [what, id] = target.value.split(" ");
    go({ scenario: "", as: "", ...(id && { [what]: id }) });
  });
  part("party").addEventListener("change", ({ target }) => go({ by: target.value }));
}

function followHands() {
  const cardAt = (target) => target.closest?.("g.am-node")?.id;
  part("sheet").addEventListener("click", ({ target }) => {
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

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : screen.matches;
}

function showTheme() {
  part("dark").setAttribute("aria-pressed", isDark());
  // As long as nobody chooses, the drawing follows the screen by itself; to tell it so would lay it out anew.
  for (const colours of ["dark", "light"])
    drawing.classList.toggle(`am-${colours}`, root.dataset.theme === colours);
}

function followButtons() {
  part("dark").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    showTheme();
  });
  screen.addEventListener("change", showTheme);
  part("beside").addEventListener("click", () => {
    const isAlone = root.classList.toggle("is-alone");
    part("beside").setAttribute("aria-pressed", !isAlone);
  });
}

followOptions();
followHands();
followButtons();
searchAll();
addEventListener("popstate", () => {
  const asked = read(location.hash, map);
  if (asked) show(asked);
});
// What follows the map as it is written sends its pages here.
document.addEventListener("argmap-page", ({ detail }) => renew(detail));
show(read(location.hash, map) ?? beginning(map));
