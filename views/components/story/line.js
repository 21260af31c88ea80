/** What came of the selected run, and a question that one of its knobs answers. */
import { pictureComponent } from "../stage/panel.js";
import { stylesheet } from "../stage/resources.js";
import { stage } from "../stage/stage.js";
import { themeOf } from "../stage/theme.js";
import { phrase } from "../words/phrase.js";

await stylesheet("story/line").catch(() => null); // without it the line has no border

class Line {
  constructor() {
    this.root = Object.assign(document.createElement("p"), { className: "lab-line-of-run" });
    this.root.dataset.testid = "lab-line";
    this.question = Object.assign(document.createElement("span"), { className: "lab-question" });
  }

  show({ header: { line, question, runs, selected } }) {
    this.root.style.borderLeftColor = runs[selected].style[themeOf(this.root).mode];
    this.question.textContent = stage.tellsOutcome ? question : ""; // for it asks about the outcome
    this.root.replaceChildren(stage.tellsOutcome ? line : phrase("outcome_hidden"), " ", this.question);
  }
}

export const { mount, unmount } = pictureComponent(() => new Line());
