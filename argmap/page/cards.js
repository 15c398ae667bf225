import { svgElement } from "./dom.js";

const STANDINGS = ["stands", "falls", "depends", "open"].map((word) => `am-${word}`);

// The cards of the drawing, by id. The parts of each are known by how Graphviz lays it out: the frame first, the
// band on top, the words below it, the pill last.
export function findCards(drawing, map) {
  const cards = new Map();
  for (const group of drawing.querySelectorAll("g.am-node")) {
    if (Object.hasOwn(map.statements, group.id)) cards.set(group.id, cardOf(group));
  }
  return cards;
}

function cardOf(group) {
  for (const link of group.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  const shapes = [...group.querySelectorAll("polygon")];
  const frame = boxOf(shapes[0]);
  const body =
    shapes
      .map(boxOf)
      .filter((box) => isNear(box.bottom, frame.bottom - 2))
      .pop() ?? frame;
  const texts = [...group.querySelectorAll("text")];
  const top = (text) => Number(text.getAttribute("y"));
  const said = texts[texts.length - 1];
  const card = {
    group,
    band: bandOf(shapes, frame, body),
    heading: texts.filter((text) => top(text) < body.top),
    words: texts.filter((text) => top(text) > body.top && parseFloat(text.getAttribute("font-size")) >= 12),
    pill: /^\S (stands|falls|depends|open)$/.test(said?.textContent) ? pillOf(said) : null,
    ring: svgElement("rect", { class: "page-ring", rx: 3, ...around(frame, 4) }),
    frame,
    tag: null,
    standing: null,
    remark: "",
  };
  group.append(card.ring);
  group.setAttribute("role", "button");
  group.setAttribute("tabindex", "-1");
  // Its name is its title, which says where it stands.
  group.removeAttribute("aria-label");
  return card;
}

function boxOf(polygon) {
  const points = polygon
    .getAttribute("points")
    .split(" ")
    .map((point) => point.split(",").map(Number));
  const [across, along] = [0, 1].map((axis) => points.map((point) => point[axis]));
  return {
    left: Math.min(...across),
    right: Math.max(...across),
    top: Math.min(...along),
    bottom: Math.max(...along),
  };
}

// Graphviz rounds to hundredths.
function isNear(one, other) {
  return Math.abs(one - other) < 0.1;
}

function around({ left, right, top, bottom }, margin) {
  return {
    x: left - margin,
    y: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
}

// The ground of the band; where it is as the frame is, Graphviz draws none.
function bandOf(shapes, frame, body) {
  const place = {
    ...frame,
    left: frame.left + 2,
    right: frame.right - 2,
    top: frame.top + 2,
    bottom: body.top - 2,
  };
  const found = shapes
    .slice(1)
    .find((shape) => isNear(boxOf(shape).top, place.top) && boxOf(shape).bottom <= body.top);
  if (found) return found;
  const { left, right, top, bottom } = place;
  const points = [
    [left, bottom],
    [left, top],
    [right, top],
    [right, bottom],
  ]
    .map(String)
    .join(" ");
  const band = svgElement("polygon", { points, fill: shapes[0].getAttribute("fill"), stroke: "none" });
  shapes[0].after(band);
  return band;
}

// The pill: its ground, its border and its words, which from now on have their middle in its middle.
function pillOf(text) {
  const [ground, border] = [text.previousElementSibling.previousElementSibling, text.previousElementSibling];
  const across = border
    .getAttribute("d")
    .match(/-?[\d.]+(?=,)/g)
    .map(Number);
  text.removeAttribute("textLength");
  text.setAttribute("text-anchor", "middle");
  text.setAttribute("x", (Math.min(...across) + Math.max(...across)) / 2);
  return { ground, border, text };
}

// What says on top of a card that its verdict is supposed, or has changed; few cards ever need it.
function tagOn({ group: card, frame }) {
  const group = svgElement("g", { class: "page-tag" });
  const text = svgElement("text", {
    x: frame.right - 8,
    y: frame.top + 1.5,
    "text-anchor": "end",
    "font-size": 9,
  });
  const ground = svgElement("rect", { y: frame.top - 9, height: 14, rx: 3 });
  group.append(ground, text);
  card.append(group);
  return { group, ground, text, right: frame.right };
}

// Shows on a card where its statement stands. `remark` is what its tag says.
export function paint(card, statement, standing, remark, looks) {
  if (card.standing === standing && card.remark === remark) return;
  Object.assign(card, { standing, remark });
  const who = statement.speakers ? `${statement.role} by ${statement.speakers}` : statement.role;
  const name = [`${who}: ${statement.text}`, standing, remark].filter(Boolean).join(" – ");
  card.group.querySelector("title").textContent = name;
  showTag(card, remark);
  if (standing && !card.group.classList.contains(`am-${standing}`)) colour(card, statement, standing, looks);
}

function colour(card, statement, standing, looks) {
  card.group.classList.remove(...STANDINGS);
  card.group.classList.add(`am-${standing}`);
  const [ground, words] = looks.bands[statement.role][standing];
  card.band.setAttribute("fill", ground);
  for (const text of card.heading) text.setAttribute("fill", words);
  for (const text of card.words) {
    text.setAttribute("fill", standing === "falls" ? looks.muted : looks.ink);
    text.setAttribute("text-decoration", standing === "falls" ? "line-through" : "none");
  }
  if (!card.pill) return;
  const { text, colours, border } = looks.pills[standing];
  card.pill.ground.setAttribute("fill", colours[0]);
  card.pill.border.setAttribute("stroke", border);
  card.pill.text.setAttribute("fill", colours[1]);
  card.pill.text.textContent = text;
}

function showTag(card, remark) {
  if (!remark && !card.tag) return;
  const tag = (card.tag ??= tagOn(card));
  tag.group.classList.toggle("is-shown", Boolean(remark));
  tag.text.textContent = remark;
  // An average letter of this size is 5.2 wide; measuring each card anew would take longer than all the rest.
  const width = 5.2 * remark.length + 10;
  tag.ground.setAttribute("x", tag.right - 3 - width);
  tag.ground.setAttribute("width", width);
}

// The card next to one, by a key: along the lines, or the next in file order.
export function neighbour(map, cards, id, key) {
  const flow = {
    LR: ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"],
    TB: ["ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft"],
  };
  const [deeper, back, next, previous] = flow[map.direction];
  const ids = [...cards.keys()];
  const at = ids.indexOf(id);
  const { needs = [], bearing = [], above = [] } = map.statements[id];
  const ways = {
    [deeper]: [...needs.map(([, , each]) => each), ...bearing.map(([, each]) => each)],
    [back]: above.map(([, each]) => each),
    [next]: [ids[at + 1]],
    [previous]: [ids[at - 1]],
    Home: [ids[0]],
    End: [ids[ids.length - 1]],
  };
  return ways[key]?.find((each) => cards.has(each) && each !== id);
}
