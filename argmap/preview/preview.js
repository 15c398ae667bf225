// Follows the map that a page is of: puts another drawing into the page as soon as there is one, and shows what is
// wrong with the map above the last good one.
"use strict";
(() => {
  let shown = document.currentScript.dataset.version;
  const frame = document.getElementById("_page-frame");

  // Puts the page as it is served now in the place of this one; before there was a drawing, by loading it.
  async function renew() {
    if (!frame) return location.reload();
    const page = await (await fetch("./")).text();
    const fresh = new DOMParser().parseFromString(page, "text/html");
    const { version } = fresh.querySelector("script[data-version]").dataset;
    if (version === shown) return;
    shown = version;
    document.dispatchEvent(new CustomEvent("argmap-page", { detail: fresh }));
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

  const events = new EventSource("events");
  events.addEventListener("message", ({ data }) => {
    const { version, heading, problems } = JSON.parse(data);
    if (version !== shown) renew();
    if (problems.length) tell(heading, problems);
    else document.getElementById("_preview-problems")?.remove();
  });
  events.addEventListener("error", () => {
    const message = "argmap preview has ended. Start it again to go on.";
    tell("This page is no longer kept up to date", [{ message }]);
  });
  addEventListener("pagehide", () => events.close());
})();
