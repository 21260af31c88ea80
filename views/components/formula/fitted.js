/** Keeps the formulas of a box as small as its width asks for. */
import { styles } from "./styles.js";

const SLACK = 4; // pixels by which formulas may be wider than their share of the natural size
const SMALLEST = 0.45; // smaller than this nobody reads

export class Fitted {
  /** @param {HTMLElement} box whose elements of the class `lab-formula` are lines of `<math>` */
  constructor(box) {
    this.box = box;
    this.resized = new ResizeObserver(() => this.fit());
    this.resized.observe(box);
    styles.then(() => this.fit()); // until then the widths are those of another font
  }

  /** Measure first and write then, so that the page is laid out once. */
  fit() {
    const sizes = [...this.box.querySelectorAll(".lab-formula")].map((line) => [line, fitOf(line)]);
    for (const [line, size] of sizes) line.style.setProperty("--lab-fit", size);
  }

  destroy() {
    this.resized.disconnect();
  }
}

/** The share of its natural size at which the widest piece of `line` fits beside its indent. */
function fitOf(line) {
  const style = getComputedStyle(line);
  const now = Number(style.getPropertyValue("--lab-fit") || 1);
  const room = line.clientWidth;
  const widest = Math.max(0, ...[...line.querySelectorAll(":scope > math")].map((piece) => piece.getBoundingClientRect().width));
  if (!room || !widest) return now;
  const natural = (widest + parseFloat(style.paddingLeft)) / now;
  return Math.min(1, Math.max(SMALLEST, (room - SLACK) / natural));
}
