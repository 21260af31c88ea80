/** A knob that is either on or off. */
import { labelledParts, namePart } from "./parts.js";

const markup = `
  ${namePart}
  <input class="lab-knob-switch" type="checkbox" role="switch">`;

export class Toggle {
  /** @param {import("./knobs.js").Listener} listener hears of every turn */
  constructor(facts, listener) {
    this.facts = facts;
    this.row = Object.assign(document.createElement("div"), { className: "lab-knob lab-toggle", innerHTML: markup });
    const { part, tip } = labelledParts(this.row, facts);
    this.tip = tip;
    this.box = part("switch");
    this.box.onchange = () => listener.turn(facts.name, this.box.checked, true);
  }

  /** Whether it stands elsewhere than by default. */
  get isChanged() {
    return this.box.checked !== this.facts.default;
  }

  /** What the server says; while its answer to the hand is awaited, the switch stays where it is. */
  update({ value }, isAwaited) {
    if (!isAwaited) this.box.checked = value;
  }

  destroy() {
    this.tip.destroy();
  }
}
