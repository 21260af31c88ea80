/** A knob that is either on or off. */
import { labelledParts } from "./parts.js";

const markup = `
  <div class="lab-knob-head">
    <label><input class="lab-knob-switch" type="checkbox" role="switch"><span class="lab-knob-label"></span></label>
    <span class="lab-knob-symbol" aria-hidden="true"></span>
    <button type="button" class="lab-knob-help">?</button>
    <span class="lab-knob-tip" role="tooltip"></span>
  </div>
  <p class="lab-knob-note" aria-live="polite"></p>`;

export class Toggle {
  /** @param {import("./knobs.js").Listener} listener hears of every turn */
  constructor(facts, listener) {
    this.row = Object.assign(document.createElement("div"), { className: "lab-knob lab-toggle", innerHTML: markup });
    const part = labelledParts(this.row, facts);
    [this.box, this.note] = ["switch", "note"].map(part);
    this.box.onchange = () => listener.turn(facts.name, this.box.checked, true);
  }

  /** What the server says; while its answer to the hand is awaited, the switch stays where it is. */
  update({ value, error }, isAwaited) {
    if (!isAwaited) this.box.checked = value;
    if (this.note.textContent !== error) this.note.textContent = error;
  }
}
