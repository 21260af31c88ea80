/** A table of the runs: a row for each, a column for each number, written anew only where it has changed. */
import { phrase } from "../shared/phrase.js";

/**
 * @typedef {object} TableData
 * @property {{title: string, definition?: string}[]} columns
 * @property {{label: string, colour: number, cells: Cell[]}[]} rows
 * @typedef {{text: string, best?: boolean, range?: string, title?: string}} Cell
 */
export class RunTable {
  /** @param {string} className @param {number} nTextColumns so many of the first columns hold words, the others numbers */
  constructor(className, nTextColumns = 0) {
    this.nTextColumns = nTextColumns;
    this.box = Object.assign(document.createElement("div"), { className: "lab-scroll" });
    this.table = Object.assign(document.createElement("table"), { className });
    this.box.append(this.table);
  }

  /** @param {TableData} data */
  show({ columns, rows }) {
    const shape = JSON.stringify([columns, rows.map(({ label, colour }) => [label, colour])]);
    if (shape !== this.shape) this.build(columns, rows, shape);
    rows.forEach(({ cells }, row) => cells.forEach((cell, column) => write(this.cells[row][column], cell)));
  }

  build(columns, rows, shape) {
    this.shape = shape;
    const head = element("thead");
    const body = element("tbody");
    head.append(rowOf([element("th", { scope: "col", textContent: phrase("run") }), ...columns.map(headingOf)]));
    this.cells = rows.map(() => columns.map((_, column) => element("td", this.lookOf(column))));
    body.append(...rows.map((run, row) => rowOf([nameOf(run), ...this.cells[row]])));
    this.table.replaceChildren(head, body);
  }

  lookOf(column) {
    return column < this.nTextColumns ? {} : { className: "lab-number" };
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

/** A heading; what it means can be read by hovering over it or by focusing it. */
function headingOf({ title, definition }) {
  const heading = element("th", { scope: "col" });
  heading.append(definition ? element("abbr", { textContent: title, title: definition, tabIndex: 0 }) : title);
  return heading;
}

function nameOf({ label, colour }) {
  const heading = element("th", { scope: "row" });
  heading.append(element("span", { className: `lab-dot lab-colour-${colour}` }), label);
  return heading;
}

/** Write a cell: the best of its column marked, the range over the seeds smaller. */
function write(box, cell) {
  const text = JSON.stringify(cell);
  if (box.dataset.cell === text) return;
  box.dataset.cell = text;
  box.title = cell.title ?? "";
  const content = cell.best ? element("b", { className: "lab-best" }) : document.createDocumentFragment();
  content.append(cell.text);
  if (cell.range) content.append(" ", element("span", { className: "lab-range", textContent: cell.range }));
  box.replaceChildren(content);
}
