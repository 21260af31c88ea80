/** The plain numbers of the step: name, x, y. */
import { steady } from "../words/numbers.js";
import { phrase } from "../words/phrase.js";

export class Readings {
  constructor(table) {
    this.table = table;
  }

  /** One row for each of what `rule` and `internals` speak of. */
  show(rule, internals) {
    const { fields, powers, epsilon_inside: isInside } = internals.about;
    const named = (name, words, symbol, late = false) => ({ name, words, symbol, late });
    const rows = [
      named("x", phrase("number:x"), "<i>x</i>"),
      named("g", phrase("number:g"), "<i>g</i>"),
      ...fields.map((field) => named(`state:${field}`, powers.includes(field) ? "" : wordsOf(field), rule.symbols[field] ?? "", true)),
      named("divisor", phrase("number:divisor"), rule.divisors[Number(isInside)]),
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
