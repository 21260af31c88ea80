/** See inside: the rule of the selected run with the numbers of the step, and the curves of all it is made of. */
import { brief } from "../words/numbers.js";
import { phrase } from "../words/phrase.js";
import { Charts } from "./charts.js";
import { Follower, followingComponent } from "./follower.js";
import { styles as formulaStyles } from "../formula/styles.js";
import { Readings } from "./readings.js";
import { Rule, whole } from "./rule.js";
import { stage } from "../stage/stage.js";
import { stylesheet } from "../stage/resources.js";

const styles = Promise.all([formulaStyles, stylesheet("inside/inside"), stylesheet("inside/charts")]);

const markup = `
  <h2 class="lab-inside-title"></h2>
  <p class="lab-note"><output class="lab-step-label" data-testid="lab-inside-step"></output></p>
  <p class="lab-omissions lab-note"></p>
  <div class="lab-rule" data-testid="lab-rule"></div>
  <p class="lab-memories lab-note"></p>
  <p class="lab-state lab-note"></p>
  <table class="lab-numbers-table" data-testid="lab-numbers" aria-label="${phrase("numbers_of_step")}"></table>
  <div class="lab-charts" data-testid="lab-charts"></div>`;

/** Called by Streamlit with the rule of the selected run. */
export const { mount, unmount } = followingComponent((parentElement) => new Inside(parentElement));

class Inside {
  constructor(parentElement) {
    this.box = document.createElement("section");
    this.box.className = "lab-inside";
    this.box.dataset.testid = "lab-inside";
    this.box.style.visibility = "hidden"; // until the styles are there
    this.box.innerHTML = markup;
    parentElement.append(this.box);
    const find = (name) => this.box.querySelector(`.lab-${name}`);
    this.heading = find("inside-title");
    this.stepLabel = find("step-label");
    this.omissions = find("omissions");
    this.memories = find("memories");
    this.state = find("state");
    this.lines = new Rule(find("rule"), whole);
    this.readings = new Readings(find("numbers-table"));
    this.charts = new Charts(find("charts"));
    this.follower = new Follower(this.box, this);
    styles.then(() => (this.box.style.visibility = ""));
  }

  take(rule) {
    this.rule = rule;
    this.lines.show(rule);
    this.heading.textContent = phrase("inside_of", { title: rule.title });
  }

  show(internals, theme) {
    const { omissions, memories, idle } = internals.about;
    const left = Object.keys(omissions).filter((name) => omissions[name]);
    this.omissions.textContent = left.map((name) => phrase(`omits:${name}`)).join(" ");
    this.memories.innerHTML = Object.entries(memories)
      .filter(([, steps]) => steps > 1)
      .map(([name, steps]) => phrase("remembers", { symbol: this.rule.parameters[name] ?? name, n_steps: brief(steps) }))
      .join(" ");
    this.state.textContent = this.rule.state && !idle.length ? phrase("keeps", { state: this.rule.state }) : "";
    this.readings.show(this.rule, internals);
    this.charts.show(internals, this.rule, theme);
  }

  /** The cursors on the charts. */
  move(time) {
    this.charts.moveCursor(time);
  }

  read(internals, k) {
    this.charts.showNumbers(stage.step);
    const from = internals.stepOf(k);
    this.stepLabel.textContent = internals.lastRow < 0 ? "" : phrase("from_step_to_step", { from, to: from + 1 });
    this.lines.fill(internals, k);
    this.readings.fill(internals, k);
  }

  destroy() {
    this.follower.destroy();
    this.lines.destroy();
    this.charts.destroy();
    this.box.remove();
  }
}
