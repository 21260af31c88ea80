/** The comparison of the runs: its terms in sentences, and a table of the metrics with the best of each marked. */
import { pictureComponent } from "../stage/panel.js";
import { stage } from "../stage/stage.js";
import { phrase } from "../words/phrase.js";
import { RunTable } from "./table.js";

class Comparison {
  constructor() {
    this.root = Object.assign(document.createElement("div"), { className: "lab-comparison" });
    this.root.dataset.testid = "lab-comparison";
    this.root.innerHTML = '<p class="lab-terms"></p>';
    [this.terms] = this.root.children;
    this.table = new RunTable("lab-runs lab-race");
    this.note = Object.assign(document.createElement("p"), { className: "lab-note" });
    this.root.append(this.table.box, this.note);
  }

  show({ header: { comparison } }) {
    this.terms.textContent = comparison.terms;
    this.table.show(stage.tellsOutcome ? comparison : null);
    this.note.textContent = stage.tellsOutcome ? (comparison.note ?? "") : phrase("outcome_hidden");
    this.note.hidden = !this.note.textContent;
  }

  destroy() {
    this.table.destroy();
  }
}

export const { mount, unmount } = pictureComponent(() => new Comparison());
