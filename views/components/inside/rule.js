/** The update rule, line by line, and below each line the same with the numbers of the step. */
import { brief, steady } from "../words/numbers.js";
import { phrase } from "../words/phrase.js";

const WIDTH = 8; // characters of a number that may change
const SPACE = "\u2007"; // as wide as a figure

export class Rule {
  constructor(box) {
    this.box = box;
  }

  /** Take the formulas of another method. */
  show(rule) {
    this.rule = rule;
    this.box.innerHTML = rule.lines
      .map(({ symbols, numbers }) => `<div class="lab-line">${symbols}${numbers === symbols ? "" : numbers}</div>`)
      .join("");
    this.box.querySelectorAll(".lab-line math:nth-child(2)").forEach((math) => math.classList.add("lab-numbers"));
    this.places = [...this.box.querySelectorAll("[data-name]")].map((element) => ({ element, ...element.dataset }));
  }

  /** Put in the numbers of the step from row `k`. */
  fill(internals, k) {
    for (const place of this.places) {
      const values = internals.lastRow < 0 ? null : internals.at(place.name, k, place.late === "1");
      const texts = values?.map(formatOf(place.name, internals)) ?? ["·"];
      if (place.shape !== texts.length) this.reshape(place, texts.length);
      texts.forEach((text, side) => {
        const cell = place.cells[side];
        if (cell.textContent !== text) cell.textContent = text;
      });
    }
  }

  reshape(place, length) {
    const cell = "<mtr><mtd><mn>·</mn></mtd></mtr>";
    place.element.innerHTML = length === 1 ? "<mn>·</mn>" : `<mo>(</mo><mtable>${cell}${cell}</mtable><mo>)</mo>`;
    place.cells = place.element.querySelectorAll("mn");
    place.shape = length;
  }
}

const plain = (value) => brief(value).replace(".0e", "e");

/** Between spaces as wide as a figure, so that nothing beside it moves when it changes. */
function centred(value) {
  const text = steady(value);
  return text.padStart((WIDTH + text.length) >> 1, SPACE).padEnd(WIDTH, SPACE);
}

/** How a number called `name` is written: what stays the same needs no room to change. */
function formatOf(name, internals) {
  if (name === "t") return String;
  const isScheduled = name === "value:learning_rate" && internals.has("rate") && !internals.isConstant("rate");
  return name.startsWith("value:") && !isScheduled ? plain : centred;
}

/** The plain numbers of the step: name, x, y. */
export class Numbers {
  constructor(table) {
    this.table = table;
  }

  /** One row for each of what `rule` and `internals` speak of. */
  show(rule, internals) {
    const { fields, powers } = internals.about;
    const named = (name, words, symbol, late = false) => ({ name, words, symbol, late });
    const rows = [
      named("x", phrase("number:x"), "<i>x</i>"),
      named("g", phrase("number:g"), "<i>g</i>"),
      ...fields.map((field) => named(`state:${field}`, powers.includes(field) ? "" : wordsOf(field), rule.symbols[field] ?? "", true)),
      named("divisor", phrase("number:divisor"), "√ + ε"),
      named("step", phrase("number:step"), "Δ"),
      named("rate", phrase("number:rate"), rule.parameters.learning_rate ?? ""),
    ].filter(({ name }) => name === "x" || internals.has(name));
    const look = JSON.stringify(rows);
    if (look === this.look) return;
    this.look = look;
    this.rows = rows;
    this.table.innerHTML =
      `<thead><tr><td></td><td></td><th scope="col">x</th><th scope="col">y</th></tr></thead><tbody>${rows
        .map(({ words, symbol }) => `<tr><th scope="row">${symbol}</th><td>${words}</td><td></td><td></td></tr>`)
        .join("")}</tbody>`;
    this.cells = [...this.table.tBodies[0].rows].map((row) => [row.cells[2], row.cells[3]]);
  }

  fill(internals, k) {
    this.rows.forEach(({ name, late }, row) => {
      const values = internals.lastRow < 0 ? [] : (internals.at(name, k, late) ?? []);
      this.cells[row].forEach((cell, side) => {
        const text = side < values.length ? steady(values[side]) : "";
        if (cell.textContent !== text) cell.textContent = text;
      });
    });
  }
}

/** A field's name in words; a single letter is told by the formula. */
export function wordsOf(field) {
  return field.length === 1 ? "" : field.replaceAll("_", " ");
}
