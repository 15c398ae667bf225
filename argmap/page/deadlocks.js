import { svgElement } from "./dom.js";

// What in the drawing marks a deadlock: full gates, heavy lines, and a warning beside the title of a panel. The
// result shows those of some outcomes, and of them alone.
export function findDeadlocks(drawing, map) {
  const { colours, weights, warning, inventory, told } = map.deadlocks;
  const gates = Object.entries(map.deadlocks.gates).map(([id, { owner, members }]) => ({
    owner,
    members,
    shape: drawing.getElementById(id),
    lines: [owner, ...members].map((end, place) => [
      drawing.getElementById(`${id}~${place ? end : ""}`),
      end,
    ]),
  }));
  const panels = Object.entries(map.deadlocks.panels).map(([id, ids]) => {
    const panel = drawing.getElementById(id);
    return { ids, panel, sign: signIn(panel, warning) && signOn(panel, warning) };
  });
  const inWords = (ring) =>
    told.replace("{labels}", ring.map((id) => `“${map.statements[id].label}”`).join(", "));

  return (outcomes) => {
    const rings = deadlocksOf(outcomes);
    const waiting = new Set(rings.flat());
    for (const { owner, members, shape, lines } of gates) {
      const isLocked = waiting.has(owner) && members.some((each) => waiting.has(each));
      if (shape.classList.contains("am-gate")) fill(shape, isLocked ? colours.locked : colours.free);
      for (const [line, end] of lines) weigh(line, isLocked && waiting.has(end), weights);
    }
    for (const each of panels) {
      const isShown = each.ids.some((id) => waiting.has(id));
      // Made when there is need of it: to find its place, the whole drawing has to be laid out.
      if (isShown) each.sign ??= signOn(each.panel, warning);
      each.sign?.classList.toggle("is-shown", isShown);
    }
    drawing.querySelector("desc").textContent = [inventory, ...rings.map(inWords)].join(" ");
  };
}

// The rings in which each waits for the next, each once.
function deadlocksOf(outcomes) {
  const found = [...outcomes.values()].flatMap(({ rings }) =>
    rings.filter(({ kind }) => kind === "deadlock"),
  );
  return [...new Map(found.map(({ members }) => [members.join(), members])).values()];
}

function fill(gate, [ground, words]) {
  gate.querySelector("polygon").setAttribute("fill", ground);
  for (const text of gate.querySelectorAll("text")) text.setAttribute("fill", words);
}

function weigh(line, isLocked, weights) {
  const kind = Object.keys(weights).find((each) => line.classList.contains(`am-${each}`));
  for (const part of line.querySelectorAll("[stroke-width]")) {
    part.setAttribute("stroke-width", isLocked ? weights.locked : weights[kind]);
  }
}

// The words of the warning that is drawn on a panel; null if there is none.
function signIn(panel, { text }) {
  return [...panel.querySelectorAll("text")].find((each) => each.textContent === text) ?? null;
}

// The warning on a panel, after its title, or else on its frame. One that is drawn already is drawn anew.
function signOn(panel, warning) {
  const { text, width, colours, border } = warning;
  const texts = [...panel.querySelectorAll("text")];
  const drawn = signIn(panel, warning);
  const { x, y } = drawn ? drawn.previousElementSibling.getBBox() : placeOn(panel, texts);
  if (drawn) {
    for (const part of [
      drawn.previousElementSibling.previousElementSibling,
      drawn.previousElementSibling,
      drawn,
    ])
      part.remove();
  }
  const group = svgElement("g", { class: "page-deadlock" });
  const word = svgElement("text", {
    x: x + width / 2,
    y: y + 11.5,
    "text-anchor": "middle",
    "font-size": 9,
    "font-weight": "bold",
    fill: colours[1],
  });
  word.textContent = text;
  group.append(
    svgElement("rect", { x, y, width, height: 16, rx: 5, fill: colours[0], stroke: border }),
    word,
  );
  panel.append(group);
  return group;
}

function placeOn(panel, texts) {
  const frame = panel.querySelector("path, polygon").getBBox();
  const title = texts.filter((each) => each.textContent.trim()).map((each) => each.getBBox());
  if (!title.length) return { x: frame.x + 12, y: frame.y - 8 };
  const [{ y, height }] = title;
  return { x: 12 + Math.max(...title.map((box) => box.x + box.width)), y: y + height / 2 - 8 };
}
