/** The update rule, line by line, with the numbers of the step in it. */
import { brief, steady } from "../words/numbers.js";
import { Fitted } from "../formula/fitted.js";

const WIDTH = 8; // characters of a number that may change
const SPACE = "\u2007"; // as wide as a figure
const CONSTANTS = ["value:", "rest:"]; // what a step does not change, but for a learning rate with a schedule
const BEFORE_A_NUMBER = ["=", "(", "[", "{", "|", "‖", ",", ""]; // behind these a minus needs no brackets

/** Each line as it is on the card, and below it the same with the numbers of both coordinates. */
export const whole = ({ symbols, numbers }) =>
  `<div class="lab-formula">${symbols}</div>${numbers === symbols ? "" : `<div class="lab-formula lab-numbers">${numbers}</div>`}`;

/** Each line with the numbers of one coordinate, where the other does not matter; what has none is left out. */
export const short = ({ brief: numbers, mixes }) =>
  numbers && `<div class="lab-formula lab-numbers"${mixes ? "" : " data-one-coordinate"}>${numbers}</div>`;

export class Rule {
  /** @param {HTMLElement} box @param {(line: object) => string} form how a line is written: `whole` or `short` */
  constructor(box, form) {
    Object.assign(this, { box, form, coordinate: 0 });
    this.fitted = new Fitted(box);
  }

  /** Take the formulas of another method. */
  show(rule) {
    this.rule = rule;
    this.lines = rule.lines.map((line) => {
      const element = Object.assign(document.createElement("div"), { className: "lab-line", innerHTML: this.form(line) });
      return { ...line, element };
    });
    this.lines = this.lines.filter(({ element }) => element.firstChild);
    this.box.replaceChildren(...this.lines.map(({ element }) => element));
    this.places = [...this.box.querySelectorAll("[data-name]")].map(placeOf);
  }

  /** Whether a line is about one coordinate only. */
  get hasOneCoordinate() {
    return this.places.some(({ isOne }) => isOne);
  }

  /** Put in the numbers of the step from row `k`; lines about what is off are left out. Whether it takes other room now. */
  fill(internals, k) {
    for (const { element, field } of this.lines) element.hidden = internals.isIdle(field);
    const shapes = this.places.map((place) => this.put(place, internals, k));
    const look = shapes.join();
    if (look === this.look) return false;
    this.look = look;
    this.fitted.fit();
    return true;
  }

  /** Returns the shape that the place has taken, and how long its texts have become: what makes a line wider than it was. */
  put(place, internals, k) {
    const values = internals.lastRow < 0 ? null : internals.at(place.name, k, place.late === "1");
    const shown = place.isOne && values?.length === 2 ? [values[this.coordinate]] : values;
    const texts = shown?.map(formatOf(place, internals)) ?? ["·"];
    const shape = texts.length === 1 && place.isFactor && shown?.[0] < 0 ? "(1)" : String(texts.length);
    if (place.shape !== shape) reshape(place, shape);
    texts.forEach((text, side) => {
      const cell = place.cells[side];
      if (cell.textContent !== text) cell.textContent = text;
    });
    place.longest = Math.max(place.longest ?? 0, ...texts.map(({ length }) => length));
    return `${shape} ${place.longest}`;
  }

  destroy() {
    this.fitted.destroy();
  }
}

function placeOf(element) {
  const isOne = Boolean(element.closest("[data-one-coordinate]"));
  return { element, ...element.dataset, isOne, isFactor: isOne && isFactor(element) };
}

/** Whether a negative number here, behind a sign or below an exponent, stands in brackets. */
function isFactor(element) {
  const { parentElement: parent, previousElementSibling: before } = element;
  if (parent.localName === "mrow" && parent.children.length === 1) return isFactor(parent);
  if (parent.localName === "msup") return !before;
  return Boolean(before) && !(before.localName === "mo" && BEFORE_A_NUMBER.includes(before.textContent.trim()));
}

const SHAPES = {
  1: (number) => number,
  "(1)": (number) => `<mo>(</mo>${number}<mo>)</mo>`,
  2: (number) => `<mo>(</mo><mtable><mtr><mtd>${number}</mtd></mtr><mtr><mtd>${number}</mtd></mtr></mtable><mo>)</mo>`,
};

function reshape(place, shape) {
  const tag = place.name === "coordinate" ? "mi" : "mn";
  place.element.innerHTML = SHAPES[shape](`<${tag}>·</${tag}>`);
  place.cells = place.element.querySelectorAll(tag);
  place.shape = shape;
}

/** Between spaces as wide as a figure, so that nothing beside it moves when it changes. */
function centred(value) {
  const text = steady(value);
  return text.padStart((WIDTH + text.length) >> 1, SPACE).padEnd(WIDTH, SPACE);
}

/** How the numbers of a place are written: what stays the same needs no room to change. */
function formatOf({ name, isOne }, internals) {
  if (name === "t" || name === "coordinate") return String;
  const isScheduled = name === "value:learning_rate" && internals.has("rate") && !internals.isConstant("rate");
  if (CONSTANTS.some((kind) => name.startsWith(kind)) && !isScheduled) return brief;
  return isOne ? steady : centred;
}
