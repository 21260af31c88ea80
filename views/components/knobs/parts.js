/** The parts of a knob's row, each named for people and for tests. */
import { phrase } from "../words/phrase.js";

let count = 0;

/** Find a part of `row` by its title, once all know the sentence that explains them. */
export function labelledParts(row, { name, label, symbol, help }) {
  const part = (title) => row.querySelector(`.lab-knob-${title}`);
  row.dataset.testid = `knob-${name}`;
  part("label").textContent = label;
  part("symbol").innerHTML = symbol;
  part("symbol").hidden = part("symbol").textContent.normalize("NFKC") === label.normalize("NFKC"); // β₁ as β with an index
  part("tip").textContent = help;
  part("tip").id = `lab-knob-tip-${++count}`;
  part("help").setAttribute("aria-label", phrase("about_knob", { label }));
  part("help").setAttribute("aria-describedby", part("tip").id);
  part("help").onkeydown = ({ key }) => key === "Escape" && part("help").blur();
  for (const title of ["slider", "number", "reset", "switch"]) {
    if (!part(title)) continue;
    part(title).dataset.testid = `knob-${name}-${title}`;
    part(title).setAttribute("aria-label", title === "reset" ? phrase("reset_knob", { label }) : label);
    part(title).setAttribute("aria-describedby", part("tip").id);
  }
  return part;
}
