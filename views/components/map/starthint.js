/** A start that lies outside of what the map shows: an arrow at the edge towards it, which brings it into view. */
import { clipShares } from "../drawing/clipping.js";
import { isInside } from "../drawing/overlay.js";
import { icon } from "../icons/icons.js";
import { brief } from "../words/numbers.js";
import { phrase } from "../words/phrase.js";

const [BESIDE, BELOW] = [8, 56]; // pixels kept clear at the sides, and above and below, where the tools are

export class StartHint {
  constructor(map) {
    this.map = map;
    this.button = Object.assign(document.createElement("button"), { type: "button", className: "lab-pill lab-hint", hidden: true });
    this.button.dataset.testid = "lab-start-hint";
    this.button.innerHTML = `${icon("arrow", 16)}<span></span>`;
    [this.arrow, this.text] = this.button.children;
    this.button.onclick = () => {
      map.box.focus({ preventScroll: true });
      map.window.include(map.start);
    };
    map.box.append(this.button);
  }

  update() {
    const { overlay, start, startHandle } = this.map;
    const place = overlay.toPixel(...start);
    this.button.hidden = startHandle.isHeld || isInside(place, overlay);
    if (this.button.hidden) return;
    const [x, y] = start.map((value) => brief(value));
    this.say(phrase("start_outside", { x, y }));
    this.pointTo(place);
  }

  say(text) {
    if (this.text.textContent !== text) this.text.textContent = text;
  }

  /** Lie where the way from the middle to `place` leaves the plot area. */
  pointTo(place) {
    const { overlay } = this.map;
    const middle = [overlay.width / 2, overlay.height / 2];
    const way = place.map((value, axis) => value - middle[axis]);
    const { leave } = clipShares(middle, place, overlay);
    const { offsetWidth: width, offsetHeight: height } = this.button;
    const [x, y] = [
      nearestWithin(middle[0] + leave * way[0] - width / 2, BESIDE, overlay.width - width - BESIDE),
      nearestWithin(middle[1] + leave * way[1] - height / 2, BELOW, overlay.height - height - BELOW),
    ];
    this.button.style.transform = `translate(${overlay.left + x}px, ${overlay.top + y}px)`;
    this.arrow.style.transform = `rotate(${Math.atan2(way[1], way[0])}rad)`;
  }
}

/** The value from `low` to `high` that is nearest to `value`; their middle if there is no room. */
function nearestWithin(value, low, high) {
  return low > high ? (low + high) / 2 : Math.min(Math.max(value, low), high);
}
