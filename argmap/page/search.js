import { part } from "./dom.js";

// Finds some of the statements by their texts, ids, parties and sources. `show` is told which, and of which one
// it is the turn.
export function makeSearch(map, ids, show) {
  const [field, count] = [part("search"), part("found")];
  const texts = [...ids].map((id) => [id, plain(searched(map, id, map.statements[id]))]);
  let found = [];
  let at = -1;

  function find() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    found = words.length
      ? texts.filter(([, text]) => words.every((word) => text.includes(word))).map(([id]) => id)
      : [];
    at = 0;
    step(0);
  }

  function step(by) {
    at = found.length ? (at + by + found.length) % found.length : -1;
    count.textContent = found.length ? `${at + 1} of ${found.length}` : field.value.trim() ? "none" : "";
    part("previous").hidden = part("next").hidden = found.length < 2;
    show(new Set(found), found[at]);
  }

  field.addEventListener("input", find);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    if (event.key === "Escape" && field.value) {
      field.value = "";
      find();
    }
  });
  part("previous").addEventListener("click", () => step(-1));
  part("next").addEventListener("click", () => step(1));
  return { focus: () => field.select() };
}

function searched(map, id, { title, text, note = [], speakers, cited = [] }) {
  const sources = cited.flatMap(({ source, quote }) => [map.sources[source].title, quote]);
  return [id, title, text, ...note, speakers, ...sources].filter(Boolean).join("\n");
}

// Without case and accents.
function plain(text) {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}
