// Follows the map that a page is of: loads the page again when there is another drawing, as the reader had it,
// and shows what is wrong with the map above the last good one.
"use strict";
(() => {
  const KEPT = "argmap-preview";
  const shown = document.currentScript.dataset.version;
  const part = (name) => document.getElementById(`_page-${name}`);
  const frame = part("frame");
  const drawing = document.querySelector("#_page-sheet > svg");

  // --- what the reader did with the page; what is supposed, and which card is open, the address keeps anyway

  function keep() {
    const kept = {
      view: drawing && viewed(),
      pressed: pressed().map((button) => [button.id, button.getAttribute("aria-pressed")]),
      open: part("open")?.open,
      search: part("search")?.value,
      scroll: part("side")?.scrollTop,
      focus: document.activeElement?.id,
    };
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT));
    sessionStorage.removeItem(KEPT);
    if (!kept || !drawing) return;
    for (const [id, value] of kept.pressed) {
      const button = document.getElementById(id);
      if (button && button.getAttribute("aria-pressed") !== value) button.click();
    }
    part("open").open = kept.open ?? part("open").open;
    if (kept.search) {
      part("search").value = kept.search;
      part("search").dispatchEvent(new Event("input"));
    }
    part("side").scrollTop = kept.scroll ?? 0;
    if (kept.view) view(kept.view);
    document.getElementById(kept.focus)?.focus({ preventScroll: true });
  }

  const pressed = () => [...document.querySelectorAll("#_page-tools > button[aria-pressed]")];

  // --- zoom and place: a new drawing may have everything elsewhere, so it is a card that stays where it was

  const scale = () => new DOMMatrixReadOnly(drawing.style.transform).a;

  const middle = (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];

  // The scale, and the middles of all cards: first that of the open one, if it is in sight, then those nearest
  // to the middle of the frame.
  function viewed() {
    const room = frame.getBoundingClientRect();
    const [x, y] = middle(room);
    const isIn = (at, to) => at > room.left && at < room.right && to > room.top && to < room.bottom;
    const cards = [...drawing.querySelectorAll("g.am-node[id]")].map((card) => {
      const place = middle(card.getBoundingClientRect());
      const isRead = card.classList.contains("is-current") && isIn(...place);
      return { id: card.id, place, distance: isRead ? 0 : Math.hypot(place[0] - x, place[1] - y) };
    });
    return { scale: scale(), cards: cards.sort((one, other) => one.distance - other.distance) };
  }

  // The page is moved as a reader moves it, by the wheel: it zooms around the place where the pointer is.
  function view({ scale: wanted, cards }) {
    const stays = cards.find(({ id }) => document.getElementById(id)?.matches("g.am-node"));
    const turn = (pixels, [clientX, clientY]) =>
      frame.dispatchEvent(
        new WheelEvent("wheel", { deltaY: pixels, clientX, clientY, bubbles: true, cancelable: true }),
      );
    const around = middle(frame.getBoundingClientRect());
    const before = scale();
    turn(100, around);
    const rate = Math.log(scale() / before) / 100;
    if (!rate) return;
    const zoom = (to, place) => turn(Math.log(to / scale()) / rate, place);
    // From a little beside the wanted scale, the last turn of the wheel sets the scale and the place.
    zoom(wanted / 1.25, around);
    const by = wanted / scale();
    if (!stays || Math.abs(by - 1) < 0.01) return zoom(wanted, around);
    const from = middle(document.getElementById(stays.id).getBoundingClientRect());
    zoom(
      wanted,
      stays.place.map((to, axis) => (to - by * from[axis]) / (1 - by)),
    );
  }

  // --- what is wrong; words of the map only ever become text

  function element(tag, className, ...children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function listed({ place, message, cure, rule }) {
    const said = element("span", "message", message);
    said.dir = "auto";
    const parts = [
      place && element("span", "place", place),
      said,
      rule && element("span", "rule", rule),
      cure && element("span", "cure", cure),
    ];
    return element("li", "", ...parts.filter(Boolean));
  }

  function tell(heading, problems) {
    const panel = document.getElementById("_preview-problems") ?? document.createElement("div");
    panel.id = "_preview-problems";
    panel.lang = "en";
    panel.setAttribute("role", "alert");
    // Not above what the reader searches and chooses with.
    if (frame) panel.style.top = `${frame.getBoundingClientRect().top + 10}px`;
    if (!panel.isConnected) document.body.append(panel);
    const folded = panel.querySelector("details")?.open === false;
    const list = element("ol", "", ...problems.map(listed));
    const details = element("details", "", element("summary", "", heading), list);
    details.open = !folded;
    panel.replaceChildren(details);
  }

  const events = new EventSource("/events");
  events.addEventListener("message", ({ data }) => {
    const { version, heading, problems } = JSON.parse(data);
    if (version !== shown) {
      keep();
      location.reload();
    } else if (problems.length) tell(heading, problems);
    else document.getElementById("_preview-problems")?.remove();
  });
  events.addEventListener("error", () => {
    const message = "argmap preview has ended. Start it again to go on.";
    tell("This page is no longer kept up to date", [{ message }]);
  });
  addEventListener("pagehide", () => events.close());
  restore();
})();
