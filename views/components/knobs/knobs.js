/** A panel of knobs: one for each parameter of one entry, those that matter less folded away. */
import { phrase } from "../words/phrase.js";
import { pictures } from "../stage/pictures.js";
import { stylesheet } from "../stage/resources.js";
import { MessageQueue } from "../messages/messages.js";
import { Knob } from "./knob.js";
import { Toggle } from "./toggle.js";

const panels = new WeakMap(); // by the element that Streamlit gives, which stays while the panel is on the page

const STYLES = ["font/font", "knobs/knobs", "knobs/number", "knobs/slider", "knobs/toggle", "knobs/compact"];

// The module is ready once its styles are, so that a panel is never seen without them.
await Promise.allSettled(STYLES.map(stylesheet));

/** Called by Streamlit at every new payload and at every change of theme. */
export function mount({ data, parentElement, setStateValue }) {
  if (!panels.has(parentElement)) panels.set(parentElement, new Panel(parentElement));
  panels.get(parentElement).update(data, setStateValue);
}

export function unmount({ parentElement }) {
  panels.get(parentElement)?.destroy();
  panels.delete(parentElement);
}

/**
 * @typedef {object} Listener
 * @property {(name: string, value: number | boolean, isFinal: boolean) => void} turn a hand turns a knob, or has let it go
 * @property {(name: string) => void} withdraw what was turned does not count
 */
class Panel {
  constructor(parentElement) {
    this.root = Object.assign(document.createElement("div"), { className: "lab-knobs" });
    parentElement.append(this.root);
    this.messages = new MessageQueue();
    this.knobs = new Map();
  }

  update(data, setStateValue) {
    this.messages.connect((message) => setStateValue("change", { owner: data.owner, ...message }));
    const kind = JSON.stringify([data.owner, data.turn, data.knobs.map(({ name, bounds, primary }) => [name, bounds, primary])]);
    if (kind !== this.kind) this.build(data, kind);
    this.root.classList.toggle("lab-knobs-compact", data.compact);
    this.tint(data.accent);
    const answered = this.messages.acknowledge(data.sequence);
    pictures.setLink(data.link, answered.map((name) => this.turnOf(name)));
    for (const facts of data.knobs) this.knobs.get(facts.name).update(facts, this.messages.isPending(facts.name));
    this.unfold();
  }

  build({ knobs, turn, compact }, kind) {
    this.clear();
    Object.assign(this, { kind, target: turn });
    this.knobs = new Map(knobs.map((facts) => [facts.name, facts.switch ? new Toggle(facts, this) : new Knob(facts, this)]));
    const isFirst = ({ primary }) => primary || compact;
    const [first, others] = [knobs.filter(isFirst), knobs.filter((facts) => !isFirst(facts))];
    this.others = others.map(({ name }) => this.knobs.get(name));
    this.more = others.length ? this.foldedAway(others) : null;
    this.root.replaceChildren(...this.groups(first), ...(this.more ? [this.more] : []));
  }

  /** Numbers below each other, then switches side by side. */
  groups(knobs) {
    const rows = knobs.map(({ name }) => this.knobs.get(name));
    return [["numbers", Knob], ["switches", Toggle]].map(([title, type]) => {
      const box = Object.assign(document.createElement("div"), { className: `lab-knobs-${title}` });
      box.append(...rows.filter((knob) => knob instanceof type).map(({ row }) => row));
      return box;
    });
  }

  foldedAway(knobs) {
    const more = Object.assign(document.createElement("details"), { className: "lab-knobs-more" });
    const summary = document.createElement("summary");
    summary.textContent = phrase("more_knobs", { names: knobs.map(({ label }) => label).join(", ") });
    more.append(summary, ...this.groups(knobs));
    return more;
  }

  /** Nothing that was changed is hidden; what a hand has folded away stays so until more is changed. */
  unfold() {
    const changed = this.others.filter((knob) => knob.isChanged).length;
    if (this.more && changed > (this.changed ?? 0)) this.more.open = true;
    this.changed = changed;
  }

  /** How a turn of the knob called `name` is told in a query. */
  turnOf(name) {
    return `${this.target} ${name}`;
  }

  /** The paths bend at once; Streamlit is told when the hand has let go. */
  turn(name, value, isFinal) {
    pictures.turn(this.turnOf(name), value, !isFinal);
    if (isFinal) this.messages.post(name, value);
  }

  withdraw(name) {
    if (!this.messages.isPending(name)) pictures.withdraw([this.turnOf(name)]);
  }

  /** The colour of the run, in its version for this page: text is light on a dark page. */
  tint(accent) {
    const [red, green, blue] = getComputedStyle(this.root).color.match(/[\d.]+/g).map(Number);
    const isDark = red + green + blue > 3 * 128;
    this.root.style.setProperty("--lab-tint", accent ? accent[Number(isDark)] : "var(--st-primary-color)");
  }

  /** Forget the knobs that are shown, and what was turned on them. */
  clear() {
    this.messages.close();
    pictures.withdraw([...this.knobs.keys()].map((name) => this.turnOf(name)));
    for (const knob of this.knobs.values()) knob.destroy();
    this.changed = 0;
  }

  destroy() {
    this.clear();
    this.root.remove();
  }
}
