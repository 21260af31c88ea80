/** How the map is pointed at: by mouse, by finger, by keyboard. */
import { invalidate, toggle } from "./stage.js";

const STILL = 4; // pixels; a pointer that moved further has dragged, not clicked
const DOUBLE = 260; // milliseconds within which a second click makes a double click
const STRIDE = 1 / 50; // of the view, by which an arrow key moves the crosshair; a tenth of it with Shift
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

/** Call `choose(place)` when a place on `map` is chosen; returns how to stop listening. */
export function listen(map, choose) {
  const ending = new AbortController();
  const { signal } = ending;
  let pressed = null;
  let waiting = 0;
  let clicked = -Infinity;

  map.box.addEventListener("pointerdown", (event) => {
    const isPlot = event.button === 0 && event.isPrimary && !event.target.closest(".modebar");
    pressed = isPlot && map.glass?.under(event) ? event : null;
  }, { signal, capture: true });

  // Plotly covers the page while a button is down, so the release reaches the window only.
  window.addEventListener("pointerup", (event) => {
    const still = pressed && Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) < STILL;
    pressed = null;
    if (!still) return;
    const place = map.glass.under(event);
    if (!place) return;
    map.cursor = null;
    clearTimeout(waiting);
    // On a zoomed map a double click resets the view, so a single one waits for its twin.
    if (isZoomed(map) && event.pointerType === "mouse") {
      const second = event.timeStamp - clicked < DOUBLE;
      clicked = event.timeStamp;
      if (!second) waiting = setTimeout(() => choose(place), DOUBLE);
    } else choose(place);
  }, { signal, capture: true });

  window.addEventListener("pointercancel", () => (pressed = null), { signal });
  map.box.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse") map.tell(map.glass?.under(event));
  }, { signal });
  map.box.addEventListener("pointerleave", () => map.tell(map.cursor), { signal });
  map.box.addEventListener("keydown", (event) => {
    if (event.target === map.box && map.glass && press(map, event, choose)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, { signal });
  map.box.addEventListener("blur", () => point(map, null), { signal });
  return () => ending.abort();
}

/** What a key does on the map; false if nothing. */
function press(map, { key, shiftKey, ctrlKey, metaKey, altKey }, choose) {
  if (ctrlKey || metaKey || altKey) return false;
  if (key === " ") toggle();
  else if (key in WAYS) point(map, moved(map, WAYS[key], shiftKey ? STRIDE / 10 : STRIDE));
  else if (key === "Enter" && map.cursor) choose(map.cursor);
  else if (key === "Escape" && map.cursor) point(map, null);
  else return false;
  return true;
}

function moved({ glass, cursor }, way, stride) {
  return [glass.x, glass.y].map(([low, high], k) => {
    const from = cursor?.[k] ?? (low + high) / 2;
    return Math.min(Math.max(from + way[k] * stride * (high - low), low), high);
  });
}

function point(map, place) {
  map.cursor = place;
  map.box.querySelector(".lab-spoken").textContent = map.tell(place);
  invalidate("step");
}

function isZoomed({ plot }) {
  const { xaxis, yaxis } = plot._fullLayout;
  return [xaxis, yaxis].some(({ range, _rangeInitial0, _rangeInitial1 }) =>
    range[0] !== _rangeInitial0 || range[1] !== _rangeInitial1);
}
