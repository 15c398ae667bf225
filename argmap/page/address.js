// What the page shows, in its address: #neutrality, or #?scenario=x&assume=a:true,b:false&focus=neutrality&by=y

export const NOTHING = { scenario: "", as: "", assume: {}, focus: "", by: "" };

export function written(state) {
  const assumed = Object.entries(state.assume).map(([id, value]) => `${id}:${value}`);
  const facts = { scenario: state.scenario, as: state.as, assume: assumed.join(","), focus: state.focus, by: state.by };
  const used = Object.entries(facts).filter(([, value]) => value);
  if (used.length === 1 && state.focus) return `#${state.focus}`;
  return used.length ? `#?${used.map((pair) => pair.join("=")).join("&")}` : "#";
}

// What an address asks for, as far as the map has it; null if it is not the page's to answer.
export function read(fragment, map) {
  const state = { ...NOTHING, assume: {} };
  if (!fragment || fragment === "#") return state;
  if (fragment.startsWith("#?")) {
    const facts = new URLSearchParams(fragment.slice(2));
    const known = (name, list) => list.find(({ id }) => id === facts.get(name))?.id ?? "";
    state.scenario = known("scenario", map.scenarios);
    state.as = state.scenario ? "" : known("as", map.views);
    state.focus = Object.hasOwn(map.statements, facts.get("focus")) ? facts.get("focus") : "";
    state.by = Object.hasOwn(map.parties, facts.get("by")) ? facts.get("by") : "";
    for (const each of (facts.get("assume") ?? "").split(",")) {
      const [id, value] = each.split(":");
      if (Object.hasOwn(map.conditions, id) && ["true", "false"].includes(value)) state.assume[id] = value === "true";
    }
    return state;
  }
  if (!Object.hasOwn(map.statements, fragment.slice(1))) return null;
  state.focus = fragment.slice(1);
  return state;
}

// What is settled in a state: a scenario's or a party's assumptions, and then the reader's own.
export function settledIn(state, map) {
  const scenario = map.scenarios.find(({ id }) => id === state.scenario);
  const view = map.views.find(({ id }) => id === state.as);
  return new Map(Object.entries({ ...(scenario ?? view)?.assume, ...state.assume }));
}
