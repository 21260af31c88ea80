/** What happened, to whom: a sentence, and a table of the runs. */
import { pictureComponent } from "../stage/panel.js";
import { stage } from "../stage/stage.js";
import { phrase } from "../words/phrase.js";
import { RunTable } from "./table.js";

class Story {
  constructor() {
    this.root = Object.assign(document.createElement("div"), { className: "lab-story" });
    this.root.dataset.testid = "lab-story";
    this.root.innerHTML = '<p class="lab-remark" role="status" hidden></p><p class="lab-sentence"></p>';
    [this.remark, this.sentence] = this.root.children;
    this.table = new RunTable("lab-runs");
    this.root.append(this.table.box);
  }

  /** Remarks that the page has `said` need not be said twice. */
  show({ header: { remarks, sentence, table } }, { said }) {
    const unsaid = remarks.filter((remark) => !said.includes(remark));
    this.remark.textContent = unsaid.join(" ");
    this.remark.hidden = unsaid.length === 0;
    this.sentence.textContent = stage.tellsOutcome ? sentence : phrase("outcome_hidden");
    this.table.show(stage.tellsOutcome ? table : null);
  }

  destroy() {
    this.table.destroy();
  }
}

export const { mount, unmount } = pictureComponent(() => new Story());
