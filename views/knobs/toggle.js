/** A knob that is either on or off. */
import { furnished } from "./knob.js";

const markup = `
  <div class="lab-knob-head">
    <label><input class="lab-knob-switch" type="checkbox" role="switch"><span class="lab-knob-label"></span></label>
    <span class="lab-knob-symbol" aria-hidden="true"></span>
    <button type="button" class="lab-knob-help">?</button>
    <span class="lab-knob-tip" role="tooltip"></span>
  </div>
  <p class="lab-knob-note" aria-live="polite"></p>`;

export class Toggle {
  constructor(facts, say) {
    this.row = Object.assign(document.createElement("div"), { className: "lab-knob lab-toggle", innerHTML: markup });
    const part = furnished(this.row, facts);
    [this.box, this.note] = ["switch", "note"].map(part);
    this.box.onchange = () => say(facts.name, this.box.checked, true);
  }

  /** What the server says; while its answer to the hand is `awaited`, the switch stays where it is. */
  update({ value, error }, awaited) {
    if (!awaited) this.box.checked = value;
    if (this.note.textContent !== error) this.note.textContent = error;
  }
}
