// Pieces of the page. Words from the map only ever become text, never markup.

export function element(tag, facts = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== false && value !== undefined) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== ""));
  return made;
}

export function svgElement(tag, facts = {}) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(facts)) made.setAttribute(name, value);
  return made;
}

// One of the parts of the template. No statement's id begins with an underscore.
export function part(name) {
  return document.getElementById(`_page-${name}`);
}

// A statement's name, as a link to its card.
export function reference(map, id) {
  return element("a", { href: `#${id}`, dir: "auto" }, map.statements[id].label);
}

// A sentence in which ids stand in backticks, with links in their place.
export function linked(map, sentence) {
  const pieces = sentence.split("`");
  return pieces.map((piece, number) =>
    number % 2 && Object.hasOwn(map.statements, piece) ? reference(map, piece) : piece,
  );
}

// A link to the web, or bare words where there is no address.
export function outward(url, words) {
  return url ? element("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, words) : words;
}

// Sets a verdict's word, sign and class.
export function showVerdict(place, pill) {
  if (place.textContent === pill.text) return;
  place.className = `verdict ${pill.text.split(" ")[1]}`;
  place.textContent = pill.text;
}
