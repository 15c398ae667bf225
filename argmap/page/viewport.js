import { part } from "./dom.js";

const [LEAST, MOST, STEP, MARGIN] = [0.05, 4, 1.25, 16];

// Moves and scales the drawing in its frame. `isBusy` says whether what a finger or mouse does is moving it.
export function makeViewport(frame, drawing) {
  const place = { x: 0, y: 0, scale: 1 };
  let { width, height } = drawing.viewBox.baseVal;

  // Another drawing in the place of this one, at its scale. What is at a place, as `placesOf` gives it, stays.
  function renew(next, group, at) {
    drawing = next;
    ({ width, height } = drawing.viewBox.baseVal);
    pan(0, 0);
    if (!group) return;
    const [x, y] = middleOf(group);
    pan(at[0] - x, at[1] - y);
  }

  // The middles of cards in the frame, by their ids: first that of one, if it is in sight, and then from the
  // middle of the frame outwards.
  function placesOf(cards, first) {
    const [wide, high] = [frame.clientWidth, frame.clientHeight];
    const distance = ([id, [x, y]]) =>
      id === first && x > 0 && x < wide && y > 0 && y < high ? -1 : Math.hypot(x - wide / 2, y - high / 2);
    const places = [...cards].map(([id, { group }]) => [id, middleOf(group)]);
    return places.sort((one, other) => distance(one) - distance(other));
  }

  function middleOf(group) {
    const { left, right, top, bottom } = boxOf(group);
    return [(left + right) / 2, (top + bottom) / 2];
  }

  // Where a part of the drawing is in the frame; while the drawing glides, where it will be.
  function boxOf(group) {
    const [box, whole] = [group.getBoundingClientRect(), drawing.getBoundingClientRect()];
    const by = (place.scale * width) / whole.width;
    const [left, right] = [box.left, box.right].map((x) => place.x + (x - whole.left) * by);
    const [top, bottom] = [box.top, box.bottom].map((y) => place.y + (y - whole.top) * by);
    return { left, right, top, bottom };
  }

  function move(x, y, scale, glides = false) {
    Object.assign(place, {
      x: within(x, frame.clientWidth, width * scale),
      y: within(y, frame.clientHeight, height * scale),
      scale,
    });
    drawing.classList.toggle("glides", glides);
    drawing.style.transform = `translate(${place.x}px, ${place.y}px) scale(${place.scale})`;
  }

  // Some of the drawing is always to be seen; what is small stands in the middle.
  function within(start, room, size) {
    if (size + 2 * MARGIN <= room) return (room - size) / 2;
    return Math.min(room / 2, Math.max(room / 2 - size, start));
  }

  // Scales around a point of the frame, by default its middle.
  function zoom(factor, x = frame.clientWidth / 2, y = frame.clientHeight / 2) {
    const scale = Math.min(MOST, Math.max(LEAST, place.scale * factor));
    const by = scale / place.scale;
    move(x - (x - place.x) * by, y - (y - place.y) * by, scale);
  }

  function fit() {
    const room = [frame.clientWidth / width, frame.clientHeight / height];
    move(0, 0, Math.max(LEAST, Math.min(1, 0.97 * Math.min(...room))));
  }

  // As the page opens: as wide as the frame, from the top, but never so small that nothing can be read.
  function begin() {
    const scale = Math.min(1, Math.max(0.5, (frame.clientWidth - MARGIN) / width));
    move(0, 0, scale);
    document.documentElement.classList.remove("is-loading");
  }

  // Brings a part of the drawing into view, if it is not there.
  function reveal(group) {
    const [wide, high] = [frame.clientWidth, frame.clientHeight];
    const { left, right, top, bottom } = boxOf(group);
    const isIn = left >= 0 && right <= wide && top >= 0 && bottom <= high;
    if (isIn && place.scale >= 0.5) return;
    const scale = Math.max(place.scale, 0.75);
    const by = scale / place.scale;
    const [x, y] = middleOf(group);
    move(wide / 2 - (x - place.x) * by, high / 2 - (y - place.y) * by, scale, true);
  }

  const pan = (x, y) => move(place.x + x, place.y + y, place.scale);
  const hand = followPointers(frame, pan, zoom);
  frame.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      if (event.shiftKey) return pan(-(event.deltaX || event.deltaY), 0);
      const lines = event.deltaMode ? 30 : 1;
      zoom(Math.exp((-event.deltaY * lines) / (event.ctrlKey ? 100 : 500)), ...inFrame(frame, event));
    },
    { passive: false },
  );
  part("in").addEventListener("click", () => zoom(STEP));
  part("out").addEventListener("click", () => zoom(1 / STEP));
  part("fit").addEventListener("click", fit);
  new ResizeObserver(() => pan(0, 0)).observe(frame);
  begin();
  const keys = { "+": () => zoom(STEP), "=": () => zoom(STEP), "-": () => zoom(1 / STEP), 0: fit };
  return { reveal, renew, placesOf, keys, isBusy: () => hand.moves };
}

function inFrame(frame, event) {
  const { left, top } = frame.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}

// One pointer drags the drawing, two pinch it. A pointer that stays where it is clicks.
function followPointers(frame, pan, zoom) {
  const pointers = new Map();
  const hand = { moves: false };
  const middle = () =>
    [0, 1].map((axis) => [...pointers.values()].reduce((sum, at) => sum + at[axis], 0) / pointers.size);
  const spread = () => {
    const [one, other] = [...pointers.values()];
    return other ? Math.hypot(one[0] - other[0], one[1] - other[1]) : 1;
  };
  frame.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.target.closest("button")) return;
    if (!pointers.size) hand.moves = false;
    pointers.set(event.pointerId, inFrame(frame, event));
  });
  frame.addEventListener("pointermove", (event) => {
    const from = pointers.get(event.pointerId);
    if (!from) return;
    const to = inFrame(frame, event);
    if (!hand.moves && Math.hypot(to[0] - from[0], to[1] - from[1]) < 5) return;
    // Taken hold of only now: a click would otherwise be on the frame rather than on the card.
    if (!hand.moves) frame.setPointerCapture(event.pointerId);
    hand.moves = true;
    const [before, wide] = [middle(), spread()];
    pointers.set(event.pointerId, to);
    const after = middle();
    pan(after[0] - before[0], after[1] - before[1]);
    if (pointers.size > 1) zoom(spread() / wide, ...after);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    frame.addEventListener(end, (event) => {
      if (end !== "pointerleave" || !frame.hasPointerCapture(event.pointerId))
        pointers.delete(event.pointerId);
    });
  }
  return hand;
}
