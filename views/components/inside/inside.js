/** See inside: the rule of the selected run with the numbers of the step, and the curves of all it is made of. */
import { brief } from "../words/numbers.js";
import { phrase } from "../words/phrase.js";
import { Charts } from "./charts.js";
import { internalsOf } from "./internals.js";
import { stylesheet } from "../stage/resources.js";
import { Numbers, Rule } from "./rule.js";
import { invalidate, stage, subscribe } from "../stage/stage.js";
import { themeOf } from "../stage/theme.js";

const READING_PAUSE = 90; // milliseconds between two numbers while playing, slow enough for the eye
const styles = stylesheet("inside/inside");
const laptop = matchMedia("(min-width: 900px)");
const panels = new WeakMap(); // by the element that Streamlit gives

const markup = `
  <summary><span class="lab-inside-title"></span> <output class="lab-step-label" data-testid="lab-inside-step"></output></summary>
  <div class="lab-facts">
    <div>
      <p class="lab-omissions lab-note"></p>
      <div class="lab-rule" data-testid="lab-rule"></div>
      <p class="lab-memories lab-note"></p>
      <p class="lab-state lab-note"></p>
    </div>
    <table class="lab-numbers-table" data-testid="lab-numbers" aria-label="${phrase("numbers_of_step")}"></table>
  </div>
  <div class="lab-charts" data-testid="lab-charts"></div>`;

/** Called by Streamlit with the rule of the selected run. */
export function mount({ data, parentElement }) {
  let panel = panels.get(parentElement);
  if (!panel) panels.set(parentElement, (panel = new Inside(parentElement)));
  if (data) panel.setRule(data);
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
    this.heading = find("inside-title");
    this.stepLabel = find("step-label");
    this.omissions = find("omissions");
    this.memories = find("memories");
    this.state = find("state");
    this.rule = new Rule(find("rule"));
    this.numbers = new Numbers(find("numbers-table"));
    this.charts = new Charts(find("charts"));
    this.box.addEventListener("toggle", () => this.showSoon());
    this.lastReading = 0;
    styles.then(() => this.box.isConnected && this.open());
  }

  open() {
    this.box.style.visibility = "";
    this.unsubscribe = subscribe((changes) => this.update(changes));
  }

  setRule(rule) {
    if (this.rule.rule?.key === rule.key) return;
    this.rule.show(rule);
    this.state.textContent = rule.state && phrase("keeps", { state: rule.state });
    this.heading.textContent = phrase("inside_of", { title: rule.title });
    invalidate("picture");
  }

  /** Whether the numbers on stage are those of the rule that is shown; for a moment they may not be. */
  get isReady() {
    return this.box.open && this.rule.rule && stage.picture?.header.inside.rule === this.rule.rule.key;
  }

  /** The map comes first: what is new is shown in a frame of its own, and only the newest. */
  update(changes) {
    if (changes.has("theme")) this.theme = themeOf(this.box);
    if (changes.has("picture") || changes.has("theme")) this.showSoon();
    else if (changes.has("step") || changes.has("controls")) this.showStep();
  }

  showSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.show(), 0);
  }

  show() {
    if (!this.theme || !this.isReady) return;
    const internals = internalsOf(stage.picture);
    const { about } = internals;
    const left = Object.keys(about.omissions).filter((name) => about.omissions[name]);
    this.omissions.textContent = left.map((name) => phrase(`omits:${name}`)).join(" ");
    this.memories.innerHTML = Object.entries(about.memories)
      .filter(([, steps]) => steps > 1)
      .map(([name, steps]) => phrase("remembers", { symbol: this.rule.rule.parameters[name] ?? name, n_steps: brief(steps) }))
      .join(" ");
    this.box.style.setProperty("--lab-run", internals.run.style[this.theme.mode]);
    this.numbers.show(this.rule.rule, internals);
    this.charts.show(internals, this.rule.rule, this.theme);
    this.showStep(true);
  }

  /** The numbers of the step, and the cursors on the charts. */
  showStep(isNew = false) {
    if (!this.isReady || !this.numbers.rows) return;
    this.charts.moveCursor(stage.step);
    const isDue = isNew || !stage.playing || performance.now() - this.lastReading > READING_PAUSE;
    if (!isDue) return;
    this.charts.showNumbers(stage.step);
    this.lastReading = performance.now();
    const internals = internalsOf(stage.picture);
    const k = internals.rowAt(stage.step);
    const from = internals.stepOf(k);
    this.stepLabel.textContent = internals.lastRow < 0 ? "" : phrase("from_step_to_step", { from, to: from + 1 });
    this.rule.fill(internals, k);
    this.numbers.fill(internals, k);
  }

  destroy() {
    clearTimeout(this.soon);
    this.unsubscribe?.();
    this.charts.destroy();
    this.box.remove();
  }
}
