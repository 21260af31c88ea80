/** What stands over the map while presenting: the question to the class, and who is who. */
import { drawHead } from "../drawing/marks.js";
import { icon } from "../icons/icons.js";
import { stage } from "../stage/stage.js";
import { phrase } from "../words/phrase.js";
import { leave } from "./present.js";

const MARK = 20; // pixels, of the square in which a run's mark is drawn
const RADIUS = 6; // pixels, of the mark

const markup = `
  <p class="lab-banner-title"><b></b> <span>${phrase("present_question")}</span></p>
  <div class="lab-banner-runs" role="list"></div>
  <button type="button" class="lab-banner-leave" aria-label="${phrase("shortcut:leave")}" title="${phrase("shortcut:leave")}">
    ${icon("shrink")}
  </button>`;

export class Banner {
  /** @param {HTMLElement} box filled by the banner */
  constructor(box) {
    box.innerHTML = markup;
    [this.title, this.question, this.runs] = ["b", "span", ".lab-banner-runs"].map((name) => box.querySelector(name));
    box.querySelector("button").onclick = leave;
  }

  update(changes, theme) {
    if (!stage.presenting || !["picture", "theme", "controls", "outcome", "step"].some((kind) => changes.has(kind))) return;
    this.title.textContent = stage.surface.header.title;
    this.question.hidden = stage.tellsOutcome;
    if (changes.has("picture") || changes.has("theme")) this.showRuns(theme);
  }

  showRuns(theme) {
    const { runs } = stage.picture.header;
    this.runs.replaceChildren(...runs.filter((_, index) => !stage.isHidden(index)).map((run) => entryOf(run, theme)));
  }
}

function entryOf(run, theme) {
  const entry = Object.assign(document.createElement("span"), { role: "listitem" });
  entry.append(markOf(run, theme), run.label);
  return entry;
}

function markOf(run, theme) {
  const side = MARK * theme.scale;
  const ratio = window.devicePixelRatio || 1;
  const canvas = Object.assign(document.createElement("canvas"), { width: side * ratio, height: side * ratio });
  canvas.style.width = canvas.style.height = `${side}px`;
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  drawHead(context, { run, radius: RADIUS * theme.scale }, side / 2, side / 2, theme);
  return canvas;
}
