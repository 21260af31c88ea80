/** A table of the runs: a row for each, a column for each number, written anew only where it has changed. */
import { liftWhilePointedAt } from "../stage/pointing.js";
import { stylesheet } from "../stage/resources.js";
import { choose, stage, subscribe } from "../stage/stage.js";

await stylesheet("story/table").catch(() => null); // without it no row is marked

/**
 * What `figures/tables.py` says of the runs.
 * @typedef {object} TableData
 * @property {string} heading of the names of the runs, which select them
 * @property {{title: string, definition: string, is_number: boolean}[]} columns
 * @property {{label: string, colour: number, cells: Cell[]}[]} rows
 * @typedef {{text: string, is_best: boolean, range: string, details: string}} Cell
 */
export class RunTable {
  /** @param {string} className */
  constructor(className) {
    this.box = Object.assign(document.createElement("div"), { className: "lab-scroll" });
    this.table = Object.assign(document.createElement("table"), { className });
    this.box.append(this.table);
    this.unsubscribe = subscribe((changes) => (changes.has("runs") || changes.has("controls")) && this.markRows());
  }

  /** @param {TableData | null} data nothing while nothing may be told */
  show(data) {
    if (!data) return this.clear();
    const { heading, columns, rows } = data;
    const shape = JSON.stringify([heading, columns, rows.map(({ label, colour }) => [label, colour])]);
    if (shape !== this.shape) this.build({ heading, columns, rows }, shape);
    rows.forEach(({ cells }, row) => cells.forEach((cell, column) => write(this.cells[row][column], cell)));
  }

  clear() {
    this.shape = null;
    this.table.replaceChildren();
  }

  build({ heading, columns, rows }, shape) {
    this.shape = shape;
    const head = element("thead");
    const body = element("tbody");
    head.append(rowOf([element("th", { scope: "col", textContent: heading }), ...columns.map(headingOf)]));
    this.cells = rows.map(() => columns.map(({ is_number: isNumber }) => element("td", { className: isNumber ? "lab-number" : "" })));
    body.append(...rows.map((run, row) => liftingRow([nameOf(run, row), ...this.cells[row]], row)));
    this.table.replaceChildren(head, body);
    this.markRows();
  }

  /** Show which run is selected, and which is pointed at, wherever that is. */
  markRows() {
    if (!stage.picture) return;
    [...(this.table.tBodies[0]?.rows ?? [])].forEach((row, run) => {
      row.classList.toggle("lab-lifted", run === stage.hovered);
      row.querySelector("button").setAttribute("aria-pressed", String(run === stage.selected));
    });
  }

  destroy() {
    this.unsubscribe();
  }
}

function element(tag, properties = {}) {
  return Object.assign(document.createElement(tag), properties);
}

function rowOf(cells) {
  const row = element("tr");
  row.append(...cells);
  return row;
}

function liftingRow(cells, run) {
  const row = rowOf(cells);
  liftWhilePointedAt(row, () => run);
  return row;
}

/** A heading; what it means can be read by hovering over it or by focusing it. */
function headingOf({ title, definition }) {
  const heading = element("th", { scope: "col" });
  heading.append(element("abbr", { textContent: title, title: definition, tabIndex: 0 }));
  return heading;
}

function nameOf({ label, colour }, run) {
  const heading = element("th", { scope: "row" });
  const button = element("button", { type: "button", className: "lab-row-name", onclick: () => choose("selected", run) });
  button.append(element("span", { className: `lab-dot lab-colour-${colour}` }), label);
  heading.append(button);
  return heading;
}

/** Write a cell: the best of its column marked, the range over the seeds smaller. */
function write(box, cell) {
  const text = JSON.stringify(cell);
  if (box.dataset.cell === text) return;
  box.dataset.cell = text;
  box.title = cell.details;
  const content = cell.is_best ? element("b", { className: "lab-best" }) : document.createDocumentFragment();
  content.append(cell.text);
  if (cell.range) content.append(" ", element("span", { className: "lab-range", textContent: cell.range }));
  box.replaceChildren(content);
}
