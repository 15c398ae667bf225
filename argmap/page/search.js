import { part } from "./dom.js";

// Finds some of the statements by their texts, ids, parties and sources. `mark` is told which, and of which one
// it is the turn; `reveal` brings that one into sight.
export function makeSearch(mark, reveal) {
  const [field, count] = [part("search"), part("found")];
  let texts = [];
  let found = [];
  let at = -1;

  // Searches in these statements of a map from now on. What is being searched for is found anew.
  function searchIn(map, ids) {
    texts = [...ids].map((id) => [id, plain(searched(map, id, map.statements[id]))]);
    const shown = found[at];
    find();
    at = Math.max(found.indexOf(shown), 0);
    step(0);
  }

  function find() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    found = words.length
      ? texts.filter(([, text]) => words.every((word) => text.includes(word))).map(([id]) => id)
      : [];
  }

  function step(by) {
    at = found.length ? (at + by + found.length) % found.length : -1;
    count.textContent = found.length ? `${at + 1} of ${found.length}` : field.value.trim() ? "none" : "";
    part("previous").hidden = part("next").hidden = found.length < 2;
    mark(new Set(found), found[at]);
  }

  function go(by) {
    step(by);
    if (found.length) reveal(found[at]);
  }

  function findFirst() {
    find();
    at = 0;
    go(0);
  }

  field.addEventListener("input", findFirst);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
    if (event.key === "Escape" && field.value) {
      field.value = "";
      findFirst();
    }
  });
  part("previous").addEventListener("click", () => go(-1));
  part("next").addEventListener("click", () => go(1));
  return { searchIn, focus: () => field.select() };
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
