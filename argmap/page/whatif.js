import { element, part, reference } from "./dom.js";

const CHOICES = [
  [undefined, "as it is"],
  [true, "holds"],
  [false, "fails"],
];
let made = 0;

// A three-way choice of what to suppose of a statement; `choose` is told of it, and `update` shows it.
export function makeChoice(id, legend, choose) {
  const name = `_page-choice-${(made += 1)}`;
  const options = CHOICES.map(([value, words]) => {
    const radio = element("input", { type: "radio", name, change: () => choose(id, value) });
    return { value, radio, label: element("label", {}, radio, element("span", {}, words)) };
  });
  const group = element(
    "fieldset",
    { class: "choice", "data-choice": id },
    legend,
    ...options.map(({ label }) => label),
  );
  const update = (state) => {
    for (const { value, radio } of options) radio.checked = state.assume[id] === value;
  };
  return { group, update };
}

// The list of all conditions that nobody has settled, each with its choice.
export function makeChoices(map, standings, choose) {
  const open = [...standings].filter(
    ([id, standing]) =>
      standing !== "stands" && standing !== "falls" && map.conditions[id].kind === "condition",
  );
  const choices = open.map(([id]) => makeChoice(id, element("legend", {}, reference(map, id)), choose));
  part("choices").replaceChildren(...choices.map(({ group }) => group));
  part("open").hidden = !choices.length;
  return (state) => choices.forEach(({ update }) => update(state));
}

// What is supposed, each with a button to take it back, and how much follows from that.
export function showSupposed(map, state, settled, changes, choose, reset) {
  const line = part("supposed");
  const scenario = map.scenarios.find(({ id }) => id === state.scenario);
  const view = map.views.find(({ id }) => id === state.as);
  const title = scenario ? `Scenario: ${scenario.title}` : view && `As ${view.title} sees it`;
  const taken = Object.entries((scenario ?? view)?.assume ?? {}).filter(
    ([id]) => !Object.hasOwn(state.assume, id),
  );
  const said = ([id, value]) =>
    element("span", { class: "supposed" }, reference(map, id), value ? " holds" : " fails");
  // The button is gone then, and whoever pressed it by keyboard goes on beside it.
  const stay = () => (line.querySelector("button") ?? part("search")).focus();
  const takeBack = (id) => {
    choose(id, undefined);
    stay();
  };
  const own = Object.entries(state.assume).map((pair) => {
    const name = `Take back: ${map.statements[pair[0]].label}`;
    const chip = said(pair);
    chip.append(
      element("button", { type: "button", "aria-label": name, click: () => takeBack(pair[0]) }, "✕"),
    );
    return chip;
  });
  const effect = `${changes} ${changes === 1 ? "verdict differs" : "verdicts differ"} from the map as it is.`;
  const parts = [title && element("b", {}, title), ...taken.map(said), ...own].filter(Boolean);
  line.replaceChildren(
    ...(parts.length ? ["Supposed: ", ...parts, element("span", { class: "effect" }, effect)] : []),
  );
  const resetAll = () => {
    reset();
    stay();
  };
  if (parts.length) line.append(element("button", { type: "button", click: resetAll }, "As it is"));
  if (scenario?.note) line.append(element("span", { class: "effect" }, scenario.note.join(" ")));
}
