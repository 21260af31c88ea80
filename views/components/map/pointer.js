/** How the map is pointed at: by mouse, by finger, by keyboard. */
import { invalidate } from "../stage/stage.js";
import { anchored, inPixels, placeAt } from "./window.js";
import { sharesAt } from "./zoom.js";

const STILL = 4; // pixels; a pointer that moved further has dragged, not clicked
const DOUBLE = 260; // milliseconds within which a second click makes a double click
const STRIDE = 1 / 50; // of the view, by which an arrow key moves the crosshair; a tenth of it with Shift
const OVER_THE_MAP = "button, .lab-maptools";
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

/** Call `choose(place)` when a place on `map` is chosen by a click, a tap or a key. */
export function listenToPointer(map, choose, signal) {
  listenToPresses(map, choose, signal);
  map.box.addEventListener("pointermove", (event) => event.pointerType === "mouse" && showPlace(map, event), { signal });
  map.box.addEventListener("pointerleave", () => map.showReadout(map.crosshair), { signal });
  map.box.addEventListener("keydown", (event) => {
    if (event.target !== map.box || !map.lines || !handleKey(map, event, choose)) return;
    event.preventDefault();
    event.stopPropagation();
  }, { signal });
  map.box.addEventListener("blur", () => setCrosshair(map, null), { signal });
}

function listenToPresses(map, choose, signal) {
  let pressed = null; // {event, window, place, isDrag} as it began
  const choices = new Choices(map, choose);

  map.box.addEventListener("pointerdown", (event) => {
    const isPlot = event.button === 0 && event.isPrimary && !event.target.closest(OVER_THE_MAP) && placeOf(map, event);
    pressed = isPlot ? pressOf(map, event) : null; // a second finger means a pinch
  }, { signal, capture: true });

  map.box.addEventListener("pointermove", (event) => {
    if (pressed) drag(map, pressed, event);
  }, { signal });

  window.addEventListener("pointerup", (event) => {
    const isClick = pressed && !pressed.isDrag && hasStayed(pressed.event, event);
    const place = isClick && placeOf(map, event);
    if (pressed) letGo(map);
    pressed = null;
    if (place) choices.click(place, event);
  }, { signal, capture: true });

  window.addEventListener("pointercancel", () => {
    if (pressed) letGo(map);
    pressed = null;
  }, { signal });
}

function pressOf(map, event) {
  const { ends } = map.window;
  return { event, window: ends, place: placeAt(ends, sharesAt(map, event)), isDrag: false };
}

/** The ground follows the mouse; a finger scrolls the page instead. */
function drag(map, pressed, event) {
  if (event.pointerType === "touch" || (!pressed.isDrag && hasStayed(pressed.event, event))) return;
  if (!pressed.isDrag) map.box.setPointerCapture(event.pointerId);
  pressed.isDrag = true;
  map.box.classList.add("lab-dragged");
  map.window.move(anchored(pressed.window, pressed.place, sharesAt(map, event), 1));
}

function letGo(map) {
  map.box.classList.remove("lab-dragged");
}

export function hasStayed(pressed, { clientX, clientY }) {
  return Math.hypot(clientX - pressed.clientX, clientY - pressed.clientY) < STILL;
}

/** On a zoomed map a double click shows the whole map again, so a single one waits for its twin. */
class Choices {
  constructor(map, choose) {
    Object.assign(this, { map, choose, waiting: 0, clicked: -Infinity });
  }

  click(place, { pointerType, timeStamp }) {
    this.map.crosshair = null;
    clearTimeout(this.waiting);
    if (pointerType !== "mouse" || this.map.window.isHome) return this.choose(place);
    const isSecond = timeStamp - this.clicked < DOUBLE;
    this.clicked = timeStamp;
    if (isSecond) this.map.window.showWhole();
    else this.waiting = setTimeout(() => this.choose(place), DOUBLE);
  }
}

/** The place of an event in data, in short numbers; null off the plot area. */
function placeOf(map, event) {
  if (!map.lines) return null;
  const place = map.overlay.toData(event);
  return map.overlay.contains(place) ? rounded(map.overlay, place) : null;
}

/** `place` with no more digits than its pixel tells, so that links stay short. */
export function rounded({ x, y, width, height }, place) {
  return [[x, width], [y, height]].map(([ends, pixels], axis) => inPixels(place[axis], ends, pixels, 1));
}

function showPlace(map, event) {
  map.showReadout(placeOf(map, event));
}

/** What a key does on the map; false if nothing. */
function handleKey(map, { key, shiftKey, ctrlKey, metaKey, altKey }, choose) {
  if (ctrlKey || metaKey) return false;
  if (altKey) return map.startHandle.handleKey({ key, shiftKey });
  if (key in DIRECTIONS) setCrosshair(map, moved(map.overlay, map.crosshair, key, shiftKey));
  else if (key === "Enter" && map.crosshair) choose(map.crosshair);
  else if (key === "Escape" && map.crosshair) setCrosshair(map, null);
  else return false;
  return true;
}

/** Where an arrow `key` leads from `place`, or from the middle of the view; null for another key. */
export function moved(overlay, place, key, isFine) {
  const direction = DIRECTIONS[key];
  if (!direction) return null;
  const stride = isFine ? STRIDE / 10 : STRIDE;
  const target = [overlay.x, overlay.y].map(([low, high], axis) => {
    const from = place?.[axis] ?? (low + high) / 2;
    return Math.min(Math.max(from + direction[axis] * stride * (high - low), low), high);
  });
  return rounded(overlay, target);
}

function setCrosshair(map, place) {
  map.crosshair = place;
  map.box.querySelector(".lab-announcement").textContent = map.showReadout(place);
  invalidate("step");
}
