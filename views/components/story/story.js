/** What happened, to whom: a sentence for runs that ended alike, and a table of all. */
import { pictureComponent } from "../stage/panel.js";
import { stage } from "../stage/stage.js";
import { phrase } from "../words/phrase.js";
import { RunTable } from "./table.js";

class Story {
  constructor() {
    this.root = Object.assign(document.createElement("div"), { className: "lab-story" });
    this.root.dataset.testid = "lab-story";
    this.sentence = Object.assign(document.createElement("p"), { className: "lab-sentence" });
    this.table = new RunTable("lab-runs");
    this.root.append(this.sentence, this.table.box);
  }

  show({ header: { story, table } }) {
    this.sentence.textContent = stage.tellsOutcome ? story.join(" ") : phrase("outcome_hidden");
    this.table.show(stage.tellsOutcome ? table : null);
  }

  destroy() {
    this.table.destroy();
  }
}

export const { mount, unmount } = pictureComponent(() => new Story());
