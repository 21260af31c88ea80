/** One knob: its name and symbol, an exact number, a way back, and a slider. */
import { print, read, scaleOf } from "./scales.js";

const markup = `
  <div class="lab-knob-head">
    <span class="lab-knob-label"></span><span class="lab-knob-symbol" aria-hidden="true"></span>
    <button type="button" class="lab-knob-help">?</button>
    <span class="lab-knob-tip" role="tooltip"></span>
  </div>
  <div class="lab-knob-exact">
    <button type="button" class="lab-knob-reset">↺</button>
    <input class="lab-knob-number" type="text" autocomplete="off" spellcheck="false">
  </div>
  <div class="lab-knob-track">
    <span class="lab-knob-rail"></span><input class="lab-knob-slider" type="range" step="any">
  </div>
  <p class="lab-knob-note" aria-live="polite"></p>`;

/** Every word that a knob shows or speaks besides its own facts; `{name}` stands for a value. */
const WORDS = {
  about: "About {label}",
  reset: "Reset {label} to its default",
  back: "Back to {value}",
};

const KEYS = {
  ArrowLeft: [-1, 0],
  ArrowDown: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [1, 0],
  PageDown: [0, -1],
  PageUp: [0, 1],
};

let made = 0;

/** The words called `name`, with `values` put in their places. */
function words(name, values) {
  return WORDS[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

/** The parts of a row, by name; each may be found by tests, and each knows the sentence that explains it. */
export function furnished(row, { name, label, symbol, help }) {
  const part = (title) => row.querySelector(`.lab-knob-${title}`);
  row.dataset.testid = `knob-${name}`;
  part("label").textContent = label;
  part("symbol").innerHTML = symbol;
  part("symbol").hidden = part("symbol").textContent === label;
  part("tip").textContent = help;
  part("tip").id = `lab-knob-tip-${++made}`;
  part("help").setAttribute("aria-label", words("about", { label }));
  part("help").setAttribute("aria-describedby", part("tip").id);
  part("help").onkeydown = ({ key }) => key === "Escape" && part("help").blur();
  for (const title of ["slider", "number", "reset", "switch"]) {
    if (!part(title)) continue;
    part(title).dataset.testid = `knob-${name}-${title}`;
    part(title).setAttribute("aria-label", title === "reset" ? words("reset", { label }) : label);
    part(title).setAttribute("aria-describedby", part("tip").id);
  }
  return part;
}

export class Knob {
  /** @param say called with (name, value, final) whenever the hand turns the knob */
  constructor(facts, say) {
    Object.assign(this, { facts, say, scale: scaleOf(facts) });
    this.row = Object.assign(document.createElement("div"), { className: "lab-knob", innerHTML: markup });
    const part = furnished(this.row, facts);
    [this.slider, this.number, this.reset, this.note] = ["slider", "number", "reset", "note"].map(part);
    [this.slider.min, this.slider.max] = this.scale.ends;
    this.number.inputMode = facts.scale === "log" || facts.bounds[0] < 0 ? "text" : "decimal"; // "e" and "−" need letters
    this.reset.title = words("back", { value: print(facts.default) });
    this.mark(part("rail"));
    this.listen();
  }

  /** A line at each power of ten, and a dot where the default is. */
  mark(rail) {
    const marks = this.scale.decades.map((position) => [position, "lab-knob-decade"]);
    marks.push([this.scale.position(this.facts.default), "lab-knob-default"]);
    for (const [position, className] of marks) {
      const mark = Object.assign(document.createElement("i"), { className });
      mark.style.left = `${100 * this.share(position)}%`;
      rail.append(mark);
    }
  }

  share(position) {
    const [low, high] = this.scale.ends;
    return (position - low) / (high - low);
  }

  listen() {
    const { slider, number, reset } = this;
    slider.oninput = () => this.turn(this.scale.value(Number(slider.value)));
    slider.onchange = slider.onkeyup = slider.onblur = () => this.settle();
    slider.onpointerdown = () => this.grasp();
    slider.onkeydown = (event) => this.press(event);
    number.oninput = () => (this.typing = true);
    number.onchange = () => this.enter(read(number.value));
    number.onfocus = () => number.select();
    number.onkeydown = (event) => this.type(event);
    reset.onclick = () => this.decide(this.facts.default);
  }

  /** From now until it is let go, wherever that happens, the knob is in the hand. */
  grasp() {
    const release = () => {
      for (const end of ["pointerup", "pointercancel"]) window.removeEventListener(end, release, true);
      this.held = false;
      setTimeout(() => this.settle()); // after the slider's own last word
    };
    this.held = true;
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, release, true);
  }

  press(event) {
    const { key } = event;
    const [low, high] = this.facts.slider;
    const goals = { Home: () => low, End: () => high };
    const goal = KEYS[key] ? () => this.scale.step(this.value, ...KEYS[key]) : goals[key];
    if (!goal || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.turn(goal());
  }

  type({ key }) {
    if (key === "Enter" && !this.typing) this.number.select();
    if (key !== "Escape") return;
    this.complain("");
    this.show(this.value);
  }

  /** The hand moves the knob: show it at once, and say so until it is let go. */
  turn(value) {
    this.complain("");
    if (value === this.value) return;
    this.show(value);
    this.loose = true;
    this.say(this.facts.name, value, false);
  }

  settle() {
    if (!this.loose || this.held) return;
    this.loose = false;
    this.say(this.facts.name, this.value, true);
  }

  decide(value) {
    this.complain("");
    this.show(value);
    this.loose = false;
    this.say(this.facts.name, value, true);
  }

  enter(value) {
    const [low, high] = this.facts.bounds;
    if (value >= low && value <= high && (!this.facts.whole || Number.isInteger(value))) this.decide(value);
    else this.complain(this.facts.legal);
  }

  complain(sentence) {
    this.complaint = sentence;
    this.explain();
  }

  explain() {
    const sentence = this.complaint || this.facts.error;
    if (this.note.textContent !== sentence) this.note.textContent = sentence;
    this.number.setAttribute("aria-invalid", Boolean(sentence));
  }

  /** What the server says; a knob that is in the hand, or `awaited`, stays where the hand has put it. */
  update(facts, awaited) {
    this.facts = facts;
    this.explain();
    const busy = this.held || this.loose || this.complaint || awaited;
    if (!busy && facts.value !== this.value) this.show(facts.value, this.typing);
  }

  /** Put the knob at `value`; what is being typed stays if `typing`. */
  show(value, typing = false) {
    this.value = value;
    this.typing = typing;
    this.slider.value = this.scale.position(value);
    this.slider.setAttribute("aria-valuetext", print(value));
    this.row.style.setProperty("--lab-share", this.share(this.scale.position(value)));
    this.row.classList.toggle("lab-knob-changed", value !== this.facts.default);
    if (!typing) this.number.value = print(value);
  }
}
