/** One knob: its name and symbol, a slider, an exact number, and a way back. */
import { phrase } from "../words/phrase.js";
import { icon } from "../icons/icons.js";
import { labelledParts, namePart } from "./parts.js";
import { print, read, scaleOf } from "./scales.js";

const REST = 250; // milliseconds after the last key until a turn by keys is final

const markup = `
  ${namePart}
  <div class="lab-knob-track">
    <span class="lab-knob-rail"></span><input class="lab-knob-slider" type="range" step="any">
  </div>
  <div class="lab-knob-exact">
    <button type="button" class="lab-knob-reset">${icon("reset", 16)}</button>
    <input class="lab-knob-number" type="text" autocomplete="off" spellcheck="false">
  </div>
  <p class="lab-knob-note" aria-live="polite"></p>`;

/** Steps of the value by key: [fine, coarse]. */
const KEYS = {
  ArrowLeft: [-1, 0],
  ArrowDown: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [1, 0],
  PageDown: [0, -1],
  PageUp: [0, 1],
};

export class Knob {
  /** @param {import("./knobs.js").Listener} listener hears of every turn */
  constructor(facts, listener) {
    Object.assign(this, { facts, listener, scale: scaleOf(facts) });
    this.row = Object.assign(document.createElement("div"), { className: "lab-knob", innerHTML: markup });
    const { part, tip } = labelledParts(this.row, facts);
    this.tip = tip;
    [this.slider, this.number, this.reset, this.note] = ["slider", "number", "reset", "note"].map(part);
    [this.slider.min, this.slider.max] = this.scale.ends;
    this.number.inputMode = facts.scale === "log" || facts.bounds[0] < 0 ? "text" : "decimal"; // "e" and "−" need letters
    this.reset.title = phrase("back_to", { value: print(facts.default) });
    this.markRail(part("rail"));
    this.listen();
  }

  /** A line at each power of ten, and a dot where the default is. */
  markRail(rail) {
    const marks = this.scale.decades.map((position) => [position, "lab-knob-decade"]);
    marks.push([this.scale.position(this.facts.default), "lab-knob-default"]);
    for (const [position, className] of marks) {
      const mark = Object.assign(document.createElement("i"), { className });
      mark.style.left = `${100 * this.shareOf(position)}%`;
      rail.append(mark);
    }
  }

  /** Whether it stands elsewhere than by default. */
  get isChanged() {
    return this.value !== this.facts.default;
  }

  shareOf(position) {
    const [low, high] = this.scale.ends;
    return (position - low) / (high - low);
  }

  listen() {
    const { slider, number, reset } = this;
    slider.oninput = () => this.turn(this.scale.value(Number(slider.value)));
    slider.onchange = slider.onblur = () => this.settle();
    slider.onkeyup = () => this.settleAfterRest();
    slider.onpointerdown = () => this.hold();
    slider.onkeydown = (event) => this.pressKey(event);
    number.oninput = () => this.type(read(number.value));
    number.onchange = () => this.enter(read(number.value));
    number.onfocus = () => number.select();
    number.onkeydown = (event) => this.pressInNumber(event);
    reset.onclick = () => this.decide(this.facts.default);
  }

  /** From now until it is let go, wherever that happens, the knob is in the hand. */
  hold() {
    const release = () => {
      for (const end of ["pointerup", "pointercancel"]) window.removeEventListener(end, release, true);
      this.isHeld = false;
      setTimeout(() => this.settle()); // after the slider's own last event
    };
    this.isHeld = true;
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, release, true);
  }

  pressKey(event) {
    const { key } = event;
    const [low, high] = this.facts.slider;
    const ends = { Home: () => low, End: () => high };
    const target = KEYS[key] ? () => this.scale.step(this.value, ...KEYS[key]) : ends[key];
    if (!target || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    clearTimeout(this.rest);
    this.turn(target());
  }

  pressInNumber({ key }) {
    if (key === "Enter" && !this.isTyping) this.number.select();
    if (key === "Escape") this.withdraw("");
  }

  /** The hand moves the knob: show it at once; it is final once it is let go. */
  turn(value) {
    this.complain("");
    if (value === this.value) return;
    this.show(value);
    this.isLoose = true;
    this.listener.turn(this.facts.name, value, false);
  }

  settleAfterRest() {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.settle(), REST);
  }

  settle() {
    clearTimeout(this.rest);
    if (!this.isLoose || this.isHeld) return;
    this.isLoose = false;
    this.listener.turn(this.facts.name, this.value, true);
  }

  /** The paths bend with every legal number on the way. */
  type(value) {
    this.isTyping = true;
    if (this.isLegal(value)) this.listener.turn(this.facts.name, value, false);
  }

  enter(value) {
    if (this.isLegal(value)) this.decide(value);
    else this.withdraw(this.facts.legal);
  }

  isLegal(value) {
    const [low, high] = this.facts.bounds;
    return value >= low && value <= high && (!this.facts.whole || Number.isInteger(value));
  }

  decide(value) {
    clearTimeout(this.rest);
    this.complain("");
    this.show(value);
    this.isLoose = false;
    this.listener.turn(this.facts.name, value, true);
  }

  /** What was typed does not count; without a complaint it goes away too. */
  withdraw(complaint) {
    this.complain(complaint);
    this.listener.withdraw(this.facts.name);
    if (!complaint) this.show(this.value);
  }

  complain(sentence) {
    this.complaint = sentence;
    if (this.note.textContent !== sentence) this.note.textContent = sentence;
    this.number.setAttribute("aria-invalid", Boolean(sentence));
  }

  /** What the server says; a knob that is in the hand, or whose answer is `awaited`, stays where the hand has put it. */
  update(facts, isAwaited) {
    this.facts = facts;
    const isBusy = this.isHeld || this.isLoose || this.complaint || isAwaited;
    if (!isBusy && facts.value !== this.value) this.show(facts.value, this.isTyping);
  }

  /** Put the knob at `value`; what is being typed stays if `isTyping`. */
  show(value, isTyping = false) {
    Object.assign(this, { value, isTyping });
    this.slider.value = this.scale.position(value);
    this.slider.setAttribute("aria-valuetext", print(value));
    this.row.style.setProperty("--lab-share", this.shareOf(this.scale.position(value)));
    this.row.classList.toggle("lab-knob-changed", this.isChanged);
    if (!isTyping) this.number.value = print(value);
  }

  destroy() {
    clearTimeout(this.rest);
    this.tip.destroy();
  }
}
