/** A panel of knobs: one for each parameter of one entry. */
import { Knob } from "./knob.js";
import { Line } from "./line.js";
import { Toggle } from "./toggle.js";

const panels = new WeakMap(); // by the element that Streamlit gives, which stays while the panel is on the page

const STYLES = ["knobs", "number", "slider", "toggle"];

/** Resolves whether or not the styles could be had: knobs without them still turn. */
function styled(name) {
  const href = new URL(`./${name}.css`, import.meta.url).href;
  return new Promise((ready) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: ready, onerror: ready }));
  });
}

// The module is ready once its styles are, so that a panel is never seen without them.
await Promise.all(STYLES.map(styled));

/** Called by Streamlit at every new payload and at every change of theme. */
export function mount({ data, parentElement, setStateValue }) {
  if (!panels.has(parentElement)) panels.set(parentElement, new Panel(parentElement));
  panels.get(parentElement).update(data, setStateValue);
}

export function unmount({ parentElement }) {
  panels.get(parentElement)?.destroy();
  panels.delete(parentElement);
}

class Panel {
  constructor(parentElement) {
    this.root = Object.assign(document.createElement("div"), { className: "lab-knobs" });
    parentElement.append(this.root);
    this.line = new Line();
    this.knobs = new Map();
  }

  update(data, setStateValue) {
    this.line.send = (message) => setStateValue("change", { owner: data.owner, ...message });
    const kind = JSON.stringify([data.owner, data.knobs.map(({ name, bounds }) => [name, bounds])]);
    if (kind !== this.kind) this.build(data.knobs, (this.kind = kind));
    this.tint(data.accent);
    this.line.heard(data.sequence);
    for (const facts of data.knobs) this.knobs.get(facts.name).update(facts, this.line.concerns(facts.name));
  }

  build(knobs) {
    this.line.hangUp();
    const say = (...words) => this.line.say(...words);
    this.knobs = new Map(knobs.map((facts) => [facts.name, facts.switch ? new Toggle(facts, say) : new Knob(facts, say)]));
    const rows = [...this.knobs.values()];
    const group = (className, kind) => {
      const made = Object.assign(document.createElement("div"), { className });
      made.append(...rows.filter((knob) => knob instanceof kind).map(({ row }) => row));
      return made;
    };
    this.root.replaceChildren(group("lab-knobs-numbers", Knob), group("lab-knobs-switches", Toggle));
  }

  /** The colour of the run, in its version for this page: text is light on a dark page. */
  tint(accent) {
    const [red, green, blue] = getComputedStyle(this.root).color.match(/[\d.]+/g).map(Number);
    const dark = red + green + blue > 3 * 128;
    this.root.style.setProperty("--lab-tint", accent ? accent[Number(dark)] : "var(--st-primary-color)");
  }

  destroy() {
    this.line.hangUp();
    this.root.remove();
  }
}
