/** The rule in brief, beside the knobs: what this step makes of one coordinate. */
import { phrase } from "../words/phrase.js";
import { Follower, followingComponent } from "./follower.js";
import { styles as formulaStyles } from "../formula/styles.js";
import { Rule, short } from "./rule.js";
import { stylesheet } from "../stage/resources.js";

const styles = Promise.all([formulaStyles, stylesheet("inside/inside")]);
let coordinate = 0; // the same one for whichever method comes next

/** Called by Streamlit with the rule of the selected run. */
export const { mount, unmount } = followingComponent((parentElement) => new RuleLines(parentElement));

class RuleLines {
  constructor(parentElement) {
    this.box = Object.assign(document.createElement("section"), { className: "lab-rule-lines" });
    this.box.dataset.testid = "lab-rule-lines";
    this.box.style.visibility = "hidden"; // until the styles are there
    this.box.setAttribute("aria-label", phrase("rule_in_numbers"));
    this.box.innerHTML = `<p class="lab-note"><output class="lab-step-label"></output></p><div class="lab-rule"></div>`;
    parentElement.append(this.box);
    this.stepLabel = this.box.querySelector(".lab-step-label");
    this.lines = new Rule(this.box.querySelector(".lab-rule"), short);
    this.buttons = ["x", "y"].map((name, side) => this.button(name, side));
    this.box.firstChild.append(...this.buttons);
    this.follower = new Follower(this.box, this);
    styles.then(() => (this.box.style.visibility = ""));
  }

  button(name, side) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "lab-coordinate" });
    button.textContent = name;
    button.setAttribute("aria-label", phrase("show_coordinate", { name }));
    button.onclick = () => {
      coordinate = side;
      this.follower.show();
    };
    return button;
  }

  take(rule) {
    this.lines.show(rule);
    this.height = 0;
  }

  show() {
    this.lines.coordinate = coordinate;
    this.buttons.forEach((button, side) => {
      button.hidden = !this.lines.hasOneCoordinate;
      button.setAttribute("aria-pressed", String(side === coordinate));
    });
  }

  read(internals, k) {
    const from = internals.stepOf(k);
    this.stepLabel.textContent = internals.lastRow < 0 ? "" : phrase("from_step_to_step", { from, to: from + 1 });
    this.box.classList.toggle("lab-rule-empty", !this.lines.lines.length);
    if (this.lines.fill(internals, k)) this.keepHeight();
  }

  /** What stands below must not jump when a number becomes longer: the lines never take less room than they once took. */
  keepHeight() {
    const { box } = this.lines;
    if (box.scrollHeight > this.height) box.style.setProperty("--lab-tallest", `${(this.height = box.scrollHeight)}px`);
    box.tabIndex = box.scrollHeight > box.clientHeight ? 0 : -1; // what scrolls must be reached by keys
  }

  destroy() {
    this.follower.destroy();
    this.lines.destroy();
    this.box.remove();
  }
}
