/** The update rule, line by line, and below each line the same with the numbers of the step. */
import { steady, brief, say } from "./words.js";

const WIDTH = 8;
const SPACE = "\u2007";

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
  fill(readings, k) {
    for (const place of this.places) {
      const values = readings.last < 0 ? null : readings.at(place.name, k, place.late === "1");
      const isFixed = place.name.startsWith("value:") && !(place.name === "value:learning_rate" && moves(readings));
      const spoken = values?.map(place.name === "t" ? String : isFixed ? plain : centred) ?? ["·"];
      if (place.shape !== spoken.length) this.reshape(place, spoken.length);
      spoken.forEach((word, side) => {
        const cell = place.cells[side];
        if (cell.textContent !== word) cell.textContent = word;
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
  const word = steady(value);
  return word.padStart((WIDTH + word.length) >> 1, SPACE).padEnd(WIDTH, SPACE);
}

const moves = (readings) => readings.has("rate") && !readings.isConstant("rate");

/** The plain numbers of the step: name, x, y. */
export class Numbers {
  constructor(table) {
    this.table = table;
  }

  /** One row for each of what `rule` and `readings` speak of. */
  show(rule, readings) {
    const { fields, powers } = readings.about;
    const named = (name, words, symbol, late = false) => ({ name, words, symbol, late });
    const rows = [
      named("x", say("now"), "<i>x</i>"),
      named("g", say("slope"), "<i>g</i>"),
      ...fields.map((field) => named(`state:${field}`, powers.includes(field) ? "" : wordsOf(field), rule.symbols[field] ?? "", true)),
      named("divisor", say("divisor"), "√ + ε"),
      named("step", say("stride"), "Δ"),
      named("rate", say("scheduled"), rule.parameters.learning_rate ?? ""),
    ].filter(({ name }) => name === "x" || readings.has(name));
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

  fill(readings, k) {
    this.rows.forEach(({ name, late }, row) => {
      const values = readings.last < 0 ? [] : (readings.at(name, k, late) ?? []);
      this.cells[row].forEach((cell, side) => {
        const word = side < values.length ? steady(values[side]) : "";
        if (cell.textContent !== word) cell.textContent = word;
      });
    });
  }
}

/** A field's name in words; a single letter is told by the formula. */
export function wordsOf(field) {
  return field.length === 1 ? "" : field.replaceAll("_", " ");
}
