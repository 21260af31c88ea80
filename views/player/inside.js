/** See inside: the rule of the selected run with the numbers of the step, and the curves of all it is made of. */
import { Gauges } from "./gauges.js";
import { readingsOf } from "./readings.js";
import { plotly } from "./resources.js";
import { Numbers, Rule } from "./rule.js";
import { invalidate, stage, subscribe } from "./stage.js";
import { themeOf } from "./theme.js";
import { brief, say } from "./words.js";

const PATIENCE = 90; // milliseconds between two readings while playing, slow enough for the eye
const laptop = matchMedia("(min-width: 900px)");
const panels = new WeakMap();

const markup = `
  <summary><span class="lab-heading-of-inside"></span> <output class="lab-step-told" data-testid="lab-inside-step"></output></summary>
  <div class="lab-facts">
    <div>
      <p class="lab-omissions lab-note"></p>
      <div class="lab-rule" data-testid="lab-rule"></div>
      <p class="lab-memories lab-note"></p>
      <p class="lab-state-told lab-note"></p>
    </div>
    <table class="lab-numbers-table" data-testid="lab-numbers" aria-label="${say("numbers")}"></table>
  </div>
  <div class="lab-gauges" data-testid="lab-gauges"></div>`;

/** Called by Streamlit with the rule of the selected run. */
export function mount({ data, parentElement }) {
  let panel = panels.get(parentElement);
  if (!panel) panels.set(parentElement, (panel = new Inside(parentElement)));
  if (data) panel.take(data);
  invalidate("theme");
}

export function unmount({ parentElement }) {
  panels.get(parentElement)?.destroy();
  panels.delete(parentElement);
}

class Inside {
  constructor(parentElement) {
    this.box = document.createElement("details");
    this.box.className = "lab-inside";
    this.box.dataset.testid = "lab-inside";
    this.box.open = laptop.matches;
    this.box.style.visibility = "hidden"; // until the styles are there
    this.box.innerHTML = markup;
    parentElement.append(this.box);
    const find = (name) => this.box.querySelector(`.lab-${name}`);
    this.heading = find("heading-of-inside");
    this.told = find("step-told");
    this.omissions = find("omissions");
    this.memories = find("memories");
    this.state = find("state-told");
    this.rule = new Rule(find("rule"));
    this.numbers = new Numbers(find("numbers-table"));
    this.gauges = new Gauges(find("gauges"));
    this.box.addEventListener("toggle", () => this.showSoon());
    this.read = 0;
    plotly.then(() => this.box.isConnected && this.open());
  }

  open() {
    this.box.style.visibility = "";
    this.leave = subscribe((changes) => this.update(changes));
  }

  take(rule) {
    if (this.rule.rule?.key === rule.key) return;
    this.rule.show(rule);
    this.state.textContent = rule.state && say("keeps", { state: rule.state });
    this.heading.textContent = say("inside", { title: rule.title });
    invalidate("picture");
  }

  /** Whether the numbers on stage are those of the rule that is shown; for a moment they may not be. */
  get isReady() {
    return this.box.open && this.rule.rule && stage.paths?.header.inside.rule === this.rule.rule.key;
  }

  /** The map comes first: what is new is shown in a frame of its own, and only the newest. */
  update(changes) {
    if (changes.has("theme")) this.theme = themeOf(this.box);
    if (changes.has("picture") || changes.has("theme")) this.showSoon();
    else if (changes.has("step") || changes.has("controls")) this.point();
  }

  showSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.show(), 0);
  }

  show() {
    if (!this.theme || !this.isReady) return;
    const readings = readingsOf(stage.paths);
    const { about } = readings;
    const left = Object.keys(about.omissions).filter((name) => about.omissions[name]);
    this.omissions.textContent = left.map((name) => say(`omits:${name}`)).join(" ");
    this.memories.innerHTML = Object.entries(about.memories)
      .filter(([, steps]) => steps > 1)
      .map(([name, steps]) => say("remembers", { symbol: this.rule.rule.parameters[name] ?? name, n: brief(steps) }))
      .join(" ");
    this.box.style.setProperty("--lab-run", readings.run.style[this.theme.mode]);
    this.numbers.show(this.rule.rule, readings);
    this.gauges.show(readings, this.rule.rule, this.theme);
    this.point(true);
  }

  point(isNew = false) {
    if (!this.isReady || !this.numbers.rows) return;
    const speaks = isNew || !stage.playing || performance.now() - this.read > PATIENCE;
    this.gauges.point(stage.step, speaks);
    if (!speaks) return;
    this.read = performance.now();
    const readings = readingsOf(stage.paths);
    const k = readings.stepAt(stage.step);
    this.told.textContent = readings.last < 0 ? "" : say("fromTo", { from: k, to: k + 1 });
    this.rule.fill(readings, k);
    this.numbers.fill(readings, k);
  }

  destroy() {
    clearTimeout(this.soon);
    this.leave?.();
    this.gauges.destroy();
    this.box.remove();
  }
}
