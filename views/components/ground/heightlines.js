/** The lines of height of a ground, at equal steps of tone; every so many of them is strong and tells its loss. */
import { contourChains, thinned } from "./contours.js";
import { levelsOf, tonesOf } from "./tones.js";
import { withAlpha } from "../stage/theme.js";

const TOLERANCE = 0.04; // cells of the grid by which a line may miss its place

const known = new WeakMap(); // the lines by surface

/**
 * @typedef {object} HeightLines
 * @property {{tone: number, chains: import("./contours.js").Chain[]}[]} strong
 * @property {{thin: Path2D, strong: Path2D}} paths in columns and rows of the grid
 */

/** @returns {HeightLines} */
export function heightLinesOf(surface) {
  if (!known.has(surface)) known.set(surface, foundIn(surface));
  return known.get(surface);
}

function foundIn(surface) {
  const paths = { thin: new Path2D(), strong: new Path2D() };
  const strong = [];
  for (const { tone, isStrong } of levelsOf(surface)) {
    const chains = contourChains(tonesOf(surface), surface.header.blocks[0].shape, tone);
    for (const chain of chains) addSmooth(isStrong ? paths.strong : paths.thin, thinned(chain, TOLERANCE));
    if (isStrong) strong.push({ tone, chains });
  }
  return { strong, paths };
}

/** A chain as curves from middle to middle, which its corners pull. */
function addSmooth(path, { x, y, isClosed }) {
  const middle = (k) => [(x[k] + x[k + 1]) / 2, (y[k] + y[k + 1]) / 2];
  const last = x.length - 1;
  if (isClosed) path.moveTo(...middle(last - 1));
  else path.moveTo(x[0], y[0]);
  for (let k = isClosed ? 0 : 1; k < last; k++) path.quadraticCurveTo(x[k], y[k], ...middle(k));
  if (!isClosed) path.lineTo(x[last], y[last]);
}

/**
 * Draw all lines of `surface`.
 * @param {DOMMatrix} matrix from the grid to pixels
 * @param {number} weight of the strokes, beside those of the large map
 */
export function drawHeightLines(context, surface, theme, matrix, weight = 1) {
  const { paths } = heightLinesOf(surface);
  const style = surface.header.lines[theme.mode];
  for (const [path, opacity, width] of [[paths.thin, style.opacity, 1], [paths.strong, style.strong_opacity, 1.3]]) {
    const placed = new Path2D();
    placed.addPath(path, matrix);
    context.strokeStyle = withAlpha(style.colour, opacity);
    context.lineWidth = width * weight;
    context.stroke(placed);
  }
}
