/** The parts of a knob's row, each named for people and for tests. */
import { phrase } from "../words/phrase.js";
import { Tip } from "./tip.js";

let count = 0;

/** The name of a knob, which explains it too. */
export const namePart = `
  <button type="button" class="lab-knob-help">
    <span class="lab-knob-label"></span> <span class="lab-knob-symbol" aria-hidden="true"></span>
  </button>
  <div class="lab-knob-tip" role="tooltip"></div>`;

/** Find a part of `row` by its title, once all know the sentence that explains them. */
export function labelledParts(row, { name, label, symbol, help }) {
  const part = (title) => row.querySelector(`.lab-knob-${title}`);
  row.dataset.testid = `knob-${name}`;
  part("label").textContent = label;
  part("symbol").innerHTML = symbol;
  const isSaid = part("symbol").textContent.normalize("NFKC") === label.normalize("NFKC"); // β₁ is β with an index
  part("label").classList.toggle("lab-knob-unsaid", isSaid);
  part("tip").textContent = help;
  part("tip").id = `lab-knob-tip-${++count}`;
  part("help").setAttribute("aria-label", phrase("about_knob", { label }));
  part("help").dataset.testid = `knob-${name}-help`;
  part("help").setAttribute("aria-describedby", part("tip").id);
  for (const title of ["slider", "number", "reset", "switch"]) {
    if (!part(title)) continue;
    part(title).dataset.testid = `knob-${name}-${title}`;
    part(title).setAttribute("aria-label", title === "reset" ? phrase("reset_knob", { label }) : label);
    part(title).setAttribute("aria-describedby", part("tip").id);
  }
  return { part, tip: new Tip(part("help"), part("tip")) };
}
