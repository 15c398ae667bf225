// What the page shows, in its address: #neutrality for what it begins with and one card, or else all of it:
// #?scenario=x&assume=a:true,b:false&focus=neutrality&by=y

const NOTHING = { scenario: "", as: "", assume: {}, focus: "", by: "" };

// What the page begins with, where its address does not say.
export function beginning(map) {
  return { ...NOTHING, ...map.begins };
}

export function written(state, map) {
  const short = { ...beginning(map), focus: state.focus };
  if (Object.keys(short).every((name) => JSON.stringify(short[name]) === JSON.stringify(state[name]))) {
    return `#${state.focus}`;
  }
  const assumed = Object.entries(state.assume).map(([id, value]) => `${id}:${value}`);
  const facts = {
    scenario: state.scenario,
    as: state.as,
    assume: assumed.join(","),
    focus: state.focus,
    by: state.by,
  };
  const used = Object.entries(facts).filter(([, value]) => value);
  return `#?${used.map((pair) => pair.join("=")).join("&")}`;
}

// What an address asks for, as far as the map has it; null if it is not the page's to answer.
export function read(fragment, map) {
  if (!fragment || fragment === "#") return beginning(map);
  if (fragment.startsWith("#?")) {
    const state = { ...NOTHING, assume: {} };
    const facts = new URLSearchParams(fragment.slice(2));
    const known = (name, list) => list.find(({ id }) => id === facts.get(name))?.id ?? "";
    state.scenario = known("scenario", map.scenarios);
    state.as = state.scenario ? "" : known("as", map.views);
    state.focus = Object.hasOwn(map.statements, facts.get("focus")) ? facts.get("focus") : "";
    state.by = Object.hasOwn(map.parties, facts.get("by")) ? facts.get("by") : "";
    for (const each of (facts.get("assume") ?? "").split(",")) {
      const [id, value] = each.split(":");
      if (Object.hasOwn(map.conditions, id) && ["true", "false"].includes(value))
        state.assume[id] = value === "true";
    }
    return state;
  }
  const focus = fragment.slice(1);
  return Object.hasOwn(map.statements, focus) ? { ...beginning(map), focus } : null;
}

// What is settled in a state: a scenario's or a party's assumptions, and then the reader's own.
export function settledIn(state, map) {
  const scenario = map.scenarios.find(({ id }) => id === state.scenario);
  const view = map.views.find(({ id }) => id === state.as);
  return new Map(Object.entries({ ...(scenario ?? view)?.assume, ...state.assume }));
}
