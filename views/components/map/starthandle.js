/** The start's ring as something to take hold of: by mouse, by finger, by the arrow keys. */
import { brief } from "../words/numbers.js";
import { phrase } from "../words/phrase.js";
import { hasStayed, moved, rounded } from "./pointer.js";
import { isInside } from "../drawing/overlay.js";

const RING = 12; // pixels; a click within so many of the middle means the ring, one further out a new start
const REST = 400; // milliseconds after the last key until a start that was moved by keys is final

export class StartHandle {
  /** @param map @param {(place: [number, number], isFinal: boolean) => void} onMove */
  constructor(map, onMove) {
    Object.assign(this, { map, onMove, isHeld: false, grip: null });
    this.button = Object.assign(document.createElement("button"), { type: "button", className: "lab-start", hidden: true });
    this.button.dataset.testid = "lab-start";
    this.button.onpointerdown = (event) => this.press(event);
    this.button.onpointermove = (event) => this.drag(event);
    this.button.onpointerup = (event) => this.release(event);
    this.button.onlostpointercapture = () => this.letGo();
    this.button.onkeydown = (event) => this.pressKey(event);
    this.button.onblur = () => this.letGo();
    map.box.append(this.button);
  }

  /** Lie over the ring; hidden while that is out of sight. */
  update() {
    const { overlay, start } = this.map;
    const [x, y] = overlay.toPixel(...start);
    this.button.hidden = !this.isHeld && !isInside([x, y], overlay);
    this.button.style.transform = `translate(${overlay.left + x}px, ${overlay.top + y}px)`;
    const label = phrase("start_handle", { x: brief(start[0]), y: brief(start[1]) });
    if (this.button.getAttribute("aria-label") !== label) this.button.setAttribute("aria-label", label);
  }

  press(event) {
    if (event.button !== 0 || !event.isPrimary) return;
    const { overlay, start } = this.map;
    const [x, y] = overlay.toData(event);
    this.grip = { pressed: event, offset: [start[0] - x, start[1] - y] };
    this.button.setPointerCapture(event.pointerId);
  }

  drag(event) {
    if (!this.grip || (!this.isHeld && hasStayed(this.grip.pressed, event))) return;
    const { overlay } = this.map;
    const [x, y] = overlay.toData(event);
    const [dx, dy] = this.grip.offset;
    this.moveTo(rounded(overlay, within(overlay, [x + dx, y + dy])));
  }

  release(event) {
    const { grip, isHeld, map } = this;
    this.letGo();
    const isBesideRing = grip && !isHeld && distance(event, this.button) > RING;
    const place = map.overlay.toData(event);
    if (isBesideRing && map.overlay.contains(place)) map.chooseStart(rounded(map.overlay, place));
  }

  pressKey(event) {
    if (event.ctrlKey || event.metaKey || !this.handleKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Move the start by an arrow key; it is final after a rest. False for another key. */
  handleKey({ key, shiftKey }) {
    const place = moved(this.map.overlay, this.map.start, key, shiftKey);
    if (!place) return false;
    this.moveTo(place);
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.letGo(), REST);
    return true;
  }

  moveTo(place) {
    this.isHeld = true;
    this.onMove(place, false);
  }

  /** The start stays where it is. */
  letGo() {
    clearTimeout(this.rest);
    this.grip = null;
    if (!this.isHeld) return;
    this.isHeld = false;
    this.onMove(this.map.start, true);
  }
}

/** The nearest place in the plot area. */
function within({ x, y }, place) {
  return [x, y].map(([low, high], axis) => Math.min(Math.max(place[axis], low), high));
}

function distance({ clientX, clientY }, element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return Math.hypot(clientX - left - width / 2, clientY - top - height / 2);
}
