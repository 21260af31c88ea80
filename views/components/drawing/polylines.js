/** Polylines in pixels: what a run's path or its loss curve becomes for one view of the axes. */
import { clipShares } from "./clipping.js";
import { isInside } from "./overlay.js";
import { stage } from "../stage/stage.js";

const FAR = 20_000; // pixels; beyond, canvases lose precision, so a point is pulled in along its ray
const CLOSE = 0.3; // pixels; points nearer to the last one than this are not drawn

/**
 * @typedef {object} Polyline
 * @property {object} run its entry in the header
 * @property {number} index of the run
 * @property {import("../stage/picture.js").Picture} picture
 * @property {number} lastColumn the last one that is sound
 * @property {Float32Array} x pixels, one a column
 * @property {Float32Array} y
 * @property {number[]} drawn the columns worth drawing
 * @property {boolean} selected
 * @property {number} width of its stroke
 * @property {number} radius of its head
 */

/**
 * One polyline a run of `picture`.
 * @param {import("./overlay.js").Overlay} overlay
 * @param {(run: number, column: number) => [number, number]} place the run's data coordinates
 * @param {{weight?: number, selected?: number}} look weight of all strokes and heads; which run is selected
 * @returns {Polyline[]}
 */
export function polylinesOf(picture, overlay, place, { weight = 1, selected = stage.selected } = {}) {
  return picture.header.runs.map((run, index) => {
    const lastColumn = picture.lastColumns[index];
    const isSelected = index === selected;
    const line = { run, index, picture, lastColumn, selected: isSelected, ...strokeOf(isSelected, weight) };
    return { ...line, ...pixelsOf(overlay, lastColumn, (column) => place(index, column)) };
  });
}

function pixelsOf(overlay, lastColumn, place) {
  const [x, y] = [new Float32Array(lastColumn + 1), new Float32Array(lastColumn + 1)];
  const drawn = [];
  for (let k = 0; k <= lastColumn; k++) {
    [x[k], y[k]] = pulledIn(overlay.toPixel(...place(k)), overlay);
    const before = drawn.at(-1);
    const isNear = before !== undefined && Math.abs(x[k] - x[before]) <= CLOSE && Math.abs(y[k] - y[before]) <= CLOSE;
    if (!isNear) drawn.push(k);
  }
  return { x, y, drawn };
}

/** How thick a line is, and how large its head. */
export function strokeOf(isSelected, weight = 1) {
  return { width: weight * (isSelected ? 3.6 : 3), radius: weight * (isSelected ? 7 : 6) };
}

/** The column, maybe a fraction, in which the run stands at `step`; a run that has ended stays at its end. */
export function columnAt({ picture, lastColumn }, step) {
  return Math.min(picture.columnOf(step), lastColumn);
}

/** Where the run stands at a `step` that may lie between two kept ones. */
export function pointAt(line, step) {
  const column = columnAt(line, step);
  const k = Math.floor(column);
  const next = Math.min(k + 1, line.lastColumn);
  return [line.x, line.y].map((axis) => axis[k] + (axis[next] - axis[k]) * (column - k));
}

/** The path from the start up to `step`. */
export function pathUpTo(line, step) {
  const path = new Path2D();
  const end = columnAt(line, step);
  path.moveTo(line.x[0], line.y[0]);
  for (const k of line.drawn) {
    if (k > end) break;
    path.lineTo(line.x[k], line.y[k]);
  }
  path.lineTo(...pointAt(line, step));
  return path;
}

/** Whether the run broke, and the playback has come to that step. */
export function hasBroken({ run }, step) {
  return run.broke_at !== null && step >= run.last_step;
}

/**
 * Where a run that is out of sight at `step` left the view: the last place on the edge, and the direction there.
 * @returns {{x: number, y: number, angle: number} | null} null while it is in sight
 */
export function exitPoint(line, step, overlay) {
  let head = pointAt(line, step);
  if (isInside(head, overlay)) return null;
  for (let k = Math.ceil(columnAt(line, step)) - 1; k >= 0; k--) {
    const tail = [line.x[k], line.y[k]];
    const shares = clipShares(tail, head, overlay);
    if (shares) return pointBetween(tail, head, shares.leave);
    head = tail;
  }
  const centre = [overlay.width / 2, overlay.height / 2];
  const end = pointAt(line, step);
  return pointBetween(centre, end, clipShares(centre, end, overlay)?.leave ?? 0);
}

function pointBetween([x0, y0], [x1, y1], share) {
  return { x: x0 + share * (x1 - x0), y: y0 + share * (y1 - y0), angle: Math.atan2(y1 - y0, x1 - x0) };
}

function pulledIn([x, y], { width, height }) {
  const [dx, dy] = [x - width / 2, y - height / 2];
  const distance = Math.hypot(dx, dy);
  if (distance <= FAR) return [x, y];
  return [width / 2 + (dx / distance) * FAR, height / 2 + (dy / distance) * FAR];
}
